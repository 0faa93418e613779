"""The hall as a building: where its rooms, doors and exhibits stand, worked out from their order alone.

Comes in: rooms and how many exhibits each holds. Goes out: a `Floor` in metres, x to the east and z to the south: a
corridor with rooms on both sides, doors on the corridor, exhibits along the three other walls in the order in which one
walks past them. The same floor is drawn as a plan and walked through. Nobody writes a coordinate.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

Side = Literal["n", "e", "s", "w"]
Point = tuple[float, float]
"""x and z."""

PANEL = 2.6
"""Length of wall that one exhibit takes."""
_MARGIN = 1.5
_NEAR_DOOR = 0.5
_FAR_CORNER = 2.4
_CORRIDOR = 4.2
_LOBBY = 6.0
_DOOR = 2.0
_WALL = 0.3
_READING = 1.7
"""How far from the wall one stands."""
_FIRST_ON_FAR_WALL = 2
_SMALL = 6
"""So many exhibits fill a room of the smallest size."""


@dataclass(frozen=True, slots=True)
class Stand:
    """Where one exhibit hangs, and where one stands to read it."""

    x: float
    z: float
    side: Side
    at: Point


@dataclass(frozen=True, slots=True)
class FloorRoom:
    """One room: its north-west corner, its size, its door and its exhibits' places in order."""

    x: float
    z: float
    w: float
    d: float
    door: Point
    door_side: Side
    stands: tuple[Stand, ...]


@dataclass(frozen=True, slots=True)
class Floor:
    """All rooms along their corridor."""

    rooms: tuple[FloorRoom, ...]
    corridor: tuple[float, float, float, float]
    """North-west corner, width and depth."""
    bounds: tuple[float, float, float, float]
    """West, north, east and south ends."""
    door_width: float = _DOOR

    @property
    def entrance(self) -> Point:
        """Where a visitor comes in."""
        x, z, _, d = self.corridor
        return _rounded(x + _LOBBY / 2, z + d / 2)

    def path(self, stops: Sequence[tuple[int, int]]) -> tuple[Point, ...]:
        """Lead from the entrance past stops, each a room's and an exhibit's number, through the doors."""
        return tuple(self._steps(stops))

    def _steps(self, stops: Sequence[tuple[int, int]]) -> Iterator[Point]:
        yield self.entrance
        inside = -1
        for room, exhibit in stops:
            if room != inside:
                yield from self._through_door(inside, outwards=True)
                yield from self._through_door(room, outwards=False)
            inside = room
            yield self.rooms[room].stands[exhibit].at

    def _through_door(self, room: int, *, outwards: bool) -> Iterator[Point]:
        if room < 0:
            return
        x, z = self.rooms[room].door
        middle = _rounded(x, self.corridor[1] + self.corridor[3] / 2)
        yield from ((x, z), middle) if outwards else (middle, (x, z))


def lay_out(counts: Sequence[int]) -> Floor:
    """Lay out rooms that hold so many exhibits each, alternately north and south of the corridor."""
    ends = {"n": 0.0, "s": 0.0}
    rooms = []
    for number, count in enumerate(counts):
        row: Side = "n" if number % 2 == 0 else "s"
        rooms.append(_room(count, ends[row], row))
        ends[row] = round(ends[row] + rooms[-1].w + _WALL, 2)
    length = max(_LOBBY, *ends.values())
    corridor = (-_LOBBY, 0.0, round(_LOBBY + length, 2), _CORRIDOR)
    north = min((room.z for room in rooms), default=0.0)
    south = max((round(room.z + room.d, 2) for room in rooms), default=_CORRIDOR)
    return Floor(tuple(rooms), corridor, (-_LOBBY, north, length, max(south, _CORRIDOR)))


def _room(count: int, x: float, row: Side) -> FloorRoom:
    far = min(count, _FIRST_ON_FAR_WALL + max(0, count - _SMALL) // 3)
    left = math.ceil((count - far) / 2)
    w = max(far, 2) * PANEL + 2 * _MARGIN
    d = max(left, 2) * PANEL + _NEAR_DOOR + _FAR_CORNER
    z = -d - _WALL if row == "n" else _CORRIDOR + _WALL
    walls: tuple[Side, Side, Side] = ("w", "n", "e") if row == "n" else ("e", "s", "w")
    counts = (left, far, count - far - left)
    stands = tuple(
        stand
        for side, many in zip(walls, counts, strict=True)
        for stand in _on_wall(side, many, (x, z, w, d), row)
    )
    door = _rounded(x + w / 2, z + d if row == "n" else z)
    return FloorRoom(round(x, 2), round(z, 2), round(w, 2), round(d, 2), door, _facing(row), stands)


def _facing(row: Side) -> Side:
    return "s" if row == "n" else "n"


def _on_wall(
    side: Side, count: int, room: tuple[float, float, float, float], row: Side
) -> Iterator[Stand]:
    """Hang exhibits along a wall, in the order in which one passes them on the way round from the door."""
    x, z, w, d = room
    is_north = row == "n"
    if side == row:
        for number in range(count):
            along = _MARGIN + (w - 2 * _MARGIN) * (number + 0.5) / count
            at = x + along if is_north else x + w - along
            wall = z if is_north else z + d
            yield _stand(at, wall, side, (at, wall + (_READING if is_north else -_READING)))
        return
    is_west = side == "w"
    comes_first = is_west == is_north
    wall = x if is_west else x + w
    for number in range(count):
        # The corner by the far wall stays free, or one would stand in the way of the other.
        step = number if comes_first else count - 1 - number
        along = _NEAR_DOOR + (d - _NEAR_DOOR - _FAR_CORNER) * (step + 0.5) / count
        at = z + d - along if is_north else z + along
        yield _stand(wall, at, side, (wall + (_READING if is_west else -_READING), at))


def _stand(x: float, z: float, side: Side, at: Point) -> Stand:
    return Stand(*_rounded(x, z), side, _rounded(*at))


def _rounded(x: float, z: float) -> Point:
    # Centimetres: enough for a building, and the same text on every machine.
    return round(x, 2), round(z, 2)
