"""Lines that YAML joins to the text above them, although they were meant as items or fields.

Takes the lines of an unquoted value of several lines; hands on doubts with the line that each is
about. Where the list's first item is the one out of line, the doubt falls on that one.
"""

import re
from collections.abc import Iterator, Sequence

from kepu.problems import codes

from .finding import Finding
from .indents import indent_of

_ITEM = re.compile(r"[ ]*-[ ]+\S.*")
_ID = re.compile(r"[ ]*[a-z0-9]+(?:-[a-z0-9]+)*[ ]*")
_FIELD = re.compile(r"[ ]*[a-z_][a-z0-9_-]*：.*")


def find_swallowed(
    lines: Sequence[str], first: int, last: int
) -> Iterator[tuple[int, Finding, str | None]]:
    """Yield line number, finding and the line as it should read, for a value from line to line."""
    head = lines[first - 1]
    below = range(first + 1, last + 1)
    items = [n for n in below if _ITEM.fullmatch(lines[n - 1])]
    right = indent_of(lines[items[0] - 1]) if items else 0
    if items and _ITEM.fullmatch(head) and _is_head_odd(lines, first, right):
        yield first, _off(head, right), " " * right + head.lstrip(" ")
        return
    for n in below:
        line = lines[n - 1]
        if n in items and _ITEM.fullmatch(head):
            column = indent_of(head)
            yield n, _joined(line, " " * column + line.lstrip(" ")), " " * column + line.lstrip(" ")
        elif n in items or _FIELD.fullmatch(line) or _lacks_dash(head, line):
            yield n, _joined(line), None


def _lacks_dash(head: str, line: str) -> bool:
    """Tell whether a line below an item is one itself: ids do not go on, and text is aligned."""
    if not _ITEM.fullmatch(head):
        return False
    is_id = bool(_ID.fullmatch(line) and _ID.fullmatch(head.lstrip(" -")))
    return is_id or indent_of(line) == indent_of(head) + 1


def _is_head_odd(lines: Sequence[str], first: int, right: int) -> bool:
    """Tell whether the items below a list's first one are those that stand where they should."""
    above = next((line for line in reversed(lines[: first - 1]) if line.strip()), "")
    indent, parent = indent_of(lines[first - 1]), indent_of(above)
    if not above.rstrip().endswith(":"):
        return False
    # The name of the list may itself stand behind a dash.
    parent += len(above.strip()) - len(above.strip().lstrip("- "))
    return indent - parent not in {0, 2} and right - parent in {0, 2}


def _off(line: str, right: int) -> Finding:
    message = f"这一项前面有 {indent_of(line)} 个空格，比下面几项少，下面的会并进它的文字。"
    advice = f"行首改成 {right} 个英文空格，写成：{' ' * right}{line.strip()}"
    return Finding(codes.SWALLOWED_LINE, message, advice)


def _joined(line: str, written: str = "") -> Finding:
    message = f"「{line.strip()}」并进了上一行的文字，不会成为单独的一项。"
    aligned = (
        f"与上一项对齐，写成：{written}" if written else "与同一层的内容对齐，列表项以「- 」开头"
    )
    advice = f"{aligned}；如果本来就是一段文字，用英文引号把整段括起来。"
    return Finding(codes.SWALLOWED_LINE, message, advice)
