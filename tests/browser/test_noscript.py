"""Without JavaScript: every page is whole, and nothing on it is dead."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

CONTROLS = "button, input, select, textarea"
LINKS = "main a:visible:not(.js-only):not(.js-only a):not(.play__stage a)"
"""Links that are more than a second way to what a script does."""


def test_every_kind_of_page_is_whole_and_no_control_is_dead(
    tour: Callable[..., Iterator[tuple[str, Page]]],
) -> None:
    links = {kind: page.locator(LINKS).count() for kind, page in tour()}
    for kind, page in tour(java_script_enabled=False):
        assert page.locator("main").inner_text().strip(), kind
        assert page.locator(LINKS).count() == links[kind], kind
        assert page.locator(CONTROLS).filter(visible=True).all_inner_texts() == [], kind


@pytest.mark.parametrize("path", ["services/", "rumours/"])
def test_lists_are_whole_and_filters_are_hidden(visit: Callable[..., Page], path: str) -> None:
    page = visit(f"c/gewuli/{path}", java_script_enabled=False)
    assert page.locator("[data-filter-for]").is_hidden()
    items = page.locator("[data-filter-item]").count()
    assert items > 20
    assert page.locator("[data-filter-item]:visible").count() == items


def test_the_header_says_how_to_enlarge(visit: Callable[..., Page]) -> None:
    page = visit("c/gewuli/", java_script_enabled=False)
    page.get_by_role("link", name="放大字").click()
    expect(page.locator("#bigger")).to_be_in_viewport()
    expect(page.locator("#bigger")).to_contain_text("浏览器菜单")


def test_one_finds_a_community_and_a_service_by_links_alone(visit: Callable[..., Page]) -> None:
    page = visit("", java_script_enabled=False)
    assert page.locator("[data-last-visit]").is_hidden()
    page.locator("a[data-community=gewuli]").click()
    page.get_by_role("link", name="想请人来讲").click()
    page.get_by_role("link", name="手机入门课", exact=True).first.click()
    expect(page.get_by_role("heading", name="怎么预约")).to_be_visible()
    expect(page.locator("#say")).to_contain_text("手机入门课")
