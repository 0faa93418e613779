"""How far a line should be indented: the possible answers, for the parser to judge.

Takes the lines of a text and the number of one of them; hands on hints, one for each indent that
is in use around it. Tabs and wide spaces in front of a line are slips of their own kind.
"""

import re
from collections.abc import Collection, Iterator

from kepu.problems import codes

from .finding import Finding
from .line_hints import Hint

_LEAD = re.compile("[ \t\u3000\u00a0]*")
_UNSEEN = re.compile("[\t\u3000\u00a0]")
_STANDS = re.compile(r"- |[\"']?[A-Za-z_][\w.-]*[\"']?:(?: |$)")
_NAMED = re.compile(r"(?P<dash>-[ ]+)?[\"']?[A-Za-z_][\w.-]*[\"']?:(?=[ ]|$)")
_DASHES = re.compile(r"[ ]*(?:-[ ]+)*")
_REACH = 20
"""How many lines on either side count for what the indents of a file are."""

_CHAIN = 500
"""How far above a line the list or mapping may begin that it belongs to."""

_FAR = 100
"""How far above a failure a line with a strange indent may be its cause."""


def has_bad_indent(line: str) -> bool:
    """Tell whether something other than spaces stands in front of a line."""
    return bool(_UNSEEN.search(lead_of(line)))


def strange_above(lines: list[str], number: int) -> int:
    """Give the nearest line above that begins with something other than spaces, or 0."""
    above = range(min(number, len(lines)), max(0, number - _FAR), -1)
    return next((n for n in above if has_bad_indent(lines[n - 1])), 0)


def eldest_of(lines: list[str], number: int) -> int:
    """Give the first line of what a line seems to belong to: the one below its parent, or 0."""
    column = indent_of(lines[number - 1]) if number <= len(lines) else 0
    eldest = 0
    for above in range(number - 1, max(0, number - _FAR), -1):
        line = lines[above - 1]
        if line.strip() and indent_of(line) < column:
            return eldest
        eldest = above if line.strip() else eldest
    return 0


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
    # A tab stands for one level, a wide space takes the room of two.
    seems = len(lead) + lead.count("\t") + lead.count("\u3000")
    unseen = _UNSEEN.search(lead)
    # A slip of one space leads to a level that may not be in use anywhere near.
    used = _indents_around(lines, number) | {max(seems - 1, 0), seems + 1}
    used = used | {seems} if unseen else used - {seems}
    for wanted in sorted(used, key=lambda other: (abs(other - seems), other)):
        column = unseen.start() + 1 if unseen else 1
        # Other text would only be pushed into the sentence above it.
        is_mend = bool(_STANDS.match(body))
        length = max(len(lead) - column + 1, 1)
        finding = _finding(lead, wanted, body)
        yield Hint(column, length, finding, " " * wanted + body, is_mend, wanted=seems)


def likely_indent(lines: list[str], number: int, possible: Collection[int]) -> int | None:
    """Choose between indents that the parser would all take: where like lines around stand."""
    body = lines[number - 1][len(lead_of(lines[number - 1])) :]
    name = _NAMED.match(body)
    if name:
        like = re.compile(rf"[ ]*{'' if name['dash'] else '(?:-[ ]+)*'}{re.escape(name[0])}")
        around = lines[max(0, number - _FAR) : number - 1] + lines[number : number + _FAR]
        ends = [found.end() for line in around if (found := like.match(line))]
        columns = {end - len(name[0]) for end in ends}
    else:
        columns = {indent_of(line) for line in _neighbours(lines, number) if _is_bare_item(line)}
    likely = columns & set(possible)
    return likely.pop() if len(likely) == 1 else None


def _is_bare_item(line: str) -> bool:
    body = line.lstrip(" ")
    return body.startswith("- ") and not _NAMED.match(body)


def _neighbours(lines: list[str], number: int) -> Iterator[str]:
    for around in (reversed(lines[max(0, number - _REACH) : number - 1]), lines[number:]):
        if line := next((line for line in around if line.strip()), None):
            yield line


def _indents_around(lines: list[str], number: int) -> set[int]:
    around = lines[max(0, number - 1 - _REACH) : number + _REACH]
    used = {indent_of(each) for each in [*around, *_ancestors(lines, number)] if each.strip()}
    # A field may also line up with the first one behind a dash.
    return used | {found.end() for each in around if (found := _DASHES.match(each))}


def _ancestors(lines: list[str], number: int) -> Iterator[str]:
    """Yield the lines above that stand further and further to the left."""
    column = len(lines[number - 1])
    for line in reversed(lines[max(0, number - _CHAIN) : number - 1]):
        if line.strip() and indent_of(line) < column:
            yield line
            column = indent_of(line)
        if not column:
            return


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
