"""The entries of a site as records.

Comes in: a context. Goes out: records of everything that lists may show; what is withdrawn, expired, hidden or
switched off has none. An entry that a community left as it was has the very same record on every site.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from kepu.index.search.record import Facets, Record
from kepu.model.catalog import Item
from kepu.model.prose import ProsePage
from kepu.plan.addresses import address_of, prose_address
from kepu.plan.cards import HAPPENING, where
from kepu.plan.context import Context
from kepu.plan.searched import PROSE, searched, searched_prose
from kepu.plan.situations import urgent_numbers
from kepu.plan.states import Here, badges_of
from kepu.plan.wording import clip, say_day, say_time

_LONGEST_LINE = 90

_PRIORS = {
    "resource": 1.0,
    "service": 1.0,
    "exhibit": 0.97,
    "pack": 0.85,
    "rumour-check": 0.85,
    "event": 0.9,
    "venue": 0.9,
    "hotline": 0.9,
    "topic": 0.8,
    "room": 0.7,
    "calendar-rule": 0.7,
    "team": 0.8,
    "provider": 0.7,
    "asset": 0.8,
    PROSE: 0.75,
}
"""Weight of each kind: what one acts on stands before what leads there."""

_PAST = 0.5
"""Weight of an event that is over, against one that is ahead."""


def records_of(context: Context) -> Iterator[Record]:
    """Make the record of every entry that lists may show, shelf by shelf so that neighbours share a block."""
    for item in sorted(searched(context), key=partial(_shelf, context=context)):
        yield record_of(item, context)
    yield from map(_prose, searched_prose(context))


def record_of(item: Item, context: Context) -> Record:
    """Make the record of one entry."""
    entry = item.value
    line, texts = _TEXTS.get(item.kind, _plain)(entry)
    return Record(
        kind=item.kind,
        id=entry.id,
        url=address_of(item.kind, entry.id),
        title=entry.title,
        line=clip(line, _LONGEST_LINE),
        texts=tuple(dict.fromkeys(text for text in texts if text and text != line)),
        keywords=entry.keywords,
        badges=_badges(item, context),
        facts=_facts(item, context),
        facets=_facets(item),
        calls=_calls(item, context),
        prior=_prior(item, context.today),
    )


def _shelf(item: Item, context: Context) -> tuple[str, str, str]:
    """Tell where an entry stands: beside the resource it builds on, so that what is found together lies together."""
    entry = item.value
    named = _BUILDS_ON.get(item.kind, lambda _: ())(entry)
    first = context.item("resource", next(iter(named), ""))
    anchor = first.value if first else entry
    return context.topic_of(anchor), getattr(anchor, "subtopic", None) or "", anchor.id


_BUILDS_ON: dict[str, Callable[[Any], Iterable[str]]] = {
    "service": lambda service: service.linked_resources,
    "exhibit": lambda exhibit: exhibit.linked_resources,
    "rumour-check": lambda rumour: rumour.resources,
    "pack": lambda pack: [item.id for item in pack.items],
}


def of_community(record: Record, community: str) -> Record:
    """Turn a community's record into one of the county's: its address below the portal, its place in words."""
    return replace(
        record,
        url=f"c/{community}/{record.url}",
        facets=replace(record.facets, place=(community,)),
    )


def _resource(entry: Any) -> tuple[str, tuple[str, ...]]:
    return entry.points[min(entry.lead, len(entry.points)) - 1], (
        entry.summary or "",
        *entry.points,
    )


def _rumour(entry: Any) -> tuple[str, tuple[str, ...]]:
    return entry.points[0], (entry.claim, *entry.points)


def _service(entry: Any) -> tuple[str, tuple[str, ...]]:
    return entry.summary or entry.place, (entry.eligibility_description or "",)


def _pack(entry: Any) -> tuple[str, tuple[str, ...]]:
    return entry.summary or entry.purpose, (entry.purpose,)


def _exhibit(entry: Any) -> tuple[str, tuple[str, ...]]:
    return entry.summary or entry.objective, (entry.objective, entry.activity)


def _hotline(entry: Any) -> tuple[str, tuple[str, ...]]:
    return f"{entry.number}：{entry.use or entry.title}", (entry.hours or "", entry.note or "")


def _venue(entry: Any) -> tuple[str, tuple[str, ...]]:
    return entry.summary or entry.address_text, (entry.address_text,)


def _topic(entry: Any) -> tuple[str, tuple[str, ...]]:
    return entry.question, (entry.summary or "",)


def _plain(entry: Any) -> tuple[str, tuple[str, ...]]:
    return entry.summary or getattr(entry, "note", None) or "", ()


_TEXTS: dict[str, Callable[[Any], tuple[str, tuple[str, ...]]]] = {
    "resource": _resource,
    "rumour-check": _rumour,
    "service": _service,
    "pack": _pack,
    "exhibit": _exhibit,
    "hotline": _hotline,
    "venue": _venue,
    "topic": _topic,
}


def _badges(item: Item, context: Context) -> tuple[str, ...]:
    own = context.site.id if context.site.kind == "community" else ""
    # A record that all sites share says nothing of who added it; only a community's own do.
    here = Here(own, context.layers.get(own, ""))
    return tuple(badge.label for badge in badges_of(item, context.identity, here, context.today))


def _facts(item: Item, context: Context) -> str:
    if item.kind != "event":
        return ""
    event = item.value
    told = (
        f"{say_day(event.held_on)} {say_time(event.starts_at)}",
        where(event, context),
        HAPPENING[event.happening],
    )
    return " · ".join(part for part in told if part)


def _facets(item: Item) -> Facets:
    entry = item.value
    topics = (entry.id,) if item.kind == "topic" else entry.topics
    return Facets(
        kind=item.kind,
        topic=topics,
        audience=entry.audiences,
        format=_one(entry, "format"),
        mode=_one(entry, "delivery_mode"),
        cost=(entry.cost.type,) if item.kind == "service" else (),
        place=_place(item),
    )


def _one(entry: Any, field: str) -> tuple[str, ...]:
    value = getattr(entry, field, None)
    return (value,) if value else ()


def _place(item: Item) -> tuple[str, ...]:
    if item.kind == "venue":
        return (item.value.id,)
    if item.kind == "event" and item.value.venue:
        return (item.value.venue,)
    return ()


def _calls(item: Item, context: Context) -> tuple[tuple[str, str], ...]:
    if item.kind == "hotline":
        hotline = item.value
        return ((hotline.number, hotline.title),) if hotline.emergency else ()
    return urgent_numbers(item.value, context) if item.kind == "resource" else ()


def _prior(item: Item, today: dt.date) -> float:
    prior = _PRIORS[item.kind]
    if item.kind == "event" and (item.value.ends_on or item.value.held_on) < today:
        return prior * _PAST
    return prior


def _prose(page: ProsePage) -> Record:
    headings = tuple(
        line.lstrip("#").strip() for line in page.body.splitlines() if line.startswith("## ")
    )
    return Record(
        kind=PROSE,
        id=page.name,
        url=prose_address(page.name),
        title=page.meta.title,
        line=page.meta.summary,
        texts=headings,
        keywords=(),
        badges=(),
        facts="",
        facets=Facets(PROSE, (page.meta.topic,) if page.meta.topic else ()),
        calls=(),
        prior=_PRIORS[PROSE] * (0.6 if page.meta.kind == "contribute" else 1),
    )
