"""The floor as a map to look at: rectangles, numbered dots, a line for a tour.

Comes in: a building. Goes out: a `MapView` in tenths of a metre, lying for wide screens and paper or standing for
phones. It holds places and words; drawing them is the template's task.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kepu.model.catalog import Item
from kepu.plan.addresses import address_of
from kepu.plan.building import Building, Wing
from kepu.plan.floor import FloorRoom, Point, Stand

_SCALE = 10
_MARGIN = 6
_DOT = 1.05
"""How far a dot stands from its wall, in metres."""
_LETTER = 0.78
"""Width of one character of a room's name, in metres."""
_DOTS = 4.1
"""Width that the dots along both side walls take, in metres."""
_MOST_LINES = 3
_INWARDS: dict[str, Point] = {"n": (0, 1), "s": (0, -1), "w": (1, 0), "e": (-1, 0)}


@dataclass(frozen=True, slots=True)
class MapDot:
    """An exhibit on the map."""

    x: int
    y: int
    number: int
    id: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class MapRoom:
    """A room on the map."""

    id: str
    title: str
    lines: tuple[str, ...]
    """The name, broken to fit."""
    topic: str
    url: str
    x: int
    y: int
    w: int
    h: int
    dots: tuple[MapDot, ...]
    door: tuple[int, int, int, int]
    """The gap in the wall, from point to point."""


@dataclass(frozen=True, slots=True)
class MapView:
    """A map of the hall."""

    width: int
    height: int
    corridor: tuple[int, int, int, int]
    entrance: tuple[int, int]
    rooms: tuple[MapRoom, ...]
    line: tuple[tuple[int, int], ...] = ()
    """A tour's way, from the entrance on."""


@dataclass(frozen=True, slots=True)
class Maps:
    """The same map twice: lying for wide screens and paper, upright for phones."""

    wide: MapView
    upright: MapView


def draw_maps(building: Building, way: Sequence[Point] = ()) -> Maps:
    """Draw the map with the way of a tour, if there is one."""
    return Maps(_draw(building, way, upright=False), _draw(building, way, upright=True))


def _draw(building: Building, way: Sequence[Point], *, upright: bool) -> MapView:
    floor = building.floor
    turn = _Turn(floor.bounds, upright=upright)
    width, height = turn.size
    x, z, w, d = floor.corridor
    rooms = (
        _room(wing, room, building.numbers, turn)
        for wing, room in zip(building.wings, floor.rooms, strict=True)
    )
    return MapView(
        width,
        height,
        (*turn.at(x, z), *turn.span(w, d)),
        turn.at(*floor.entrance),
        tuple(rooms),
        tuple(turn.at(*point) for point in way),
    )


class _Turn:
    """Metres of the floor → tenths of a metre on the map, lying or standing."""

    def __init__(self, bounds: tuple[float, float, float, float], *, upright: bool) -> None:
        self._west, self._north, east, south = bounds
        self._upright = upright
        width, height = self.span(east - self._west, south - self._north)
        self.size = (width + 2 * _MARGIN, height + 2 * _MARGIN)

    def at(self, x: float, z: float) -> tuple[int, int]:
        across, down = self.span(x - self._west, z - self._north)
        return across + _MARGIN, down + _MARGIN

    def span(self, w: float, d: float) -> tuple[int, int]:
        across, down = (d, w) if self._upright else (w, d)
        return round(across * _SCALE), round(down * _SCALE)


def _room(wing: Wing, room: FloorRoom, numbers: Mapping[str, int], turn: _Turn) -> MapRoom:
    x, y = turn.at(room.x, room.z)
    w, h = turn.span(room.w, room.d)
    pairs = zip(wing.items, room.stands, strict=True)
    dots = (_dot(item, stand, numbers, turn) for item, stand in pairs)
    door_x, door_z = room.door
    door = (*turn.at(door_x - 1, door_z), *turn.at(door_x + 1, door_z))
    # Names stand between the dots of both side walls.
    fits = max(4, int((w / _SCALE - _DOTS) / _LETTER))
    lines = _broken(wing.title, fits)
    return MapRoom(wing.id, wing.title, lines, wing.topic, wing.url, x, y, w, h, tuple(dots), door)


def _dot(item: Item, stand: Stand, numbers: Mapping[str, int], turn: _Turn) -> MapDot:
    east, south = _INWARDS[stand.side]
    x, y = turn.at(stand.x + east * _DOT, stand.z + south * _DOT)
    id = item.value.id
    return MapDot(x, y, numbers[id], id, item.value.title, address_of(item.kind, id))


def _broken(title: str, fits: int) -> tuple[str, ...]:
    lines = [title[at : at + fits] for at in range(0, len(title), fits)]
    if len(lines) > _MOST_LINES:
        lines = [*lines[: _MOST_LINES - 1], f"{lines[_MOST_LINES - 1][:-1]}…"]
    return tuple(lines)
