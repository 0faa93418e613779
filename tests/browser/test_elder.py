"""长辈版: one press, larger everywhere, remembered on this device, and never in the way."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Page

pytestmark = pytest.mark.browser

SIZES = [("标准", 18), ("大", 24), ("特大", 30)]
SWITCH = "长辈版"


def size(page: Page) -> float:
    found: float = page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
    return found


def is_elder(page: Page) -> bool:
    found: bool = page.evaluate("document.documentElement.classList.contains('elder')")
    return found


def switch(page: Page) -> None:
    page.get_by_role("button", name=SWITCH).click()


def test_the_switch_stays_on_from_page_to_page(visit: Callable[..., Page]) -> None:
    page = visit("c/gewuli/")
    assert size(page) == 18
    switch(page)
    assert page.get_by_role("button", name=SWITCH, pressed=True).is_visible()
    page.get_by_role("link", name="预约服务").first.click()
    assert is_elder(page)
    assert size(page) == 24
    switch(page)
    page.reload()
    assert not is_elder(page)
    assert size(page) == 18


def test_the_switch_says_what_it_did(visit: Callable[..., Page]) -> None:
    page = visit("c/gewuli/")
    status = page.locator("[data-status][role=status]")
    switch(page)
    status.get_by_text("已换成长辈版，字号大").wait_for(state="attached")
    switch(page)
    status.get_by_text("已换回标准版").wait_for(state="attached")


def test_it_enlarges_every_kind_of_page_and_takes_nothing_away(
    tour: Callable[..., Iterator[tuple[str, Page]]],
) -> None:
    for kind, page in tour("?elder=0", is_bare=False):
        before = page.locator("main").inner_text().split()
        switch(page)
        assert size(page) == 24, kind
        assert page.locator("main").inner_text().split() == before, kind


def test_an_address_can_ask_for_it_and_the_device_remembers(
    visit: Callable[..., Page], origin: str
) -> None:
    page = visit("c/gewuli/?elder=1")
    assert is_elder(page)
    page.goto(f"{origin}c/hewan/topics/")
    assert is_elder(page)
    page.goto(f"{origin}c/hewan/topics/?from=poster&elder=0")
    assert not is_elder(page)
    page.goto(f"{origin}c/gewuli/")
    assert not is_elder(page)


@pytest.mark.parametrize(("name", "pixels"), SIZES)
def test_three_sizes_are_offered_and_remembered(
    visit: Callable[..., Page], origin: str, name: str, pixels: int
) -> None:
    page = visit("c/gewuli/?elder=1")
    choice = page.get_by_role("group", name="字号").locator(f"[data-size='{pixels}']")
    assert choice.inner_text().endswith(name)
    choice.click()
    assert size(page) == pixels
    page.goto(f"{origin}c/gewuli/resources/h-cpr-aed/")
    assert size(page) == pixels
    assert choice.get_attribute("aria-pressed") == "true"
    heading = page.evaluate("parseFloat(getComputedStyle(document.querySelector('h1')).fontSize)")
    assert heading > pixels


def test_black_and_yellow_is_offered_and_remembered(
    visit: Callable[..., Page], origin: str
) -> None:
    page = visit("c/gewuli/?elder=1")
    page.get_by_role("button", name="黑底黄字").click()
    page.goto(f"{origin}c/gewuli/services/")
    colours = page.evaluate(
        "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]"
    )
    assert colours == ["rgb(0, 0, 0)", "rgb(255, 230, 0)"]


@pytest.mark.parametrize("path", ["c/gewuli/", "c/gewuli/resources/h-cpr-aed/"])
def test_nothing_moves_while_it_opens(visit: Callable[..., Page], origin: str, path: str) -> None:
    page = visit(f"{path}?elder=1")
    page.goto(origin + path)
    moved = page.evaluate("""() => new Promise((done) => {
        let sum = 0;
        new PerformanceObserver((list) => list.getEntries().forEach((e) => { sum += e.value; }))
          .observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => done(sum), 300);
    })""")
    assert moved <= 0.02


def test_it_works_for_the_page_where_the_browser_refuses_to_remember(
    browse: Callable[..., BrowserContext], origin: str
) -> None:
    context = browse()
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused'); } })"
    )
    page = context.new_page()
    page.goto(f"{origin}c/gewuli/")
    switch(page)
    assert size(page) == 24
    page.goto(f"{origin}c/gewuli/services/?elder=1")
    assert size(page) == 24


def test_cards_stand_in_one_column(visit: Callable[..., Page]) -> None:
    page = visit("c/gewuli/services/?elder=1", width=1280)
    lefts = page.evaluate(
        "[...document.querySelectorAll('.card')].map((card) => card.getBoundingClientRect().left)"
    )
    assert len(lefts) > 10
    assert len(set(lefts)) == 1
