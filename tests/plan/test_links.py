"""Every address is one page's alone, and every link inside a site leads to a page or a place on it."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from kepu.model.catalog import Catalog
from kepu.plan.addresses import LINKED, PAGES, address_of, has_page, prose_address, root_of
from kepu.plan.context import Context
from kepu.plan.page import PagePlan, SitePlan
from kepu.plan.planner import _PLANNERS, plan_site
from kepu.plan.views import ProseView
from kepu.render.markdown import render_markdown

CONTENT = Path(__file__).parents[2] / "content"
Walk = Callable[[Any], Iterator[Any]]


def urls_in(view: Any, walk: Walk) -> set[str]:
    """Collect every address inside the site that a view holds."""
    found = set()
    for value in walk(view):
        url = getattr(value, "url", None)
        if isinstance(url, str):
            found.add(url)
        links = getattr(value, "links", None)
        if isinstance(links, tuple):
            found |= {link[1] for link in links if isinstance(link, tuple)}
    return found - {""}


def anchors_in(page: PagePlan, walk: Walk) -> set[str]:
    ids = {value.id for value in walk(page.view) if isinstance(getattr(value, "id", None), str)}
    # The headings of a prose page are its places.
    return ids | (headings_of(page.view.body) if isinstance(page.view, ProseView) else set())


@cache
def headings_of(body: str) -> set[str]:
    return set(re.findall(r'<h[2-5] id="([^"]+)"', render_markdown(body, {})))


def dead_links(plan: SitePlan, walk: Walk) -> set[tuple[str, str]]:
    pages = {page.url: page for page in plan.pages}
    dead = set()
    for page in plan.pages:
        for url in urls_in(page.view, walk):
            path, _, anchor = url.partition("#")
            # A picture lies beside the page that shows it.
            if path.endswith((".png", ".webp", ".jpg")) and (CONTENT / path).is_file():
                continue
            if path not in pages or (anchor and anchor not in anchors_in(pages[path], walk)):
                dead.add((page.url, url))
    return dead


def test_addresses_are_unique(sample: Any) -> None:
    for plan in sample.plans.values():
        urls = Counter(page.url for page in plan.pages)
        assert set(urls.values()) == {1}
        files = Counter(page.file for page in plan.pages)
        assert set(files.values()) == {1}
        assert all(url == "" or url.endswith(("/", ".html")) for url in urls)


def test_no_draft_loses_its_address_to_another(sample: Any) -> None:
    for context in sample.contexts.values():
        drafts = Counter(d.url for plan in _PLANNERS for d in plan(context))
        assert [url for url, number in drafts.items() if number > 1] == []


def test_every_link_of_a_community_leads_somewhere(sample: Any, walk: Walk) -> None:
    for id in sample.communities:
        assert dead_links(sample.plans[id], walk) == set()


def test_every_link_of_the_portal_leads_somewhere(sample: Any, walk: Walk) -> None:
    dead = dead_links(sample.plans["zhiwei"], walk)
    below = {url for _, url in dead if url.startswith("c/")}
    assert {url for _, url in dead} == below
    assert len(below) > len(sample.communities)
    for url in below:
        _, community, rest = url.split("/", 2)
        assert rest in sample.pages(community)


def test_the_walk_sees_the_links(sample: Any, walk: Walk) -> None:
    number = sum(len(urls_in(page.view, walk)) for page in sample.plans["gewuli"].pages)
    assert number > 3000


@pytest.mark.parametrize("features", [frozenset(), frozenset({"hall"}), frozenset({"search"})])
def test_a_part_that_is_switched_off_is_linked_from_nowhere(
    features: frozenset[Any], sample: Any, walk: Walk
) -> None:
    context: Context = sample.contexts["gewuli"]
    site = replace(context.site, features=features)
    plan = plan_site(replace(context, site=site))
    assert dead_links(plan, walk) == set()
    urls = {page.url for page in plan.pages}
    assert any(url.startswith(("hall/", "exhibits/")) for url in urls) is ("hall" in features)
    assert ("search/" in urls) is ("search" in features)


@pytest.mark.parametrize("topic", ["health", "emergency", "low-carbon"])
def test_a_hidden_topic_is_linked_from_nowhere(topic: str, sample: Any, walk: Walk) -> None:
    context: Context = sample.contexts["gewuli"]
    identity = context.site.identity.model_copy(update={"hidden_topics": (topic,)})
    plan = plan_site(replace(context, site=replace(context.site, identity=identity)))
    assert dead_links(plan, walk) == set()
    assert f"topics/{topic}/" not in {page.url for page in plan.pages}


def without(context: Context, kind: str, *ids: str) -> Context:
    items = dict(context.catalog.items)
    items[kind] = {id: item for id, item in items[kind].items() if id not in ids}
    return replace(context, catalog=Catalog(items, context.catalog.hidden))


@pytest.mark.parametrize(
    "kinds",
    [
        ("resource", "tour"), ("pack", "team"), ("service", "provider"), ("exhibit", "calendar-rule"),
        ("topic", "rumour-check", "asset"), ("event", "hotline"), ("venue",), ("room",), ("hall",),
    ],
)  # fmt: skip
def test_entries_that_are_missing_leave_no_dead_link(
    kinds: tuple[str, ...], sample: Any, walk: Walk
) -> None:
    context: Context = sample.contexts["gewuli"]
    for kind in kinds:
        ids = list(context.catalog.of(kind))[:6]
        assert ids or kind == "asset"
        context = without(context, kind, *ids)
    assert dead_links(plan_site(context), walk) == set()


def test_what_an_overlay_hid_is_nowhere_on_its_site(sample: Any, walk: Walk) -> None:
    hidden = 0
    for id in sample.communities:
        plan, catalog = sample.plans[id], sample.contexts[id].catalog
        urls = {page.url for page in plan.pages}
        shown = set()
        for page in plan.pages if catalog.hidden else ():
            for value in walk(page.view):
                urls.add(getattr(value, "url", None))
                shown.add((getattr(value, "kind", None), getattr(value, "id", None)))
        for kind, entry in catalog.hidden:
            hidden += 1
            assert address_of(kind, entry) not in urls
            assert (kind, entry) not in shown
    assert hidden >= 2


def test_addresses_of_kinds() -> None:
    assert address_of("resource", "h-bp") == "resources/h-bp/"
    assert address_of("room", "body") == "hall/body/"
    assert address_of("tour", "kids") == "tours/kids/"
    assert address_of("hotline", "hl-120") == "hotlines/#hl-120"
    assert address_of("page", "home") == ""
    assert address_of("page", "guides/after-school") == "guides/after-school/"
    assert {kind for kind in LINKED if not has_page(kind)} == {
        "hotline", "team", "provider", "asset", "calendar-rule",
    }  # fmt: skip
    assert len(set(PAGES.values())) == len(PAGES)


@pytest.mark.parametrize(
    ("name", "url"),
    [("pages/about", "about/"), ("contribute/index", "contribute/"), ("guides/a", "guides/a/")],
)
def test_addresses_of_prose(name: str, url: str) -> None:
    assert prose_address(name) == url


@pytest.mark.parametrize(
    ("url", "root"),
    [("", "./"), ("topics/", "../"), ("topics/health/", "../../"), ("404.html", "./")],
)
def test_the_way_back_to_the_root(url: str, root: str) -> None:
    assert root_of(url) == root
