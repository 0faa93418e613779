"""The building: for any number of rooms and exhibits nothing stands in the way of anything else."""

import math
from collections.abc import Iterator
from itertools import combinations, pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from kepu.plan.floor import Floor, FloorRoom, Point, lay_out

COUNTS = st.lists(st.integers(0, 60), max_size=12)
NEAR = 0.011
"""Everything is rounded to centimetres."""
Box = tuple[float, float, float, float]

any_floor = settings(max_examples=60, deadline=None)


def box(room: FloorRoom) -> Box:
    return room.x, room.z, room.x + room.w, room.z + room.d


def corridor(floor: Floor) -> Box:
    x, z, w, d = floor.corridor
    return x, z, x + w, z + d


def overlap(one: Box, other: Box) -> bool:
    return (
        one[0] < other[2] - NEAR
        and other[0] < one[2] - NEAR
        and one[1] < other[3] - NEAR
        and other[1] < one[3] - NEAR
    )


def inside(point: Point, place: Box) -> bool:
    x, z = point
    west, north, east, south = place
    return west - NEAR <= x <= east + NEAR and north - NEAR <= z <= south + NEAR


def on_wall(point: Point, side: str, place: Box) -> bool:
    x, z = point
    at = {"w": (x, place[0]), "e": (x, place[2]), "n": (z, place[1]), "s": (z, place[3])}
    here, wall = at[side]
    return abs(here - wall) < NEAR and inside(point, place)


def between(one: Point, other: Point) -> Iterator[Point]:
    for part in range(41):
        share = part / 40
        yield one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share


@any_floor
@given(COUNTS)
@example([60] * 12)
@example([0, 60, 0, 60])
@example([1])
def test_rooms_overlap_neither_each_other_nor_the_corridor(counts: list[int]) -> None:
    floor = lay_out(counts)
    places = [corridor(floor), *map(box, floor.rooms)]
    assert not [pair for pair in combinations(places, 2) if overlap(*pair)]
    bounds = floor.bounds
    for place in places:
        assert inside(place[:2], bounds)
        assert inside(place[2:], bounds)
    assert [len(room.stands) for room in floor.rooms] == counts


@any_floor
@given(COUNTS)
def test_every_door_leads_from_the_corridor_into_its_room(counts: list[int]) -> None:
    floor = lay_out(counts)
    _, north, _, south = corridor(floor)
    for room in floor.rooms:
        assert on_wall(room.door, room.door_side, box(room))
        x, z = room.door
        gap = (z, north) if room.door_side == "s" else (z, south)
        assert abs(gap[0] - gap[1]) == pytest.approx(0.3, abs=NEAR)
        west, _, east, _ = corridor(floor)
        assert west < x - floor.door_width / 2
        assert x + floor.door_width / 2 < east
        assert room.x < x - floor.door_width / 2
        assert x + floor.door_width / 2 < room.x + room.w


@any_floor
@given(COUNTS)
def test_every_exhibit_hangs_on_a_wall_and_is_read_from_inside(counts: list[int]) -> None:
    for room in lay_out(counts).rooms:
        for stand in room.stands:
            assert stand.side != room.door_side
            assert on_wall((stand.x, stand.z), stand.side, box(room))
            assert inside(stand.at, box(room))
            away = math.dist((stand.x, stand.z), stand.at)
            assert away == pytest.approx(1.7, abs=2 * NEAR)


@any_floor
@given(COUNTS)
def test_exhibits_keep_two_metres_apart(counts: list[int]) -> None:
    for room in lay_out(counts).rooms:
        places = [(stand.x, stand.z) for stand in room.stands]
        near = [math.dist(*pair) for pair in combinations(places, 2)]
        assert min(near, default=9) >= 2


@any_floor
@given(COUNTS)
def test_one_walks_round_a_room_once(counts: list[int]) -> None:
    for room in lay_out(counts).rooms:
        walls = "wne" if room.door_side == "s" else "esw"
        passed = [walls.index(stand.side) for stand in room.stands]
        assert passed == sorted(passed)
        for one, other in pairwise(room.stands):
            if one.side == other.side == walls[0]:
                # From the door inwards along the first wall, back to it along the last.
                assert math.dist(room.door, (one.x, one.z)) < math.dist(
                    room.door, (other.x, other.z)
                )
            if one.side == other.side == walls[2]:
                assert math.dist(room.door, (one.x, one.z)) > math.dist(
                    room.door, (other.x, other.z)
                )


@st.composite
def tours(draw: st.DrawFn) -> tuple[list[int], list[tuple[int, int]]]:
    counts = draw(st.lists(st.integers(0, 20), min_size=1, max_size=8))
    stands = [(room, at) for room, count in enumerate(counts) for at in range(count)]
    stops = draw(st.lists(st.sampled_from(stands), max_size=8)) if stands else []
    return counts, stops


@any_floor
@given(tours())
def test_a_way_goes_through_doors_only(tour: tuple[list[int], list[tuple[int, int]]]) -> None:
    counts, stops = tour
    floor = lay_out(counts)
    path = floor.path(stops)
    assert path[0] == floor.entrance
    assert {floor.rooms[room].stands[at].at for room, at in stops} <= {*path}
    passages = [
        (x - 1, min(z, z + step), x + 1, max(z, z + step))
        for room in floor.rooms
        for x, z in [room.door]
        for step in [0.3 if room.door_side == "s" else -0.3]
    ]
    rooms = [corridor(floor), *map(box, floor.rooms), *passages]
    for one, other in pairwise(path):
        for point in between(one, other):
            assert any(inside(point, place) for place in rooms), (one, other)


def test_a_way_passes_its_stops_in_their_order() -> None:
    floor = lay_out([3, 3, 3])
    path = floor.path([(2, 1), (2, 0), (0, 2)])
    seen = [path.index(floor.rooms[room].stands[at].at) for room, at in [(2, 1), (2, 0), (0, 2)]]
    assert seen == sorted(seen)
    # Two stops in one room need no door in between.
    assert seen[1] == seen[0] + 1


def test_a_way_without_stops_stays_at_the_entrance() -> None:
    floor = lay_out([3])
    assert floor.path([]) == (floor.entrance,)


def test_a_hall_without_rooms_is_a_lobby() -> None:
    floor = lay_out([])
    assert floor.rooms == ()
    assert inside(floor.entrance, corridor(floor))
    assert inside(floor.entrance, floor.bounds)
    assert floor.bounds == corridor(floor)


def test_one_room_has_a_corridor_to_its_door() -> None:
    (room,) = lay_out([4]).rooms
    assert (room.x, room.door_side) == (0.0, "s")
    assert room.z + room.d == pytest.approx(-0.3)


def test_rooms_stand_on_both_sides_in_turn() -> None:
    assert [room.door_side for room in lay_out([5, 0, 7, 1]).rooms] == ["s", "n", "s", "n"]


def test_the_same_counts_make_the_same_floor() -> None:
    assert lay_out([5, 6, 7]) == lay_out((5, 6, 7))
