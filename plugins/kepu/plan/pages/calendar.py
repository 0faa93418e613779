"""The calendar page: events ahead and past, and the year's brand days as rules, never as guessed dates."""

from collections.abc import Iterator
from dataclasses import replace

from kepu.model.calendar import CalendarRule, Event
from kepu.model.catalog import Item
from kepu.plan.addresses import PAGES, address_of
from kepu.plan.cards import REGISTRATION, card, cards, where
from kepu.plan.context import Context
from kepu.plan.draft import Draft
from kepu.plan.events import ahead, event_card, happening_badge, past
from kepu.plan.pieces import Badge, Card, Fact
from kepu.plan.related import keys_of, related_to
from kepu.plan.rules import say_rule
from kepu.plan.views import CalendarView, EventView, RuleLine
from kepu.plan.wording import say_day, say_leaf, say_span

UNDATED = "日期以当年通知为准"
_NO_MONTH = 13
"""Sorts behind December."""


def plan_calendar(context: Context) -> Iterator[Draft]:
    """Plan the calendar and a page for each event, ahead or past."""
    view = CalendarView(
        ahead=tuple(event_card(item, context) for item in ahead(context)),
        past=tuple(event_card(item, context) for item in past(context)),
        communities=community_events(context, limit=6),
        months=_months(context),
    )
    yield Draft(
        PAGES["calendar"], "日历", "近期活动和一年里的科普节点", "calendar", "calendar", view
    )
    for item in context.listed("event"):
        event: Event = item.value
        yield Draft(
            address_of("event", event.id),
            event.title,
            event.summary or say_day(event.held_on),
            "calendar",
            "event",
            _view(item, event, context),
        )


def community_events(context: Context, limit: int) -> tuple[tuple[str, tuple[Card, ...]], ...]:
    """List the communities' next events for the portal, their URLs from the portal's root."""
    found = []
    for community in context.communities:
        events = [event_card(item, community) for item in ahead(community)]
        # The county's own events stand on every site; here each community shows only its own.
        own = [e for e in events if not context.catalog.get("event", e.id)][:limit]
        found.append((community.site.place, tuple(_below(e, community.site.id) for e in own)))
    return tuple((place, events) for place, events in found if events)


def _below(event: Card, community: str) -> Card:
    return replace(event, url=f"c/{community}/{event.url}")


def _view(item: Item, event: Event, context: Context) -> EventView:
    venue = context.item("venue", event.venue) if event.venue else None
    rule = context.item("calendar-rule", event.calendar) if event.calendar else None
    team = context.item("team", event.team) if event.team else None
    packs = cards(context.items("pack", event.packs), context)
    services = cards(context.items("service", event.services), context)
    return EventView(
        event=event,
        badges=(*happening_badge(event), *_brand(event), *context.badges(item)),
        leaf=say_leaf(event.held_on),
        when=_when(event),
        where=where(event, context),
        venue=card(venue, context) if venue else None,
        registration=REGISTRATION[event.registration],
        facts=_facts(event, context),
        packs=packs,
        services=services,
        calendar=context.link(rule) if rule else None,
        team=team.value.title if team else "",
        is_over=event.is_over(context.today),
        related=related_to(item, context, keys_of(packs, services)),
        record=context.record(item),
    )


def _brand(event: Event) -> tuple[Badge, ...]:
    return (Badge("品牌活动", "ok"),) if event.is_brand else ()


def _when(event: Event) -> str:
    days = say_day(event.held_on)
    if event.ends_on:
        return f"{days}到{say_day(event.ends_on)}，每天{say_span(event.starts_at, event.ends_at)}"
    return f"{days} {say_span(event.starts_at, event.ends_at)}"


def _facts(event: Event, context: Context) -> tuple[Fact, ...]:
    facts = (
        Fact("形式", context.label("format", event.format), "shape-outline"),
        Fact("对象", context.labels("audience", event.audiences), "account-group-outline"),
        Fact(
            "名额", f"最多{event.capacity}人" if event.capacity else "", "account-multiple-outline"
        ),
        Fact("要带", "、".join(event.bring), "bag-personal-outline"),
    )
    return tuple(fact for fact in facts if fact.value)


def _months(context: Context) -> tuple[tuple[str, tuple[RuleLine, ...]], ...]:
    """Group the rules by the month they name; those that name none come last."""
    lines: dict[int, list[tuple[str, RuleLine]]] = {}
    for item in context.listed("calendar-rule"):
        rule: CalendarRule = item.value
        month, day = _month_day(rule)
        lines.setdefault(month, []).append((day, _line(item, rule, context)))
    return tuple(
        (
            UNDATED if month == _NO_MONTH else f"{month}月",
            tuple(line for _, line in sorted(found, key=lambda pair: (pair[0], pair[1].id))),
        )
        for month, found in sorted(lines.items())
    )


def _month_day(rule: CalendarRule) -> tuple[int, str]:
    date = rule.rule
    text = getattr(date, "date", None) or getattr(date, "first", None)
    if text:
        return int(text[:2]), text
    if date.type in {"month", "nth-weekday", "last-weekday"}:
        month: int = date.month
        return month, f"{month:02d}-{'00' if date.type == 'month' else '50'}"
    # Lunar days and solar terms wander between two months; announced dates have none.
    return _NO_MONTH, rule.id


def _line(item: Item, rule: CalendarRule, context: Context) -> RuleLine:
    return RuleLine(
        rule.id,
        rule.title,
        say_rule(rule, context.today.year),
        "；".join(
            part for part in (rule.note, f"依据：{rule.basis}" if rule.basis else "") if part
        ),
        context.topic_links(rule),
        context.badges(item),
    )
