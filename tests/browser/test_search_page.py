"""Finding: results as one types, in the address, narrowed by counts that hold, one way back, one way to paper."""

import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Route, expect

pytestmark = pytest.mark.browser

HERE = "c/gewuli/search/"
FACETS = ["kind", "topic", "audience", "format", "mode", "cost", "place"]
SIDEWAYS = "document.documentElement.scrollWidth <= innerWidth"
SMALL = """() => [...document.querySelectorAll('main button, main a, main input')]
  .filter((one) => one.checkVisibility() && !one.closest('.crumbs'))
  .map((one) => {
    const covers = getComputedStyle(one, '::after').position === 'absolute';
    const label = one.closest('label');
    return [one, (covers ? one.offsetParent : label || one).getBoundingClientRect()];
  })
  .filter(([, box]) => box.height < 59.5)
  .map(([one, box]) => `${one.className} ${one.textContent.trim()} ${box.height}`)"""


def box(page: Page) -> Locator:
    return page.get_by_role("searchbox", name="您想找什么")


def hits(page: Page) -> Locator:
    return page.locator("[data-hit]")


def ids(page: Page) -> list[str]:
    found: list[str] = hits(page).evaluate_all("all => all.map((one) => one.dataset.id)")
    return found


def count(page: Page) -> Locator:
    return page.locator("[data-search-count]")


def tick(page: Page, name: str) -> Locator:
    return page.get_by_role("checkbox", name=re.compile(rf"^{name}\s*\d+条$"))


def total(page: Page) -> int:
    """Read how many results the page says there are, once it has said so."""
    expect(count(page)).to_have_text(re.compile(r"^找到\d+条$"))
    return int(re.sub(r"\D", "", count(page).inner_text()))


def whole_list(page: Page) -> Locator:
    return page.locator("[data-search-list]")


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def data_files(context: BrowserContext) -> list[str]:
    """Give the list that fills with the names of what search downloads."""
    sent: list[str] = []
    context.on("request", lambda request: sent.append(urlsplit(request.url).path))
    return sent


# What one finds


def test_nothing_of_search_is_downloaded_before_it_is_used(
    visit: Callable[..., Page], origin: str
) -> None:
    page = visit("c/gewuli/")
    sent = data_files(page.context)
    for path in ("c/gewuli/", HERE, "c/gewuli/topics/health/"):
        page.goto(origin + path)
        page.wait_for_load_state("networkidle")
    page.goto(origin + HERE)
    box(page).focus()
    page.wait_for_load_state("networkidle")
    assert [path for path in sent if "assets/search" in path] == []
    box(page).fill("血压")
    expect(hits(page).first).to_be_visible()
    assert [path for path in sent if path.endswith("assets/search.js")] == [
        "/c/gewuli/assets/search.js"
    ]


def test_results_come_as_one_types_and_the_list_comes_back(visit: Callable[..., Page]) -> None:
    page = visit(HERE)
    expect(whole_list(page)).to_be_visible()
    box(page).press_sequentially("血压")
    expect(hits(page).first).to_contain_text("血压")
    expect(whole_list(page)).to_be_hidden()
    assert total(page) > 3
    page.get_by_role("button", name="清除", exact=True).click()
    expect(whole_list(page)).to_be_visible()
    expect(hits(page).first).to_be_hidden()
    expect(box(page)).to_be_focused()
    assert box(page).input_value() == ""


@pytest.mark.parametrize(
    "typed", ["肺复", "xinfeifusu", "xffs", "\uff21\uff25\uff24", "心肺復甦", "除颤　胸外按压"]
)
def test_many_ways_of_writing_find_the_same(visit: Callable[..., Page], typed: str) -> None:
    page = visit(HERE)
    box(page).fill(typed)
    total(page)
    assert "h-cpr-aed" in ids(page)[:5]


def test_no_keystroke_is_lost_while_the_script_is_on_its_way(visit: Callable[..., Page]) -> None:
    page = visit(HERE)

    def late(route: Route) -> None:
        page.wait_for_timeout(600)
        route.continue_()

    page.route("**/assets/search.js", late)
    box(page).press_sequentially("电瓶车着火", delay=20)
    expect(page.get_by_text("正在找……")).to_be_visible()
    expect(hits(page).first).to_be_visible()
    assert box(page).input_value() == "电瓶车着火"
    expect(page).to_have_url(re.compile(r"q=%E7%94%B5%E7%93%B6%E8%BD%A6%E7%9D%80%E7%81%AB$"))


