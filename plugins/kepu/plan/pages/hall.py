"""The digital hall and its rooms: a map, rooms as sections, exhibits as articles, the annex of partner venues."""

import json
from collections.abc import Iterator
from dataclasses import replace

from kepu.model.catalog import Item
from kepu.model.directory import Hours, Venue
from kepu.model.hall import Exhibit, Hall
from kepu.model.parts import PART_TITLES
from kepu.plan.addresses import PAGES, address_of
from kepu.plan.building import ANNEX_TITLE, Building, Wing, building_of, embed_address, walk_data
from kepu.plan.cards import cards
from kepu.plan.context import Context
from kepu.plan.draft import Draft
from kepu.plan.floor_map import draw_maps
from kepu.plan.hall_views import (
    AnnexView,
    Article,
    HallView,
    Partner,
    RoomView,
    Section,
)
from kepu.plan.pages.exhibits import plan_exhibits
from kepu.plan.pages.tours import plan_tours, tour_lines, tours_of
from kepu.plan.pieces import Link
from kepu.plan.views import RoomTile
from kepu.plan.wording import say_span, say_weekdays


def plan_hall(context: Context) -> Iterator[Draft]:
    """Plan the hall, its rooms, tours and exhibits."""
    halls = context.listed("hall")
    if not halls:
        return
    hall: Hall = halls[0].value
    building = context.index(building_of)
    yield Draft(
        PAGES["hall"], hall.title, hall.summary or hall.intro, "hall", "hall",
        _hall_view(halls[0], building, context),
    )  # fmt: skip
    for wing in building.wings:
        yield from _plan_room(wing, building, context)
    yield from plan_tours(context)
    yield from plan_exhibits(context)


def room_tiles(context: Context) -> tuple[RoomTile, ...]:
    """Make the tiles of all rooms in the hall's order."""
    wings = context.index(building_of).wings
    return tuple(
        RoomTile(w.id, w.title, w.url, w.icon, w.intro, w.topic, cards(w.items, context))
        for w in wings
        if w.room
    )


def _hall_view(item: Item, building: Building, context: Context) -> HallView:
    hall: Hall = item.value
    tours = tours_of(context)
    data = walk_data(building, [item.value for item in tours])
    return HallView(
        title=hall.title,
        intro=hall.intro,
        badges=context.badges(item),
        maps=draw_maps(building),
        sections=tuple(_section(wing, building, context) for wing in building.wings),
        tours=tour_lines(context),
        walk=json.dumps(data, ensure_ascii=False, separators=(",", ":")),
    )


def _plan_room(wing: Wing, building: Building, context: Context) -> Iterator[Draft]:
    section = _section(wing, building, context)
    others = tuple(Link(other.title, other.url) for other in building.wings if other is not wing)
    if wing.room is None:
        view = AnnexView(section, others)
        yield Draft(wing.url, ANNEX_TITLE, wing.intro, "hall", "annex", view)
        return
    room = wing.room.value
    embed = f"{wing.url}embed/"
    address = f"{context.site.base_url}{embed}" if context.site.base_url else ""
    badges, record = context.badges(wing.room), context.record(wing.room)
    shown = RoomView(room, badges, section, others, record, embed, address)
    said = room.summary or room.intro
    yield Draft(wing.url, room.title, said, "hall", "room", shown)
    bare = replace(shown, address="")
    yield Draft(embed, room.title, said, "hall", "room_embed", bare, noindex=True)


def _section(wing: Wing, building: Building, context: Context) -> Section:
    articles, partners = [], []
    for item in wing.items:
        number = building.numbers[item.value.id]
        if wing.room:
            articles.append(_article(item, number, context))
        else:
            partners.append(_partner(item, number, context))
    return Section(
        wing.id, wing.title, wing.intro, wing.url, wing.icon, wing.topic,
        tuple(articles), tuple(partners),
    )  # fmt: skip


def _article(item: Item, number: int, context: Context) -> Article:
    exhibit: Exhibit = item.value
    return Article(
        number=number,
        exhibit=exhibit,
        kind_title=PART_TITLES[exhibit.kind],
        url=address_of("exhibit", exhibit.id),
        embed=embed_address(exhibit.id),
        badges=context.badges(item),
        resources=context.links("resource", exhibit.linked_resources),
        services=context.links("service", exhibit.linked_services),
    )


def _partner(item: Item, number: int, context: Context) -> Partner:
    venue: Venue = item.value
    hours = tuple(_hours(each) for each in venue.opening_hours)
    return Partner(number, venue, address_of("venue", venue.id), hours, context.badges(item))


def _hours(hours: Hours) -> tuple[str, str]:
    span = f"{say_weekdays(hours.days)} {say_span(hours.opens_at, hours.closes_at)}"
    return span, hours.note or ""
