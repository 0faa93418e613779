"""Searching with keys, with ears, and with a memory that is one's own: on this device, and gone when one says so."""

import json
import re
from collections.abc import Callable
from itertools import pairwise

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Route, expect

pytestmark = pytest.mark.browser

HERE = "c/gewuli/search/"


def box(page: Page) -> Locator:
    return page.get_by_role("searchbox")


def links(page: Page) -> Locator:
    return page.locator("[data-hit] a")


def search(page: Page, words: str) -> None:
    """Search for words and wait for what was found."""
    box(page).fill(words)
    box(page).press("Enter")
    expect(page.locator("[data-search-count]")).to_be_focused()


def remembered(page: Page) -> list[str]:
    kept: list[str] = json.loads(page.evaluate("localStorage.getItem('kepu.searches') || '[]'"))
    return kept


def chips(page: Page) -> Locator:
    return page.locator("[data-search-chips] .chip__on")


# Keys


def test_arrows_lead_from_the_box_through_the_results_and_back(visit: Callable[..., Page]) -> None:
    page = visit(f"{HERE}?q=手机")
    expect(links(page).first).to_be_visible()
    box(page).focus()
    for at in range(3):
        page.keyboard.press("ArrowDown")
        expect(links(page).nth(at)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(links(page).nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(box(page)).to_be_focused()


def test_escape_goes_back_to_the_box_and_then_empties_it(visit: Callable[..., Page]) -> None:
    page = visit(f"{HERE}?q=手机")
    expect(links(page).first).to_be_visible()
    links(page).nth(2).focus()
    page.keyboard.press("Escape")
    expect(box(page)).to_be_focused()
    assert box(page).input_value() == "手机"
    page.keyboard.press("Escape")
    expect(box(page)).to_be_focused()
    expect(box(page)).to_have_value("")
    expect(page.locator("[data-search-list]")).to_be_visible()


def test_escape_shuts_the_filters_of_a_phone(visit: Callable[..., Page]) -> None:
    page = visit(f"{HERE}?q=手机")
    expect(links(page).first).to_be_visible()
    toggle = page.locator("[data-search-toggle]")
    toggle.press("Enter")
    page.get_by_role("checkbox").first.focus()
    page.keyboard.press("Escape")
    expect(toggle).to_be_focused()
    expect(toggle).to_have_attribute("aria-expanded", "false")
    expect(page.get_by_role("checkbox").first).to_be_hidden()


def test_enter_leads_on_to_the_results(visit: Callable[..., Page]) -> None:
    page = visit(HERE)
    search(page, "血压")
    expect(page.locator("[data-search-count]")).to_be_in_viewport()
    page.keyboard.press("ArrowDown")
    expect(links(page).first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/search/" not in url)


def test_enter_works_before_the_script_has_come(visit: Callable[..., Page]) -> None:
    page = visit(HERE)

    def late(route: Route) -> None:
        page.wait_for_timeout(400)
        route.continue_()

    page.route("**/assets/search.js", late)
    search(page, "血压")
    expect(links(page).first).to_be_visible()
    assert remembered(page) == ["血压"]


def test_no_single_letter_is_a_shortcut(visit: Callable[..., Page]) -> None:
    # WCAG 2.1.4: speech and switch users press single keys without meaning to.
    page = visit(f"{HERE}?q=手机")
    expect(links(page).first).to_be_visible()
    links(page).first.focus()
    page.keyboard.press("/")
    expect(links(page).first).to_be_focused()
    box(page).press("End")
    page.keyboard.press("/")
    expect(box(page)).to_have_value("手机/")


@pytest.mark.parametrize("width", [390, 1280])
def test_tab_reaches_everything_and_shows_where_one_is(
    visit: Callable[..., Page], width: int
) -> None:
    page = visit(f"{HERE}?q=煤气&kind=resource,service", width=width, reduced_motion="reduce")
    expect(links(page).first).to_be_visible()
    box(page).focus()
    seen: list[str] = []
    while not page.evaluate("!!document.activeElement.closest('footer')"):
        page.keyboard.press("Tab")
        seen.append(
            page.evaluate("""() => {
          const one = document.activeElement;
          const ring = (part) => parseFloat(getComputedStyle(one, part).outlineWidth) >= 3
            && getComputedStyle(one, part).outlineStyle !== 'none';
          return (ring(null) || ring('::after') ? '' : 'no ring: ') + one.textContent.trim();
        }""")
        )
        assert len(seen) < 200
    assert [one for one in seen if one.startswith("no ring")] == []
    assert "清除" in seen
    assert "清除全部筛选" in seen
    assert set(links(page).all_inner_texts()) <= set(seen)
    assert "打印这份清单" in seen


# Ears


def test_what_was_found_is_said_once_typing_has_paused(visit: Callable[..., Page]) -> None:
    page = visit(HERE)
    status = page.locator("[data-search-status][role=status]")
    page.evaluate("""() => {
      window.said = [];
      const status = document.querySelector('[data-search-status]');
      new MutationObserver(() => { if (status.textContent) window.said.push(status.textContent); })
        .observe(status, { childList: true, characterData: true, subtree: true });
    }""")
    box(page).press_sequentially("手机", delay=120)
    expect(status).to_have_text(re.compile(r"^找到\d+条，正在看前10条$"))
    assert len(page.evaluate("window.said")) == 1
    page.get_by_role("button", name="再看10条").click()
    expect(status).to_have_text(re.compile(r"^找到\d+条，正在看前20条$"))
    box(page).fill("qqqq")
    expect(status).to_have_text("没有找到")


def test_the_tree_that_screen_readers_see_is_in_order(visit: Callable[..., Page]) -> None:
    page = visit(f"{HERE}?q=电瓶车着火&kind=resource")
    expect(links(page).first).to_be_visible()
    tree = page.locator("main").aria_snapshot()
    wanted = [
        'heading "您想找什么？" [level=1]', "search:", "searchbox", 'button "搜索"', 'region "情况紧急，先打电话"',
        'link "119 火警与救援"', 'heading "找到', 'button "筛选（1项）"', 'list "已选的条件"', 'region "找到',
        "listitem:", "paragraph: 科普资源", "[level=3]", "link", 'heading "没找到？问人"', 'heading "也可以按主题看"',
    ]  # fmt: skip
    at = 0
    for part in wanted:
        at = tree.find(part, at)
        assert at >= 0, (part, tree)
    levels = [int(level) for level in re.findall(r"\[level=(\d)\]", tree)]
    assert all(after - before <= 1 for before, after in pairwise(levels))


# Memory


def test_searches_are_remembered_on_this_device_and_offered_again(
    visit: Callable[..., Page], origin: str
) -> None:
    page = visit(HERE)
    for words in ("血压", "电瓶车", "血压"):
        search(page, words)
    assert remembered(page) == ["血压", "电瓶车"]
    page.goto(origin + HERE)
    assert page.locator("[data-search-past]").is_hidden()
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    box(page).focus()
    expect(chips(page)).to_have_text(["血压", "电瓶车"])
    page.wait_for_load_state("networkidle")
    # Only the script knows how to show them; the data can wait.
    assert sent == [f"{origin}c/gewuli/assets/search.js"]
    chips(page).nth(1).click()
    expect(box(page)).to_have_value("电瓶车")
    expect(links(page).first).to_be_visible()
    expect(page.locator("[data-search-past]")).to_be_hidden()
    assert remembered(page) == ["电瓶车", "血压"]


def test_a_result_one_opens_is_worth_remembering_and_half_a_word_is_not(
    visit: Callable[..., Page],
) -> None:
    page = visit(HERE)
    box(page).press_sequentially("量血压", delay=100)
    expect(links(page).first).to_be_visible()
    assert remembered(page) == []
    links(page).first.click()
    page.wait_for_url(lambda url: "/search/" not in url)
    assert remembered(page) == ["量血压"]


def test_the_memory_holds_eight_and_forgets_one_or_all(visit: Callable[..., Page]) -> None:
    page = visit(HERE)
    page.evaluate("""localStorage.setItem('kepu.searches', JSON.stringify(
      ['一', '二', '三', '四', '五', '六', '七', '八', '九', 7, null]))""")
    box(page).focus()
    expect(chips(page)).to_have_count(8)
    page.get_by_role("button", name="删掉“三”").click()
    expect(chips(page)).to_have_count(7)
    expect(box(page)).to_be_focused()
    assert "三" not in remembered(page)
    page.get_by_role("button", name="清除搜索记录").click()
    expect(page.locator("[data-search-past]")).to_be_hidden()
    assert page.evaluate("localStorage.getItem('kepu.searches')") is None


def test_two_tabs_share_one_memory(browse: Callable[..., BrowserContext], origin: str) -> None:
    context = browse()
    one, other = context.new_page(), context.new_page()
    for page in (one, other):
        page.goto(origin + HERE)
    search(one, "血压")
    search(other, "垃圾分类")
    search(one, "电瓶车")
    # What one tab writes down reaches the other a moment later.
    for _ in range(30):
        if remembered(other)[:1] == ["电瓶车"]:
            break
        other.wait_for_timeout(100)
    assert remembered(other) == ["电瓶车", "垃圾分类", "血压"]
    other.bring_to_front()
    box(other).fill("")
    expect(chips(other)).to_have_text(["电瓶车", "垃圾分类", "血压"])
    box(one).fill("")
    one.get_by_role("button", name="清除搜索记录").click()
    expect(other.locator("[data-search-past]")).to_be_hidden()


@pytest.mark.parametrize("kept", ["{", '"text"', '[{"toString": 1}]', "null"])
def test_a_damaged_memory_does_no_harm(visit: Callable[..., Page], kept: str) -> None:
    page = visit(HERE)
    page.evaluate("(kept) => localStorage.setItem('kepu.searches', kept)", kept)
    search(page, "血压")
    assert remembered(page) == ["血压"]


def test_where_nothing_may_be_remembered_one_still_finds(
    browse: Callable[..., BrowserContext], origin: str
) -> None:
    context = browse()
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused'); } })"
    )
    page = context.new_page()
    page.goto(origin + HERE)
    search(page, "血压")
    expect(links(page).first).to_be_visible()


def test_what_one_searches_for_is_never_sent(visit: Callable[..., Page]) -> None:
    page = visit(HERE)
    sent: list[str] = []
    page.context.on(
        "request", lambda one: sent.append(f"{one.url} {one.all_headers()} {one.post_data}")
    )
    search(page, "量血压")
    box(page).fill("手机")
    expect(page).to_have_url(re.compile("q=%E6%89%8B"))
    box(page).fill("垃圾分类")
    links(page).first.click()
    page.wait_for_url(lambda url: "/search/" not in url)
    page.wait_for_load_state()
    assert len(sent) > 10
    assert [one for one in sent if "?q=" in one or "%E8%A1%80" in one or "%E6%89%8B" in one] == []
    assert page.evaluate("document.cookie") == ""