def test_an_older_answer_never_replaces_a_newer(visit: Callable[..., Page]) -> None:
    page = visit(f"{HERE}?q=手机")
    total(page)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(re.compile(r"assets/search/\w+/"), hold)
    box(page).fill("垃圾分类")
    page.wait_for_timeout(300)
    waiting = held.copy()
    assert waiting
    # What the first words need comes last of all.
    box(page).fill("手机")
    newer = total(page)
    for route in waiting:
        route.continue_()
    page.wait_for_timeout(500)
    assert total(page) == newer
    expect(hits(page).first).to_contain_text("手机")


def test_a_composition_is_searched_for_once_it_is_done(visit: Callable[..., Page]) -> None:
    page = visit(f"{HERE}?q=手机")
    before = total(page)
    keyboard = page.context.new_cdp_session(page)
    box(page).fill("")
    box(page).focus()
    expect(whole_list(page)).to_be_visible()
    keyboard.send(
        "Input.imeSetComposition", {"text": "xue ya", "selectionStart": 6, "selectionEnd": 6}
    )
    page.wait_for_timeout(300)
    expect(whole_list(page)).to_be_visible()
    keyboard.send("Input.insertText", {"text": "血压"})
    expect(hits(page).first).to_contain_text("血压")
    assert total(page) != before


def test_words_that_answer_are_marked_and_excerpts_are_short(visit: Callable[..., Page]) -> None:
    page = visit(f"{HERE}?q=手机")
    total(page)
    marks = page.locator("[data-hit] mark").all_inner_texts()
    assert "手机" in marks
    for excerpt in page.locator(".hit__text").all_inner_texts():
        assert len(excerpt) <= 72
    assert hits(page).first.locator("mark").count() >= 1


def test_a_rumour_is_never_shown_as_advice(visit: Callable[..., Page]) -> None:
    page = visit(f"{HERE}?q=血压正常了就可以停药&kind=rumour-check")
    total(page)
    excerpts = page.locator(".hit__text").all_inner_texts()
    links = page.locator("[data-hit] a").evaluate_all("all => all.map((one) => one.href)")
    for excerpt, link in zip(excerpts, links, strict=True):
        page.goto(link)
        claim = page.locator(".verdict__claim").inner_text()
        assert excerpt.strip("…") not in claim
        assert excerpt.strip("…") in page.locator("main").inner_text()


@pytest.mark.parametrize(
    ("typed", "number"),
    [("电瓶车着火", "119"), ("有人晕倒没有呼吸怎么办", "120"), ("心肺复苏", "120")],
)
def test_the_number_to_call_stands_above_the_results(
    visit: Callable[..., Page], typed: str, number: str
) -> None:
    page = visit(f"{HERE}?q={typed}")
    call = page.locator(f"[data-search-calls] a[href='tel:{number}']")
    expect(call).to_be_visible()
    first, result = call.bounding_box(), hits(page).first.bounding_box()
    assert first
    assert result
    assert first["y"] + first["height"] <= 844 * 0.6
    assert first["y"] < result["y"]
    page.get_by_role("button", name="清除", exact=True).click()
    expect(call).to_be_hidden()


def test_ten_results_first_and_ten_more_at_a_press(visit: Callable[..., Page]) -> None:
    page = visit(f"{HERE}?q=手机")
    whole = total(page)
    assert whole > 20
    expect(hits(page)).to_have_count(10)
    page.get_by_role("button", name="再看10条").click()
    expect(hits(page)).to_have_count(20)
    expect(hits(page).nth(10).get_by_role("link")).to_be_focused()
    page.get_by_role("button", name=re.compile(r"^再看\d+条$")).click()
    expect(hits(page)).to_have_count(min(whole, 30))
    assert len(set(ids(page))) == hits(page).count()


def test_on_the_portal_results_stand_by_place(visit: Callable[..., Page]) -> None:
    page = visit("search/?q=科普")
    total(page)
    groups = page.locator(".hits__group")
    names = groups.locator("h2").all_inner_texts()
    assert "知微县" in names
    assert len(names) > 3
    for group in groups.all():
        assert 1 <= group.locator("[data-hit]").count() <= 5
    assert hits(page).count() <= 10
    more = page.get_by_role("button", name=re.compile(r"^再看这里的\d+条\s*：知微县$"))
    before = groups.first.locator("[data-hit]").count()
    more.click()
    expect(groups.first.locator("[data-hit]")).not_to_have_count(before)
    with page.expect_navigation():
        page.locator("[data-hit] a[href*='c/gewuli/']").first.click()
    assert "/c/gewuli/" in page.url


# The address


