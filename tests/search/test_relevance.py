"""The floor: how often the search page itself shows a right answer among the first three."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from kepu.cli.relevance import ALL, Judged, Query, Rates, is_near, judge, rates
from kepu.cli.search import build_search
from kepu.cli.searcher import Searcher
from kepu.mkdocs_plugins.fleet import open_fleet
from kepu.pipeline.build import Press, plan_sites
from kepu.pipeline.check import check_tree
from kepu.plan.addresses import PAGES
from kepu.plan.page import SitePlan
from kepu.plan.searched import searched
from kepu.plan.site import Options
from playwright.sync_api import Browser

from .conftest import QUERIES, RESIDENTS

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
ALWAYS = ("exact", "substring", "pinyin", "initials", "traditional")
"""Kinds of query for which “contains” alone must do."""

Judge = Callable[[str, Sequence[Query]], list[Judged]]


@pytest.fixture(scope="module")
def plans() -> dict[str, SitePlan]:
    """Plan every site of the sample county by its id."""
    fleet = open_fleet(ROOT)
    options = Options(dt.date(2026, 11, 22), features=fleet.features)
    portals, communities = plan_sites(check_tree(ROOT), options)
    return {plan.site.id: plan for plan in (*portals, *communities)}


@pytest.fixture(scope="module")
def judged(
    plans: dict[str, SitePlan], browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Judge]:
    """Give the function that types queries into a site's search page, from a folder as from a USB stick."""
    press = Press(open_fleet(ROOT).materials)
    context = browser.new_context()

    def ask(id: str, queries: Sequence[Query]) -> list[Judged]:
        folder = tmp_path_factory.mktemp(id)
        build_search(plans[id], press, folder)
        tab = context.new_page()
        tab.goto((folder / PAGES["search"] / "index.html").as_uri())
        searcher = Searcher(tab)
        found = judge(queries, lambda text: [shown.id for shown in searcher.ask(text)])
        tab.close()
        return found

    yield ask
    context.close()


def by_kind(judged: list[Judged]) -> dict[str, Rates]:
    return {rate.kind: rate for rate in rates(judged)}


def missed(judged: list[Judged]) -> list[str]:
    return [one.query.text for one in judged if one.query.want and not is_near(one)]


def test_the_portal_answers_the_development_queries(judged: Judge) -> None:
    found = judged("zhiwei", QUERIES)
    rate = by_kind(found)
    assert rate[ALL].queries > 50
    assert rate[ALL].success_at_3 >= 0.97, missed(found)
    assert {kind: rate[kind].success_at_3 for kind in ALWAYS} == dict.fromkeys(ALWAYS, 1.0)


def test_the_portal_answers_what_others_would_type(judged: Judge) -> None:
    found = judged("zhiwei", RESIDENTS)
    assert by_kind(found)[ALL].queries > 200
    assert by_kind(found)[ALL].success_at_3 >= 0.93, missed(found)


@pytest.mark.parametrize("id", ["gewuli", "hewan"])
def test_a_community_answers_with_what_it_shows(
    id: str, judged: Judge, plans: dict[str, SitePlan]
) -> None:
    shown = {item.value.id for item in searched(plans[id].context)}
    wanted = [replace(query, want=tuple(set(query.want) & shown)) for query in QUERIES]
    found = judged(id, wanted)
    assert by_kind(found)[ALL].queries > 50
    assert by_kind(found)[ALL].success_at_3 >= 0.95, missed(found)
    # What it hides is no answer, right or wrong.
    assert {id for one in found for id in one.found} <= shown | {
        page.name for page in plans[id].context.prose
    }
