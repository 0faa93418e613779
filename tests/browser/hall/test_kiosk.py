"""A touch screen in a lobby, a wall that a class looks at, a frame in somebody else's page."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

HALL = "c/gewuli/hall/"


def test_a_kiosk_stays_in_the_hall(visit: Callable[..., Page]) -> None:
    page = visit(f"{HALL}?kiosk=1")
    expect(page.locator(".header__rows")).to_be_hidden()
    expect(page.locator(".footer")).to_be_hidden()
    # It says that it is switched off; a finger does not read that.
    page.locator(".brand").click(force=True)
    assert "/hall/" in page.url
    page.locator(".rooms a").first.click()
    page.locator("#health-hall h2 a").click()
    expect(page.locator("h1")).to_have_text("生命健康厅")
    # The way out is closed on every page of the hall, not only where one came in.
    expect(page.locator(".header__rows")).to_be_hidden()
    page.locator("#ex-cpr summary").click()
    page.locator("#ex-cpr .links a").first.click(force=True)
    expect(page.locator("h1")).to_have_text("生命健康厅")


def test_a_kiosk_goes_back_to_the_beginning_when_nobody_is_there(
    visit: Callable[..., Page],
) -> None:
    page = visit(f"{HALL}?kiosk=1")
    page.clock.install()
    page.goto(page.url.replace("/hall/?", "/hall/food-hall/?"))
    page.evaluate("localStorage.setItem('kepu.hall.seen', 'ex-cpr')")
    page.clock.run_for(60_000)
    expect(page.locator(".kiosk-idle")).to_be_hidden()
    page.clock.run_for(32_000)
    expect(page.locator(".kiosk-idle")).to_be_visible()
    page.get_by_role("button", name="接着看").click()
    expect(page.locator(".kiosk-idle")).to_be_hidden()
    page.clock.run_for(106_000)
    expect(page.locator("h1")).to_have_text("网上数字科普馆")
    assert page.evaluate("localStorage.getItem('kepu.hall.seen')") is None


def test_a_kiosk_can_be_left_by_its_address(visit: Callable[..., Page]) -> None:
    page = visit(f"{HALL}?kiosk=1")
    page.goto(page.url.replace("kiosk=1", "kiosk=0"))
    expect(page.locator(".header__rows")).to_be_visible()


def test_presenter_keys_work_only_when_asked_for(visit: Callable[..., Page]) -> None:
    page = visit("c/gewuli/hall/emergency-hall/")
    page.keyboard.press("PageDown")
    expect(page.locator("dialog[open]")).to_have_count(0)
    page.locator("[data-present]").click()
    expect(page.locator("[data-present-help]")).to_be_visible()
    page.keyboard.press("PageDown")
    frame = page.frame_locator("dialog iframe")
    expect(frame.locator("h1")).to_have_text("烈度滑块")
    page.keyboard.press("PageDown")
    expect(frame.locator("h1")).to_have_text("预警颜色配对")
    page.keyboard.press("PageUp")
    expect(frame.locator("h1")).to_have_text("烈度滑块")
    page.keyboard.press("b")
    expect(page.locator(".curtain")).to_be_visible()
    page.keyboard.press("b")
    expect(page.locator(".curtain")).to_be_hidden()


def test_keys_inside_the_frame_reach_the_presenter(visit: Callable[..., Page]) -> None:
    page = visit("c/gewuli/hall/emergency-hall/")
    page.locator("[data-present]").click()
    page.keyboard.press("PageDown")
    frame = page.frame_locator("dialog iframe")
    expect(frame.locator(".play--ready").first).to_be_visible()
    frame.locator("summary").first.focus()
    page.keyboard.press("PageDown")
    expect(frame.locator("h1")).to_have_text("预警颜色配对")


def test_an_exhibit_plays_in_a_frame_of_another_page(
    browse: Callable[..., object], origin: str, serve: Callable[[Path], str], tmp_path: Path
) -> None:
    address = f"{origin}c/gewuli/exhibits/ex-fire/embed/"
    (tmp_path / "index.html").write_text(
        f'<!doctype html><title>别的网页</title><iframe src="{address}" width="390" height="760"></iframe>',
        "utf-8",
    )
    page = browse().new_page()  # type: ignore[attr-defined]
    page.goto(serve(tmp_path))
    frame = page.frame_locator("iframe")
    expect(frame.locator(".play--ready").first).to_be_visible()
    frame.locator(".choice").first.click()
    expect(frame.locator(".feedback").first).to_be_visible()
    expect(frame.locator(".header")).to_have_count(0)
    expect(frame.locator("footer a[target]")).to_have_attribute("target", "_top")
