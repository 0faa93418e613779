"""What the tests of the hall share: exhibits to play, parts that no editor would write, and a keyboard."""

import html
import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Route, expect

FOLDER = Path(__file__).parent
HERE = "c/gewuli/exhibits/ex-sms/"
"""Any page with an interactive part: its frame is borrowed for parts of a test's own."""
PARTS = re.compile(r"<kepu-.*</kepu-\w+>", re.DOTALL)
KIT = re.compile(r'<script src="([^"]*)assets/exhibit\.js" defer></script>')


EVERY = 3
"""Of a test with many cases an ordinary run takes every third, the long run all."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Sample the cases of this folder's tests."""
    seen: Counter[str] = Counter()
    for item in items:
        if item.path.parent != FOLDER or "[" not in item.name:
            continue
        test = item.nodeid.partition("[")[0]
        if seen[test] % EVERY:
            item.add_marker(pytest.mark.long)
        seen[test] += 1


@pytest.fixture
def exhibit(visit: Callable[..., Page]) -> Callable[..., Page]:
    """Give the function that opens an exhibit of the sample county and waits for its parts."""

    def go(id: str, **options: Any) -> Page:
        page = visit(f"c/gewuli/exhibits/{id}/", **options)
        expect(page.locator(".play__stage").first).to_be_visible()
        return page

    return go


@pytest.fixture
def staged(browse: Callable[..., BrowserContext], origin: str) -> Callable[..., Page]:
    """Give the function that puts one part of the test's own on a real page."""

    def go(part: dict[str, Any], *, query: str = "", **options: Any) -> Page:
        page = browse(**options).new_page()
        page.route(f"**/{HERE}*", lambda route: _put(route, part))
        page.goto(origin + HERE + query)
        return page

    return go


def _put(route: Route, part: dict[str, Any]) -> None:
    page = route.fetch().text()
    kind = part["type"]
    data = json.dumps(part, ensure_ascii=False).replace("<", "\\u003c")
    host = (
        f'<kepu-{kind} class="play" data-exhibit="ex-own" data-part="{part["id"]}">'
        f'<div class="play__head"><h2>{html.escape(part["title"])}</h2></div>'
        '<div class="play__text"><p>文字都在这里。</p></div>'
        f'<script type="application/json">{data}</script></kepu-{kind}>'
    )
    script = rf'\g<0><script src="\1assets/exhibits/{kind}.js" defer></script>'
    page = KIT.sub(script, PARTS.sub(lambda _: host, page))
    route.fulfill(body=page, content_type="text/html; charset=utf-8")


@pytest.fixture
def part_of() -> Callable[[Page, str], tuple[Locator, dict[str, Any]]]:
    """Give the function that finds a part on the page by its id: the element, and its data."""

    def find(page: Page, id: str) -> tuple[Locator, dict[str, Any]]:
        host = page.locator(f"[data-part={id}]")
        data = json.loads(host.locator("script").first.text_content() or "")
        return host, data

    return find


@pytest.fixture
def tab_to() -> Callable[[Locator], None]:
    """Give the function that goes to a control as one does without a mouse, and fails if it cannot."""

    def go(target: Locator) -> None:
        for _ in range(150):
            if target.evaluate("(one) => one === document.activeElement"):
                return
            target.page.keyboard.press("Tab")
        pytest.fail(f"Tab does not reach {target}")

    return go
