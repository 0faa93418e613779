"""Dated events of a site: which are ahead, which are past, and how a cancelled one is shown.

Comes in: a context. Goes out: event cards in the order of their dates. An event stays “ahead” on its last day.
"""

from dataclasses import replace

from kepu.model.calendar import Event
from kepu.model.catalog import Item
from kepu.plan.cards import HAPPENING, card
from kepu.plan.context import Context
from kepu.plan.pieces import Badge, Card
from kepu.plan.wording import say_leaf


def ahead(context: Context) -> tuple[Item, ...]:
    """Return the events that are not over, soonest first."""
    found = [item for item in context.listed("event") if not _is_over(item.value, context)]
    return tuple(sorted(found, key=_when))


def past(context: Context) -> tuple[Item, ...]:
    """Return the events that are over, latest first."""
    found = [item for item in context.listed("event") if _is_over(item.value, context)]
    return tuple(sorted(found, key=_when, reverse=True))


def event_card(item: Item, context: Context) -> Card:
    """Make an event's card, its cancellation or postponement said first."""
    found = card(item, context)
    badge = happening_badge(item.value)
    return replace(found, badges=(*badge, *found.badges), leaf=say_leaf(item.value.held_on))


def happening_badge(event: Event) -> tuple[Badge, ...]:
    """Say that an event is cancelled, postponed or over."""
    label = HAPPENING[event.happening]
    if not label:
        return ()
    return (Badge(label, "notice" if event.happening in {"cancelled", "postponed"} else "ok"),)


def _is_over(event: Event, context: Context) -> bool:
    last = event.ends_on or event.held_on
    return last < context.today or event.happening in {"held", "summarised"}


def _when(item: Item) -> tuple[str, str, str]:
    event = item.value
    return event.held_on.isoformat(), event.starts_at.isoformat(), event.id
