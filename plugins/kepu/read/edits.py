"""What differs between two versions of one file: which field, which item of a list, which paragraph.

Takes values as they were read, or the text of an article; hands on edits with the text before and after. It knows
nothing of meaning, so a file that does not hold up can still be compared.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from .document import Path, Value

BODY = "正文"
"""Stands for the name of a field where an article has none."""
_PARAGRAPHS = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Edit:
    """One place of a file that reads differently."""

    path: Path
    """Where it stands, list items counted from 0: after the edit, or before it where it is gone."""
    before: str
    """Empty where it is new."""
    after: str
    """Empty where it is gone."""


def edits_of(before: Value | None, after: Value | None, path: Path = ()) -> Iterator[Edit]:
    """Compare two values, field by field and item by item."""
    if before == after:
        return
    match before, after:
        case dict(), dict():
            for key in [*after, *(key for key in before if key not in after)]:
                yield from edits_of(before.get(key), after.get(key), (*path, key))
        case tuple(), tuple():
            yield from _in_list(before, after, path)
        case _:
            yield Edit(path, text_of(before), text_of(after))


def edits_in_prose(before: str, after: str) -> Iterator[Edit]:
    """Compare two texts, paragraph by paragraph."""
    yield from _in_list(_paragraphs(before), _paragraphs(after), (BODY,))


def text_of(value: Value | None) -> str:
    """Write a value on one line, or on as many as its texts have."""
    match value:
        case None:
            return ""
        case str():
            return value
        case dict():
            return "；".join(f"{key}：{text_of(part)}" for key, part in value.items())
    return "、".join(map(text_of, value))


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in _PARAGRAPHS.split(text) if part.strip())


def _in_list(before: tuple[Value, ...], after: tuple[Value, ...], path: Path) -> Iterator[Edit]:
    old, new = list(map(_name, before)), list(map(_name, after))
    if sorted(old) == sorted(new) and old != new:
        # The same items in another order; what changed inside of them follows.
        yield Edit(path, "、".join(old), "、".join(new))
        order = [old.index(name) for name in new]
        before, old = tuple(before[place] for place in order), new
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield from _run(before[i1:i2], after[j1:j2], path, (i1, j1), same=tag == "equal")


def _run(
    before: Sequence[Value], after: Sequence[Value], path: Path, at: tuple[int, int], *, same: bool
) -> Iterator[Edit]:
    """Compare a run of items that stand in each other's place."""
    both = min(len(before), len(after))
    for number in range(both):
        one, other = before[number], after[number]
        place = (*path, at[1] + number)
        if same or not (isinstance(one, dict) and "id" in one):
            yield from edits_of(one, other, place)
        else:
            yield from (Edit(place, text_of(one), ""), Edit(place, "", text_of(other)))
    for number in range(both, len(before)):
        yield Edit((*path, at[0] + number), text_of(before[number]), "")
    for number in range(both, len(after)):
        yield Edit((*path, at[1] + number), "", text_of(after[number]))


def _name(value: Value) -> str:
    """Give what an item is known by in its list: its id, or else its text."""
    return str(value["id"]) if isinstance(value, dict) and "id" in value else text_of(value)