def test_the_address_keeps_the_words_and_the_picks(
    visit: Callable[..., Page], browse: Callable[..., BrowserContext]
) -> None:
    page = visit(f"{HERE}?from=poster", width=1280)
    box(page).fill("手机")
    total(page)
    tick(page, "老年人").check()
    tick(page, "科普服务").check()
    tick(page, "科普资源").check()
    expect(page.locator("[data-search-picked] li")).to_have_count(3)
    wanted = ids(page), total(page)
    assert query(page) == {
        "from": ["poster"], "q": ["手机"], "audience": ["older-adult"], "kind": ["service,resource"],
    }  # fmt: skip
    other = browse().new_page()
    other.goto(page.url)
    total(other)
    assert (ids(other), total(other)) == wanted
    assert box(other).input_value() == "手机"


def test_typing_leaves_no_trail_and_sending_does(visit: Callable[..., Page]) -> None:
    page = visit(HERE)
    length = page.evaluate("history.length")
    box(page).press_sequentially("血压", delay=60)
    expect(page).to_have_url(re.compile(r"\?q="))
    assert page.evaluate("history.length") == length
    box(page).press("Enter")
    page.wait_for_function(f"history.length === {length + 1}")
    box(page).fill("垃圾分类")
    expect(page).to_have_url(re.compile("%E5%9E%83"))
    box(page).press("Enter")
    expect(hits(page).first).to_contain_text("垃圾")
    page.go_back()
    expect(hits(page).first).to_contain_text("血压")
    assert box(page).input_value() == "血压"
    page.go_back()
    expect(whole_list(page)).to_be_visible()
    assert box(page).input_value() == ""
    page.go_forward()
    expect(hits(page).first).to_contain_text("血压")


def test_coming_back_from_a_result_shows_what_one_left(visit: Callable[..., Page]) -> None:
    page = visit(f"{HERE}?q=手机")
    total(page)
    page.get_by_role("button", name="再看10条").click()
    expect(hits(page)).to_have_count(20)
    before = ids(page)
    hits(page).nth(15).get_by_role("link").click()
    page.wait_for_url(lambda url: "search/" not in url)
    page.go_back()
    expect(hits(page)).to_have_count(20)
    assert ids(page) == before
    expect(hits(page).nth(15)).to_be_in_viewport()


def test_an_old_link_with_an_unknown_pick_still_shows_results(visit: Callable[..., Page]) -> None:
    page = visit(f"{HERE}?q=手机&audience=was-here-once,older-adult")
    total(page)
    expect(page.locator("[data-search-picked] li")).to_have_count(1)
    page.goto(page.url.split("?", maxsplit=1)[0] + "?q=手机&place=%3Cimg%20src%3Dx%3E")
    assert total(page) > 20
    expect(page.locator("[data-search-picked]")).to_be_hidden()


# Narrowing


def boxes(page: Page, facet: str) -> Locator:
    return page.locator(f"fieldset[data-facet={facet}] label:visible")


def counted(label: Locator) -> int:
    return int(re.sub(r"\D", "", label.locator(".facet__count").inner_text()))


@pytest.mark.parametrize("facet", FACETS)
def test_each_count_is_the_number_of_results_one_gets(
    visit: Callable[..., Page], facet: str
) -> None:
    page = visit(f"{HERE}?q=老人", width=1280)
    total(page)
    for at in range(min(4, boxes(page, facet).count())):
        label = boxes(page, facet).nth(at)
        wanted = counted(label)
        assert wanted > 0
        label.click()
        expect(count(page)).to_have_text(f"找到{wanted}条")
        assert len(shown_in_all(page)) == wanted
        label.click()
        expect(page.locator("[data-search-picked]")).to_be_hidden()


def shown_in_all(page: Page) -> list[str]:
    """Press for more until there is no more."""
    more = page.locator("[data-search-more]")
    while more.is_visible():
        before = hits(page).count()
        more.click()
        expect(hits(page)).not_to_have_count(before)
    return ids(page)


def test_picks_add_up_within_a_facet_and_narrow_between_facets(visit: Callable[..., Page]) -> None:
    page = visit(f"{HERE}?q=手机", width=1280)
    alone = total(page)
    picked = page.locator("[data-search-picked] li")
    tick(page, "科普服务").check()
    expect(picked).to_have_count(1)
    services = total(page)
    tick(page, "科普资源包").check()
    expect(picked).to_have_count(2)
    both = total(page)
    assert services < both < alone
    kinds = set(hits(page).evaluate_all("all => all.map((one) => one.dataset.kind)"))
    assert kinds == {"service", "pack"}
    tick(page, "老年人").check()
    expect(picked).to_have_count(3)
    assert total(page) <= both
    expect(page.locator("label:visible .facet__count", has_text=re.compile("^0条$"))).to_have_count(
        0
    )
    page.get_by_role("button", name="不再只看“科普服务”").click()
    expect(page.locator("[data-search-picked] li")).to_have_count(2)
    assert not tick(page, "科普服务").is_checked()
    page.get_by_role("button", name="清除全部筛选").click()
    expect(count(page)).to_have_text(f"找到{alone}条")
    assert set(query(page)) == {"q"}


