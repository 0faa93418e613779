"""A calculator is used by hand and by key, with numbers as Chinese keyboards type them, and with none."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

Find = Callable[[Page, str], tuple[Locator, dict[str, Any]]]
HOSTILE = {
    "type": "calculator",
    "id": "own",
    "title": "自编",
    "inputs": [
        {"id": "a", "title": "<b>甲</b>", "unit": "<i>个</i>", "min": 0, "max": 10, "step": 0.1, "start": 0},
        {"id": "b", "title": "乙", "min": -5, "max": 5, "start": -1},
    ],
    "results": [
        {
            "id": "part",
            "title": "<img src=x onerror=alert(1)>",
            "value": [1, "$a", "/"],
            "decimals": 2,
            "bands": [
                {"when": ["$part", 1, "<"], "title": "小", "text": "小于一"},
                {"title": "大", "text": "不小于一", "tone": "danger"},
            ],
        },
        {"id": "twice", "title": "两倍", "value": ["$part", 2, "*"], "decimals": 2},
        {"id": "odd", "title": "坏的", "value": ["constructor"], "decimals": 0},
        {"id": "never", "title": "从不", "value": [1], "decimals": 0, "when": ["$b", 100, ">"]},
    ],
}  # fmt: skip


def wide(text: str) -> str:
    """Write as a Chinese keyboard does in full width."""
    return "".join(chr(ord(one) + 0xFEE0) if "!" <= one <= "~" else one for one in text)


def field(host: Locator, name: str) -> Locator:
    return host.get_by_role("textbox", name=name)


def result(host: Locator, title: str) -> Locator:
    return host.locator(".calc__result", has=host.page.get_by_text(title, exact=True))


def value(host: Locator, title: str) -> str:
    return result(host, title).locator(".calc__value b").inner_text()


def band(host: Locator, title: str) -> Locator:
    return result(host, title).locator(".calc__band")


@pytest.fixture
def bmi(exhibit: Callable[..., Page], part_of: Find) -> Locator:
    return part_of(exhibit("ex-bmi"), "bmi")[0]


# Numbers and what they mean


@pytest.mark.parametrize(
    ("age", "weight", "index", "said"),
    [
        ("18–64岁", "47", "18.4", "过低"),
        ("18–64岁", "47.5", "18.6", "正常"),
        ("18–64岁", "61", "23.8", "正常"),
        ("18–64岁", "61.5", "24", "超重"),
        ("18–64岁", "71.5", "27.9", "超重"),
        ("18–64岁", "72", "28.1", "肥胖"),
        ("65–79岁", "51", "19.9", "比建议的低"),
        ("65–79岁", "65", "25.4", "在建议范围里"),
        ("65–79岁", "69.5", "27.1", "比建议的高"),
        ("80岁及以上", "56", "21.9", "比建议的低"),
        ("80岁及以上", "60", "23.4", "在建议范围里"),
        ("不满18岁，或正怀着孩子", "60", "23.4", "这些分界不适用"),
    ],
)
def test_the_same_number_is_read_by_age(
    bmi: Locator, age: str, weight: str, index: str, said: str
) -> None:
    field(bmi, "身高").fill("160")
    field(bmi, "体重").fill(weight)
    bmi.get_by_role("radio", name=age, exact=True).check()
    assert value(bmi, "体重指数") == index
    expect(band(bmi, "体重指数")).to_have_text(said)


def test_the_bar_shows_the_limits_of_the_age_that_was_chosen(bmi: Locator) -> None:
    limits = bmi.locator(".scale__bound")
    assert [one for one in limits.all_inner_texts() if one] == ["18.5", "24", "28"]
    expect(bmi.get_by_role("img", name="现在在“正常”")).to_be_visible()
    bmi.get_by_role("radio", name="65–79岁").check()
    assert [one for one in limits.all_inner_texts() if one] == ["20", "27"]
    bmi.get_by_role("radio", name="不满18岁").check()
    expect(bmi.locator(".scale")).to_have_count(0)


def test_the_marker_stands_in_the_band_that_is_named(bmi: Locator) -> None:
    for weight in ("35", "48", "60", "61.3", "65", "71.6", "90", "149"):
        field(bmi, "体重").fill(weight)
        here = bmi.locator(".scale__band--here").bounding_box()
        marker = bmi.locator(".scale__marker").bounding_box()
        assert here
        assert marker
        assert here["x"] <= marker["x"] + marker["width"] / 2 <= here["x"] + here["width"]
        assert (
            bmi.locator(".scale__band--here .scale__title").inner_text()
            == band(bmi, "体重指数").inner_text()
        )


def test_every_region_multiplies_by_its_own_factor(
    exhibit: Callable[..., Page], part_of: Find
) -> None:
    host, data = part_of(exhibit("ex-carbon"), "month")
    field(host, "这个月用了多少电").fill("1000")
    choices = data["inputs"][1]["choices"]
    factors = {
        "全国平均": 530.6,
        "华北": 636.1,
        "东北": 512.2,
        "华东": 550,
        "华中": 527.1,
        "西北": 554.3,
        "南方": 404.2,
        "西南": 247.2,
    }
    assert [one["title"] for one in choices] == list(factors)
    for name, kilograms in factors.items():
        host.get_by_role("radio", name=name, exact=True).check()
        assert float(value(host, "这个月大约排放")) == kilograms


# What is typed


@pytest.mark.parametrize(
    "typed",
    [wide("65。5"), "65.5", " 65.5 ", "65。5", wide("65.5"), "65点5", "65.5千克", "65.50", "+65.5"],
)
def test_a_number_is_understood_as_it_is_typed(bmi: Locator, typed: str) -> None:
    field(bmi, "体重").fill(typed)
    assert value(bmi, "体重指数") == "25.6"
    assert field(bmi, "体重").get_attribute("aria-invalid") is None


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "请填体重"),
        ("   ", "请填体重"),
        ("重", "要填数字"),
        ("6 0 kg", "要填数字"),
        ("1e2", "要填数字"),
        ("6.5.5", "要填数字"),
        ("--6", "要填数字"),
        ("999", "要在 30 到 150 千克之间"),
        ("-60", "要在 30 到 150 千克之间"),
        ("0", "要在 30 到 150 千克之间"),
    ],
)
def test_what_is_no_answer_is_said_beside_the_field(bmi: Locator, typed: str, said: str) -> None:
    box = field(bmi, "体重")
    box.fill(typed)
    expect(bmi.locator(".calc__result")).to_have_count(0)
    expect(bmi.locator(".calc__nothing")).to_be_visible()
    box.press("Tab")
    wrong = bmi.locator(f"[id='{(box.get_attribute('aria-describedby') or '').split()[-1]}']")
    expect(wrong).to_contain_text(said)
    expect(wrong).to_have_attribute("role", "alert")
    expect(box).to_have_attribute("aria-invalid", "true")
    box.fill("60")
    expect(wrong).to_be_empty()
    assert value(bmi, "体重指数") == "23.4"


def test_a_number_half_typed_is_no_mistake_yet(bmi: Locator) -> None:
    box = field(bmi, "身高")
    box.fill("1")
    expect(bmi.locator(".calc__wrong").first).to_be_empty()
    box.press_sequentially("65")
    expect(box).to_have_value("165")
    expect(box).not_to_have_attribute("aria-invalid", "true")
    box.fill("1")
    expect(bmi.locator(".calc__wrong").first).to_contain_text("要在 120 到 210")


def test_a_phone_offers_digits(bmi: Locator) -> None:
    expect(field(bmi, "体重")).to_have_attribute("inputmode", "decimal")


# Hands and keys


def test_buttons_step_and_stop_at_the_ends(bmi: Locator) -> None:
    box = field(bmi, "体重")
    bmi.get_by_role("button", name="体重加").click()
    expect(box).to_have_value("60.5")
    for _ in range(2):
        bmi.get_by_role("button", name="体重减").click()
    expect(box).to_have_value("59.5")
    box.fill("149.9")
    bmi.get_by_role("button", name="体重加").click(click_count=3)
    expect(box).to_have_value("150")
    box.fill("不会")
    bmi.get_by_role("button", name="体重减").click()
    expect(box).to_have_value("60")


def test_many_quick_presses_are_counted_one_by_one(bmi: Locator) -> None:
    more = bmi.get_by_role("button", name="身高加")
    for _ in range(20):
        more.click(delay=0)
    expect(field(bmi, "身高")).to_have_value("180")


def test_holding_a_button_goes_on(bmi: Locator) -> None:
    bmi.get_by_role("button", name="身高加").hover()
    bmi.page.mouse.down()
    bmi.page.wait_for_timeout(1200)
    bmi.page.mouse.up()
    held = int(field(bmi, "身高").input_value())
    assert 162 <= held <= 172
    bmi.page.wait_for_timeout(600)
    expect(field(bmi, "身高")).to_have_value(str(held))


def test_it_is_used_without_a_mouse(bmi: Locator, tab_to: Callable[[Locator], None]) -> None:
    keys = bmi.page.keyboard
    tab_to(field(bmi, "身高"))
    keys.press("ArrowUp")
    expect(field(bmi, "身高")).to_have_value("161")
    keys.press("PageDown")
    expect(field(bmi, "身高")).to_have_value("151")
    tab_to(bmi.get_by_role("button", name="体重加"))
    keys.press("Enter")
    keys.press("Space")
    expect(field(bmi, "体重")).to_have_value("61")
    tab_to(bmi.get_by_role("radio", name="18–64岁"))
    keys.press("ArrowDown")
    expect(band(bmi, "体重指数")).to_have_text("在建议范围里")
    assert value(bmi, "体重指数") == "26.8"
    tab_to(bmi.get_by_role("button", name="恢复原来的数"))
    keys.press("Enter")
    expect(field(bmi, "身高")).to_have_value("160")
    expect(bmi.get_by_role("radio", name="18–64岁")).to_be_checked()


def test_results_are_announced_once_one_has_finished_typing(bmi: Locator) -> None:
    status = bmi.page.locator("[data-status]")
    field(bmi, "体重").press_sequentially("")
    field(bmi, "体重").fill("7")
    field(bmi, "体重").fill("70")
    expect(status).to_contain_text("体重指数 27.3 千克/米²，超重")


@pytest.mark.parametrize(("query", "least"), [("", 44), ("?elder=1", 60)], ids=["plain", "elder"])
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_targets_are_large_and_nothing_runs_over(
    exhibit: Callable[..., Page], width: int, query: str, least: int
) -> None:
    page = exhibit("ex-bmi", width=width)
    page.goto(page.url + query)
    for target in (
        page.locator("kepu-calculator .play__stage")
        .locator("button, [type=text], label.calc__option")
        .all()
    ):
        box = target.bounding_box()
        assert box
        assert box["height"] >= least
        assert box["width"] >= 44
    assert page.evaluate(
        "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    )


# What is kept, and what is refused


def test_no_number_is_kept(bmi: Locator) -> None:
    field(bmi, "体重").fill("61.5")
    expect(bmi.page.locator("[data-status]")).to_contain_text("体重指数")
    everything = "[Object.entries(localStorage), Object.entries(sessionStorage), document.cookie]"
    kept = bmi.page.evaluate(f"JSON.stringify({everything})")
    assert not re.search(r"61|160", kept)
    bmi.page.reload()
    expect(field(bmi, "体重")).to_have_value("60")


def test_the_part_is_done_once_something_has_been_worked_out(bmi: Locator) -> None:
    page = bmi.page
    assert page.evaluate("localStorage.getItem('kepu.hall.ex-bmi.done')") is None
    field(bmi, "体重").fill("70")
    expect(page.locator("[data-status]")).to_contain_text("算好了")
    assert page.evaluate("localStorage.getItem('kepu.hall.ex-bmi.done')") == "bmi"


def test_what_cannot_be_worked_out_is_said_so(staged: Callable[..., Page]) -> None:
    host = staged(HOSTILE).locator("kepu-calculator")
    expect(host.locator(".calc__value b")).to_have_text(["算不出来"] * 3)
    expect(host.locator(".calc__band")).to_have_count(0)
    expect(host.get_by_text("从不")).to_have_count(0)
    host.get_by_role("textbox").first.fill("0.3")
    expect(host.locator(".calc__value b")).to_have_text(["3.33", "6.67", "算不出来"])
    expect(host.locator(".calc__band")).to_have_text("大")


def test_texts_are_never_markup(staged: Callable[..., Page]) -> None:
    stage = staged(HOSTILE).locator(".play__stage")
    expect(stage.get_by_text("<img src=x onerror=alert(1)>")).to_be_visible()
    expect(stage.locator("img, i, .calc__label b")).to_have_count(0)


def test_a_step_that_is_left_out_is_one_and_numbers_may_be_negative(
    staged: Callable[..., Page],
) -> None:
    host = staged(HOSTILE).locator("kepu-calculator")
    box = host.get_by_role("textbox", name="乙")
    host.get_by_role("button", name="乙减").click()
    expect(box).to_have_value("\N{MINUS SIGN}2")
    host.get_by_role("button", name="乙减").click()
    expect(box).to_have_value("\N{MINUS SIGN}3")
    expect(host.locator(".calc__wrong").nth(1)).to_be_empty()
