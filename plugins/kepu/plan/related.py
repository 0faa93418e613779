"""Related entries: what to look at next, and why.

Comes in: an entry, and what its page shows anyway. Goes out: at most six entries, grouped under a reason in words: the
editor named them, they lie in the same pack, in the same topic, or they are for the same people.

A page of the base is rendered once for many communities, so it is related to nothing that one community added; and
neighbours stand on rings in an order of their own, so that hiding one entry changes only the pages that led to it.
"""

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from zlib import crc32

from kepu.model.catalog import Item
from kepu.model.service import Pack
from kepu.model.topic import Topic
from kepu.plan.cards import pointer
from kepu.plan.context import Context
from kepu.plan.pieces import Card, Related

Key = tuple[str, str]
"""A kind and an id."""
_Reason = tuple[str, Iterable[Item]]
"""Why, and the entries to choose from, the best first."""

_MOST = 6
_BY_EDITOR = 3
_EACH = 2
"""Entries for one reason, so that no reason takes all places."""
_KINDS = ("resource", "service", "exhibit", "pack", "rumour-check")
_FOR_PEOPLE = frozenset({"resource", "service", "exhibit", "pack"})
_EVERYBODY = "general"


def related_to(item: Item, context: Context, shown: Iterable[Key] = ()) -> tuple[Related, ...]:
    """Choose what to look at next; nothing that the page shows anyway."""
    taken = {_key(item), *shown}
    groups = []
    left = _MOST
    for most, reasons in _questions(item, context):
        reason, found = _first_answer(reasons, item, context, taken, min(most, left))
        if found:
            taken |= {_key(other) for other in found}
            left -= len(found)
            groups.append(Related(reason, tuple(pointer(other, context) for other in found)))
    return tuple(groups)


def keys_of(*cards: Iterable[Card]) -> Iterator[Key]:
    """Tell which entries some lists of cards show."""
    return ((card.kind, card.id) for each in cards for card in each)


class _Ring:
    """Entries in an order that says nothing, each a fixed way behind another."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._items = sorted(items, key=_place)
        self._places = [_place(item) for item in self._items]

    def after(self, item: Item) -> Iterator[Item]:
        """Yield all entries, beginning behind an entry that may stand on the ring or not."""
        start = bisect(self._places, _place(item))
        yield from self._items[start:]
        yield from self._items[:start]


class _Index:
    """Who lies with whom, worked out once for all pages of a site."""

    def __init__(self, context: Context) -> None:
        self.inside = {_key(pack): _inside(pack.value, context) for pack in context.listed("pack")}
        self.packs: dict[Key, list[Item]] = defaultdict(list)
        shelves: dict[tuple[str, ...], list[Item]] = defaultdict(list)
        for pack in context.listed("pack"):
            for item in self.inside[_key(pack)]:
                self.packs[_key(item)].append(pack)
        for item in (item for kind in _KINDS for item in context.listed(kind)):
            for shelf in _shelves(item):
                shelves[shelf].append(item)
        self._rings = {shelf: _Ring(items) for shelf, items in shelves.items()}

    def ring(self, *shelf: str) -> _Ring:
        """Return the ring of a shelf."""
        return self._rings.get(shelf) or _Ring(())


def _shelves(item: Item) -> Iterator[tuple[str, ...]]:
    """Name the shelves that an entry stands on: topics, subtopics, people."""
    entry = item.value
    for topic in entry.topics:
        yield item.kind, topic
        if subtopic := getattr(entry, "subtopic", None):
            yield item.kind, topic, subtopic
    if item.kind in _FOR_PEOPLE:
        yield from (("people", audience) for audience in entry.audiences)


def _questions(item: Item, context: Context) -> Iterator[tuple[int, Iterator[_Reason]]]:
    """Yield the kinds of reasons in their order, each with how many entries it may bring."""
    index = context.index(_Index)
    yield (
        _BY_EDITOR,
        iter([("编辑推荐", context.items("resource", getattr(item.value, "related", ())))]),
    )
    yield _EACH, _same_pack(item, context, index)
    yield _EACH, _same_topic(item, context, index)
    yield _EACH, _same_people(item, context, index)


def _first_answer(
    reasons: Iterator[_Reason], item: Item, context: Context, taken: set[Key], most: int
) -> tuple[str, list[Item]]:
    for reason, candidates in reasons:
        free = (c for c in candidates if _key(c) not in taken and _may_meet(item, c, context))
        if found := list(islice(free, most)):
            return reason, found
    return "", []


def _same_pack(item: Item, context: Context, index: _Index) -> Iterator[_Reason]:
    packs = (
        context.items("pack", item.value.packs) if item.kind == "event" else index.packs[_key(item)]
    )
    for pack in packs:
        if _may_meet(item, pack, context):
            inside = index.inside[_key(pack)]
            at = next((n for n, other in enumerate(inside, 1) if _key(other) == _key(item)), 0)
            yield f"同一资源包（{pack.value.title}）", (*inside[at:], *inside[:at])


def _same_topic(item: Item, context: Context, index: _Index) -> Iterator[_Reason]:
    """Look on the same shelf first, then in the same topic, then among its resources."""
    topic = _topic_of(item, context)
    if topic is None:
        return
    for shelf in topic.subtopics:
        if shelf.id == getattr(item.value, "subtopic", None):
            yield f"同主题（{shelf.title}）", index.ring(item.kind, topic.id, shelf.id).after(item)
    for kind in (item.kind, "resource"):
        yield f"同主题（{topic.title}）", index.ring(kind, topic.id).after(item)


def _topic_of(item: Item, context: Context) -> Topic | None:
    """Find the topic of an entry; a venue has that of the first service which is given there."""
    entries = [item.value]
    if item.kind == "venue":
        entries = [service.value for service in context.items("service", item.value.services)]
    ids = [id for entry in entries for id in entry.topics]
    shown = {topic.id: topic for topic in context.topics}
    return next((shown[id] for id in ids if id in shown), None)


def _same_people(item: Item, context: Context, index: _Index) -> Iterator[_Reason]:
    for audience in item.value.audiences:
        if audience != _EVERYBODY:
            near = index.ring("people", audience).after(item)
            # What shares a topic is no news here.
            far = (other for other in near if set(other.value.topics).isdisjoint(item.value.topics))
            yield f"适合同一人群（{context.label('audience', audience)}）", far


def _inside(pack: Pack, context: Context) -> tuple[Item, ...]:
    return (
        *context.items("resource", (part.id for part in pack.items)),
        *context.items("exhibit", pack.exhibits),
        *context.items("service", pack.services),
    )


def _may_meet(item: Item, other: Item, context: Context) -> bool:
    return _is_own(item, context) or not _is_own(other, context)


def _is_own(item: Item, context: Context) -> bool:
    return context.site.kind == "community" and item.provenance.layer == context.site.id


def _key(item: Item) -> Key:
    return item.kind, item.value.id


def _place(item: Item) -> int:
    return crc32("/".join(_key(item)).encode())
