"""The honest states: what is shown, what is gone, what is past, what a page says of itself."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from kepu.model.catalog import Catalog
from kepu.model.entry import Source, Status
from kepu.model.hall import Exhibit
from kepu.plan.addresses import address_of
from kepu.plan.cards import card
from kepu.plan.context import Context
from kepu.plan.page import PagePlan
from kepu.plan.planner import plan_site
from kepu.plan.states import Here, badges_of, say_field, say_source

GREEN = "catalog/topics/low-carbon"
CARD = f"{GREEN}/resources/c-one.yaml"
TODAY = dt.date(2026, 11, 22)
LATE = dt.date(2028, 12, 1)
"""Two years and a few days on: whatever nobody has checked is overdue."""
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
    assert page.view.until == ("2026年11月21日" if "valid_until" in fields else "")


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


def test_residents_see_that_a_check_is_overdue_not_that_it_is_due(small: Small) -> None:
    assert badges(small(today=dt.date(2028, 11, 23)), "resource", "c-one") == ["待复核"]
    assert badges(small(today=dt.date(2028, 11, 22)), "resource", "c-one") == []


@pytest.mark.parametrize(
    ("fields", "label"),
    [
        ("valid_until: 2028-01-01", "已过期"), ("status: withdrawn", "已撤回"), ("status: archived", "已存档"),
    ],
)  # fmt: skip
def test_what_is_gone_is_not_overdue_as_well(fields: str, label: str, small: Small) -> None:
    late = small({CARD: ("conf: V", f"{fields}\nconf: V")}, today=LATE)
    assert badges(late, "resource", "c-one") == [label]


def test_an_overdue_entry_stays_wherever_it_was_and_says_so(small: Small, walk: Walk) -> None:
    now, late = small(), small(today=LATE)
    places = cards(now, walk, "c-one")
    # An event of 2026 is long over, and takes its page's lists with it.
    assert cards(late, walk, "c-one") == places - {"events/ev-east/"}
    shown = [
        [badge.label for badge in value.badges]
        for page in plan_site(late).pages
        for value in walk(page.view)
        if type(value).__name__ == "Card" and value.id == "c-one"
    ]
    assert len(shown) > 3
    assert all("待复核" in labels for labels in shown)


def test_an_overdue_page_says_since_when(small: Small) -> None:
    entry = small().catalog.items["resource"]["c-one"]
    record, late = small().record(entry), small(today=LATE).record(entry)
    assert (record.due, late.due) == ("2028年11月前再查一次", "2028年11月该再查一次，还没有查")
    facts = [card(entry, small(today=day)).facts[-1].value for day in (TODAY, LATE)]
    assert facts == ["2028年11月前", "2028年11月到期"]


def test_a_hotline_is_called_whether_or_not_it_has_been_checked(small: Small) -> None:
    late = small(today=LATE)
    (dial,) = pages(late)["hotlines/"].view.emergency
    assert (dial.number, [badge.label for badge in dial.badges]) == ("120", ["待复核"])
    assert [dial.number for dial in pages(late)["what-to-do/"].view.dials] == ["120"]


def test_the_list_from_a_to_z_says_what_is_overdue(small: Small) -> None:
    lines = {
        line.url: line.kind
        for _, found in pages(small(today=LATE))["a-z/"].view.letters
        for line in found
    }
    assert lines["resources/c-one/"] == "资源 · 待复核"
    assert lines["events/ev-east/"] == "活动 · 已结束"


def test_an_event_that_is_over_need_not_be_checked_again(small: Small) -> None:
    late = small(today=LATE)
    assert "待复核" not in badges(late, "event", "ev-east")
    assert pages(late)["events/ev-east/"].view.record.due == ""


def test_shelves_own_up_on_their_own_pages(sample: Any) -> None:
    late = replace(sample.contexts["hewan"], today=dt.date(2030, 1, 1))
    planned = pages(late)
    for url in ("topics/health/", "hall/", "hall/green-hall/", "hall/green-hall/embed/"):
        assert "待复核" in [badge.label for badge in planned[url].view.badges], url
    tours = [page for page in planned.values() if page.template == "tour"]
    assert tours
    assert all("待复核" in [badge.label for badge in page.view.badges] for page in tours)
    packs = [page for page in planned.values() if page.template == "pack" and page.view.exhibits]
    assert packs
    for page in packs:
        for part in (*page.view.items, *page.view.exhibits):
            assert "待复核" in [badge.label for badge in part.badges]


def without(context: Context, *keys: tuple[str, str], **fields: Any) -> Context:
    """Give a site whose entries have come to an end."""
    items = {kind: dict(found) for kind, found in context.catalog.items.items()}
    for kind, id in keys:
        item = items[kind][id]
        items[kind][id] = replace(item, value=item.value.model_copy(update=fields))
    return replace(context, catalog=Catalog(items, context.catalog.hidden))


EXPIRED = {"valid_until": dt.date(2026, 11, 21)}


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        (EXPIRED, "已过期"), ({"status": Status.WITHDRAWN}, "已撤回"), ({"status": Status.DRAFT}, ""),
    ],
)  # fmt: skip
def test_a_pack_says_what_it_has_lost(fields: Any, state: str, sample: Any) -> None:
    pack = sample.contexts["hewan"].catalog.items["pack"]["pk-stairwell-first-aid"].value
    lost = [("resource", pack.items[0].id), ("exhibit", pack.exhibits[0])]
    context = without(sample.contexts["hewan"], *lost, **fields)
    planned = pages(context)
    for url in ("packs/pk-stairwell-first-aid/", "packs/pk-stairwell-first-aid/print/"):
        view = planned[url].view
        ids = {part.resource.id for part in view.items} | {e.exhibit.id for e in view.exhibits}
        assert ids.isdisjoint(id for _, id in lost)
        said = [(each.link.url, each.state) for each in view.missing]
        assert said == ([(address_of(*key), state) for key in lost] if state else [])
        assert [each.required for each in view.missing] == [pack.items[0].required, False][
            : len(said)
        ]
    for kind, id in lost:
        assert (address_of(kind, id) in planned) == bool(state)


def test_what_stood_in_a_room_that_has_gone_still_answers(sample: Any, walk: Walk) -> None:
    context = without(sample.contexts["hewan"], ("room", "green-hall"), **EXPIRED)
    planned = pages(context)
    inside = [e.id for e in context.catalog.values(Exhibit, "exhibit") if e.room == "green-hall"]
    assert inside
    for id in inside:
        assert planned[f"exhibits/{id}/"].template == "gone"
        assert f"exhibits/{id}/embed/" not in planned
    named = {getattr(each, "id", "") for page in planned.values() for each in walk(page.view)}
    assert named.isdisjoint(inside)


def test_an_event_at_a_place_that_has_gone_says_whom_to_ask(small: Small) -> None:
    context = without(small(), ("venue", "v-east"), **EXPIRED)
    assert pages(context)["events/ev-east/"].view.where == "地点请先问社区"


def test_nobody_has_checked_anything_tomorrow(small: Small) -> None:
    signed = {CARD: ("conf: V", "assured_on: 2062-11-22\nconf: V")}
    context = small(signed, today=LATE)
    assert badges(context, "resource", "c-one") == ["待复核"]
    item = context.catalog.items["resource"]["c-one"]
    assert context.record(item).reviewed == "尚未经专业人员审校"


def test_a_community_signs_for_itself(small: Small) -> None:
    patch = "kind: resource\nid: c-one\nwhy: 逐字核对过\nset:\n  assured_on: 2028-06-01\n"
    context = small({f"{EAST}/patches/c.yaml": patch}, today=LATE)
    assert badges(context, "resource", "c-one") == ["本社区修订"]
    assert badges(context, "resource", "c-two") == ["待复核"]


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
    assert (record.updated, record.due) == ("2026年11月22日", "2028年11月前再查一次")
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
    (shown,) = pages(context)["calendar/"].view.ahead
    assert shown.badges[0].label == label


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
