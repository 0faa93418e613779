"""axe-core finds nothing wrong: every kind of page, on a phone and a desk, light, dark and 长辈版."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
RUN = """async (options) => (await axe.run(options)).violations
  .map((found) => `${found.id}: ${found.nodes.map((node) => node.target).slice(0, 3).join(' ')}`)"""
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOKS = [("light", ""), ("dark", ""), ("light", "?elder=1"), ("dark", "?elder=1")]
SAMPLE = [(390, "light", ""), (1280, "dark", ""), (390, "dark", "?elder=1")]
REST = [(w, *look) for w in (390, 1280) for look in LOOKS if (w, *look) not in SAMPLE]


@pytest.fixture(scope="module")
def axe() -> str:
    """Give the program that looks at a page."""
    if not AXE.is_file():
        pytest.skip("没有找到 axe-core：先运行 npm ci")
    return AXE.read_text("utf-8")


def violations(page: Page, axe: str, *, is_elder: bool) -> list[str]:
    options: dict[str, Any] = {"runOnly": TAGS}
    if is_elder:
        # 长辈版 promises 7 to 1, which no tag asks for.
        options["rules"] = {"color-contrast-enhanced": {"enabled": True}}
    page.evaluate(axe)
    found: list[str] = page.evaluate(RUN, options)
    return found


def look_at_every_kind(
    tour: Callable[..., Iterator[tuple[str, Page]]], axe: str, width: int, scheme: str, query: str
) -> None:
    found = {
        kind: wrong
        for kind, page in tour(query, width=width, color_scheme=scheme)
        if (wrong := violations(page, axe, is_elder=bool(query)))
    }
    assert found == {}


@pytest.mark.parametrize(("width", "scheme", "query"), SAMPLE)
def test_axe_finds_nothing(
    tour: Callable[..., Iterator[tuple[str, Page]]], axe: str, width: int, scheme: str, query: str
) -> None:
    look_at_every_kind(tour, axe, width, scheme, query)


@pytest.mark.long
@pytest.mark.parametrize(("width", "scheme", "query"), REST)
def test_axe_finds_nothing_in_any_look(
    tour: Callable[..., Iterator[tuple[str, Page]]], axe: str, width: int, scheme: str, query: str
) -> None:
    look_at_every_kind(tour, axe, width, scheme, query)


def test_axe_would_find_something(visit: Callable[..., Page], axe: str) -> None:
    page = visit("c/gewuli/")
    page.evaluate("document.querySelector('main').append(document.createElement('button'))")
    assert [wrong.partition(":")[0] for wrong in violations(page, axe, is_elder=False)] == [
        "button-name"
    ]
