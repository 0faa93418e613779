"""axe-core finds nothing wrong with exhibits while they are played, nor with the dialog and a finished tour."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

pytestmark = pytest.mark.browser

Axe = Callable[..., list[str]]
SAMPLE = ["ex-119", "ex-bmi", "ex-fridge", "ex-quake"]
"""Exhibits that together hold six kinds of parts; the other kinds are looked at by their own tests."""


def wrongs_of(
    page: Page, axe: Axe, origin: str, ids: list[str], query: str = ""
) -> dict[str, list[str]]:
    found = {}
    for id in ids:
        page.goto(f"{origin}c/gewuli/exhibits/{id}/embed/{query}")
        expect(page.locator(".play--ready").first).to_be_visible()
        found[id] = axe(page, is_elder=bool(query))
    return {id: wrong for id, wrong in found.items() if wrong}


def test_exhibits_are_accessible(
    browse: Callable[..., BrowserContext], axe: Axe, origin: str
) -> None:
    assert wrongs_of(browse().new_page(), axe, origin, SAMPLE) == {}


@pytest.mark.long
@pytest.mark.parametrize(("scheme", "query"), [("light", ""), ("dark", ""), ("dark", "?elder=1")])
def test_every_exhibit_is_accessible(
    browse: Callable[..., BrowserContext],
    axe: Axe,
    origin: str,
    site: Path,
    scheme: str,
    query: str,
) -> None:
    ids = sorted(
        folder.name for folder in (site / "c/gewuli/exhibits").iterdir() if folder.is_dir()
    )
    assert wrongs_of(browse(color_scheme=scheme).new_page(), axe, origin, ids, query) == {}


def test_the_hall_with_its_dialog_open_is_accessible(visit: Callable[..., Page], axe: Axe) -> None:
    page = visit("c/gewuli/hall/")
    page.locator("#ex-fire a.btn[data-open]").click()
    expect(page.frame_locator("dialog iframe").locator(".play--ready").first).to_be_visible()
    assert axe(page, is_elder=False) == []


def test_a_finished_tour_is_accessible(visit: Callable[..., Page], axe: Axe) -> None:
    page = visit("c/gewuli/tours/tour-kids/")
    ids = page.locator("[data-stop]").evaluate_all("all => all.map((one) => one.dataset.stop)")
    page.evaluate("ids => localStorage.setItem('kepu.hall.seen', ids.join(' '))", ids)
    page.reload()
    expect(page.locator("[data-souvenir]")).to_be_visible()
    assert axe(page, is_elder=False) == []
