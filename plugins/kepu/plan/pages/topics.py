"""Topic pages: packs, services and resources as cards; for emergencies the hazard matrix first."""

from collections.abc import Iterator

from kepu.model.catalog import Item
from kepu.model.prose import ProsePage
from kepu.model.topic import Topic
from kepu.plan.addresses import PAGES, address_of
from kepu.plan.audiences import DOORS, behind
from kepu.plan.cards import cards
from kepu.plan.context import Context
from kepu.plan.draft import Draft
from kepu.plan.pages.prose import links_in
from kepu.plan.pieces import Card
from kepu.plan.views import DoorTile, MatrixRow, TopicsView, TopicTile, TopicView

_BEHIND_A_DOOR = 3
PHASES = ("before", "during", "after")


def plan_topics(context: Context) -> Iterator[Draft]:
    """Plan the list of topics and a page for each."""
    view = TopicsView(topic_tiles(context), tuple(_doors(context)))
    yield Draft(PAGES["topics"], "主题", "按主题找科普资源、资源包和服务", "topics", "topics", view)
    for topic in context.topics:
        yield Draft(
            address_of("topic", topic.id),
            topic.title,
            topic.summary or topic.question,
            "topics",
            "topic",
            _view(topic, context),
        )


def _doors(context: Context) -> Iterator[DoorTile]:
    """Offer each kind of resident a few packs and services that are meant for them."""
    for door in DOORS:
        found = behind(door, context)
        few = [i for kind in ("pack", "service") for i in found.get(kind, ())[:_BEHIND_A_DOOR]]
        if found:
            yield DoorTile(door.link, sum(map(len, found.values())), cards(few, context))


def topic_tiles(context: Context) -> tuple[TopicTile, ...]:
    """Make the tiles of all topics the site shows."""
    return tuple(topic_tile(topic, context) for topic in context.topics)


def topic_tile(topic: Topic, context: Context) -> TopicTile:
    """Make one topic's tile with what it holds."""
    counted = (
        (len(context.of_topic("pack", topic.id)), "个资源包"),
        (len(context.of_topic("service", topic.id)), "项服务"),
        (len(context.of_topic("resource", topic.id)), "份资源"),
    )
    counts = " · ".join(f"{number}{noun}" for number, noun in counted if number)
    url = address_of("topic", topic.id)
    return TopicTile(topic.id, topic.title, topic.question, url, topic.icon, counts)


def _view(topic: Topic, context: Context) -> TopicView:
    resources = context.of_topic("resource", topic.id)
    intro = _intro(topic, context)
    numbers = {id for item in resources for id in item.value.emergency_numbers}
    dials = tuple(
        context.dial(item)
        for item in context.listed("hotline")
        if item.value.id in numbers and item.value.emergency
    )
    return TopicView(
        id=topic.id,
        title=topic.title,
        question=topic.question,
        icon=topic.icon,
        badges=context.badges(context.catalog.items["topic"][topic.id]),
        summary=topic.summary or "",
        intro=intro.body if intro else "",
        links=links_in(intro.body, context) if intro else (),
        phases=tuple(context.label("hazard-phase", phase) for phase in PHASES),
        matrix=_matrix(resources, context),
        shelves=_shelves(topic, resources, context),
        packs=cards(context.of_topic("pack", topic.id), context),
        services=cards(context.of_topic("service", topic.id), context),
        exhibits=cards(context.of_topic("exhibit", topic.id), context),
        rumours=cards(context.of_topic("rumour-check", topic.id), context),
        dials=dials,
        is_safety=topic.safety,
    )


def _intro(topic: Topic, context: Context) -> ProsePage | None:
    return next(
        (p for p in context.prose if p.meta.kind == "topic-intro" and p.meta.topic == topic.id),
        None,
    )


def _matrix(resources: tuple[Item, ...], context: Context) -> tuple[MatrixRow, ...]:
    hazards = dict.fromkeys(item.value.hazard for item in resources if item.value.hazard)
    return tuple(
        MatrixRow(
            context.label("hazard", hazard),
            tuple(
                cards((i for i in resources if _is_about(i, hazard, phase)), context)
                for phase in PHASES
            ),
        )
        for hazard in hazards
    )


def _is_about(item: Item, hazard: str, phase: str) -> bool:
    return item.value.hazard == hazard and phase in item.value.phases


def _shelves(
    topic: Topic, resources: tuple[Item, ...], context: Context
) -> tuple[tuple[str, tuple[Card, ...]], ...]:
    named = [
        (shelf.title, [i for i in resources if i.value.subtopic == shelf.id])
        for shelf in topic.subtopics
    ]
    known = {shelf.id for shelf in topic.subtopics}
    rest = [item for item in resources if item.value.subtopic not in known]
    if not any(found for _, found in named):
        return (("", cards(rest, context)),)
    shelves = [(title, cards(found, context)) for title, found in named if found]
    return (*shelves, *([("其他", cards(rest, context))] if rest else []))
