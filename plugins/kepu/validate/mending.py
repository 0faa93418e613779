"""Mends of values and names, made only where the text reads exactly as what is to be replaced.

Comes in: the text of a file, a place in it, what was read there and what should stand there. Goes out: a mend of that
line, or nothing: where a value was composed from several files, or spans lines, its place shows something else.
"""

import re

from kepu.problems import LineFix, Location, replace_stretch

_PLAIN = re.compile(r"[A-Za-z0-9_一-鿿](?:[\w一-鿿./:-]*[\w一-鿿])?")
"""Values that need no quotes wherever they stand."""
_NOT_PLAIN = re.compile(r":(?!\S)|://")
_QUOTES = ("'", '"')


def respell(text: str, where: Location, old: str, new: str) -> LineFix | None:
    """Replace a value or a field's name, keeping the quotes that it stands in."""
    written = stretch_at(text, where)
    quote = written[:1] if written[:1] in _QUOTES else ""
    if written != f"{quote}{old}{quote}" or "\\" in written:
        return None
    if (quote and quote in new) or not (quote or _is_plain(new)):
        return None
    return replace_stretch(text, where, f"{quote}{new}{quote}")


def as_list(text: str, where: Location, old: str) -> LineFix | None:
    """Turn the one value after a field's name into a list of that one value."""
    written = stretch_at(text, where)
    line = _line(text, where)
    before, after = line[: where.column - 1], line[where.column - 1 + len(written) :]
    head = re.fullmatch(r"(?P<indent>[ -]*)[\w-]+: +", before)
    if not head or not old.strip() or after.strip() or written not in {old, f"'{old}'", f'"{old}"'}:
        return None
    below = " " * (len(head["indent"]) + 2)
    return LineFix(where.line, line, f"{before.rstrip()}\n{below}- {written}")


def stretch_at(text: str, where: Location) -> str:
    """Give the text at a place."""
    start = where.column - 1
    return _line(text, where)[start : start + where.length] if start >= 0 else ""


def _line(text: str, where: Location) -> str:
    lines = text.split("\n", where.line)
    return lines[where.line - 1] if 0 < where.line <= len(lines) else ""


def _is_plain(value: str) -> bool:
    return bool(_PLAIN.fullmatch(value)) and not _NOT_PLAIN.search(value)
