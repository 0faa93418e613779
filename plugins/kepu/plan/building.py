"""The hall of one site: its rooms in order, what stands in each, and the floor they are laid out on.

Comes in: a context. Goes out: a `Building`, worked out once for all pages. Partner venues make up a last room.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from kepu.model.catalog import Item
from kepu.model.directory import Venue
from kepu.model.hall import Exhibit, Room, Tour
from kepu.model.parts import PART_TITLES
from kepu.plan.addresses import PAGES, address_of
from kepu.plan.context import Context
from kepu.plan.floor import Floor, FloorRoom, Point, Stand, lay_out

ANNEX = "partners"
"""Id of the room of partner venues."""
ANNEX_TITLE = "入驻场馆"


@dataclass(frozen=True)
class Wing:
    """One room of the building."""

    id: str
    title: str
    intro: str
    url: str
    icon: str
    topic: str
    room: Item | None
    """The room's entry; None for the annex."""
    items: tuple[Item, ...]
    """Its exhibits in order, or the venues of the annex."""


@dataclass(frozen=True)
class Building:
    """Rooms, exhibits, floor."""

    wings: tuple[Wing, ...]

    @cached_property
    def floor(self) -> Floor:
        """Where everything stands."""
        return lay_out([len(wing.items) for wing in self.wings])

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The running number of each exhibit, from 1, as plan and labels show it."""
        ids = (item.value.id for wing in self.wings for item in wing.items)
        return {id: number for number, id in enumerate(ids, start=1)}

    @cached_property
    def _places(self) -> dict[str, tuple[int, int]]:
        return {
            item.value.id: (at, number)
            for at, wing in enumerate(self.wings)
            for number, item in enumerate(wing.items)
        }

    def way(self, tour: Tour) -> tuple[Point, ...]:
        """Lead through the stops of a tour that this site has."""
        stops = (self._places[stop.id] for stop in tour.stops if stop.id in self._places)
        return self.floor.path(tuple(stops))


def building_of(context: Context) -> Building:
    """Assemble a site's hall."""
    wings = [_wing(item, context) for item in rooms_of(context)]
    partners = tuple(item for item in context.listed("venue") if item.value.partner)
    if partners:
        intro = "这些场馆在本地真实的屋檐下：看看有什么、几点开、怎么去。"
        url = f"{PAGES['hall']}{ANNEX}/"
        wings.append(Wing(ANNEX, ANNEX_TITLE, intro, url, "domain", "", None, partners))
    return Building(tuple(wings))


def rooms_of(context: Context) -> tuple[Item, ...]:
    """List the rooms in the hall's order; those that an overlay added stand behind the ones the hall names."""
    halls = context.listed("hall")
    named = halls[0].value.rooms if halls else ()
    added = [item.value.id for item in context.listed("room") if item.value.id not in named]
    return context.items("room", (*named, *added))


def _wing(item: Item, context: Context) -> Wing:
    room: Room = item.value
    found = [each for each in context.listed("exhibit") if each.value.room == room.id]
    exhibits = tuple(sorted(found, key=lambda each: (each.value.order, each.value.id)))
    url = address_of("room", room.id)
    topic = context.topic_of(room)
    return Wing(room.id, room.title, room.intro, url, room.icon, topic, item, exhibits)


def embed_address(id: str) -> str:
    """Give the URL of an exhibit's page without the site around it."""
    return f"{address_of('exhibit', id)}embed/"


def walk_data(building: Building, tours: Iterable[Tour]) -> dict[str, Any]:
    """Describe the building for the walk through it: metres, x to the east, z to the south."""
    floor = building.floor
    x, z, w, d = floor.corridor
    return {
        "bounds": floor.bounds,
        "corridor": {"x": x, "z": z, "w": w, "d": d},
        "rooms": [
            _walk_room(wing, room, floor, building.numbers)
            for wing, room in zip(building.wings, floor.rooms, strict=True)
        ],
        "tours": [
            {
                "id": tour.id,
                "title": tour.title,
                "stops": [s.id for s in tour.stops if s.id in building.numbers],
                "path": building.way(tour),
            }
            for tour in tours
        ],
    }


def _walk_room(
    wing: Wing, room: FloorRoom, floor: Floor, numbers: dict[str, int]
) -> dict[str, Any]:
    door_x, door_z = room.door
    pairs = zip(wing.items, room.stands, strict=True)
    return {
        "id": wing.id,
        "title": wing.title,
        "topic": wing.topic,
        "url": wing.url,
        "x": room.x,
        "z": room.z,
        "w": room.w,
        "d": room.d,
        "door": {"x": door_x, "z": door_z, "side": room.door_side, "w": floor.door_width},
        "exhibits": [_walk_stand(item, stand, numbers) for item, stand in pairs],
    }


def _walk_stand(item: Item, stand: Stand, numbers: dict[str, int]) -> dict[str, Any]:
    entry: Exhibit | Venue = item.value
    place = {"x": stand.x, "z": stand.z, "side": stand.side, "stand": stand.at}
    shared = {"id": entry.id, "number": numbers[entry.id], "title": entry.title, **place}
    url = address_of(item.kind, entry.id)
    if isinstance(entry, Venue):
        goal = entry.summary or ""
        own = {"goal": goal, "kind": "venue", "kindTitle": "场馆", "url": url, "venue": True}
        return shared | own
    return {
        **shared,
        "goal": entry.objective,
        "kind": entry.kind,
        "kindTitle": PART_TITLES[entry.kind],
        "minutes": entry.est_minutes,
        "url": url,
        "embed": embed_address(entry.id),
    }
