"""A page for each kind of reader: everything that is meant for them, narrowed by words, kind and topic."""

from collections.abc import Iterator
from dataclasses import replace

from kepu.model.catalog import Item
from kepu.plan.audiences import DOORS, Door, behind, for_everybody
from kepu.plan.cards import card, cards, say_kind
from kepu.plan.context import Context
from kepu.plan.draft import Draft
from kepu.plan.events import event_card
from kepu.plan.pieces import Card
from kepu.plan.views import AudienceGroup, AudienceView

_TITLES = {
    "event": "近期活动",
    "service": "可以约的服务",
    "resource": "一看就懂的要点",
    "exhibit": "去馆里试一试",
    "rumour-check": "常见说法对不对",
    "pack": "拿来就能办的资源包",
}

_FACTS = {"event": ("时间", "地点"), "service": ("时长", "费用")}


def plan_audiences(context: Context) -> Iterator[Draft]:
    """Plan a page behind each door, even where there is little, so that every site has the address."""
    for door in DOORS:
        yield Draft(door.url, door.title, door.lead, "topics", "audience", _view(door, context))


def _view(door: Door, context: Context) -> AudienceView:
    found = behind(door, context)
    named = {id for items in found.values() for item in items for id in item.value.topics}
    return AudienceView(
        title=door.title,
        lead=door.lead,
        groups=tuple(_group(kind, items, context) for kind, items in found.items()),
        topics=tuple((topic.id, topic.title) for topic in context.topics if topic.id in named),
        total=sum(map(len, found.values())),
        everybody=cards(for_everybody(door, context), context),
        others=tuple(other.link for other in DOORS if other is not door),
    )


def _group(kind: str, items: tuple[Item, ...], context: Context) -> AudienceGroup:
    entries = tuple((_card(item, context), " ".join(item.value.topics)) for item in items)
    return AudienceGroup(kind, say_kind(kind), _TITLES[kind], entries)


def _card(item: Item, context: Context) -> Card:
    """Make a card with the few facts that a long list has room for, and without its keywords."""
    found = card(item, context)
    badges = event_card(item, context).badges if item.kind == "event" else found.badges
    facts = tuple(fact for fact in found.facts if fact.label in _FACTS.get(item.kind, ()))
    return replace(found, badges=badges, facts=facts, text="")
