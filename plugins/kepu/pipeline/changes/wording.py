"""A report in sentences: sections of lines, for a terminal and for a workflow's summary.

Comes in: a `Report`. Goes out: plain text, what matters most first. Nothing is escaped here.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kepu.pipeline.changes.compare import PORTAL
from kepu.pipeline.changes.figures import NUMBER
from kepu.pipeline.changes.report import EntryEdit, FrameEdit, Page, PlaceEdit, Report
from kepu.plan.wording import clip

_TOLD = 6
"""How many places of an entry are named one by one."""
_SNIPPET = 60
"""Characters of a text that are shown beside its numbers."""
_FIGURES = 20
"""How many numbers of a new entry are listed."""


@dataclass(frozen=True)
class Section:
    """A heading and what stands below it."""

    title: str
    lines: tuple[str, ...]


def say_report(report: Report) -> tuple[Section, ...]:
    """Say what changes, in sections that hold something."""
    sections = (
        Section("检查没有通过，改好之前不会发布", tuple(_say_errors(report))),
        Section("数字有变化，请逐字核对", tuple(say_numbers(report))),
        Section("这些规则被说明为例外", tuple(_say_answers(report))),
        Section("改了哪些内容", tuple(say_entry(entry, report) for entry in report.entries)),
        Section("每一页都有的改动", tuple(say_frame(frame, report) for frame in report.frames)),
        Section("新增的页面", tuple(_say_pages(report, report.added))),
        Section("不再有的页面", tuple(_say_pages(report, report.removed))),
        Section("没有比较的改动", tuple(f"{path}：不是内容" for path in report.left_out)),
    )
    return tuple(section for section in sections if section.lines)


def say_head(report: Report) -> str:
    """Say in one sentence how much changes."""
    parts = [f"改了 {len(report.entries)} 个文件"]
    if report.page_count or not report.uncompared:
        parts.append(f"{report.page_count} 页读起来不一样")
    parts += [f"新增 {len(report.added)} 页"] if report.added else []
    parts += [f"少了 {len(report.removed)} 页"] if report.removed else []
    parts += ["有的页面还没法比较"] if report.uncompared else []
    return f"{'，'.join(parts)}。"


def say_sites(sites: tuple[str, ...], report: Report) -> str:
    """Name sites; all of them, or all communities, in one word."""
    communities = [site for site in report.sites if site != PORTAL]
    here = [site for site in sites if site != PORTAL]
    if len(here) == len(communities) > 1:
        everywhere = f"全部 {len(communities)} 个社区"
        return f"{PORTAL}和{everywhere}" if PORTAL in sites else everywhere
    return "、".join(sites)


def say_change(old: Iterable[str], new: Iterable[str]) -> str:
    """Say which numbers became which."""
    return f"{'、'.join(old) or '无'} → {'、'.join(new) or '无'}"


def say_entry(entry: EntryEdit, report: Report) -> str:
    """Say in one sentence what changed in an entry, and where residents will see it."""
    where = f"（{entry.owner}）" if entry.owner else ""
    return f"{name_of(entry)}{where}：{_say_what(entry)}；{say_reach(entry, report)}"


def name_of(entry: EntryEdit) -> str:
    """Name an entry by its kind, its id and its title."""
    return f"{entry.kind} {entry.id} {'' if entry.title == entry.id else entry.title}".strip()


def say_reach(entry: EntryEdit, report: Report) -> str:
    """Say where residents will see an entry's change."""
    if entry.pages:
        sites = say_sites(entry.sites, report)
        return f"出现在 {len(entry.pages)} 页；居民在 {sites} 会看到"
    if report.uncompared:
        return "还比不出哪些页面会变"
    if report.frames and entry.kind in {"社区", "县", "热线", "总目录"}:
        return "见下面“每一页都有的改动”"
    if any(page.url == entry.address for page, _ in (*report.added, *report.removed)):
        return "只在它自己的页面上"
    return "页面上看不到变化"


def say_numbers(report: Report) -> Iterator[str]:
    """Say every number that changed in the files, and those of new entries."""
    for entry in report.entries:
        if entry.status == "added":
            yield from _say_new_numbers(entry)
            continue
        for edit in entry.edits:
            old, new = edit.numbers
            if old or new:
                yield f"{name_of(entry)}，{edit.label}：{say_change(old, new)}（{_say_text(edit)}）"


def say_frame(frame: FrameEdit, report: Report) -> str:
    """Say what changes at the head or foot of pages."""
    edit = frame.edit
    sites = say_sites(frame.sites, report)
    change = f"“{edit.before or '无'}” → “{edit.after or '无'}”"
    return f"{sites}：{edit.label}改了（{change}），出现在 {frame.pages} 页"


def _say_what(entry: EntryEdit) -> str:
    if entry.status != "changed":
        return "新增" if entry.status == "added" else "删除"
    places = [edit for edit in entry.edits if not edit.is_bookkeeping] or list(entry.edits)
    said = [entry.turn] if entry.turn else []
    said += [_say_place(edit) for edit in places[:_TOLD]]
    more = len(places) - _TOLD
    return "，".join(said) + (f"，另有 {more} 处" if more > 0 else "")


def _say_place(edit: PlaceEdit) -> str:
    if not edit.before:
        return f"{edit.label}是新加的"
    return f"{edit.label}改了" if edit.after else f"{edit.label}删去了"


def _say_text(edit: PlaceEdit) -> str:
    text, said = (edit.after, "现在写") if edit.after else (edit.before, "删去的是")
    return f"{said}：{clip(text, _SNIPPET)}"


def _say_new_numbers(entry: EntryEdit) -> Iterator[str]:
    texts = (edit.after for edit in entry.edits if not edit.is_bookkeeping)
    found = tuple(dict.fromkeys(number for text in texts for number in NUMBER.findall(text)))
    if found:
        more = f" 等 {len(found)} 个" if len(found) > _FIGURES else ""
        yield f"{name_of(entry)}（新增）里的数字：{'、'.join(found[:_FIGURES])}{more}"


def _say_errors(report: Report) -> Iterator[str]:
    for problem in report.errors:
        yield f"{problem.where or '整个目录'}：{problem.message}（{problem.code}）"
    if report.uncompared:
        yield f"这些站点的页面没有比较：{say_sites(report.uncompared, report)}"


def _say_answers(report: Report) -> Iterator[str]:
    for answer in report.answers:
        yield f"{answer.title}（{answer.path}）：{answer.rule}，理由是：{answer.why}"


def _say_pages(report: Report, pages: Iterable[tuple[Page, tuple[str, ...]]]) -> Iterator[str]:
    for page, sites in pages:
        yield f"{page.title}（{page.url or '首页'}）：{say_sites(sites, report)}"
