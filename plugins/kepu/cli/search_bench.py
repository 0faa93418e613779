"""What a search costs: on the build machine, on the way to a phone, and on the phone.

Comes in: the checked catalogue and a file of queries. Goes out: figures. Larger portals are made up by shuffling the
catalogue's own sentences, so that their bytes are an upper bound: real entries repeat themselves more.
"""

import random
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from time import perf_counter
from urllib.parse import urlsplit
from urllib.request import url2pathname

from playwright.sync_api import Request, sync_playwright

from kepu.cli.browser import find_browser, launch
from kepu.cli.checked import check_cached
from kepu.cli.relevance import Query, read_queries
from kepu.cli.search import search_files, write_files
from kepu.cli.searcher import Searcher
from kepu.cli.setting import ROOT
from kepu.cli.weights import packed_size
from kepu.index.search.record import Record
from kepu.index.search.records import records_of
from kepu.index.search.site import assemble, index_search, own_records, share_index
from kepu.mkdocs_plugins.clock import today_in_china
from kepu.mkdocs_plugins.fleet import open_fleet
from kepu.model.datafile import DataFile
from kepu.pipeline.build import Press, plan_sites
from kepu.plan.addresses import PAGES
from kepu.plan.context import Context
from kepu.plan.page import SitePlan
from kepu.plan.site import Options

SIZES = (0, 1_000, 10_000)
"""Entries of a portal; 0 stands for as many as the catalogue has."""
_SLOWDOWN = 4
"""An old phone against this machine."""
_KEYS = ("心", "心肺", "心肺复", "心肺复苏", "电瓶车", "电瓶车着", "电瓶车着火")
_TYPE = """typed => new Promise(resolve => {
  const box = document.querySelector('[data-search] [name=q]'), at = document.querySelector('[data-answered]');
  const watch = new MutationObserver(() => {
    if (at.dataset.answered !== typed) return;
    watch.disconnect();
    resolve(performance.now() - began);
  });
  watch.observe(at, { attributes: true });
  const began = performance.now();
  box.value = typed;
  box.dispatchEvent(new Event('input', { bubbles: true }));
})"""


@dataclass(frozen=True)
class Made:
    """How long indexing takes, in seconds."""

    shared: float
    entries: int
    own: float
    """The slowest community's own part."""


@dataclass(frozen=True)
class Fetched:
    """What one portal's searches fetch: the worst and the middle query, compressed bytes."""

    entries: int
    worst: int
    query: str
    middle: int
    requests: int
    """The most that any query needs."""


@dataclass(frozen=True)
class Typed:
    """Milliseconds from a keystroke to its results, warm, on a processor slowed down."""

    entries: int
    worst: float
    middle: float


@dataclass(frozen=True)
class SearchCosts:
    """All that is measured of search."""

    made: Made
    fetched: tuple[Fetched, ...]
    typed: tuple[Typed, ...]


def bench_search(file: Path) -> SearchCosts | None:
    """Measure search with a file of queries; None where there is no browser."""
    program = find_browser()
    if program is None:
        return None
    queries = read_queries(file)
    fleet = open_fleet(ROOT)
    options = Options(today_in_china(), "demo", fleet.features)
    portals, communities = plan_sites(check_cached(), options)
    press = Press(fleet.materials)
    made = time_index([*communities, *portals])
    found = [measure_portal(portals[0], press, size, queries, program) for size in SIZES]
    return SearchCosts(made, tuple(one for one, _ in found), tuple(two for _, two in found))


def time_index(plans: Sequence[SitePlan]) -> Made:
    """Time the shared part, and each community's own."""
    county = plans[0].context.shared
    # The dictionaries of sounds are loaded once a build, whatever is indexed first.
    share_index(county)
    began = perf_counter()
    shared = share_index(county)
    took = perf_counter() - began
    own = []
    for plan in plans:
        if plan.site.kind == "community":
            began = perf_counter()
            tuple(index_search(plan.context, shared))
            own.append(perf_counter() - began)
    return Made(took, shared.part.entries, max(own))


def measure_portal(
    plan: SitePlan, press: Press, size: int, queries: Sequence[Query], program: Path
) -> tuple[Fetched, Typed]:
    """Ask a portal of a size every query cold, then type warm.

    Raises:
        ValueError: mkdocs.yml has switched search off.
    """
    shared = press.shared_index(plan)
    if shared is None:
        raise ValueError("search is switched off in mkdocs.yml")
    own = [*own_records(plan.context, shared)[0]]
    own += _made_up(plan.context, own, size - shared.part.entries - len(own))
    with tempfile.TemporaryDirectory(prefix="kepu-bench-") as folder:
        written = search_files(plan, press)
        written |= _by_path(assemble(plan.context, shared, own, ()))
        write_files(written, Path(folder))
        entries = shared.part.entries + len(own)
        return (
            _fetch(Path(folder), entries, queries, program),
            _type(Path(folder), entries, program),
        )


def _by_path(files: Iterator[DataFile]) -> dict[str, bytes]:
    return {file.path: file.content for file in files}


def _made_up(context: Context, own: Sequence[Record], count: int) -> Iterator[Record]:
    dice = random.Random(count)  # noqa: S311 - shuffling, not secrets
    known = [*records_of(context.shared), *own]
    sentences = [text for record in known for text in (record.line, *record.texts) if text]
    letters = "".join(sentences)
    for number in range(count):
        one, two = dice.choice(known), dice.choice(known)
        strange = "".join(dice.choices(letters, k=20))
        place = f"made-up-{number // 40}"
        yield replace(
            one,
            id=f"{one.id}-{number}",
            url=f"c/{place}/{one.id}-{number}/",
            title=f"{strange[:3]}{one.title[:10]}{two.title[:4]}",
            line=dice.choice(sentences)[:60],
            texts=(*dice.sample(sentences, 2), strange),
            keywords=(*one.keywords[:3], *two.keywords[:2]),
            facets=replace(one.facets, place=(place,)),
        )


def _fetch(site: Path, entries: int, queries: Sequence[Query], program: Path) -> Fetched:
    costs = []
    with sync_playwright() as playwright:
        browser = launch(playwright, program)
        for query in queries:
            asked: list[str] = []
            tab = browser.new_page()
            tab.goto(_page(site))
            tab.on("request", partial(_note, asked))
            Searcher(tab).ask(query.text)
            tab.close()
            costs.append((sum(packed_size(Path(path)) for path in asked), len(asked), query.text))
        browser.close()
    costs.sort()
    worst, _, text = costs[-1]
    most = max(requests for _, requests, _ in costs)
    return Fetched(entries, worst, text, costs[len(costs) // 2][0], most)


def _type(site: Path, entries: int, program: Path) -> Typed:
    with sync_playwright() as playwright:
        browser = launch(playwright, program)
        tab = browser.new_page()
        tab.goto(_page(site))
        searcher = Searcher(tab)
        for text in _KEYS:
            searcher.ask(text)
        searcher.ask("")
        tab.context.new_cdp_session(tab).send("Emulation.setCPUThrottlingRate", {"rate": _SLOWDOWN})
        # Every key differs from the one before, so that each brings new results.
        took = sorted(float(tab.evaluate(_TYPE, text)) for _ in range(3) for text in _KEYS)
        browser.close()
    return Typed(entries, took[-1], took[len(took) // 2])


def _page(site: Path) -> str:
    return (site / PAGES["search"] / "index.html").as_uri()


def _note(asked: list[str], request: Request) -> None:
    asked.append(url2pathname(urlsplit(request.url).path))
