"""Everything can be reached, seen and used with a keyboard alone, and left again."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

PAGES = [
    "",
    "c/gewuli/",
    "c/gewuli/services/",
    "c/gewuli/services/sv-home-fall/",
    "c/gewuli/packs/pk-stairwell-first-aid/print/",
]
NUMBER = """() => {
  const stops = [...document.querySelectorAll('a[href], button, input, select, [tabindex="0"]')]
    .filter((one) => one.checkVisibility());
  stops.forEach((one, at) => { one.dataset.stop = at; });
  return stops.length;
}"""
FOCUSED = """() => {
  const one = document.activeElement;
  const ring = (style) => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 3;
  const box = one.getBoundingClientRect();
  const x = Math.max(0, Math.min(box.left + box.width / 2, innerWidth - 1));
  const top = document.elementFromPoint(x, box.top + Math.min(box.height, innerHeight) / 2);
  return {
    stop: Number(one.dataset.stop ?? -1),
    ring: ring(getComputedStyle(one)) || ring(getComputedStyle(one, '::after')),
    uncovered: !!top && (one === top || one.contains(top) || top.contains(one)),
    name: one.textContent.trim().slice(0, 20),
  };
}"""


def tab(page: Page) -> dict[str, Any]:
    page.keyboard.press("Tab")
    found: dict[str, Any] = page.evaluate(FOCUSED)
    return found


@pytest.mark.parametrize("path", PAGES)
def test_tab_goes_through_everything_in_order_and_out_again(
    visit: Callable[..., Page], path: str
) -> None:
    # Smooth scrolling would still be under way when the next key is pressed.
    page = visit(path, width=1280, reduced_motion="reduce")
    number = page.evaluate(NUMBER)
    assert number > 10
    for at in range(number):
        focused = tab(page)
        assert focused["stop"] == at, focused
        assert focused["ring"], focused
        assert focused["uncovered"], focused
    assert tab(page)["stop"] in {-1, 0}


def test_the_skip_link_comes_first_and_leads_past_the_header(
    tour: Callable[..., Iterator[tuple[str, Page]]],
) -> None:
    for kind, page in tour(is_bare=False):
        skip = page.get_by_role("link", name="跳到正文")
        assert not in_view(page), kind
        page.keyboard.press("Tab")
        expect(skip).to_be_focused()
        assert in_view(page), kind
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main", kind
        page.keyboard.press("Tab")
        assert page.evaluate("!!document.activeElement.closest('main, footer')"), kind


def in_view(page: Page) -> bool:
    box = page.locator(".skip").bounding_box()
    return box is not None and box["y"] >= 0


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_switch_and_the_sizes_work_by_key(visit: Callable[..., Page], key: str) -> None:
    page = visit("c/gewuli/")
    switch = page.get_by_role("button", name="长辈版")
    switch.focus()
    page.keyboard.press(key)
    expect(switch).to_have_attribute("aria-pressed", "true")
    expect(switch).to_be_focused()
    largest = page.locator("[data-size='30']")
    largest.focus()
    page.keyboard.press(key)
    expect(largest).to_have_attribute("aria-pressed", "true")


def test_what_one_says_can_be_copied_by_key(visit: Callable[..., Page]) -> None:
    page = visit("c/gewuli/services/sv-phone1/", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="复制这段话").press("Enter")
    expect(page.locator("[data-status]")).to_have_text("已复制")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("#say").inner_text()
    assert "格物里社区" in copied
