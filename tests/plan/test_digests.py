"""A page's digest: the same for all who show the same, another as soon as anything shown differs."""

import datetime as dt
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from kepu.plan.context import Context
from kepu.plan.planner import plan_site

CARD = "catalog/topics/low-carbon/resources/c-one.yaml"
Small = Callable[..., Context]


def digests(context: Context) -> dict[str, str]:
    return {page.url: page.digest for page in plan_site(context).pages}


def test_communities_share_the_pages_that_none_of_them_changed(sample: Any) -> None:
    of = {id: {p.url: p.digest for p in sample.plans[id].pages} for id in sample.communities}
    common = set.intersection(*(set(pages) for pages in of.values()))
    shared = {url for url in common if len({pages[url] for pages in of.values()}) == 1}
    assert {"resources/h-bp/", "hotlines/", "privacy/", "guides/"} <= shared
    assert len(shared) >= 180
    # Whoever adds a room or moves one has other numbers at all exhibits; nobody else has.
    numbers = Counter(pages["exhibits/ex-cpr/"] for pages in of.values())
    assert numbers.most_common(1)[0][1] > len(of) / 2
    assert not {"", "calendar/", "venues/", "changes/", "search/"} & shared


def test_what_one_community_revised_is_its_own_page(sample: Any) -> None:
    of = {id: sample.pages(id)["services/sv-phone1/"].digest for id in sample.communities}
    assert Counter(of.values())[of["gewuli"]] == 1
    assert sample.pages("gewuli")["services/sv-phone1/"].view.badges


def test_each_page_of_the_county_is_rendered_once_for_all_who_share_it(sample: Any) -> None:
    pages = [page for plan in sample.plans.values() for page in plan.pages]
    assert len(pages) >= 2400
    assert len({page.digest for page in pages}) <= len(pages) * 0.35


def test_planning_is_deterministic(small: Small) -> None:
    assert digests(small()) == digests(small())


def test_slots_are_no_part_of_any_digest(sample: Any) -> None:
    context: Context = sample.contexts["gewuli"]
    site = replace(
        context.site, title="别处科普", place="别处", reaches=(), channels=(), notices=("新通知",),
        portal="../", base_url="https://example.org/",
    )  # fmt: skip
    before, after = digests(context), digests(replace(context, site=site))
    # What is printed as a code or copied into another page must hold the whole address.
    printed = {
        page.url for page in plan_site(context).pages
        if page.template in {"room", "exhibit", "tour"}
    }  # fmt: skip
    assert {url for url in before if before[url] != after[url]} <= printed


def test_no_page_knows_what_day_it_is(sample: Any) -> None:
    context: Context = sample.contexts["gewuli"]
    # Nothing begins, ends or falls due in between.
    assert digests(replace(context, today=dt.date(2026, 11, 24))) == digests(context)


def test_a_word_that_changes_changes_the_pages_that_show_it(small: Small) -> None:
    before, after = digests(small()), digests(small({CARD: ("- 子要点", "- 新要点")}))
    changed = {url for url in before if before[url] != after[url]}
    assert "resources/c-one/" in changed
    assert {"packs/pk-one/", "topics/low-carbon/", "search/"} <= changed
    assert not {"hotlines/", "resources/h-one/", "topics/health/", "calendar/"} & changed


def test_the_profile_is_part_of_the_digest(small: Small) -> None:
    demo, real = digests(small()), digests(small(profile="production"))
    assert demo.keys() == real.keys()
    assert all(demo[url] != real[url] for url in demo)


def test_search_engines_see_real_pages_of_real_sites_only(small: Small) -> None:
    expired = {CARD: ("conf: V", "valid_until: 2026-01-01\nconf: V")}
    assert all(page.noindex for page in plan_site(small()).pages)
    real = plan_site(small(expired, profile="production")).pages
    hidden = {page.url for page in real if page.noindex}
    assert hidden == {"resources/c-one/", "packs/pk-one/print/", "404.html"}
    assert {page.ribbon for page in real} == {""}
    assert {page.ribbon for page in plan_site(small()).pages} == {
        "示例数据 · 虚构地区 · 非政府网站"
    }
