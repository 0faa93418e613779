"""Lists narrow as one types, say how many are left, and come back whole."""

import unicodedata
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

PAGES = ["c/gewuli/services/", "c/gewuli/rumours/"]


def shown(page: Page) -> Locator:
    return page.locator("[data-filter-item]:visible")


def count(page: Page) -> Locator:
    return page.locator("[data-filter-count][role=status]")


@pytest.mark.parametrize("path", PAGES)
def test_words_narrow_the_list_and_clearing_brings_it_back(
    visit: Callable[..., Page], path: str
) -> None:
    page = visit(path)
    whole = shown(page).count()
    expect(count(page)).to_have_text(f"共 {whole} 项")
    page.get_by_role("searchbox").fill("血压")
    expect(count(page)).not_to_have_text(f"共 {whole} 项")
    left = shown(page).count()
    assert 0 < left < whole
    expect(count(page)).to_have_text(f"共 {left} 项")
    for item in shown(page).all():
        words = (item.get_attribute("data-text") or "") + item.inner_text()
        assert "血压" in words
    page.get_by_role("searchbox").fill("")
    expect(count(page)).to_have_text(f"共 {whole} 项")
    assert shown(page).count() == whole


@pytest.mark.parametrize("path", PAGES)
def test_finding_nothing_says_what_to_do(visit: Callable[..., Page], path: str) -> None:
    page = visit(path)
    page.get_by_role("searchbox").fill("没有这样的词")
    expect(count(page)).to_contain_text("请换个词")
    assert shown(page).count() == 0
    assert page.locator("[data-filter-group]:visible").count() == 0


def test_all_words_must_occur_and_width_does_not_matter(visit: Callable[..., Page]) -> None:
    page = visit("c/gewuli/services/")
    box = page.get_by_role("searchbox")
    whole = shown(page).count()
    box.fill(unicodedata.lookup("FULLWIDTH LATIN CAPITAL LETTER A") + "ed")
    expect(count(page)).not_to_have_text(f"共 {whole} 项")
    expect(page.get_by_role("link", name="心肺复苏与AED实操", exact=True)).to_be_visible()
    box.fill("手机")
    expect(page.get_by_role("link", name="心肺复苏与AED实操", exact=True)).to_be_hidden()
    alone = shown(page).count()
    box.fill("手机　打车")
    expect(count(page)).not_to_have_text(f"共 {alone} 项")
    assert 0 < shown(page).count() < alone


def test_a_choice_and_words_work_together(visit: Callable[..., Page]) -> None:
    page = visit("c/gewuli/services/")
    page.get_by_label("给谁").select_option("老年人")
    chosen = shown(page).count()
    page.get_by_label("想找什么").fill("手机")
    expect(count(page)).not_to_have_text(f"共 {chosen} 项")
    assert 0 < shown(page).count() < chosen
    for facts in shown(page).evaluate_all("cards => cards.map((card) => card.dataset.facts)"):
        assert "老年人" in facts.split()
    page.get_by_label("给谁").select_option("全部")
    page.get_by_label("想找什么").fill("")
    expect(page.locator("[data-filter-item]:not(:visible)")).to_have_count(0)


def test_an_empty_group_hides_its_heading(visit: Callable[..., Page]) -> None:
    page = visit("c/gewuli/services/")
    page.get_by_role("searchbox").fill("量血压")
    expect(page.get_by_role("heading", name="卫生健康", exact=True)).to_be_visible()
    expect(page.get_by_role("heading", name="应急避险", exact=True)).to_be_hidden()


def test_enter_neither_sends_nor_leaves(visit: Callable[..., Page], origin: str) -> None:
    page = visit("c/gewuli/services/")
    page.get_by_role("searchbox").fill("手机")
    page.get_by_role("searchbox").press("Enter")
    assert page.url == f"{origin}c/gewuli/services/"
    assert page.get_by_role("searchbox").input_value() == "手机"


def test_the_count_is_there_again_when_one_comes_back(visit: Callable[..., Page]) -> None:
    page = visit("c/gewuli/services/")
    page.get_by_role("searchbox").fill("手机")
    expect(shown(page).first).to_be_visible()
    page.get_by_role("link", name="手机入门课").first.click()
    page.wait_for_url("**/services/*/")
    page.go_back()
    expect(count(page)).to_have_text(f"共 {shown(page).count()} 项")
