"""What search costs on a weak signal: nothing before it is used, little for the first answer, nothing to strangers."""

import importlib
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from kepu.cli.searcher import Searcher
from playwright.sync_api import Browser, BrowserContext

from .conftest import QUERIES, RESIDENTS, Site

pytestmark = pytest.mark.browser

QUALITY = 5
"""What hosts compress with as they send."""
MOST_BYTES = 100 * 1024
MOST_REQUESTS = 20
HEAVIEST = 12


class _Silent(SimpleHTTPRequestHandler):
    """A static host that keeps no log."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base names it
        """Stay silent."""


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Serve the sample county and give its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Silent, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    """Open a browser that has been nowhere."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="zh-CN")
    yield context
    context.close()


def sent_by(context: BrowserContext) -> list[str]:
    """Give the list that fills with the address of every request."""
    sent: list[str] = []
    context.on("request", lambda request: sent.append(request.url))
    return sent


def weight(file: Path) -> int:
    # Imported here, since it says nothing about its types.
    brotli: Any = importlib.import_module("brotli")
    return len(brotli.compress(file.read_bytes(), quality=QUALITY))


def of_search(sent: list[str]) -> list[str]:
    """Pick what belongs to search: its script and its data."""
    paths = (urlsplit(url).path for url in sent)
    return [path.lstrip("/") for path in paths if "/assets/search" in path]


@pytest.fixture(scope="module")
def heaviest(portal: Site, folders: dict[str, Path]) -> list[str]:
    """Find the queries that download the most."""
    weights = {
        path.relative_to(folders["zhiwei"]).as_posix().removesuffix(".js"): weight(path)
        for path in folders["zhiwei"].rglob("*.js")
    }
    queries = [query.text for query in (*QUERIES, *RESIDENTS)]
    costs = {
        query: sum(weights[name] for name in names)
        for query, names in zip(queries, portal.cost(queries), strict=True)
    }
    assert len(costs) > 300
    return sorted(costs, key=lambda query: -costs[query])[:HEAVIEST]


def test_the_heaviest_first_searches_are_light(
    heaviest: list[str], browser: Browser, address: str, site: Path
) -> None:
    for query in heaviest:
        context = browser.new_context(viewport={"width": 390, "height": 844})
        tab = context.new_page()
        tab.goto(f"{address}search/")
        tab.wait_for_load_state("networkidle")
        sent = sent_by(context)
        shown = Searcher(tab).ask(query)
        tab.wait_for_load_state("networkidle")
        asked = of_search(sent)
        assert shown, query
        assert f"{address}assets/search/index.js" in sent
        assert len(asked) == len(set(asked)) <= MOST_REQUESTS, query
        assert sum(weight(site / path) for path in asked) <= MOST_BYTES, query
        # A search asks for nothing but its own data.
        # A browser may ask for the icon once more when the address changes.
        others = {urlsplit(url).path for url in sent if "/assets/search" not in url}
        assert others <= {"/assets/favicon.svg"}, query
        context.close()


def test_nothing_of_search_is_downloaded_before_it_is_used(
    phone: BrowserContext, address: str
) -> None:
    sent = sent_by(phone)
    page = phone.new_page()
    for path in ("", "search/", "c/gewuli/", "c/gewuli/search/", "c/gewuli/resources/e-ebike/"):
        page.goto(address + path)
        page.wait_for_load_state("networkidle")
    assert len(sent) > 10
    assert [url for url in sent if "/assets/search/" in url] == []


def test_nobody_else_learns_what_is_asked(phone: BrowserContext, address: str) -> None:
    sent = sent_by(phone)
    page = phone.new_page()
    page.goto(f"{address}c/gewuli/search/")
    Searcher(page).ask("抑郁症")
    Searcher(page).ask("yiyuzheng")
    page.wait_for_load_state("networkidle")
    assert of_search(sent)
    assert [url for url in sent if not url.startswith(address)] == []
    # A query stands in the page's own address, and in no request.
    asked = [url for url in sent if urlsplit(url).query]
    assert asked == []
