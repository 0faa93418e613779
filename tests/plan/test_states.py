"""The honest states: what is shown, what is gone, what is past, what a page says of itself."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from kepu.model.catalog import Catalog
from kepu.model.entry import Source
from kepu.plan.context import Context
from kepu.plan.page import PagePlan
from kepu.plan.planner import plan_site
from kepu.plan.states import Here, badges_of, due_on, say_field, say_source

GREEN = "catalog/topics/low-carbon"
CARD = f"{GREEN}/resources/c-one.yaml"
EAST = "catalog/counties/demo/communities/east"
EVENT = f"{EAST}/events/ev-east.yaml"
Walk = Callable[[Any], Iterator[Any]]
Small = Callable[..., Context]


def pages(context: Context) -> dict[str, PagePlan]:
    return {page.url: page for page in plan_site(context).pages}


def cards(context: Context, walk: Walk, id: str) -> set[str]:
    """Name the pages that list an entry."""
    return {
        page.url
        for page in plan_site(context).pages
        for value in walk(page.view)
        if type(value).__name__ in {"Card", "Pointer"} and value.url.endswith(f"/{id}/")
    }


def test_a_published_entry_is_listed_where_it_belongs(small: Small, walk: Walk) -> None:
    assert cards(small(), walk, "c-one") >= {
        "",
        "topics/low-carbon/",
        "search/",
        "resources/c-two/",
    }


@pytest.mark.parametrize(
    ("fields", "label"),
    [
        ("status: withdrawn\nstatus_note: 数字有误", "已撤回"), ("status: archived", "已存档"),
        ("valid_until: 2026-11-21", "已过期"),
    ],
)  # fmt: skip
def test_what_is_gone_is_in_no_list_but_its_address_answers(
    fields: str, label: str, small: Small, walk: Walk
) -> None:
    context = small({CARD: ("conf: V", f"{fields}\nconf: V")})
    assert cards(context, walk, "c-one") == set()
    page = pages(context)["resources/c-one/"]
    assert (page.template, page.noindex, page.title) == ("gone", True, "省电")
    assert label in [badge.label for badge in page.view.badges]
    assert page.view.reason == ("数字有误" if "有误" in fields else "")


def test_an_entry_is_shown_on_its_last_day(small: Small, walk: Walk) -> None:
    last = {CARD: ("conf: V", "valid_until: 2026-11-22\nconf: V")}
    assert cards(small(last), walk, "c-one")
    assert not cards(small(last, today=dt.date(2026, 11, 23)), walk, "c-one")


@pytest.mark.parametrize("status", ["draft", "in-review"])
def test_a_draft_has_no_page_under_any_of_its_names(status: str, small: Small, walk: Walk) -> None:
    context = small({CARD: ("conf: V", f"status: {status}\naliases:\n  - old-one\nconf: V")})
    assert cards(context, walk, "c-one") == set()
    assert not {"resources/c-one/", "resources/old-one/"} & pages(context).keys()


def test_a_communitys_own_draft_stays_out_of_the_page_of_changes(small: Small) -> None:
    own = f"{EAST}/directory/venues/v-east.yaml"
    shown, hidden = small(), small({own: ("conf: DEFAULT", "status: draft\nconf: DEFAULT")})
    assert [c.id for c in pages(shown)["changes/"].view.added] == ["ev-east", "v-east"]
    assert [c.id for c in pages(hidden)["changes/"].view.added] == ["ev-east"]


def test_a_room_and_an_order_of_ones_own_are_told_with_the_reason(small: Small) -> None:
    shared = "conf: DEFAULT\nupdated_on: 2026-11-22\n"
    room = "title: 厅\nintro: 进来看看。\nicon: leaf\n" + shared
    context = small(
        {
            "catalog/hall/hall.yaml": "id: hall\ntitle: 馆\nintro: 欢迎。\nrooms: [one, two]\n"
            + shared,
            "catalog/hall/rooms/one.yaml": f"id: one\n{room}",
            "catalog/hall/rooms/two.yaml": f"id: two\n{room}",
            f"{EAST}/hall/rooms/own.yaml": f"id: own\n{room}is_sample: true\nfictional: true\n",
            f"{EAST}/patches/hall.yaml": "kind: hall\nid: hall\nwhy: 先看自己的\n"
            "append:\n  rooms: [own]\norder:\n  rooms: [own, two]\n",
        }
    )
    view = pages(context)["changes/"].view
    assert [c.url for c in view.added if c.kind == "room"] == ["hall/own/"]
    ((hall, changes),) = view.revised
    assert hall.url == "hall/"
    assert {(c.field, c.why) for c in changes} == {("展厅", "先看自己的")}
    assert [s.id for s in pages(context)["hall/"].view.sections] == ["own", "two", "one"]


def test_an_old_name_leads_to_the_new_one(small: Small) -> None:
    page = pages(small({CARD: ("conf: V", "aliases:\n  - old-one\nconf: V")}))["resources/old-one/"]
    assert (page.template, page.noindex) == ("moved", True)
    assert page.view.target.url == "resources/c-one/"


def test_an_old_name_never_takes_a_pages_place(small: Small) -> None:
    page = pages(small({CARD: ("conf: V", "aliases:\n  - c-two\nconf: V")}))["resources/c-two/"]
    assert page.template == "resource"


def test_the_sample_countys_expired_entry(sample: Any, walk: Walk) -> None:
    context = sample.contexts["gewuli"]
    page = sample.pages("gewuli")["resources/gewuli-shed-works/"]
    assert page.template == "gone"
    assert cards(context, walk, "gewuli-shed-works") == set()


def badges(context: Context, kind: str, id: str) -> list[str]:
    return [badge.label for badge in context.badges(context.catalog.items[kind][id])]


def test_badges_say_every_state_that_holds(small: Small) -> None:
    assert badges(small(), "resource", "c-one") == []
    assert badges(small({CARD: ("conf: V", "conf: M")}), "resource", "c-one") == ["待核实"]
    assert badges(small(), "venue", "v-east") == ["示例", "本社区新增"]
    patch = "kind: resource\nid: c-one\nwhy: 因为\nset:\n  title: 新\n"
    revised = small({f"{EAST}/patches/c.yaml": patch})
    assert badges(revised, "resource", "c-one") == ["本社区修订"]
    county = small({"catalog/counties/demo/patches/c.yaml": patch})
    assert badges(county, "resource", "c-one") == []


def test_a_check_falls_due_from_the_last_one_made(small: Small) -> None:
    entry = small().catalog.items["resource"]["c-one"].value
    assert due_on(entry, 24) == dt.date(2028, 11, 22)
    reviewed = entry.model_copy(update={"assured_on": dt.date(2026, 1, 31), "review_months": 1})
    assert due_on(reviewed, 24) == dt.date(2026, 2, 28)
    late = small(today=dt.date(2028, 11, 23))
    assert badges(late, "resource", "c-one") == ["待复核"]
    assert badges(small(today=dt.date(2028, 11, 22)), "resource", "c-one") == []


def test_states_need_a_layer_of_their_own(small: Small) -> None:
    context = small()
    item = context.catalog.items["venue"]["v-east"]
    here = Here("west", "本社区")
    labels = [b.label for b in badges_of(item, context.identity, here, context.today)]
    assert labels == ["示例"]


def test_the_record_names_sources_changes_and_files(small: Small) -> None:
    path = f"{EAST}/patches/h.yaml"
    patch = "kind: resource\nid: h-one\nwhy: 居民常问\nappend:\n  cautions:\n    - 乙提醒\n"
    context = small({path: patch})
    record = context.record(context.catalog.items["resource"]["h-one"])
    assert record.sources == ("甲依据 第1条",)
    assert (record.confidence, record.reviewed) == ("已核原文", "尚未经专业人员审校")
    assert (record.updated, record.due) == ("2026年11月22日", "2028年11月")
    assert [(c.field, c.where, c.why) for c in record.changes] == [
        ("注意事项", "本社区", "居民常问")
    ]
    assert [(e.path, e.url) for e in record.edits] == [
        ("catalog/topics/health/resources/h-one.yaml", ""), (path, ""),
    ]  # fmt: skip
    page = pages(context)["resources/h-one/"]
    assert page.view.appended == ("乙提醒",)


def test_edit_links_open_the_right_file(small: Small) -> None:
    identity = ("licence: cc-by-4", "licence: cc-by-4\nedit_url: https://example.org/edit/")
    context = small({"catalog/catalog.yaml": identity})
    assert pages(context)["resources/c-one/"].edit_url == f"https://example.org/edit/{CARD}"


def test_sources_in_full() -> None:
    assert say_source(Source(name="民法典")) == "民法典"
    full = Source(
        name="通知", locator="第2条", doc_no="某发〔2024〕1号", publisher="某局", year=2024
    )
    assert say_source(full) == "通知 第2条（某发〔2024〕1号，某局，2024）"


def test_fields_are_named_for_residents() -> None:
    assert say_field("points") == "要点"
    assert say_field("unheard_of") == "unheard_of"


@pytest.mark.parametrize(
    ("today", "happening", "listed"),
    [
        (dt.date(2026, 12, 4), "announced", "ahead"), (dt.date(2026, 12, 5), "announced", "ahead"),
        (dt.date(2026, 12, 6), "announced", "past"), (dt.date(2026, 11, 22), "held", "past"),
        (dt.date(2026, 11, 22), "cancelled", "ahead"), (dt.date(2026, 11, 22), "postponed", "ahead"),
    ],
)  # fmt: skip
def test_events_are_ahead_to_the_end_of_their_day(
    today: dt.date, happening: str, listed: str, small: Small
) -> None:
    context = small(
        {EVENT: ("venue: v-east", f"venue: v-east\nhappening: {happening}")}, today=today
    )
    view = pages(context)["calendar/"].view
    assert [c.id for c in getattr(view, listed)] == ["ev-east"]
    assert [c.id for c in (*view.ahead, *view.past)] == ["ev-east"]
    assert pages(context)["events/ev-east/"].view.is_over is (listed == "past")


def test_a_long_event_is_ahead_on_its_last_day(small: Small) -> None:
    long = {EVENT: ("starts_at", "ends_on: 2026-12-07\nstarts_at")}
    for day, listed in ((7, "ahead"), (8, "past")):
        view = pages(small(long, today=dt.date(2026, 12, day)))["calendar/"].view
        assert [c.id for c in getattr(view, listed)] == ["ev-east"]


@pytest.mark.parametrize(("happening", "label"), [("cancelled", "已取消"), ("postponed", "已延期")])
def test_a_called_off_event_says_so_first(happening: str, label: str, small: Small) -> None:
    context = small({EVENT: ("venue: v-east", f"venue: v-east\nhappening: {happening}")})
    (card,) = pages(context)["calendar/"].view.ahead
    assert card.badges[0].label == label


@pytest.mark.parametrize(
    ("until", "shown"),
    [("", True), ("until: 2025\n", False), ("until: 2026\n", True), ("until: 2027\n", True)],
)
def test_brand_days_that_have_ended_are_left_out(until: str, shown: bool, small: Small) -> None:  # noqa: FBT001
    context = small({"catalog/calendar/day-one.yaml": ("conf: V", f"{until}conf: V")})
    months = pages(context)["calendar/"].view.months
    assert [line.id for _, lines in months for line in lines] == (["day-one"] if shown else [])


def test_a_community_puts_its_topics_first(small: Small) -> None:
    community = f"{EAST}/community.yaml"
    context = small({community: ("households", "topics:\n  - low-carbon\nhouseholds")})
    assert [t.id for t in context.topics] == ["low-carbon", "health"]
    assert [t.id for t in small().topics] == ["health", "low-carbon"]
    hidden = small({community: ("households", "hidden_topics:\n  - low-carbon\nhouseholds")})
    assert [t.id for t in hidden.topics] == ["health"]


def test_without_its_identity_a_catalogue_makes_no_site(small: Small) -> None:
    with pytest.raises(LookupError, match="catalogue has no"):
        plan_site(replace(small(), catalog=Catalog({})))
