"""Dated events of a site: which are ahead, which are past, and how a cancelled one is shown.

Comes in: a context. Goes out: event cards in the order of their dates. An event stays “ahead” on its last day.
"""

from dataclasses import replace

from kepu.model.calendar import Event
from kepu.model.catalog import Item
from kepu.plan.cards import HAPPENING, card
from kepu.plan.context import Context
from kepu.plan.pieces import Badge, Card
from kepu.plan.wording import say_leaf, say_span


def ahead(context: Context) -> tuple[Item, ...]:
    """Return the events that are not over, soonest first."""
    found = [item for item in context.listed("event") if not item.value.is_over(context.today)]
    return tuple(sorted(found, key=_when))


def past(context: Context) -> tuple[Item, ...]:
    """Return the events that are over, latest first."""
    found = [item for item in context.listed("event") if item.value.is_over(context.today)]
    return tuple(sorted(found, key=_when, reverse=True))


def event_card(item: Item, context: Context) -> Card:
    """Make an event's card with a calendar leaf, its cancellation or postponement said first."""
    event: Event = item.value
    found = card(item, context)
    # The leaf says the day, so the first fact need not say it again.
    time = replace(found.facts[0], value=say_span(event.starts_at, event.ends_at))
    badges = (*happening_badge(event), *found.badges)
    facts = (time, *found.facts[1:])
    return replace(found, badges=badges, facts=facts, leaf=say_leaf(event.held_on))


def happening_badge(event: Event) -> tuple[Badge, ...]:
    """Say that an event is cancelled, postponed or over."""
    label = HAPPENING[event.happening]
    if not label:
        return ()
    return (Badge(label, "notice" if event.happening in {"cancelled", "postponed"} else "ok"),)


def _when(item: Item) -> tuple[str, str, str]:
    event = item.value
    return event.held_on.isoformat(), event.starts_at.isoformat(), event.id
