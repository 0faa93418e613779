"""When things go wrong or somebody means harm: the list stays, words stay words, one is told what to do."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from kepu.index.search.part import data_script
from playwright.sync_api import BrowserContext, Locator, Page, Route, expect

pytestmark = pytest.mark.browser

HERE = "c/gewuli/search/"
CONTENTS = re.compile(r"/assets/search/index\.js$")
CARDS = re.compile(r"/assets/search/\w+/c\d+\.js$")
SHARDS = re.compile(r"/assets/search/\w+/t\d+\.js$")
SCRIPT = re.compile(r"/assets/search\.js$")
EVIL = [
    '<img src=x onerror="window.hacked=1">',
    '"><script>window.hacked=1</script>',
    "javascript:window.hacked=1",
    "'-alert(1)-'",
    "{{7*7}}${7*7}",
]
ODD = [
    "。。。，，！？", "....", "*", "\\", "[a-z]+(", "%", "&amp;", "火", "a", "1", " ", "\u202e血压",
    "مرحبا بالعالم", "שלום", "\N{FIRE}", "\N{MAN}\u200d\N{WOMAN}\u200d\N{GIRL}",
]  # fmt: skip


def box(page: Page) -> Locator:
    return page.get_by_role("searchbox")


def hits(page: Page) -> Locator:
    return page.locator("[data-hit]")


def count(page: Page) -> Locator:
    return page.locator("[data-search-count]")


def whole_list(page: Page) -> Locator:
    return page.locator("[data-search-list]")


def rewritten(change: Callable[[Any], Any]) -> Callable[[Route], None]:
    """Give the host that changes what a data file says, and signs it as the build does."""

    def answer(route: Route) -> None:
        text = route.fetch().text()
        name, _, said = json.loads(f"[{text[text.index('(') + 1 : text.rindex(')')]}]")
        file = data_script(name, json.dumps(change(json.loads(said))))
        route.fulfill(body=file.content, content_type="text/javascript")

    return answer


def cut_short(route: Route) -> None:
    """Answer as a connection that breaks off."""
    body = route.fetch().body()
    route.fulfill(body=body[: len(body) * 2 // 3], content_type="text/javascript")


# No answer


def test_finding_nothing_says_whom_to_ask_and_where_to_look(visit: Callable[..., Page]) -> None:
    page = visit(f"{HERE}?q=zzzz")
    expect(count(page)).to_have_text("没有找到")
    expect(page.get_by_text("没有找到“zzzz”")).to_be_visible()
    expect(page.get_by_role("heading", name="没找到？问人")).to_be_visible()
    expect(page.get_by_role("link", name="卫生健康")).to_be_visible()
    assert page.locator("section", has=page.locator("#who")).locator("li").count() > 0
    expect(hits(page)).to_have_count(0)
    expect(page.get_by_role("button", name="打印这份清单")).to_be_hidden()
    expect(page.get_by_role("button", name="筛选")).to_be_hidden()
    box(page).fill("")
    expect(whole_list(page)).to_be_visible()
    expect(page.get_by_role("button", name="筛选")).to_be_visible()


def test_what_hardly_fits_is_said_to_hardly_fit_and_words_are_offered(
    visit: Callable[..., Page],
) -> None:
    page = visit(f"{HERE}?q=血血血压压压机")
    page.wait_for_function("document.querySelector('[data-search-note]').children.length")
    note = page.locator("[data-search-note]")
    expect(note).to_contain_text(re.compile("没有完全对上的内容，下面这些可能有关。|没有找到"))
    word = note.get_by_role("button").first
    wanted = word.inner_text()
    word.click()
    expect(box(page)).to_have_value(wanted)
    expect(hits(page).first).to_be_visible()
    expect(note).to_be_hidden()


def test_picks_that_leave_nothing_can_be_taken_back_at_once(visit: Callable[..., Page]) -> None:
    page = visit(f"{HERE}?q=电瓶车&kind=venue")
    expect(page.get_by_text(re.compile(r"按这些条件没有找到。不加筛选有\d+条。"))).to_be_visible()
    page.get_by_role("button", name="去掉全部筛选").click()
    expect(hits(page).first).to_be_visible()
    assert page.url.endswith("?q=%E7%94%B5%E7%93%B6%E8%BD%A6")


# Odd words


@pytest.mark.parametrize("typed", ODD, ids=ascii)
def test_any_characters_are_only_words(visit: Callable[..., Page], typed: str) -> None:
    page = visit(HERE)
    before = count(page).inner_text()
    box(page).fill(typed)
    if typed.strip():
        expect(count(page)).not_to_have_text(before)
    page.wait_for_timeout(500)
    assert box(page).input_value() == typed
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.reload()
    assert box(page).input_value().strip() == typed.strip()
    box(page).fill("血压")
    expect(hits(page).first).to_contain_text("血压")


def test_words_from_right_to_left_keep_their_direction(visit: Callable[..., Page]) -> None:
    page = visit(f"{HERE}?q=مرحبا")
    expect(count(page)).to_have_text("没有找到")
    assert page.evaluate("getComputedStyle(document.getElementById('q')).direction") == "rtl"
    assert page.evaluate("getComputedStyle(document.querySelector('main')).direction") == "ltr"


def test_ten_thousand_characters_do_no_harm(visit: Callable[..., Page]) -> None:
    page = visit(HERE)
    typed = "老人手机" * 2500
    box(page).fill(typed)
    expect(count(page)).to_have_text(re.compile("找到"))
    assert len(box(page).input_value()) == len(typed)
    box(page).press("Enter")
    expect(count(page)).to_be_focused()
    page.wait_for_timeout(500)
    assert len(page.url) < 2500
    assert page.evaluate("localStorage.getItem('kepu.searches')") is None
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    box(page).fill("血压")
    expect(hits(page).first).to_contain_text("血压")


# Harm


@pytest.mark.parametrize("words", EVIL)
def test_words_in_the_address_are_shown_and_never_run(
    visit: Callable[..., Page], origin: str, words: str
) -> None:
    page = visit(HERE)
    page.goto(f"{origin}{HERE}?{urlencode({'q': words, 'kind': words})}")
    expect(box(page)).to_have_value(words)
    expect(count(page)).to_have_text(re.compile("^(没有)?找到"))
    box(page).press("Enter")
    expect(count(page)).to_be_focused()
    page.goto(origin + HERE)
    box(page).focus()
    expect(page.locator("[data-search-chips] .chip__on")).to_have_text([words])
    assert page.evaluate("window.hacked") is None
    assert page.locator("main img, main script").count() == 0


@pytest.mark.parametrize("words", EVIL)
def test_words_in_the_catalogue_are_shown_and_never_run(
    visit: Callable[..., Page], words: str
) -> None:
    page = visit(HERE)

    def poison(cards: list[list[Any]]) -> list[list[Any]]:
        return [[id, url, words, words, [words], [words], [words], words] for id, url, *_ in cards]

    page.route(CARDS, rewritten(poison))
    box(page).fill("血压")
    expect(hits(page).first).to_be_visible()
    expect(hits(page).first.get_by_role("link")).to_have_text(words)
    page.get_by_role("button", name="打印这份清单").scroll_into_view_if_needed()
    assert page.evaluate("window.hacked") is None
    assert page.locator("main img, main script").count() == 0


# Data that do not come


@pytest.mark.parametrize("part", [CONTENTS, SHARDS, CARDS], ids=["contents", "shard", "cards"])
@pytest.mark.parametrize("how", ["missing", "cut short"])
def test_lost_data_are_said_to_be_lost_and_can_be_tried_again(
    visit: Callable[..., Page], forgiven: list[str], part: re.Pattern[str], how: str
) -> None:
    forgiven += ["ERR_FAILED", "SyntaxError", "Invalid or unexpected token"]
    page = visit(HERE)
    page.route(part, (lambda route: route.abort()) if how == "missing" else cut_short)
    box(page).fill("血压")
    expect(page.locator("[data-search-trouble]")).to_contain_text(
        "请用下面的全部清单找，或过一会儿再试。"
    )
    expect(whole_list(page)).to_be_visible()
    expect(hits(page)).to_have_count(0)
    status = page.locator("[data-search-status]")
    expect(status).to_contain_text("搜索数据没有取到")
    page.unroute_all()
    page.get_by_role("button", name="再试一次").click()
    expect(hits(page).first).to_contain_text("血压")
    expect(page.locator("[data-search-trouble]")).to_be_hidden()
    expect(whole_list(page)).to_be_hidden()
    expect(count(page)).to_be_focused()


@pytest.mark.parametrize("how", ["missing", "cut short"])
def test_a_lost_script_is_said_to_be_lost_and_can_be_tried_again(
    visit: Callable[..., Page], forgiven: list[str], how: str
) -> None:
    forgiven += [
        "ERR_FAILED",
        "SyntaxError",
        "Unexpected end of input",
        "missing )",
        "Invalid or unexpected token",
    ]
    page = visit(HERE)
    page.route(SCRIPT, (lambda route: route.abort()) if how == "missing" else cut_short)
    box(page).fill("血压")
    expect(page.locator("[data-search-trouble]")).to_be_visible()
    expect(whole_list(page)).to_be_visible()
    page.unroute_all()
    page.get_by_role("button", name="再试一次").click()
    expect(hits(page).first).to_contain_text("血压")
    expect(page.locator("[data-search-trouble]")).to_be_hidden()


def test_an_index_newer_than_the_script_asks_to_load_the_page_again(
    visit: Callable[..., Page],
) -> None:
    page = visit(HERE)
    page.route(CONTENTS, rewritten(lambda contents: {**contents, "format": contents["format"] + 1}))
    box(page).fill("血压")
    expect(page.locator("[data-search-trouble]")).to_contain_text("网站刚更新，请刷新页面")
    expect(whole_list(page)).to_be_visible()
    expect(page).to_have_url(re.compile("q="))
    page.unroute_all()
    with page.expect_navigation():
        page.get_by_role("button", name="刷新页面").click()
    expect(hits(page).first).to_contain_text("血压")


# Other ways to come


def test_without_a_script_everything_is_in_the_list(visit: Callable[..., Page]) -> None:
    page = visit(HERE, java_script_enabled=False)
    expect(page.locator("form[data-search]")).to_be_hidden()
    links = page.locator("[data-search-list] section a:visible")
    stated = int(re.sub(r"\D", "", page.get_by_text("条都在这一页").inner_text()))
    assert links.count() == stated
    for target in (
        "hotlines/#hl-120",
        "hall/health-hall/",
        "guides/for-volunteers/",
        "services/sv-cpr/",
    ):
        expect(page.locator(f"[data-search-list] a[href='../{target}']")).to_be_visible()
    page.get_by_role("link", name="热线", exact=True).click()
    expect(page.get_by_role("heading", name="热线", exact=True)).to_be_in_viewport()


def test_a_form_whose_script_is_lost_leads_to_the_whole_list(
    visit: Callable[..., Page], origin: str, forgiven: list[str]
) -> None:
    forgiven.append("ERR_FAILED")
    page = visit("c/gewuli/")
    page.route("**/assets/site.js", lambda route: route.abort())
    page.goto(origin + HERE)
    box(page).fill("血压")
    box(page).press("Enter")
    page.wait_for_url(f"{origin}{HERE}?q=*")
    expect(whole_list(page)).to_be_visible()


@pytest.mark.parametrize("place", ["c/gewuli/search/index.html", "search/index.html"])
def test_a_search_works_from_a_stick(
    browse: Callable[..., BrowserContext], site: Path, place: str
) -> None:
    page = browse().new_page()
    page.goto((site / place).as_uri())
    box(page).fill("电瓶车着火")
    expect(hits(page).first).to_be_visible()
    box(page).press("Enter")
    expect(count(page)).to_be_focused()
    assert page.url.split("?", maxsplit=1)[0] == (site / place).as_uri()
    first = hits(page).first.get_by_role("link")
    title = first.inner_text()
    first.click()
    expect(page.locator("h1")).to_have_text(title)
    page.go_back()
    expect(hits(page).first).to_be_visible()
    box(page).fill("消防 119")
    page.locator("[data-hit][data-kind=hotline] a").first.click()
    expect(page.get_by_role("heading", name="遇到急事，打这些电话")).to_be_visible()
