"""What the browser tests share: the sample county on a local address, and pages that must not complain.

A page opened here fails its test when it logs an error, breaks its policy, or asks another host for anything.
"""

import threading
from collections.abc import Callable, Iterator
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

KINDS = {
    "portal": "",
    "home": "c/gewuli/",
    "topics": "c/gewuli/topics/",
    "audience": "c/gewuli/for/elders/",
    "a-z": "c/gewuli/a-z/",
    "what-to-do": "c/gewuli/what-to-do/",
    "topic": "c/gewuli/topics/emergency/",
    "resource": "c/gewuli/resources/e-ebike/",
    "rumours": "c/gewuli/rumours/",
    "rumour": "c/gewuli/rumours/rc-just-bear-it/",
    "pack": "c/gewuli/packs/pk-stairwell-first-aid/",
    "pack-print": "c/gewuli/packs/pk-stairwell-first-aid/print/",
    "services": "c/hean-xinju/services/",
    "service": "c/gewuli/services/sv-home-fall/",
    "hall": "c/gewuli/hall/",
    "room": "c/gewuli/hall/health-hall/",
    "annex": "c/gewuli/hall/partners/",
    "tour": "c/gewuli/tours/tour-kids/",
    "exhibit": "c/gewuli/exhibits/ex-cpr/",
    "exhibit-embed": "c/gewuli/exhibits/ex-ebike/embed/",
    "room-embed": "c/gewuli/hall/emergency-hall/embed/",
    "calendar": "calendar/",
    "event": "c/gewuli/events/ev-gewuli-fire/",
    "directory": "c/gewuli/venues/",
    "venue": "c/gewuli/venues/v-gewuli-yard/",
    "hotlines": "c/gewuli/hotlines/",
    "listing": "c/hewan/search/",
    "changes": "c/gewuli/changes/",
    "guides": "c/gewuli/guides/",
    "prose": "c/gewuli/contribute/yaml-in-five-minutes/",
    "gone": "c/gewuli/resources/gewuli-shed-works/",
    "missing": "404.html",
}
"""One page of every kind: the kind as `<html class="kind-…">` names it → where the page stands."""

BARE = frozenset({"exhibit-embed", "room-embed"})
"""Kinds that stand in a frame of another page: no header and no 长辈版 switch; the numbers stand at their foot."""

AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
RUN = """async (options) => (await axe.run(options)).violations
  .map((found) => `${found.id}: ${found.nodes.map((node) => node.target).slice(0, 3).join(' ')}`)"""
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

Tour = tuple[str, Page]
"""A kind of page, and the browser's page that shows it."""


class _Handler(SimpleHTTPRequestHandler):
    """A static host: folders have an index, and what is missing gets the site's own page."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base names it
        """Stay silent."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer as hosts do that know a 404.html."""
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Give the function that serves a folder and returns its address."""
    servers: list[ThreadingHTTPServer] = []

    def start(folder: Path) -> str:
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}/"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def origin(site: Path, serve: Callable[[Path], str]) -> str:
    """Serve the sample county and return its address."""
    return serve(site)


class _Watch:
    """Everything that pages have done wrong."""

    def __init__(self) -> None:
        self.wrongs: list[str] = []
        self.hosts = {"127.0.0.1"}

    def over(self, context: BrowserContext) -> None:
        """Listen to one context."""
        context.on("console", self._console)
        context.on("weberror", lambda error: self.wrongs.append(f"script: {error.error}"))
        context.on("request", self._request)

    def _console(self, message: ConsoleMessage) -> None:
        # A browser logs the status of a page that is meant to be missing.
        is_missing_page = "status of 404" in message.text and "404.html" not in message.text
        if message.type in {"error", "warning"} and not is_missing_page:
            self.wrongs.append(f"console: {message.text}")

    def _request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in {"file", "data"} and address.hostname not in self.hosts:
            self.wrongs.append(f"foreign: {request.url}")


@pytest.fixture
def forgiven() -> list[str]:
    """Name what a test means to break: parts of messages that are no failure."""
    return []


@pytest.fixture
def browse(browser: Browser, forgiven: list[str]) -> Iterator[Callable[..., BrowserContext]]:
    """Give the function that opens a browser of its own size, scheme and memory."""
    watch = _Watch()
    opened: list[BrowserContext] = []

    def start(
        width: int = 390, height: int = 844, host: str = "127.0.0.1", **options: Any
    ) -> BrowserContext:
        watch.hosts.add(host)
        context = browser.new_context(
            viewport={"width": width, "height": height}, locale="zh-CN", **options
        )
        watch.over(context)
        opened.append(context)
        return context

    yield start
    for context in opened:
        context.close()
    assert [wrong for wrong in watch.wrongs if not any(one in wrong for one in forgiven)] == []


@pytest.fixture
def visit(browse: Callable[..., BrowserContext], origin: str) -> Callable[..., Page]:
    """Give the function that opens one page of the sample county in a fresh browser."""

    def go(path: str, **options: Any) -> Page:
        page = browse(**options).new_page()
        page.goto(origin + path)
        return page

    return go


@pytest.fixture
def tour(browse: Callable[..., BrowserContext], origin: str) -> Callable[..., Iterator[Tour]]:
    """Give the function that opens one page of every kind, one after the other, in one browser.

    `is_bare=False` leaves out the kinds that stand in a frame of another page.
    """

    def go(query: str = "", *, is_bare: bool = True, **options: Any) -> Iterator[Tour]:
        page = browse(**options).new_page()
        for kind, path in KINDS.items():
            if kind in BARE and not is_bare:
                continue
            page.goto(origin + path + query)
            yield kind, page

    return go


@pytest.fixture(scope="session")
def axe() -> Callable[..., list[str]]:
    """Give the function by which axe-core looks at a page and names what is wrong."""
    if not AXE.is_file():
        pytest.skip("没有找到 axe-core：先运行 npm ci")
    program = AXE.read_text("utf-8")

    def look(page: Page, *, is_elder: bool) -> list[str]:
        options: dict[str, Any] = {"runOnly": TAGS}
        if is_elder:
            # 长辈版 promises 7 to 1, which no tag asks for.
            options["rules"] = {"color-contrast-enhanced": {"enabled": True}}
        page.evaluate(program)
        found: list[str] = page.evaluate(RUN, options)
        return found

    return look


@pytest.fixture(scope="session")
def kinds() -> dict[str, str]:
    """Give one page of every kind: kind → path."""
    return KINDS


@pytest.fixture(scope="session")
def pages(site: Path) -> list[str]:
    """Give every page of the portal and of one community, for the long run."""
    files = sorted(site.rglob("index.html"))
    paths = [file.parent.relative_to(site).as_posix() for file in files]
    return [f"{path}/" for path in paths if not path.startswith("c/") or "gewuli" in path]
