"""The hall as a resident meets it: the map, exhibits in a dialog, tours and their card, the way back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Frame, Page, expect

pytestmark = pytest.mark.browser

HALL = "c/gewuli/hall/"
TOUR = "c/gewuli/tours/tour-elders/"


def open_exhibit(page: Page, id: str) -> Frame:
    """Open an exhibit from its article and give the frame that shows it."""
    page.locator(f"#{id} a.btn[data-open]").click()
    expect(page.locator("dialog[open]")).to_be_visible()
    frame = page.frame_locator("dialog iframe")
    expect(frame.locator(".play--ready").first).to_be_visible()
    return page.frames[-1]


def is_open(page: Page) -> bool:
    return bool(page.evaluate("document.querySelector('[data-exhibit-dialog]').open"))


def test_the_map_leads_to_rooms_and_exhibits(visit: Callable[..., Page]) -> None:
    page = visit(HALL)
    shown = page.locator(".floor svg:visible")
    expect(shown).to_have_count(1)
    rooms = shown.locator(".floor__room > a:not(.floor__dot)")
    exhibits = shown.locator(".floor__dot")
    assert rooms.count() == 8
    assert exhibits.count() >= 26
    shown.locator("[data-room=food-hall] > a").first.click()
    expect(page.locator("h1")).to_have_text("食品安全厅")


def test_the_map_is_used_by_keyboard(visit: Callable[..., Page]) -> None:
    page = visit(HALL)
    page.locator(".floor svg:visible .floor__dot").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("dialog[open]")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)
    focused = page.evaluate("document.activeElement.getAttribute('data-open')")
    assert focused == page.locator(".floor svg:visible .floor__dot").first.get_attribute(
        "data-open"
    )


def test_an_exhibit_opens_in_a_dialog_and_the_back_button_closes_it(
    visit: Callable[..., Page],
) -> None:
    page = visit(HALL)
    address = page.url
    open_exhibit(page, "ex-sms")
    page.go_back()
    expect(page.locator("dialog[open]")).to_have_count(0)
    assert page.url == address


def test_escape_inside_the_frame_closes_the_dialog(visit: Callable[..., Page]) -> None:
    page = visit(HALL)
    frame = open_exhibit(page, "ex-sms")
    frame.locator(".choice").first.focus()
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)
    assert page.evaluate("document.activeElement.dataset.open") == "ex-sms"


def test_rapid_clicks_open_one_dialog(visit: Callable[..., Page]) -> None:
    page = visit(HALL)
    before = page.evaluate("history.length")
    page.locator("#ex-fire a.btn[data-open]").dblclick()
    page.wait_for_timeout(300)
    assert is_open(page)
    assert page.evaluate("history.length") <= before + 1


def test_every_exhibit_of_the_page_has_its_page(visit: Callable[..., Page], site: Path) -> None:
    page = visit(HALL)
    links = page.locator(".exhibit__title a").evaluate_all("all => all.map((a) => a.pathname)")
    assert len(links) == len(set(links)) >= 26
    assert [link for link in links if not (site / link.lstrip("/") / "index.html").is_file()] == []


def test_the_hall_is_whole_without_scripts(browse: Callable[..., object], origin: str) -> None:
    context = browse(java_script_enabled=False)
    page = context.new_page()  # type: ignore[attr-defined]
    page.goto(origin + HALL)
    article = page.locator("#ex-cpr")
    expect(article.locator("details")).to_have_count(1)
    article.locator("summary").click()
    expect(article.get_by_text("每分钟100–120次")).to_be_visible()
    expect(page.locator("[data-walk-start]")).to_be_hidden()
    expect(page.locator("[data-present]")).to_be_hidden()
    page.locator("#ex-cpr .exhibit__title a").click()
    expect(page.locator("h1")).to_have_text("心肺复苏节拍器")
    expect(page.locator(".play__text").first).to_be_visible()


def test_it_works_from_a_usb_stick(
    browse: Callable[..., object], site: Path, forgiven: list[str]
) -> None:
    context = browse()
    page = context.new_page()  # type: ignore[attr-defined]
    page.goto((site / HALL / "index.html").as_uri())
    open_exhibit(page, "ex-ebike")
    assert page.frames[-1].url.endswith("exhibits/ex-ebike/embed/index.html")


def test_a_tour_ticks_its_stops_and_ends_with_a_card(visit: Callable[..., Page]) -> None:
    page = visit(TOUR)
    stops = page.locator("[data-stop]")
    count = stops.count()
    expect(page.locator("[data-souvenir]")).to_be_hidden()
    for at in range(count):
        stops.nth(at).locator("a[data-open]").click()
        expect(page.frame_locator("dialog iframe").locator(".play--ready").first).to_be_visible()
        page.locator("[data-exhibit-close]").click()
        expect(page.locator(".stop--seen")).to_have_count(at + 1)
    expect(page.locator("[data-souvenir]")).to_be_visible()
    page.locator("#souvenir-who").fill("<b>王奶奶</b>")
    expect(page.locator(".souvenir__who")).to_have_text("<b>王奶奶</b>")
    page.locator("[data-hall-forget]").click()
    expect(page.locator(".stop--seen")).to_have_count(0)
    expect(page.locator("[data-souvenir]")).to_be_hidden()
    kept = page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('kepu.hall.'))")
    assert kept == []


def test_only_the_card_is_printed(visit: Callable[..., Page]) -> None:
    page = visit(TOUR)
    ids = page.locator("[data-stop]").evaluate_all("all => all.map((one) => one.dataset.stop)")
    page.evaluate("ids => localStorage.setItem('kepu.hall.seen', ids.join(' '))", ids)
    page.reload()
    page.evaluate("window.print = () => {}")
    page.locator("[data-souvenir-print]").click()
    page.emulate_media(media="print")
    expect(page.locator("[data-souvenir-card]")).to_be_visible()
    expect(page.locator("h1")).to_be_hidden()
    expect(page.locator(".stops")).to_be_hidden()
