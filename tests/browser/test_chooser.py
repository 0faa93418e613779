"""The portal: find your community once; this device alone remembers it, and forgets when told."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

LAST = "[data-last-visit]"
MEMORY = "Object.keys(localStorage).filter((key) => key.startsWith('kepu.'))"


def test_every_community_is_one_press_away_and_leads_back(
    visit: Callable[..., Page], origin: str
) -> None:
    page = visit("")
    names = page.locator("a[data-community]").all_inner_texts()
    assert len(names) == 6
    for name in names:
        page.goto(origin)
        page.get_by_role("link", name=name, exact=True).click()
        assert name in page.locator(".brand").inner_text()
        page.get_by_role("link", name="换一个社区").click()
        assert page.url == origin


def test_the_portal_remembers_where_one_went(visit: Callable[..., Page], origin: str) -> None:
    page = visit("")
    assert page.locator(LAST).is_hidden()
    page.get_by_role("link", name="荷湾社区", exact=True).or_(
        page.locator("a[data-community=hewan]")
    ).first.click()
    page.goto(origin)
    assert page.locator(LAST).is_visible()
    again = page.locator("[data-last-link]")
    assert again.inner_text() == page.locator("a[data-community=hewan]").inner_text()
    again.click()
    assert page.url == f"{origin}c/hewan/"


def test_the_memory_can_be_cleared(visit: Callable[..., Page], origin: str) -> None:
    page = visit("")
    page.locator("a[data-community=gewuli]").click()
    page.goto(origin)
    page.get_by_role("button", name="清除本机记录").click()
    assert page.locator(LAST).is_hidden()
    page.locator("[data-status]").get_by_text("已清除本机记录").wait_for(state="attached")
    assert page.evaluate("document.activeElement.id") == "main"
    page.reload()
    assert page.locator(LAST).is_hidden()
    assert page.evaluate("localStorage.getItem('kepu.community')") is None


def test_nothing_is_remembered_until_one_chooses(visit: Callable[..., Page], origin: str) -> None:
    page = visit("")
    for path in ("c/gewuli/", "c/gewuli/services/", "calendar/"):
        page.goto(origin + path)
    assert page.evaluate(MEMORY) == []
    assert page.context.cookies() == []


def test_a_community_that_is_gone_is_not_offered(visit: Callable[..., Page]) -> None:
    page = visit("")
    page.evaluate("localStorage.setItem('kepu.community', 'was-here-once')")
    page.reload()
    assert page.locator(LAST).is_hidden()
