"""What to look at next: for a reason, never what the page shows anyway, and the same for all who share the page."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest
from kepu.model.catalog import Catalog
from kepu.plan import related
from kepu.plan.addresses import address_of
from kepu.plan.context import Context
from kepu.plan.page import PagePlan
from kepu.plan.planner import plan_site
from kepu.plan.related import related_to

GREEN = "catalog/topics/low-carbon"
EAST = "catalog/counties/demo/communities/east"
CARD = f"{GREEN}/resources/c-one.yaml"
KINDS = ("resource", "rumour-check", "pack", "service", "exhibit", "event", "venue")
MOST = 6
Small = Callable[..., Context]
Walk = Callable[[Any], Iterator[Any]]


def shown(context: Context, kind: str, id: str) -> dict[str, list[str]]:
    """Give what an entry is related to: reason → URLs."""
    item = context.catalog.items[kind][id]
    return {
        group.reason: [entry.url for entry in group.entries] for group in related_to(item, context)
    }


def pages_of(context: Context) -> Mapping[str, PagePlan]:
    found = {page.url: page for page in plan_site(context).pages}
    return {url: page for url, page in found.items() if hasattr(page.view, "related")}


def urls(page: PagePlan) -> list[str]:
    return [entry.url for group in page.view.related for entry in group.entries]


def _card(id: str, more: str = "") -> str:
    return (
        f"id: {id}\ntitle: 卡片{id}\nsubtopic: saving\naudiences:\n  - general\n{more}"
        "points:\n  - 甲\n  - 乙\n  - 丙\nconf: V\nupdated_on: 2026-11-22\n"
    )


# ── reasons ──────────────────────────────────────────────────────────────────────────────────


def test_the_editors_choice_comes_first_then_pack_topic_and_people(small: Small) -> None:
    context = small({
        f"{GREEN}/resources/c-far.yaml": _card("c-far"),
        f"{GREEN}/resources/c-old.yaml": _card("c-old"),
        "catalog/topics/health/resources/h-old.yaml":
            "id: h-old\ntitle: 老人的\naudiences:\n  - older-adult\npoints:\n  - 甲\n  - 乙\n  - 丙\n"
            "sources:\n  - name: 甲依据\nconf: V\nupdated_on: 2026-11-22\n",
        CARD: ("subtopic: saving\naudiences:\n",
               "subtopic: saving\nrelated:\n  - h-one\naudiences:\n  - older-adult\n"),
    })  # fmt: skip
    found = shown(context, "resource", "c-one")
    assert list(found) == [
        "编辑推荐", "同一资源包（节约一小时）", "同主题（节能）", "适合同一人群（老年人）",
    ]  # fmt: skip
    assert found["编辑推荐"] == ["resources/h-one/"]
    assert found["同一资源包（节约一小时）"] == ["resources/c-two/", "resources/c-three/"]
    assert set(found["同主题（节能）"]) == {"resources/c-far/", "resources/c-old/"}
    assert found["适合同一人群（老年人）"] == ["resources/h-old/"]


def test_a_pack_is_gone_round_in_its_own_order(small: Small) -> None:
    reason = "同一资源包（节约一小时）"
    order = ["c-one", "c-two", "c-three"]
    for at, id in enumerate(order):
        after = [*order[at + 1 :], *order[:at]]
        assert shown(small(), "resource", id)[reason] == [f"resources/{one}/" for one in after]


def test_where_a_shelf_holds_nothing_else_the_topic_does(small: Small) -> None:
    lone = small({f"{GREEN}/services/sv-two.yaml": small_service("sv-two", "")})
    assert shown(lone, "service", "sv-one") == {"同主题（绿色低碳）": ["services/sv-two/"]}
    shelved = small({
        f"{GREEN}/services/sv-one.yaml": ("format:", "subtopic: saving\nformat:"),
        f"{GREEN}/services/sv-two.yaml": small_service("sv-two", ""),
        f"{GREEN}/services/sv-three.yaml": small_service("sv-three", "subtopic: saving\n"),
    })  # fmt: skip
    assert shown(shelved, "service", "sv-one") == {"同主题（节能）": ["services/sv-three/"]}


def small_service(id: str, more: str) -> str:
    return (
        f"id: {id}\ntitle: 服务{id}\nformat: talk\ndelivery_mode: on-site\nduration_min: 60\n{more}"
        "capacity:\n  min: 10\n  max: 30\nplace: 房间\nlead_days: 7\nprovider_kind: school\n"
        "cost:\n  type: free\nconf: DEFAULT\nupdated_on: 2026-11-22\n"
    )


def test_everybody_is_no_reason(small: Small) -> None:
    assert not [reason for reason in shown(small(), "resource", "h-one") if "人群" in reason]


def test_a_venue_is_about_what_is_done_there(small: Small) -> None:
    place = f"{EAST}/directory/venues/v-east.yaml"
    assert shown(small(), "venue", "v-east") == {}
    context = small({place: ("kind: room", "kind: room\nservices:\n  - sv-one")})
    ((reason, found),) = shown(context, "venue", "v-east").items()
    assert reason == "同主题（绿色低碳）"
    assert all(url.startswith("resources/c-") for url in found)


def test_golden(sample: Any) -> None:
    page = sample.pages("gewuli")["resources/h-cpr-aed/"]
    groups = [(g.reason, [(e.kind_title, e.title) for e in g.entries]) for g in page.view.related]
    assert groups[:2] == [
        (
            "编辑推荐",
            [("资源", "噎住了怎么救"), ("资源", '记住"中风120"'), ("资源", '防溺水"六不"')],
        ),
        ("同一资源包（楼道里的急救课）", [("资源", "哪些东西容易噎着娃"), ("展品", "中风120判断")]),
    ]
    assert groups[2][0] == "同主题（卫生健康）"
    assert len(groups[2][1]) == 1


# ── laws, over the sample county ─────────────────────────────────────────────────────────────


def test_at_most_six_none_twice_and_none_that_the_page_shows_anyway(
    sample: Any, walk: Walk
) -> None:
    number = 0
    for id in sample.plans:
        for page in sample.pages(id).values():
            if not hasattr(page.view, "related"):
                continue
            found = urls(page)
            number += len(found)
            assert len(found) <= MOST
            assert len(set(found)) == len(found)
            assert page.url not in found
            beside = replace(page.view, related=())
            others = {getattr(value, "url", None) for value in walk(beside)}
            others |= {
                address_of("exhibit", getattr(one, "exhibit", one).id)
                for one in getattr(beside, "exhibits", ())
            }
            assert not others & set(found), page.url
            assert all(group.entries for group in page.view.related)
    assert number > 7000


def test_every_kind_of_entry_leads_on(sample: Any) -> None:
    context, pages = sample.contexts["gewuli"], sample.pages("gewuli")
    for kind in KINDS:
        ids = list(context.catalog.of(kind))
        views = [pages[address_of(kind, id)].view for id in ids]
        known = [view for view in views if hasattr(view, "related")]
        assert sum(bool(view.related) for view in known) >= len(known) * 0.9, kind


def test_the_print_view_of_a_pack_leads_nowhere(sample: Any) -> None:
    pages = sample.pages("gewuli")
    prints = [page for url, page in pages.items() if url.endswith("/print/")]
    assert len(prints) > 30
    assert {page.view.related for page in prints} == {()}


def test_no_shared_page_leads_to_what_one_community_added(sample: Any) -> None:
    own_led_to = 0
    for id in sample.communities:
        context = sample.contexts[id]
        own = {
            address_of(kind, item.value.id)
            for kind in KINDS
            for item in context.listed(kind)
            if item.provenance.layer == id
        }
        for url, page in sample.pages(id).items():
            if hasattr(page.view, "related"):
                led_to = own & set(urls(page))
                assert not led_to or url in own, url
                own_led_to += len(led_to)
    assert own_led_to > 0


def test_what_a_community_adds_leaves_the_shared_pages_as_they_are(small: Small) -> None:
    added = {f"{EAST}/topics/low-carbon/resources/c-own.yaml": _card("c-own")}
    before, after = pages_of(small()), pages_of(small(added))
    assert urls(after["resources/c-own/"])
    assert [
        u for u in before if u.startswith("resources/") and before[u].digest != after[u].digest
    ] == []


def test_what_is_hidden_changes_only_the_pages_that_led_to_it(sample: Any) -> None:
    context: Context = sample.contexts["gewuli"]
    hidden = "h-stroke-120"
    items = dict(context.catalog.items)
    items["resource"] = {id: item for id, item in items["resource"].items() if id != hidden}
    without = pages_of(replace(context, catalog=Catalog(items, context.catalog.hidden)))
    before = pages_of(context)
    url = address_of("resource", hidden)
    led_to = {page for page in before if url in urls(before[page])}
    changed = {page for page in without if urls(without[page]) != urls(before[page])}
    assert led_to
    assert changed == led_to


def test_it_is_the_same_every_time(sample: Any) -> None:
    context: Context = sample.contexts["hewan"]
    again = pages_of(replace(context))
    assert {url: urls(page) for url, page in again.items()} == {
        url: urls(page) for url, page in pages_of(context).items()
    }


def test_who_lies_with_whom_is_worked_out_once(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []
    begin = related._Index.__init__

    def counted(self: Any, context: Context) -> None:
        made.append(1)
        begin(self, context)

    monkeypatch.setattr(related._Index, "__init__", counted)
    plan_site(small())
    assert made == [1]
