"""Where a stretch of a value stands in its file, to the character.

Comes in: a document, a path, and a stretch of the value there. Goes out: its place, or the whole value's place where
the file writes the value in another way than it reads: with escapes, or across a fold.
"""

from collections.abc import Iterator
from typing import NamedTuple

from kepu.problems import Location
from kepu.read import Document

Path = tuple[str | int, ...]

_QUOTES = "\"'"
_BLOCKS = "|>"


def stretch_of(document: Document, path: Path, start: int, end: int) -> Location:
    """Find the place of a stretch of a value."""
    whole = document.locate(path)
    text = _value_at(document, path)
    if text is None or path not in document.values or "\n" in text[start:end]:
        return whole
    for piece in _pieces(document, path, text):
        if piece.start <= start and end <= piece.end:
            column = piece.column + start - piece.start
            return Location(document.path, piece.line, column, max(1, end - start))
    return whole


class _Piece(NamedTuple):
    """What one line of the file holds of a value."""

    start: int
    end: int
    line: int
    column: int
    """Column from 1 at which the piece begins."""


def _value_at(document: Document, path: Path) -> str | None:
    value: object = document.value
    for step in path:
        match value:
            case dict() if step in value:
                value = value[step]
            case tuple() if isinstance(step, int) and step < len(value):
                value = value[step]
            case _:
                return None
    return value if isinstance(value, str) else None


def _pieces(document: Document, path: Path, text: str) -> Iterator[_Piece]:
    """Yield a value's pieces line by line, up to where a line does not read as the value does."""
    span = document.values[path]
    lines = document.text.split("\n")
    number, column, read = span.line, span.column - 1, 0
    opening = lines[number - 1][column : column + 1]
    if opening and opening in _BLOCKS:
        number, column = number + 1, 0
    elif opening and opening in _QUOTES:
        column += 1
    while read < len(text) and number <= len(lines):
        line = lines[number - 1]
        column += len(line[column:]) - len(line[column:].lstrip(" "))
        length = _common(line[column:].rstrip(" "), text[read:])
        yield _Piece(read, read + length, number, column + 1)
        if column + length < len(line.rstrip(" ")):
            return
        # A fold is written as a line end and read as a space, or as a line end.
        read += length
        while read < len(text) and text[read] in " \n":
            read += 1
        number, column = number + 1, 0


def _common(written: str, meant: str) -> int:
    length = 0
    for one, two in zip(written, meant, strict=False):
        if one != two:
            break
        length += 1
    return length
