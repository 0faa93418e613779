"""How heavy a page is on a weak signal: bytes as brotli sends them, and requests."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import brotli  # type: ignore[import-untyped]
import pytest
from playwright.sync_api import BrowserContext, Page

KIB = 1024
PAGE_HTML = 15 * KIB
DRAWN_HTML = {"hall": 120 * KIB, "exhibit": 24 * KIB, "exhibit-embed": 24 * KIB}
"""The hall holds every exhibit's text; an exhibit holds the drawings it is about, which others load as images."""
PAGE_TOTAL = 90 * KIB
REQUESTS = 10
PLAYED_REQUESTS = 12
"""An exhibit fetches the frame of its parts and one script for each kind of part, and no others."""
PARTS = 4
"""The page, its style sheet, its two scripts."""
KIND = re.compile(r'<html [^>]*class="kind-([a-z-]+)"')


@cache
def weight(file: Path) -> int:
    """Weigh a file as a host sends it: images are compressed already, text is not."""
    return len(brotli.compress(file.read_bytes(), quality=11))


def kind_of(file: Path) -> str:
    with file.open(encoding="utf-8") as text:
        found = KIND.search(text.read(200))
    assert found, file
    return found[1]


def html_limit(kind: str) -> int:
    return DRAWN_HTML.get(kind, PAGE_HTML)


@pytest.fixture(scope="module")
def largest(site: Path) -> dict[str, Path]:
    """Find the largest page of every kind, among all communities."""
    sizes: dict[str, Path] = {}
    for file in sorted(site.rglob("*.html"), key=lambda file: file.stat().st_size):
        sizes[kind_of(file)] = file
    return sizes


def test_every_kind_of_page_is_looked_at(largest: dict[str, Path], kinds: dict[str, str]) -> None:
    assert set(largest) == set(kinds)


def test_the_html_of_every_kind_is_light(largest: dict[str, Path]) -> None:
    weights = {kind: weight(file) for kind, file in largest.items()}
    assert {kind: one for kind, one in weights.items() if one > html_limit(kind)} == {}


@pytest.mark.long
def test_the_html_of_every_page_is_light(site: Path) -> None:
    pages = site.rglob("*.html")
    assert [file for file in pages if weight(file) > html_limit(kind_of(file))] == []


@pytest.mark.browser
def test_every_kind_of_page_is_light_in_all(
    browse: Callable[..., BrowserContext],
    origin: str,
    site: Path,
    largest: dict[str, Path],
) -> None:
    context = browse()
    page = context.new_page()
    sent: list[str] = []
    context.on("request", lambda request: sent.append(request.url))
    for kind, file in largest.items():
        sent.clear()
        page.goto(origin + file.relative_to(site).as_posix())
        # What the browser still has from the page before counts as well.
        assert len(sent) >= PARTS, kind
        total = sum(weight(site / unquote(urlsplit(url).path).lstrip("/")) for url in sent)
        most = PLAYED_REQUESTS if kind in {"exhibit", "exhibit-embed"} else REQUESTS
        assert len(sent) <= most, (kind, sent)
        assert total <= PAGE_TOTAL, (kind, total)


@pytest.mark.browser
@pytest.mark.long
def test_no_page_complains(visit: Callable[..., Page], origin: str, pages: list[str]) -> None:
    page = visit("")
    for path in pages:
        answer = page.goto(origin + path)
        assert answer is not None
        assert answer.ok, path
