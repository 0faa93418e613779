"""A page for each tour: its stops in order, the map with the way drawn on it, a card to print at the end."""

from collections.abc import Iterator

from kepu.model.catalog import Item
from kepu.model.hall import Exhibit, Tour, TourStop
from kepu.plan.addresses import address_of
from kepu.plan.building import building_of
from kepu.plan.context import Context
from kepu.plan.draft import Draft
from kepu.plan.floor_map import draw_maps
from kepu.plan.hall_views import Stop, TourLine, TourView
from kepu.plan.pieces import Link

_ICONS = {
    "parent": "human-male-child",
    "primary": "human-child",
    "older-adult": "human-cane",
    "teacher": "human-male-board",
}
_ICON = "map-marker-path"


def plan_tours(context: Context) -> Iterator[Draft]:
    """Plan a page for every tour."""
    for item in tours_of(context):
        tour: Tour = item.value
        view = _view(item, context)
        yield Draft(
            address_of("tour", tour.id), tour.title, tour.summary or "", "hall", "tour", view
        )


def tours_of(context: Context) -> tuple[Item, ...]:
    """List the tours in their order, those that still have a stop on this site."""
    tours = (item for item in context.listed("tour") if _stops(item.value, context))
    return tuple(sorted(tours, key=lambda item: (item.value.order, item.value.id)))


def tour_lines(context: Context) -> tuple[TourLine, ...]:
    """Make one line for each tour."""
    return tuple(_line(item.value, context) for item in tours_of(context))


def tours_past(exhibit: str, context: Context) -> tuple[tuple[Item, Item | None], ...]:
    """Name the tours that stop at an exhibit, each with the exhibit after it."""
    found = []
    for item in tours_of(context):
        stops = [other for _, other in _stops(item.value, context)]
        ids = [other.value.id for other in stops]
        if exhibit in ids:
            at = ids.index(exhibit) + 1
            found.append((item, stops[at] if at < len(stops) else None))
    return tuple(found)


def _stops(tour: Tour, context: Context) -> list[tuple[TourStop, Item]]:
    found = ((stop, context.item("exhibit", stop.id)) for stop in tour.stops)
    return [(stop, item) for stop, item in found if item]


def _line(tour: Tour, context: Context) -> TourLine:
    stops = _stops(tour, context)
    minutes = sum(stop.minutes for stop, _ in stops)
    icon = next((_ICONS[id] for id in tour.audiences if id in _ICONS), _ICON)
    url = address_of("tour", tour.id)
    return TourLine(tour.id, tour.title, tour.summary or "", url, minutes, len(stops), icon)


def _view(item: Item, context: Context) -> TourView:
    tour: Tour = item.value
    building = context.index(building_of)
    stops = tuple(_stop(stop, other, context) for stop, other in _stops(tour, context))
    return TourView(
        id=tour.id,
        title=tour.title,
        summary=tour.summary or "",
        badges=context.badges(item),
        minutes=sum(stop.minutes for stop in stops),
        stops=stops,
        maps=draw_maps(building, building.way(tour)),
        others=tuple(line for line in tour_lines(context) if line.id != tour.id),
        record=context.record(item),
    )


def _stop(stop: TourStop, item: Item, context: Context) -> Stop:
    exhibit: Exhibit = item.value
    room = context.item("room", exhibit.room)
    url = address_of("exhibit", exhibit.id)
    return Stop(
        number=context.index(building_of).numbers[exhibit.id],
        id=exhibit.id,
        link=Link(exhibit.title, url),
        room=room.value.title if room else "",
        minutes=stop.minutes,
        note=stop.note or "",
        address=f"{context.site.base_url}{url}" if context.site.base_url else "",
    )
