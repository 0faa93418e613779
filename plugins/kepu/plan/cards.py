"""Cards: one entry in a list, in the order of facts that the interface guide fixes for each kind.

Comes in: an item. Goes out: a `Card` whose one line is the most useful sentence of the entry.
"""

from collections.abc import Callable, Iterable
from typing import Any

from kepu.model.catalog import Item
from kepu.model.kinds import KINDS
from kepu.model.service import Service
from kepu.plan.addresses import address_of
from kepu.plan.context import Context
from kepu.plan.pieces import Card, Fact, Pointer
from kepu.plan.states import say_due, short_source
from kepu.plan.wording import clip, say_day, say_minutes, say_span, say_time

_ICONS = {
    "resource": "lightbulb-on-outline",
    "rumour-check": "magnify-scan",
    "pack": "package-variant-closed",
    "service": "account-heart-outline",
    "exhibit": "puzzle-outline",
    "event": "calendar-star",
    "venue": "map-marker-outline",
    "hotline": "phone",
    "team": "account-group",
    "provider": "domain",
    "asset": "van-utility",
    "hall": "bank",
    "room": "door-open",
    "tour": "map-marker-path",
    "topic": "shape-outline",
    "calendar-rule": "calendar-heart",
}


def card(item: Item, context: Context) -> Card:
    """Make the card of an entry."""
    entry = item.value
    line, facts = _MAKERS[item.kind](entry, context)
    return Card(
        kind=item.kind,
        kind_title=KINDS[item.kind].title,
        id=entry.id,
        title=entry.title,
        url=address_of(item.kind, entry.id),
        line=line,
        facts=tuple(fact for fact in facts if fact.value),
        badges=context.badges(item),
        icon=_ICONS[item.kind],
        topic=context.topic_of(entry),
        text=" ".join(entry.keywords).lower(),
    )


def cards(items: Iterable[Item], context: Context) -> tuple[Card, ...]:
    """Make the cards of several entries."""
    return tuple(card(item, context) for item in items)


def pointer(item: Item, context: Context) -> Pointer:
    """Name an entry without its facts."""
    entry = item.value
    return Pointer(
        say_kind(item.kind),
        entry.title,
        address_of(item.kind, entry.id),
        _ICONS[item.kind],
        context.topic_of(entry),
    )


def say_kind(kind: str) -> str:
    """Name a kind in a word: on a page of nothing but 科普, 科普资源 is 资源."""
    return KINDS[kind].title.removeprefix("科普")


def people(capacity: Any) -> str:
    """Say how many people."""
    if capacity is None:
        return ""
    if capacity.min == capacity.max:
        return f"{capacity.min}人"
    return f"{capacity.min}–{capacity.max}人"


def cost(entry: Any) -> str:
    """Say what it costs."""
    return "免费" if entry.cost.type == "free" else entry.cost.note or "可能收材料费"


def lead(days: int) -> str:
    """Say how long ahead to ask."""
    return f"{days}天" if days else "当天可约"


def _resource(entry: Any, context: Context) -> tuple[str, tuple[Fact, ...]]:
    point = entry.points[min(entry.lead, len(entry.points)) - 1]
    due, _ = say_due(entry, context.identity, context.today)
    return point, (Fact("依据", clip(short_source(entry), 24)), Fact("复核", due))


def _rumour(entry: Any, _: Context) -> tuple[str, tuple[Fact, ...]]:
    return entry.points[0], (Fact("依据", clip(short_source(entry), 24)),)


def service_facts(entry: Service, context: Context) -> tuple[Fact, ...]:
    """Say for whom, how long, how many, at what price, how far ahead: what decides whether to ask."""
    return (
        Fact("对象", context.labels("audience", entry.audiences), "account-group-outline"),
        Fact("时长", say_minutes(entry.duration_min), "clock-outline"),
        Fact("人数", people(entry.capacity), "account-multiple-outline"),
        Fact("费用", cost(entry), "cash"),
        Fact("提前", lead(entry.lead_days), "calendar-clock"),
        Fact("形式", context.label("format", entry.format), "shape-outline"),
    )


def _service(entry: Any, context: Context) -> tuple[str, tuple[Fact, ...]]:
    return entry.summary or entry.place, service_facts(entry, context)


def _pack(entry: Any, context: Context) -> tuple[str, tuple[Fact, ...]]:
    inside = f"{len(context.items('resource', (i.id for i in entry.items)))}份资源"
    exhibits = len(context.items("exhibit", entry.exhibits))
    facts = (
        Fact("场景", context.label("scenario", entry.scenario), "home-group"),
        Fact("时长", say_minutes(entry.minutes), "clock-outline"),
        Fact("内含", inside + (f"，{exhibits}件展品" if exhibits else ""), "package-variant"),
    )
    return entry.summary or entry.purpose, facts


def _exhibit(entry: Any, _: Context) -> tuple[str, tuple[Fact, ...]]:
    minutes = Fact("时间", f"约{entry.est_minutes}分钟", "clock-outline")
    return entry.objective, (minutes,)


def _event(entry: Any, context: Context) -> tuple[str, tuple[Fact, ...]]:
    when = f"{say_day(entry.held_on)} {say_time(entry.starts_at)}"
    facts = (
        Fact("时间", when, "calendar"),
        Fact("地点", where(entry, context), "map-marker-outline"),
        Fact("报名", REGISTRATION[entry.registration], "account-check-outline"),
    )
    return entry.summary or say_span(entry.starts_at, entry.ends_at), facts


def _venue(entry: Any, context: Context) -> tuple[str, tuple[Fact, ...]]:
    facts = (
        Fact("类型", context.label("venue-kind", entry.kind), "home-city-outline"),
        Fact("地址", entry.address_text, "map-marker-outline"),
    )
    return entry.summary or entry.address_text, facts


def _hotline(entry: Any, _: Context) -> tuple[str, tuple[Fact, ...]]:
    return entry.use or "", (Fact("号码", entry.number, "phone"),)


def _room(entry: Any, _: Context) -> tuple[str, tuple[Fact, ...]]:
    return entry.intro, ()


def _plain(entry: Any, _: Context) -> tuple[str, tuple[Fact, ...]]:
    return entry.summary or "", ()


REGISTRATION = {"none": "不用报名", "walk-in": "当天到场即可", "call": "到社区或打电话报名"}
HAPPENING = {
    "planned": "计划中",
    "announced": "",
    "postponed": "已延期",
    "cancelled": "已取消",
    "held": "已举办",
    "summarised": "已结束",
}


def where(event: Any, context: Context) -> str:
    """Say where an event takes place; a venue that is no longer shown leaves the question, never a gap."""
    venue = context.item("venue", event.venue) if event.venue else None
    return venue.value.title if venue else event.place or "地点请先问社区"


_MAKERS: dict[str, Callable[[Any, Context], tuple[str, tuple[Fact, ...]]]] = {
    "resource": _resource,
    "rumour-check": _rumour,
    "service": _service,
    "pack": _pack,
    "exhibit": _exhibit,
    "event": _event,
    "venue": _venue,
    "hotline": _hotline,
    "team": _plain,
    "provider": _plain,
    "asset": _plain,
    "hall": _room,
    "room": _room,
    "tour": _plain,
    "topic": _plain,
    "calendar-rule": _plain,
}
