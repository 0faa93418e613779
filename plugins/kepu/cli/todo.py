"""`todo`: what has to be checked, renewed, verified or finished, by topic; as text, JSON or a calendar.

Exit codes: 0 listed, whatever is overdue; 1 with `--fail-overdue` where something is, or the file cannot be written;
2 called wrongly. A mistake in one file never hides the others: what can be read is listed, and the errors are counted.
"""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path

from kepu.cli.checked import check_cached
from kepu.cli.setting import add_today
from kepu.cli.todo_choice import UnknownWordError, choose
from kepu.cli.todo_desk import Desk, open_desk
from kepu.cli.todo_text import write_text
from kepu.index.todo.table import table_work
from kepu.index.todo.worklist import Worklist, list_work

_LONGEST = 3650
"""Days that one may look ahead: the longest period between two checks."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    parser.add_argument("--topic", metavar="主题", help="只看一个主题，例如 health 或 卫生健康")
    parser.add_argument("--kind", metavar="种类", help="只看一类，例如 resource 或 资源")
    parser.add_argument(
        "--community", metavar="社区", help="只看一个社区自己的内容；写县的编号就是县的"
    )
    parser.add_argument(
        "--format",
        choices=("text", "json", "ics"),
        default="text",
        help="输出格式；ics 可导进手机日历",
    )
    parser.add_argument(
        "--within", type=_days, default=90, metavar="天数", help="往后看多少天，默认 90"
    )
    parser.add_argument("--output", type=Path, metavar="文件", help="写进文件，不显示在屏幕上")
    parser.add_argument(
        "--fail-overdue", action="store_true", help="有待复核的就算失败（退出码 1）"
    )
    add_today(parser)


def run(options: argparse.Namespace) -> int:
    """List what has to be done."""
    desk = open_desk(check_cached(), options.today)
    try:
        choice = choose(options.topic, options.kind, options.community, desk)
    except UnknownWordError as unknown:
        print(unknown, file=sys.stderr)
        return 2
    work = list_work(desk.tasks, choice, options.within, options.today)
    if desk.errors:
        print(
            f"检查发现 {desk.errors} 个错误，读不懂的文件没有列进来。先运行 python3 build.py check 看看。",
            file=sys.stderr,
        )
    if not desk.places:
        print("catalog/counties/ 里没有读得懂的县，所以列不出来。", file=sys.stderr)
    is_put = _put(_FORMS[options.format](work, desk), options.output)
    return int(not is_put or bool(options.fail_overdue and work.overdue))


def _days(text: str) -> int:
    if text.isascii() and text.isdigit() and int(text) <= _LONGEST:
        return int(text)
    raise argparse.ArgumentTypeError(f"“{text}”不是天数，要写 0 到 {_LONGEST} 的整数")


def _text(work: Worklist, desk: Desk) -> str:
    return write_text(work, desk.topics)


def _json(work: Worklist, desk: Desk) -> str:
    table = table_work(work, desk.topics, desk.errors)
    return json.dumps(table, ensure_ascii=False, indent=2) + "\n"


def _ics(work: Worklist, desk: Desk) -> bytes:
    # The library is only loaded by those who want a calendar.
    from kepu.index.todo.calendar import Source, calendar_of  # noqa: PLC0415

    if not work.overdue and not work.due:
        print("没有要提醒的，日历里一条也没有。", file=sys.stderr)
    return calendar_of(work, Source(desk.id, desk.as_of, desk.topics))


_FORMS: dict[str, Callable[[Worklist, Desk], str | bytes]] = {
    "text": _text,
    "json": _json,
    "ics": _ics,
}


def _put(content: str | bytes, target: Path | None) -> bool:
    """Write to a file or to the screen; tell whether it worked."""
    if target is None:
        _show(content)
        return True
    try:
        target.write_bytes(content.encode() if isinstance(content, str) else content)
    except OSError as error:
        print(f"写不了 {target}：{error.strerror}", file=sys.stderr)
        return False
    print(f"写好了：{target}")
    return True


def _show(content: str | bytes) -> None:
    if isinstance(content, str):
        sys.stdout.write(content)
        return
    # As bytes: text mode would turn a calendar's line ends into others on Windows.
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
