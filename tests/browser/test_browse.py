"""Who does not search finds by looking: by who one is, by sound, by what one has run into, and from entry to entry."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

DOORS = [
    ("我是老人", "for/elders/"),
    ("我是家长", "for/parents/"),
    ("我刚搬来", "for/newcomers/"),
    ("我在社区工作", "for/community-workers/"),
]
PHONE_HEIGHT = 844


def top(page: Page, selector: str) -> float:
    box = page.locator(selector).first.bounding_box()
    assert box is not None
    return box["y"]


@pytest.mark.parametrize("start", ["", "c/gewuli/", "c/gewuli/topics/"])
@pytest.mark.parametrize(("name", "path"), DOORS)
def test_each_reader_finds_their_page(
    visit: Callable[..., Page], origin: str, start: str, name: str, path: str
) -> None:
    page = visit(start)
    link = page.locator(f"main a[href$='{path}']").first
    assert name in link.inner_text() or name in link.locator("xpath=..").inner_text()
    link.click()
    assert page.url == origin + start.removesuffix("topics/") + path
    expect(page.locator("h1")).to_have_text(name)


def test_the_page_of_a_reader_is_whole_without_a_script(visit: Callable[..., Page]) -> None:
    page = visit("c/gewuli/for/elders/", java_script_enabled=False)
    assert page.locator("[data-filter-for]").is_hidden()
    counts = page.locator("nav[aria-label=本页内容] a").all_inner_texts()
    numbers = [int(found[0]) for text in counts if (found := re.findall(r"[0-9]+", text))]
    assert page.locator("[data-filter-item]:visible").count() == sum(numbers) > 100


def test_kind_topic_and_words_narrow_together(visit: Callable[..., Page]) -> None:
    page = visit("c/gewuli/for/elders/")
    items = page.locator("[data-filter-item]:visible")
    count = page.locator("[data-filter-count]")
    whole = items.count()
    page.get_by_label("哪一类").select_option("服务")
    services = page.locator("[data-filter-item][data-kind=service]").count()
    expect(count).to_have_text(f"共 {services} 项")
    assert items.count() == services < whole
    expect(page.get_by_role("heading", name="常见说法对不对")).to_be_hidden()
    page.get_by_label("哪个主题").select_option("信息素养")
    expect(count).not_to_have_text(f"共 {services} 项")
    for topics in items.evaluate_all("items => items.map((item) => item.dataset.topics)"):
        assert "digital-literacy" in topics.split()
    chosen = count.inner_text()
    page.get_by_label("想找什么").fill("手机")
    expect(count).not_to_have_text(chosen)
    assert items.count() > 0
    for text in items.all_inner_texts():
        assert "手机" in text
    page.get_by_label("想找什么").fill("")
    page.get_by_label("哪个主题").select_option("全部")
    page.get_by_label("哪一类").select_option("全部")
    expect(count).to_have_text(f"共 {whole} 项")


def test_a_letter_leads_to_its_titles_by_keyboard_alone(visit: Callable[..., Page]) -> None:
    page = visit("c/gewuli/a-z/")
    page.get_by_role("link", name="X", exact=True).focus()
    page.keyboard.press("Enter")
    heading = page.get_by_role("heading", name="X", exact=True)
    expect(heading).to_be_in_viewport()
    # The next stop is the first title under the letter.
    page.keyboard.press("Tab")
    first = page.locator("section[aria-labelledby=az-X] a").first
    expect(first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("article h1")).to_be_visible()


def test_from_a_to_z_every_letter_is_there_and_every_title_says_its_kind(
    visit: Callable[..., Page],
) -> None:
    page = visit("c/gewuli/a-z/", java_script_enabled=False)
    letters = page.locator("nav[aria-label=按拼音首字母] a").all_inner_texts()
    assert page.locator("main h2").all_inner_texts() == letters
    rows = page.locator(".az li")
    assert rows.count() > 250
    kinds = page.locator(".az li small").all_inner_texts()
    assert len(kinds) == rows.count()
    assert {"资源", "资源包", "服务", "展品", "活动", "阵地", "辟谣", "热线", "指南"} <= set(kinds)


def test_who_is_in_trouble_calls_first_and_reads_next(visit: Callable[..., Page]) -> None:
    page = visit("c/gewuli/", java_script_enabled=False)
    page.get_by_role("link", name="我遇到急事").click()
    calls = page.locator("main a.call")
    assert [call.get_attribute("href") for call in calls.all()] == ["tel:120", "tel:119", "tel:110"]
    page.get_by_role("link", name="火灾", exact=True).click()
    section = page.locator("section", has=page.get_by_role("heading", name="火灾", exact=True))
    expect(section.get_by_role("heading", name="火灾", exact=True)).to_be_in_viewport()
    expect(section.get_by_role("link", name="119")).to_have_attribute("href", "tel:119")
    section.get_by_role("link", name=re.compile("家里着火")).click()
    expect(page.locator("h1")).to_contain_text("家里着火")


def test_a_call_in_a_card_is_not_covered_by_the_cards_own_link(visit: Callable[..., Page]) -> None:
    page = visit("c/gewuli/what-to-do/")
    # A trial fails where another element would take the press.
    page.locator(".situation a[href='tel:120']").first.click(trial=True)


def test_an_entry_leads_on_and_says_why_before_it_says_what_it_rests_on(
    visit: Callable[..., Page],
) -> None:
    page = visit("c/gewuli/resources/h-cpr-aed/")
    also = page.locator(".also")
    assert top(page, ".points") < top(page, ".also") < top(page, ".provenance")
    assert also.locator("dt").first.inner_text() == "编辑推荐"
    assert also.locator("dt", has_text="同一资源包（楼道里的急救课）").count() == 1
    also.get_by_role("link", name=re.compile("噎住了怎么救")).click()
    expect(page.locator("h1")).to_have_text("噎住了怎么救")


def test_what_leads_on_stays_off_paper(visit: Callable[..., Page]) -> None:
    page = visit("c/gewuli/resources/h-cpr-aed/")
    expect(page.locator(".also")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".also")).to_be_hidden()


@pytest.mark.parametrize("path", ["for/parents/", "a-z/", "what-to-do/"])
def test_every_page_leads_to_the_lists_from_its_foot_or_its_list(
    visit: Callable[..., Page], path: str
) -> None:
    page = visit("c/gewuli/topics/")
    assert page.locator(f"a[href$='{path}']").count() > 0
