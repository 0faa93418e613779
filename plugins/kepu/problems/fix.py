"""Mends that a program may make: a line as it should read, or a file in the encoding it should have.

Takes problems and the text they were found in; hands on the mended text. A mend is exact about what it replaces, so
one that was made for another text changes nothing. Everything around it, comments too, stays as it was byte for byte.
"""

from collections.abc import Iterable
from dataclasses import dataclass

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


def apply_fixes(text: str, fixes: Iterable[LineFix]) -> tuple[str, int]:
    """Mend a text, each line once at most; give it back with the number of lines that were mended.

    Lines are counted in the text as it came, so that no mend shifts the place of another.
    """
    lines: list[str | None] = [*text.split("\n")]
    mended: set[int] = set()
    for fix in fixes:
        if fix.line in mended or not 0 < fix.line <= len(lines):
            continue
        if lines[fix.line - 1] == fix.before != fix.after:
            lines[fix.line - 1] = fix.after
            mended.add(fix.line)
    return "\n".join(line for line in lines if line is not None), len(mended)
