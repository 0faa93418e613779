"""Mends that a program may make: a line as it should read, or a file in the encoding it should have.

Takes problems and the text they were found in; hands on the mended text. A mend is exact about what it replaces, so
one that was made for another text changes nothing. Everything around it, comments too, stays as it was byte for byte.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from .place import Location


@dataclass(frozen=True, slots=True)
class LineFix:
    """One line, and what should stand in its place."""

    line: int
    """Line number from 1."""

    before: str
    """The line as it was when the problem was found, without its line end."""

    after: str | None
    """The line as it should read, which may hold line breaks; None takes the line out."""


@dataclass(frozen=True, slots=True)
class Reencode:
    """The whole file is sound text in another encoding."""

    encoding: str
    """The encoding that it is in, by Python's name."""


Fix = LineFix | Reencode

_LINE_END = re.compile(r"(\r\n|\r|\n)")


def replace_stretch(text: str, where: Location, new: str) -> LineFix | None:
    """Make the mend that replaces the stretch at a place, or nothing where the place is outside of the text."""
    lines = text.split("\n")
    if not 0 < where.line <= len(lines):
        return None
    line = lines[where.line - 1]
    start, end = where.column - 1, where.column - 1 + where.length
    if not 0 <= start <= end <= len(line):
        return None
    return LineFix(where.line, line, line[:start] + new + line[end:])


def apply_fixes(text: str, fixes: Iterable[LineFix]) -> tuple[str, tuple[LineFix, ...]]:
    """Mend a text, each line once at most; give it back with the mends that were made.

    Lines are counted in the text as it came, so that no mend shifts the place of another. Every line keeps its own
    line end.
    """
    parts = _LINE_END.split(text)
    lines, ends = parts[::2], [*parts[1::2], ""]
    made: dict[int, LineFix] = {}
    for fix in fixes:
        is_line = 0 < fix.line <= len(lines) and fix.line not in made
        if is_line and lines[fix.line - 1] == fix.before != fix.after:
            made[fix.line] = fix
    usual = ends[0] or "\n"
    for number, fix in made.items():
        end = ends[number - 1]
        # The last line has no end of its own to part two new lines with.
        lines[number - 1] = (fix.after or "").replace("\n", end or usual)
        ends[number - 1] = "" if fix.after is None else end
    whole = "".join(chain.from_iterable(zip(lines, ends, strict=True)))
    return whole, tuple(made[number] for number in sorted(made))
