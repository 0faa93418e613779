"""The source line with a caret under the fault, aligned for full-width characters.

Takes a problem's place and the text of its file; hands on lines for a terminal. Refuses nothing:
a place outside the text simply has no excerpt.
"""

from .place import Location
from .width import visible, width

_REACH = 60
"""How many characters are shown on either side of the fault in a long line."""


def excerpt(where: Location, text: str) -> tuple[str, str] | None:
    """Give the shown source line and the line of carets below it."""
    line = line_of(text, where.line)
    if line is None:
        return None
    start = min(max(where.column - 1, 0), len(line))
    marked = line[start : start + max(where.length, 1)]
    left, right = max(0, start - _REACH), start + _REACH
    before = ("…" if left else "") + visible(line[left:start])
    shown = before + visible(line[start:right]) + ("…" if right < len(line) else "")
    carets = "^" * max(1, width(visible(marked[:_REACH])))
    return shown.rstrip(), " " * width(before) + carets


def line_of(text: str, number: int) -> str | None:
    """Give one line of a text, counted from 1."""
    # Not splitlines(): it also splits at characters that editors do not count as line ends.
    lines = text.split("\n", number)
    return lines[number - 1] if 0 < number <= len(lines) else None
