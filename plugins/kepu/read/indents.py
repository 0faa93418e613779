"""How far a line should be indented: the possible answers, for the parser to judge.

Takes the lines of a text and the number of one of them; hands on hints, one for each indent that
is in use around it. Tabs and wide spaces in front of a line are slips of their own kind.
"""

import re
from collections.abc import Iterator

from kepu.problems import codes

from .finding import Finding
from .line_hints import Hint

_LEAD = re.compile("[ \t\u3000\u00a0]*")
_UNSEEN = re.compile("[\t\u3000\u00a0]")
_DASHES = re.compile(r"[ ]*(?:-[ ]+)*")
_REACH = 20
"""How many lines on either side count for what the indents of a file are."""

_CELLS = {"\t": 2, "\u3000": 2}
"""How many spaces a wide character stands for: one level, or its width on the screen."""


def has_bad_indent(line: str) -> bool:
    """Tell whether something other than spaces stands in front of a line."""
    return bool(_UNSEEN.search(lead_of(line)))


def lead_of(line: str) -> str:
    """Give what stands in front of a line's first visible character."""
    found = _LEAD.match(line)
    return found.group() if found else ""


def indent_of(line: str) -> int:
    """Count the spaces in front of a line."""
    return len(line) - len(line.lstrip(" "))


def reindented(lines: list[str], number: int) -> Iterator[Hint]:
    """Try the indents of the lines around on one line, the nearest first."""
    line = lines[number - 1]
    lead = lead_of(line)
    body = line[len(lead) :]
    seems = sum(_CELLS.get(char, 1) for char in lead)
    unseen = _UNSEEN.search(lead)
    used = _indents_around(lines, number)
    used = used | {seems} if unseen else used - {seems}
    for wanted in sorted(used, key=lambda other: (abs(other - seems), other)):
        finding = _finding(lead, wanted, body)
        column = unseen.start() + 1 if unseen else 1
        yield Hint(
            column, max(len(lead) - column + 1, 1), finding, " " * wanted + body, wanted=seems
        )


def _indents_around(lines: list[str], number: int) -> set[int]:
    around = lines[max(0, number - 1 - _REACH) : number + _REACH]
    used = {indent_of(each) for each in around if each.strip()}
    # A field may also line up with the first one behind a dash.
    return used | {found.end() for each in around if (found := _DASHES.match(each))}


def _finding(lead: str, wanted: int, body: str) -> Finding:
    spaces = f"行首改成 {wanted} 个英文空格" if wanted else "去掉行首的空白"
    advice = f"{spaces}，写成：{' ' * wanted}{body}"
    if "\t" in lead:
        return Finding(codes.TAB_INDENT, "这一行前面是 Tab 键，要用英文空格。", advice)
    if _UNSEEN.search(lead):
        message = "这一行前面是全角空格（或从 Word 带来的空格），要用英文空格。"
        return Finding(codes.FULL_WIDTH_SPACE, message, advice)
    message = f"这一行前面有 {len(lead)} 个空格，与上下文对不齐。"
    return Finding(codes.BAD_INDENT, message, advice)
