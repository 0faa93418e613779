"""The hotlines of a catalogue, and the words by which people mean each of them.

Comes in: hotlines. Goes out: which line a word means, and whether a number does for what is asked of it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from kepu.model.directory import Hotline

_PARTS = re.compile("[、，,；;与和及或（）()]")
_ENDING = re.compile("(?:公益服务|服务|热线|查询|中心|短信号|劝阻)$")
_WIDE = re.compile("^全国统一|^全国")
_WHAT_TO_CALL = re.compile("打什么电话$")
_SEVERAL_COME = re.compile("事故|遇险|求救|报警")
_FOR_EVERYTHING = re.compile("便民|政务")
_LONGEST_NAME = 8
_LIKE_A_HOTLINE = re.compile("1[0-9]{2}|1[0-9]{4}|9[0-9]{4,5}")


@dataclass(frozen=True)
class HotlineTable:
    """The hotlines of one catalogue."""

    hotlines: tuple[Hotline, ...]

    @classmethod
    def of(cls, values: Iterable[object]) -> "HotlineTable":
        """Take the hotlines among some values."""
        return cls(tuple(value for value in values if isinstance(value, Hotline)))

    @cached_property
    def by_number(self) -> dict[str, Hotline]:
        """Each hotline by its number."""
        return {hotline.number: hotline for hotline in self.hotlines}

    @cached_property
    def by_name(self) -> dict[str, Hotline]:
        """Each hotline by the words that mean it alone."""
        meant: dict[str, list[Hotline]] = {}
        for hotline in self.hotlines:
            for name in _names_of(hotline):
                meant.setdefault(name, []).append(hotline)
        return {name: lines[0] for name, lines in meant.items() if len(lines) == 1}

    def contradicts(self, name: str, number: str, sentence: str, *, is_label: bool) -> bool:
        """Tell whether a number cannot be what the name next to it means.

        A label (“交警电话119”) gives the number a name; otherwise the name may only say what has happened, and
        several services may come.
        """
        meant, called = self.by_name[name], self.by_number.get(number)
        if called is None:
            return _LIKE_A_HOTLINE.fullmatch(number) is not None
        if called is meant or _FOR_EVERYTHING.search(meant.title):
            return False
        # “着火了，报警电话119” names what 119 is for.
        if any(word in sentence and word not in name for word in _names_of(called)):
            return False
        if meant.emergency:
            return is_label or not (called.emergency and _is_shared(meant, name))
        # Whoever is in danger calls the police, and the line for everything takes what is no emergency.
        if called.emergency or _FOR_EVERYTHING.search(called.title):
            return False
        return not _are_alike(name, called)

    def like(self, number: str) -> tuple[Hotline, ...]:
        """Give the hotlines whose numbers are one slip of the finger away."""
        return tuple(one for one in self.hotlines if _is_slip(one.number, number))


def _names_of(hotline: Hotline) -> set[str]:
    titles = {_ENDING.sub("", _WIDE.sub("", part)) for part in _PARTS.split(hotline.title)}
    uses = set(_PARTS.split(hotline.use or ""))
    words = {_WHAT_TO_CALL.sub("", word) for word in hotline.keywords}
    return {
        name.strip() for name in titles | uses | words if 1 < len(name.strip()) <= _LONGEST_NAME
    }


def _is_shared(meant: Hotline, name: str) -> bool:
    """Tell whether other services come to such a call too, as to an accident; “报警” itself means one number."""
    return _SEVERAL_COME.search(meant.title) is not None and name not in meant.title


def _are_alike(name: str, called: Hotline) -> bool:
    pairs = {name[at : at + 2] for at in range(len(name) - 1)}
    return any(pair in word for pair in pairs for word in _names_of(called))


def _is_slip(left: str, right: str) -> bool:
    if sorted(left) == sorted(right):
        return True
    return len(left) == len(right) and sum(a != b for a, b in zip(left, right, strict=True)) == 1
