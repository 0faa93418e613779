"""Problems as a page of Markdown, for the summary that GitHub shows below a check.

Takes problems in any order and the text of the files they lie in; hands on Markdown. All words that come from files
stand in code blocks, where nothing is a link, a mention, HTML or a command. What the page has no room for is counted.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from .formats import format_block
from .problem import Problem, Severity
from .width import visible

LIMIT = 1024 * 1024
"""How many bytes GitHub takes of one step; it refuses a larger summary whole."""
_ROOM_TO_CLOSE = 200
_NOUNS = {Severity.ERROR: "处错误", Severity.WARNING: "处提醒", Severity.NOTE: "处说明"}


def format_summary(
    problems: Iterable[Problem], sources: Mapping[str, str], limit: int = LIMIT
) -> str:
    """Write all problems by file, as far as they fit."""
    ordered = sorted(problems)
    page = f"## 检查结果：{_counted(ordered)}\n"
    size, shown = len(page.encode("utf-8")), 0
    for block, weight in _blocks(ordered, sources):
        size += len(block.encode("utf-8"))
        if size > limit - _ROOM_TO_CLOSE:
            return f"{page}\n另有 {len(ordered) - shown} 处没有列出：这一页最多 {limit // 1024} KiB。\n"
        page += block
        shown += weight
    return page


def _blocks(problems: list[Problem], sources: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    """Yield pieces of the page, each with how many problems it tells of."""
    for path, group in groupby(problems, lambda problem: problem.place[0]):
        found = list(group)
        heading = _code(path) if path else "整个目录"
        yield f"\n### {heading}：{_counted(found)}\n", 0
        for problem in found:
            block = format_block(problem, sources.get(path, ""))
            yield f"\n{_fenced(block)}\n", 1


def _counted(problems: list[Problem]) -> str:
    levels = Counter(problem.severity for problem in problems)
    said = [f"{levels[level]} {noun}" for level, noun in _NOUNS.items() if levels[level]]
    return "、".join(said) or "没有发现问题"


def _fenced(text: str) -> str:
    """Put lines into a code block that nothing in them can end."""
    fence = "`" * max(3, _longest_run(text) + 1)
    return f"{fence}text\n{text}\n{fence}"


def _code(text: str) -> str:
    mark = "`" * (_longest_run(text) + 1)
    return f"{mark} {visible(text)} {mark}"


def _longest_run(text: str) -> int:
    return max(map(len, re.findall("`+", text)), default=0)
