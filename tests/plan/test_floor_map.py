"""The map: every dot in its room, numbers that run, names that fit or say that they were cut."""

import math
from itertools import combinations
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kepu.model.catalog import Item, Provenance
from kepu.plan.building import Building, Wing
from kepu.plan.floor_map import MapRoom, MapView, draw_maps

DOT = 8
"""Radius of a dot as it is drawn."""


def building(counts: list[int], titles: list[str] | None = None) -> Building:
    wings = []
    for room, count in enumerate(counts):
        exhibits = (
            SimpleNamespace(id=f"ex-{room}-{at}", title=f"展品{room}-{at}") for at in range(count)
        )
        items = (Item("exhibit", each, {}, Provenance("base", "")) for each in exhibits)
        title = titles[room] if titles else f"展厅{room}"
        url = f"hall/room-{room}/"
        wings.append(Wing(f"room-{room}", title, "", url, "heart", "health", None, tuple(items)))
    return Building(tuple(wings))


def both(house: Building) -> tuple[MapView, MapView]:
    maps = draw_maps(house)
    return maps.wide, maps.upright


def holds(room: MapRoom, x: int, y: int, edge: int) -> bool:
    across = room.x + edge <= x <= room.x + room.w - edge
    return across and room.y + edge <= y <= room.y + room.h - edge


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 40), max_size=9))
def test_every_dot_lies_whole_in_its_room_and_touches_no_other(counts: list[int]) -> None:
    for view in both(building(counts)):
        for room in view.rooms:
            assert all(holds(room, dot.x, dot.y, DOT) for dot in room.dots)
            assert room.x >= 0
            assert room.x + room.w <= view.width
            assert room.y >= 0
            assert room.y + room.h <= view.height
            places = [(dot.x, dot.y) for dot in room.dots]
            assert all(math.dist(*pair) >= 2 * DOT for pair in combinations(places, 2))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 40), max_size=9))
def test_the_numbers_run_through_the_hall(counts: list[int]) -> None:
    for view in both(building(counts)):
        dots = [dot for room in view.rooms for dot in room.dots]
        assert [dot.number for dot in dots] == list(range(1, sum(counts) + 1))
        assert len({dot.id for dot in dots}) == sum(counts)
        assert all(dot.url == f"exhibits/{dot.id}/" for dot in dots)


def test_the_upright_map_is_the_other_one_turned() -> None:
    wide, upright = both(building([5, 6, 4]))
    assert (wide.width, wide.height) == (upright.height, upright.width)
    for one, other in zip(wide.rooms, upright.rooms, strict=True):
        assert (one.x, one.y, one.w, one.h) == (other.y, other.x, other.h, other.w)
        assert [(dot.x, dot.y) for dot in one.dots] == [(dot.y, dot.x) for dot in other.dots]


@pytest.mark.parametrize("title", ["展厅", "长" * 13, "一二三四五六七八九十" * 4])
@pytest.mark.parametrize("count", [0, 5, 20])
def test_a_name_is_broken_to_fit_and_cut_with_a_sign(title: str, count: int) -> None:
    for view in both(building([count], [title])):
        (room,) = view.rooms
        assert room.title == title
        assert 1 <= len(room.lines) <= 3
        whole = "".join(room.lines)
        assert whole == title or (whole.endswith("…") and title.startswith(whole[:-1]))
        longest = max(map(len, room.lines))
        # A letter is 7.8 wide, and the dots along both walls take 41.
        assert longest <= 4 or longest * 7.8 <= room.w - 41 + 0.1


def test_forty_letters_do_not_fit_a_small_room() -> None:
    title = "一二三四五六七八九十" * 4
    for view in both(building([2], [title])):
        lines = view.rooms[0].lines
        assert len(lines) == 3
        assert lines[-1].endswith("…")
        assert len({len(line) for line in lines}) == 1


def test_a_hall_without_rooms_still_has_an_entrance() -> None:
    for view in both(building([])):
        assert view.rooms == ()
        x, y = view.entrance
        assert 0 < x < view.width
        assert 0 < y < view.height


def test_the_way_of_a_tour_begins_at_the_entrance() -> None:
    house = building([3, 3])
    maps = draw_maps(house, house.floor.path([(1, 0), (0, 2)]))
    for view in (maps.wide, maps.upright):
        assert view.line[0] == view.entrance
        assert len(view.line) == 1 + 2 + 1 + 4 + 1
    assert draw_maps(house).wide.line == ()