def test_a_box_keeps_its_place_and_the_focus_while_one_ticks(visit: Callable[..., Page]) -> None:
    page = visit(f"{HERE}?q=手机", width=1280)
    total(page)
    wanted = tick(page, "信息素养")
    wanted.focus()
    before = wanted.bounding_box()
    page.keyboard.press("Space")
    expect(page.locator("[data-search-picked] li")).to_have_count(1)
    expect(wanted).to_be_focused()
    after = wanted.bounding_box()
    assert before
    assert after
    # The chips above it take a line of their own.
    assert after["y"] - before["y"] < 80


def test_a_long_facet_shows_eight_and_then_all(visit: Callable[..., Page]) -> None:
    page = visit(f"{HERE}?q=手机", width=1280)
    total(page)
    assert boxes(page, "audience").count() == 8
    more = page.locator("fieldset[data-facet=audience] button")
    rest = int(re.sub(r"\D", "", more.inner_text()))
    more.click()
    assert boxes(page, "audience").count() == 8 + rest
    assert page.evaluate("document.activeElement.name") == "audience"


def test_one_can_narrow_without_a_word(visit: Callable[..., Page]) -> None:
    page = visit(HERE)
    toggle = page.locator("[data-search-toggle]")
    toggle.click()
    expect(toggle).to_have_attribute("aria-expanded", "true")
    tick(page, "热线").check()
    assert total(page) == 24
    page.get_by_role("button", name="看这24条").click()
    expect(toggle).to_have_attribute("aria-expanded", "false")
    expect(count(page)).to_be_focused()
    expect(count(page)).to_be_in_viewport()
    assert set(hits(page).evaluate_all("all => all.map((one) => one.dataset.kind)")) == {"hotline"}
    assert query(page) == {"kind": ["hotline"]}


# Paper


def test_the_whole_list_is_printed_with_what_it_is_a_list_of(visit: Callable[..., Page]) -> None:
    page = visit(f"{HERE}?q=手机&audience=older-adult,parent")
    whole = total(page)
    assert whole > 10
    page.evaluate("window.print = () => { document.body.dataset.printed = 'yes'; }")
    page.get_by_role("button", name="打印这份清单").click()
    page.wait_for_function("document.body.dataset.printed === 'yes'")
    expect(hits(page)).to_have_count(whole)
    page.emulate_media(media="print")
    for part in (
        ".search",
        ".search__bar",
        ".search__side",
        "[data-search-picked]",
        "[data-search-print]",
    ):
        expect(page.locator(part)).to_be_hidden()
    expect(page.get_by_text(f"找“手机”，只看老年人、家长与照护者，共{whole}条。")).to_be_visible()
    assert hits(page).filter(visible=True).count() == whole


# How it looks


@pytest.mark.parametrize(
    ("width", "scheme", "mode"),
    [(390, "light", ""), (1280, "light", ""), (390, "dark", "&elder=1"), (1280, "dark", "")],
)
def test_axe_finds_nothing_with_results_and_filters_open(
    visit: Callable[..., Page], axe: Callable[..., list[str]], width: int, scheme: str, mode: str
) -> None:
    page = visit(
        f"{HERE}?q=电瓶车着火&kind=resource,service{mode}", width=width, color_scheme=scheme
    )
    total(page)
    if width < 900:
        page.get_by_role("button", name=re.compile("^筛选")).click()
    assert axe(page, is_elder=bool(mode)) == []
    box(page).fill("qqqq")
    expect(page.get_by_text("没有找到“qqqq”")).to_be_visible()
    assert axe(page, is_elder=bool(mode)) == []


@pytest.mark.parametrize("size", ["18", "24", "30"])
def test_the_elder_edition_fits_a_small_phone(
    visit: Callable[..., Page], origin: str, size: str
) -> None:
    page = visit("?elder=1", width=320)
    page.evaluate(f"localStorage.setItem('kepu.size', '{size}')")
    page.evaluate(
        "localStorage.setItem('kepu.searches', JSON.stringify(['怎么给手机办一张新的电话卡', '血压']))"
    )
    page.goto(f"{origin}{HERE}?q=电瓶车着火&kind=resource,service")
    total(page)
    page.get_by_role("button", name=re.compile("^筛选")).click()
    assert page.evaluate(SIDEWAYS)
    assert page.evaluate(SMALL) == []
    box(page).fill("")
    expect(page.get_by_role("button", name="清除搜索记录")).to_be_visible()
    assert page.evaluate(SIDEWAYS)
    assert page.evaluate(SMALL) == []
