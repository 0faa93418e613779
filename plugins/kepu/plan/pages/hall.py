"""The hall without any script: rooms as sections, exhibits as articles, tours as ordered lists."""

from collections.abc import Iterator

from kepu.model.catalog import Item
from kepu.model.hall import Exhibit, Hall, Room, Tour
from kepu.plan.addresses import PAGES, address_of
from kepu.plan.cards import cards
from kepu.plan.context import Context
from kepu.plan.draft import Draft
from kepu.plan.pieces import Fact, Link
from kepu.plan.related import keys_of, related_to
from kepu.plan.views import ExhibitView, HallView, RoomTile, RoomView, TourView


def plan_hall(context: Context) -> Iterator[Draft]:
    """Plan the hall, its rooms and its exhibits."""
    halls = context.listed("hall")
    if not halls:
        return
    hall: Hall = halls[0].value
    view = HallView(hall.title, hall.intro, room_tiles(context), _tours(context))
    yield Draft(PAGES["hall"], hall.title, hall.summary or hall.intro, "hall", "hall", view)
    for item in _rooms(context):
        yield from _plan_room(item, context)


def room_tiles(context: Context) -> tuple[RoomTile, ...]:
    """Make the tiles of all rooms in the hall's order."""
    return tuple(_tile(item, context) for item in _rooms(context))


def _rooms(context: Context) -> tuple[Item, ...]:
    halls = context.listed("hall")
    named = halls[0].value.rooms if halls else ()
    # Rooms that an overlay added stand behind the ones the hall names.
    added = [item.value.id for item in context.listed("room") if item.value.id not in named]
    return context.items("room", (*named, *added))


def _exhibits(room: Room, context: Context) -> tuple[Item, ...]:
    found = [item for item in context.listed("exhibit") if item.value.room == room.id]
    return tuple(sorted(found, key=lambda item: (item.value.order, item.value.id)))


def _tile(item: Item, context: Context) -> RoomTile:
    room: Room = item.value
    url = address_of("room", room.id)
    shown = cards(_exhibits(room, context), context)
    topic = context.topic_of(room)
    return RoomTile(room.id, room.title, url, room.icon, room.intro, topic, shown)


def _plan_room(item: Item, context: Context) -> Iterator[Draft]:
    room: Room = item.value
    exhibits = _exhibits(room, context)
    others = tuple(context.link(other) for other in _rooms(context) if other is not item)
    view = RoomView(room, cards(exhibits, context), others, context.record(item))
    url = address_of("room", room.id)
    yield Draft(url, room.title, room.summary or room.intro, "hall", "room", view)
    for number, exhibit in enumerate(exhibits):
        before = exhibits[number - 1] if number else None
        after = exhibits[number + 1] if number + 1 < len(exhibits) else None
        yield _plan_exhibit(exhibit, context.link(item), before, after, context)


def _plan_exhibit(
    item: Item, room: Link, before: Item | None, after: Item | None, context: Context
) -> Draft:
    exhibit: Exhibit = item.value
    resources = cards(context.items("resource", exhibit.linked_resources), context)
    services = cards(context.items("service", exhibit.linked_services), context)
    beside = (("exhibit", other.value.id) for other in (before, after) if other)
    view = ExhibitView(
        exhibit=exhibit,
        room=room,
        badges=context.badges(item),
        facts=_facts(exhibit, context),
        resources=resources,
        services=services,
        before=context.link(before) if before else None,
        after=context.link(after) if after else None,
        related=related_to(item, context, (*keys_of(resources, services), *beside)),
        record=context.record(item),
    )
    url = address_of("exhibit", exhibit.id)
    return Draft(url, exhibit.title, exhibit.objective, "hall", "exhibit", view)


def _facts(exhibit: Exhibit, context: Context) -> tuple[Fact, ...]:
    facts = (
        Fact("时间", f"约{exhibit.est_minutes}分钟", "clock-outline"),
        Fact("适合", context.labels("audience", exhibit.audiences), "account-group-outline"),
    )
    return tuple(fact for fact in facts if fact.value)


def _tours(context: Context) -> tuple[TourView, ...]:
    tours: list[Tour] = sorted((i.value for i in context.listed("tour")), key=lambda t: t.order)
    return tuple(_tour(tour, context) for tour in tours)


def _tour(tour: Tour, context: Context) -> TourView:
    shown = [(stop, item) for stop in tour.stops if (item := context.item("exhibit", stop.id))]
    stops = tuple((context.link(item), stop.minutes, stop.note or "") for stop, item in shown)
    minutes = sum(stop.minutes for stop, _ in shown)
    return TourView(tour.id, tour.title, tour.summary or "", minutes, stops)
