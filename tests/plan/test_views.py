"""What each kind of page shows: the right entries, in the right order, with the facts that decide."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from kepu.plan.cards import card, cost, lead, people
from kepu.plan.context import Context
from kepu.plan.planner import plan_site
from kepu.plan.site import Options, portal_site

GREEN = "catalog/topics/low-carbon"
EAST = "catalog/counties/demo/communities/east"
EVENT = f"{EAST}/events/ev-east.yaml"
CARD = f"{GREEN}/resources/c-one.yaml"
Small = Callable[..., Context]


def view(context: Context, url: str) -> Any:
    return next(page.view for page in plan_site(context).pages if page.url == url)


def ids(cards: Any) -> list[str]:
    return [card.id for card in cards]


def test_home_shows_what_the_community_chose(small: Small) -> None:
    chosen = "featured_resources:\n  - c-two\n  - h-one\nhouseholds"
    home = view(small({f"{EAST}/community.yaml": ("households", chosen)}), "")
    assert ids(home.resources) == ["c-two", "h-one"]
    # Where it chose nothing: the first of each of its topics.
    assert ids(view(small(), "").resources) == ["h-one", "c-one"]
    assert ids(home.events) == ["ev-east"]
    assert ids(home.venues) == ["v-east"]
    assert home.own == ()


def test_the_sample_homes_keep_the_order_of_their_file(sample: Any) -> None:
    for id in sample.communities:
        chosen = sample.contexts[id].site.identity.featured_services
        shown = ids(sample.pages(id)[""].view.services)
        assert shown == list(chosen)[: len(shown)]
        assert shown


def test_past_events_come_latest_first_and_coming_ones_soonest_first(small: Small) -> None:
    text = small().catalog.items["event"]["ev-east"].raw
    assert text["held_on"] == "2026-12-05"
    more = {f"{EAST}/events/ev-{n}.yaml": _event(f"ev-{n}", day) for n, day in
            (("a", "2026-12-20"), ("b", "2026-11-30"))}  # fmt: skip
    order = ["ev-b", "ev-east", "ev-a"]
    assert ids(view(small(more), "calendar/").ahead) == order
    later = small(more, today=dt.date(2027, 1, 1))
    assert ids(view(later, "calendar/").past) == order[::-1]


def _event(id: str, day: str, more: str = "") -> str:
    return (
        f"id: {id}\ntitle: 活动\nheld_on: {day}\nstarts_at: 09:00\nends_at: 10:00\nformat: talk\n"
        f"place: 院子\nfictional: true\nis_sample: true\nconf: DEFAULT\nupdated_on: 2026-11-22\n{more}"
    )


@pytest.mark.parametrize("happening", ["cancelled", "postponed"])
def test_the_portal_promises_no_event_that_is_called_off(happening: str, small: Small) -> None:
    changes = {
        EVENT: ("venue: v-east", f"venue: v-east\nhappening: {happening}"),
        f"{EAST}/events/ev-later.yaml": _event("ev-later", "2026-12-20"),
    }
    assert _tile(small()).next_event == "2026年12月5日 星期六 东茶座"
    assert _tile(small(changes)).next_event == "2026年12月20日 星期日 活动"


def _tile(community: Context) -> Any:
    county = community.site.county
    site = portal_site(county, community.catalog, Options(community.today))
    (tile,) = view(replace(community, site=site, communities=(community,)), "").communities
    return tile


def test_the_portal_lists_every_community_and_says_its_gaps(sample: Any) -> None:
    portal = sample.pages("zhiwei")[""].view
    assert {tile.id for tile in portal.communities} == set(sample.communities)
    assert {tile.url for tile in portal.communities} == {f"c/{id}/" for id in sample.communities}
    codes = [sample.contexts[id].site.identity.code for id in sample.communities]
    towns = [
        unit
        for item in sample.contexts["zhiwei"].catalog.of("regions").values()
        for unit in item.value.regions
        if unit.level == "township"
    ]
    lacking = [t.title for t in towns if not any(code.startswith(t.code) for code in codes)]
    assert list(portal.gaps) == lacking


def test_the_matrix_puts_each_resource_under_its_phases(sample: Any) -> None:
    context = sample.contexts["gewuli"]
    matrix = sample.pages("gewuli")["topics/emergency/"].view.matrix
    placed = {
        (row.hazard, phase, found.id)
        for row in matrix
        for phase, cell in zip(("before", "during", "after"), row.cells, strict=True)
        for found in cell
    }
    expected = {
        (context.label("hazard", item.value.hazard), phase, item.value.id)
        for item in context.of_topic("resource", "emergency")
        if item.value.hazard
        for phase in item.value.phases
    }
    assert placed == expected
    assert len(placed) >= 15


def test_shelves_hold_every_resource_of_a_topic_once(sample: Any) -> None:
    context = sample.contexts["gewuli"]
    for topic in context.topics:
        shelves = sample.pages("gewuli")[f"topics/{topic.id}/"].view.shelves
        shown = [found.id for _, cards in shelves for found in cards]
        assert sorted(shown) == sorted(i.value.id for i in context.of_topic("resource", topic.id))


def test_a_packs_clock_runs_from_zero(small: Small) -> None:
    pack = view(small(), "packs/pk-one/")
    assert pack.clock == ((0, 10), (10, 30), (30, 35))
    assert [(part.number, part.resource.id, part.required) for part in pack.items] == [
        (1, "c-one", True), (2, "c-two", True), (3, "c-three", False),
    ]  # fmt: skip


def test_the_print_view_of_a_pack_shows_the_same(small: Small) -> None:
    read = view(small(), "packs/pk-one/")
    assert view(small(), "packs/pk-one/print/") == replace(read, related=())


def test_the_menu_lists_every_service_once_and_home_visits_apart(sample: Any) -> None:
    context = sample.contexts["gewuli"]
    menu = sample.pages("gewuli")["services/"].view
    listed = [i.value for i in context.listed("service")]
    assert sorted(found.id for _, cards in menu.groups for found in cards) == sorted(
        s.id for s in listed
    )
    assert ids(menu.home_visits) == [s.id for s in listed if s.delivery_mode == "home-visit"]
    assert sum(number for _, number in menu.delivery_modes) == len(listed)


def test_a_service_of_a_hidden_topic_stands_under_its_next_one(small: Small) -> None:
    context = small({
        f"{EAST}/community.yaml": ("households", "hidden_topics:\n  - low-carbon\nhouseholds"),
        f"{GREEN}/services/sv-one.yaml": ("season:", "topics:\n  - health\nseason:"),
    })  # fmt: skip
    ((tile, cards),) = view(context, "services/").groups
    assert (tile.id, ids(cards)) == ("health", ["sv-one"])


def test_a_service_tells_its_events_and_who_offers_it(small: Small) -> None:
    service = view(small(), "services/sv-one/")
    assert ids(service.events) == ["ev-east"]
    assert service.providers == (("学校", ""),)
    facts = {fact.label: fact.value for fact in service.facts}
    assert (facts["人数"], facts["费用"], facts["时长"]) == ("10–30人", "免费", "1小时")


def test_a_venue_tells_its_own_events_only(small: Small) -> None:
    context = small({f"{EAST}/events/ev-yard.yaml": _event("ev-yard", "2026-12-20")})
    assert ids(view(context, "venues/v-east/").events) == ["ev-east"]


def test_the_hall_keeps_its_order(sample: Any) -> None:
    context = sample.contexts["gewuli"]
    hall = next(iter(context.catalog.of("hall").values())).value
    shown = sample.pages("gewuli")["hall/"].view
    assert ids(shown.sections)[: len(hall.rooms)] == list(hall.rooms)
    for section in shown.sections:
        order = [article.exhibit.order for article in section.articles]
        assert order == sorted(order)
        assert order or section.partners
    numbers = [n.number for s in shown.sections for n in (*s.articles, *s.partners)]
    assert numbers == list(range(1, len(numbers) + 1))


def test_the_exhibits_have_one_number_wherever_they_stand(sample: Any) -> None:
    pages = sample.pages("gewuli")
    for section in pages["hall/"].view.sections:
        for article in section.articles:
            assert pages[article.url].view.number == article.number
            assert article in pages[section.url].view.section.articles


def test_exhibits_lead_to_their_neighbours(sample: Any) -> None:
    pages = sample.pages("gewuli")
    for section in pages["hall/"].view.sections:
        views = [pages[article.url].view for article in section.articles]
        titles = [view.exhibit.title for view in views]
        assert [v.before.title if v.before else None for v in views] == [None, *titles[:-1]][
            : len(titles)
        ]
        assert [v.after.title if v.after else None for v in views] == [*titles[1:], None][
            : len(titles)
        ]


def test_a_tour_counts_its_stops(sample: Any) -> None:
    context, pages = sample.contexts["gewuli"], sample.pages("gewuli")
    lines = pages["hall/"].view.tours
    assert len(lines) == 4
    for line in lines:
        view, stops = pages[line.url].view, context.catalog.items["tour"][line.id].value.stops
        assert [stop.id for stop in view.stops] == [stop.id for stop in stops]
        assert view.minutes == line.minutes == sum(stop.minutes for stop in stops)
        assert {other.id for other in view.others} == {other.id for other in lines} - {line.id}
        assert len(view.maps.wide.line) > len(stops)


def test_a_tour_leaves_out_what_a_community_hides(sample: Any) -> None:
    hidden = [
        (site, tour, stop.id)
        for site in sample.communities
        for tour in sample.contexts[site].catalog.items["tour"].values()
        for stop in tour.value.stops
        if f"exhibits/{stop.id}/" not in sample.pages(site)
    ]
    assert hidden
    for site, tour, id in hidden:
        view = sample.pages(site)[f"tours/{tour.value.id}/"].view
        assert id not in {stop.id for stop in view.stops}
        assert view.minutes == sum(stop.minutes for stop in view.stops) < tour.value.minutes


def test_hotlines_stand_in_one_of_three_lists(sample: Any) -> None:
    hotlines = sample.pages("gewuli")["hotlines/"].view
    shown = [*ids(hotlines.emergency), *ids(hotlines.service), *ids(hotlines.messages)]
    assert sorted(shown) == sorted(sample.contexts["gewuli"].catalog.of("hotline"))
    assert {"hl-110", "hl-119", "hl-120"} <= set(ids(hotlines.emergency))


def test_every_page_carries_the_emergency_line(sample: Any) -> None:
    for plan in sample.plans.values():
        assert {page.dials for page in plan.pages} == {
            (("120", "急救"), ("119", "火警"), ("110", "报警")),
        }  # fmt: skip


def test_a_card_shows_the_point_to_remember_first(small: Small) -> None:
    context = small({CARD: ("conf: V", "lead: 3\nconf: V")})
    assert card(context.catalog.items["resource"]["c-one"], context).line == "寅要点"
    plain = small()
    assert card(plain.catalog.items["resource"]["c-one"], plain).line == "子要点"


def test_the_page_of_changes_says_what_why_and_nothing_else(small: Small) -> None:
    context = small({
        f"{EAST}/patches/c.yaml": "kind: resource\nid: c-one\nwhy: 因为甲\nset:\n  title: 新\n",
        f"{EAST}/patches/s.yaml": "kind: service\nid: sv-one\nwhy: 因为乙\nhide: true\n",
        "catalog/counties/demo/patches/h.yaml": "kind: resource\nid: h-one\nwhy: 县里\nset:\n  summary: 县\n",
    })  # fmt: skip
    changes = view(context, "changes/")
    assert ids(changes.added) == ["ev-east", "v-east"]
    assert [(found.id, [c.why for c in why]) for found, why in changes.revised] == [
        ("c-one", ["因为甲"])
    ]
    assert changes.hidden == (("科普服务", "节能讲座", "因为乙"),)


def test_the_list_of_everything_is_complete(small: Small) -> None:
    listing = view(small(), "search/")
    shown = {found.id for _, cards in listing.groups for found in cards}
    assert shown == {
        "h-one",
        "c-one",
        "c-two",
        "c-three",
        "sv-one",
        "pk-one",
        "ev-east",
        "v-east",
        "ru-one",
        "hl-120",
        "health",
        "low-carbon",
        "day-one",
    }
    assert listing.total == len(shown)
    assert [tile.id for tile in listing.topics] == ["health", "low-carbon"]
    assert listing.communities == ()


def test_the_list_of_everything_has_telephones_rooms_people_and_guides(sample: Any) -> None:
    listing = sample.pages("gewuli")["search/"].view
    kinds = {found.kind for _, cards in listing.groups for found in cards}
    assert {"hotline", "room", "team", "provider", "asset", "guide"} <= kinds
    urls = {found.url for _, cards in listing.groups for found in cards}
    assert {"hotlines/#hl-120", "hall/health-hall/", "guides/for-volunteers/"} <= urls


def test_the_portals_list_leads_to_those_of_its_communities(sample: Any) -> None:
    (portal,) = set(sample.plans) - set(sample.communities)
    listing = sample.pages(portal)["search/"].view
    assert len(listing.communities) == len(sample.communities)
    assert ("格物里社区", "c/gewuli/search/") in [
        (link.title, link.url) for link in listing.communities
    ]


class Range:
    """A number of people."""

    def __init__(self, least: int, most: int) -> None:
        self.min, self.max = least, most


def test_numbers_in_words() -> None:
    assert [people(None), people(Range(5, 5)), people(Range(5, 9))] == ["", "5人", "5–9人"]
    assert lead(0) == "当天可约"
    assert "3天" in lead(3)


def test_a_fee_is_said_in_the_words_of_its_note(small: Small) -> None:
    fee = ("  type: free", "  type: material-fee\n  note: 材料5元")
    context = small({f"{GREEN}/services/sv-one.yaml": fee})
    assert cost(context.catalog.items["service"]["sv-one"].value) == "材料5元"
    assert cost(small().catalog.items["service"]["sv-one"].value) == "免费"


def test_notices_stand_from_their_first_day_to_their_last(small: Small) -> None:
    notice = (
        "households",
        "notices:\n  - id: n\n    text: 停水\n    from_on: 2026-11-22\n    until_on: 2026-11-24\nhouseholds",
    )
    for day, shown in ((21, ()), (22, ("停水",)), (24, ("停水",)), (25, ())):
        context = small({f"{EAST}/community.yaml": notice}, today=dt.date(2026, 11, day))
        assert context.site.notices == shown
