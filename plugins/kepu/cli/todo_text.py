"""The worklist in words, for a terminal.

Comes in: a worklist, the names of topics. Goes out: Chinese text with totals; what to do about it stands at the end.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from kepu.index.todo.table import count_topics
from kepu.index.todo.worklist import Task, Worklist

_NUMBERS = "一二三四五"
_STATUS = {"draft": "草稿", "in-review": "审校中"}
_DATE = " " * len("2026-11-22")


def write_text(work: Worklist, topics: Mapping[str, str]) -> str:
    """Write the worklist."""
    return "\n".join(_lines(work, topics)) + "\n"


def _lines(work: Worklist, topics: Mapping[str, str]) -> Iterator[str]:
    yield f"到期清单：从 {work.today} 起 {work.within} 天，到 {work.until}"
    yield (
        f"合计：待复核 {len(work.overdue)} 条，快到期 {len(work.due)} 条，已过期 {len(work.expired)} 条，"
        f"待核实 {len(work.unverified)} 条，没发布 {len(work.drafts)} 条"
    )
    found = [section for section in _sections(work, topics) if section[1]]
    for number, (heading, tasks, lines) in zip(_NUMBERS, found, strict=False):
        yield ""
        yield f"{number}、{heading}（{len(tasks)} 条）"
        yield from lines
    yield ""
    yield from _advice(work)


def _sections(
    work: Worklist, topics: Mapping[str, str]
) -> Iterator[tuple[str, tuple[Task, ...], Iterator[str]]]:
    def grouped(tasks: tuple[Task, ...], say: Callable[[Task], str]) -> Iterator[str]:
        return _grouped(tasks, topics, say)

    yield (
        "待复核：过了该核对的日子，居民会看到“待复核”",
        work.overdue,
        grouped(work.overdue, _by_day),
    )
    yield (
        f"快到期：{work.until} 以前要核对，或者有效期要到",
        work.due,
        grouped(work.due, _by_day),
    )
    yield (
        "已过期：已经不在列表里，要续期或者撤下",
        work.expired,
        grouped(work.expired, _expired),
    )
    yield "待核实：还没有对照原文（conf: M）", work.unverified, _counted(work.unverified, topics)
    yield "没发布：草稿和审校中的", work.drafts, grouped(work.drafts, _draft)


def _grouped(
    tasks: Iterable[Task], topics: Mapping[str, str], say: Callable[[Task], str]
) -> Iterator[str]:
    tasks = list(tasks)
    for topic, count in count_topics(tasks, topics).items():
        yield f"  {_name(topic, topics)}：{count} 条"
        for task in tasks:
            if task.topic == topic:
                yield f"    {say(task)}"
                yield f"    {_DATE} {task.path}"


def _counted(tasks: Iterable[Task], topics: Mapping[str, str]) -> Iterator[str]:
    counts = count_topics(tasks, topics).items()
    yield "  " + "，".join(f"{_name(topic, topics)} {count} 条" for topic, count in counts)
    yield "  要看每一条，加上 --format json"


def _name(topic: str, topics: Mapping[str, str]) -> str:
    return topics.get(topic, topic) or "不分主题"


def _by_day(task: Task) -> str:
    signed = f"（{'，'.join(task.roles)}）" if task.roles else ""
    return f"{task.by} {task.title}（{task.id}）：{task.why}{signed}"


def _expired(task: Task) -> str:
    return f"{task.expires_on} {task.title}（{task.id}）：这天以后就不算有效了"


def _draft(task: Task) -> str:
    return f"{task.touched_on} {task.title}（{task.id}）：{_STATUS[task.status]}，最后改动"


def _advice(work: Worklist) -> Iterator[str]:
    if not work.overdue and not work.due:
        yield f"{work.until} 以前没有要核对的。"
        if task := work.later:
            yield f"最近的一条：{task.by} {task.title}（{task.id}），{task.path}"
    else:
        yield (
            "核对完：逐字对过依据、没有错，就在文件里写 assured_on: 核对那天的日期，"
            f"例如 assured_on: {work.today}。只改错字不算核对。"
        )
    if work.expired:
        yield "已过期的：还有效就把 valid_until 往后写；不再有效就写 status: withdrawn 和 status_note。"
