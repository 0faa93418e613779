"""A slider is moved from end to end, by key, by button and by dragging; each place shows its own words."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

Find = Callable[[Page, str], tuple[Locator, dict[str, Any]]]
Found = tuple[Locator, dict[str, Any]]
UNEVEN = {
    "type": "slider",
    "id": "own",
    "title": "自编",
    "controls": [
        {"id": "x", "title": "<b>横</b>", "unit": "步", "min": 0.1, "max": 1, "step": 0.4, "start": 0.5},
        {"id": "y", "title": "纵", "min": 1, "max": 1000, "step": 0.5, "start": 10, "scale": "log"},
    ],
    "readouts": [
        {"id": "part", "title": "分之一", "value": [1, "$x", 0.5, "-", "/"]},
        {"id": "half", "title": "一半", "value": ["$part", 2, "/"], "decimals": 1},
    ],
    "curve": {"title": "自编曲线", "x": "x", "value": [1, "$x", 0.5, "-", "/"]},
    "states": [
        {"id": "low", "when": ["$half", 0, "<"], "title": "<i>低</i>", "text": "低处"},
        {"id": "broken", "when": ["constructor"], "title": "坏", "text": "不会出现", "picture": "no-such"},
        {"id": "rest", "title": "其余", "text": "其余各处", "picture": "no-such"},
    ],
}  # fmt: skip


def handle(host: Locator, name: str) -> Locator:
    return host.get_by_role("slider", name=name)


def title(host: Locator) -> Locator:
    return host.locator(".slide__title")


def is_done(page: Page, exhibit: str, part: str) -> bool:
    kept: str = page.evaluate(f"localStorage.getItem('kepu.hall.{exhibit}.done') || ''")
    return part in kept.split(" ")


@pytest.fixture
def quake(exhibit: Callable[..., Page], part_of: Find) -> Found:
    return part_of(exhibit("ex-quake"), "intensity")


def go_through(host: Locator, name: str, states: list[dict[str, Any]]) -> None:
    """Walk a slider from its lowest place up, and compare each place with its state."""
    box = handle(host, name)
    box.focus()
    box.press("Home")
    for at, state in enumerate(states):
        if at:
            box.press("ArrowRight")
        expect(title(host)).to_have_text(state["title"])
        expect(host.locator(".slide__text")).to_have_text(state["text"])
        assert state["title"] in (box.get_attribute("aria-valuetext") or "")
    box.press("ArrowRight")
    expect(title(host)).to_have_text(states[-1]["title"])


def test_all_twelve_degrees_are_reached_by_key(quake: Found) -> None:
    host, data = quake
    assert len(data["states"]) == 12
    go_through(host, "烈度", data["states"])
    expect(host.locator("output")).to_have_text("12 度")
    expect(host.locator(".slide__tally")).to_have_text("看过 12 种，共 12 种")
    expect(host.locator(".feedback--ok")).to_be_visible()
    assert is_done(host.page, "ex-quake", "intensity")


def test_all_powers_of_ten_are_reached_by_key(exhibit: Callable[..., Page], part_of: Find) -> None:
    host, data = part_of(exhibit("ex-zoom"), "zoom")
    go_through(host, "尺度", data["states"])
    expect(host.locator("output")).to_have_text("1×10²¹ 米")
    handle(host, "尺度").press("Home")
    expect(host.locator("output")).to_have_text("1×10⁻¹⁰ 米")
    expect(host.locator(".slide__readout")).to_contain_text("\N{MINUS SIGN}10")


def test_the_picture_is_that_of_the_state(quake: Found) -> None:
    host, data = quake
    box = handle(host, "烈度")
    for at in range(12):
        box.focus()
        picture = host.locator(".slide__picture svg")
        expect(picture).to_have_attribute("data-picture", data["states"][at]["picture"])
        assert (picture.bounding_box() or {"width": 0})["width"] > 100
        box.press("ArrowUp")


def test_buttons_step_and_know_the_ends(quake: Found) -> None:
    host, _ = quake
    less, more = (host.get_by_role("button", name=name) for name in ("烈度小一点", "烈度大一点"))
    expect(less).to_have_attribute("aria-disabled", "true")
    # A finger does not ask whether a button may be pressed.
    less.click(force=True)
    expect(host.locator("output")).to_have_text("1 度")
    for _ in range(15):
        more.click(force=True)
    expect(host.locator("output")).to_have_text("12 度")
    expect(more).to_have_attribute("aria-disabled", "true")
    expect(less).to_have_attribute("aria-disabled", "false")


def test_a_finger_drags_it(quake: Found) -> None:
    host, data = quake
    box = handle(host, "烈度").bounding_box()
    assert box
    mouse = host.page.mouse
    y = box["y"] + box["height"] / 2
    mouse.move(box["x"] + 18, y)
    mouse.down()
    mouse.move(box["x"] + box["width"] / 2, y, steps=8)
    expect(title(host)).to_have_text(data["states"][6]["title"])
    mouse.move(box["x"] + box["width"] + 200, y, steps=8)
    expect(title(host)).to_have_text(data["states"][11]["title"])
    mouse.up()
    expect(host.locator("output")).to_have_text("12 度")


def test_only_the_place_where_it_comes_to_rest_is_read_out(quake: Found) -> None:
    host, data = quake
    status = host.page.locator("[data-status]")
    host.page.evaluate(
        """() => { window.said = []; new MutationObserver(() => {
          const words = document.querySelector('[data-status]').textContent; if (words) window.said.push(words);
        }).observe(document.querySelector('[data-status]'), { childList: true, subtree: true }); }"""
    )
    handle(host, "烈度").focus()
    for _ in range(4):
        host.page.keyboard.press("ArrowRight")
    expect(status).to_contain_text(data["states"][4]["text"])
    said: list[str] = host.page.evaluate("window.said")
    rest = data["states"][4]
    assert [words for words in said if "概述" in words] == [f"{rest['title']}。{rest['text']}"]


def test_it_is_done_only_when_both_ends_and_half_of_it_have_been_seen(quake: Found) -> None:
    host, _ = quake
    box = handle(host, "烈度")
    box.focus()
    box.press("End")
    box.press("Home")
    host.page.wait_for_timeout(1000)
    assert not is_done(host.page, "ex-quake", "intensity")
    for _ in range(4):
        box.press("ArrowRight")
    expect(host.locator(".feedback--ok")).to_be_visible()
    assert is_done(host.page, "ex-quake", "intensity")
    host.get_by_role("button", name="从头再看").click()
    expect(host.locator(".feedback--ok")).to_have_count(0)
    expect(host.locator(".slide__tally")).to_have_text("看过 1 种，共 12 种")


def test_the_energy_follows_both_magnitudes(exhibit: Callable[..., Page], part_of: Find) -> None:
    host, _ = part_of(exhibit("ex-quake"), "magnitude")
    numbers = host.locator(".slide__readout b")
    small, large = handle(host, "小的那次"), handle(host, "大的那次")
    large.press("Home")
    small.press("End")
    expect(numbers).to_have_text(["0", "1"])
    large.press("ArrowRight")
    expect(numbers).to_have_text(["1", "32"])
    large.press("ArrowRight")
    expect(numbers).to_have_text(["2", "1000"])
    expect(title(host)).to_have_text("差2级")


def test_the_curve_says_that_it_is_a_sketch_and_shows_where_one_is(
    exhibit: Callable[..., Page],
) -> None:
    page = exhibit("ex-temp")
    host = page.locator("kepu-slider", has=page.locator(".curve")).first
    picture = host.get_by_role("img", name="示意图")
    expect(picture).to_be_visible()
    expect(picture.get_by_text("示意", exact=True)).to_be_visible()
    box = host.get_by_role("slider").nth(1)
    box.focus()
    seen = []
    for key in ("Home", "PageUp", "End"):
        box.press(key)
        seen.append(float(host.locator(".curve__dot").get_attribute("cx") or 0))
        assert "NaN" not in (host.locator(".curve__line").get_attribute("d") or "NaN")
    assert seen == sorted(set(seen))


def test_every_place_of_the_cold_and_the_warm_has_words(exhibit: Callable[..., Page]) -> None:
    host = exhibit("ex-temp").locator("kepu-slider").first
    first, second = (host.get_by_role("slider").nth(at) for at in (0, 1))
    seen = set()
    for far in ("Home", "End"):
        second.press(far)
        first.press("Home")
        for _ in range(19):
            seen.add(title(host).inner_text())
            expect(host.locator(".slide__text")).not_to_be_empty()
            for _ in range(5):
                first.press("ArrowRight")
    assert len(seen) >= 5


def test_an_uneven_step_still_reaches_the_end_and_bad_sums_break_nothing(
    staged: Callable[..., Page],
) -> None:
    host = staged(UNEVEN).locator("kepu-slider")
    outputs = host.locator("output")
    expect(outputs).to_have_text(["0.5 步", "10"])
    expect(host.locator(".slide__readout b")).to_have_text(["算不出来", "算不出来"])
    expect(title(host)).to_have_text("其余")
    expect(host.locator(".slide__picture")).to_be_hidden()
    handle(host, "横").press("End")
    expect(outputs.first).to_have_text("1 步")
    expect(host.locator(".slide__readout b")).to_have_text(["2", "1"])
    handle(host, "横").press("Home")
    expect(outputs.first).to_have_text("0.1 步")
    expect(title(host)).to_have_text("<i>低</i>")
    handle(host, "纵").press("End")
    expect(outputs.nth(1)).to_have_text("1000")
    handle(host, "纵").press("ArrowLeft")
    expect(outputs.nth(1)).to_have_text("316")
    assert "NaN" not in (host.locator(".curve__line").get_attribute("d") or "NaN")


def test_it_is_used_without_a_mouse(quake: Found, tab_to: Callable[[Locator], None]) -> None:
    host, _ = quake
    tab_to(handle(host, "烈度"))
    host.page.keyboard.press("End")
    tab_to(host.get_by_role("button", name="从头再看"))
    host.page.keyboard.press("Space")
    expect(host.locator("output")).to_have_text("1 度")
    tab_to(host.get_by_role("button", name="烈度大一点"))
    host.page.keyboard.press("Enter")
    expect(host.locator("output")).to_have_text("2 度")


@pytest.mark.parametrize(("query", "least"), [("", 44), ("?elder=1", 60)], ids=["plain", "elder"])
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_targets_are_large_and_nothing_runs_over(
    exhibit: Callable[..., Page], width: int, query: str, least: int
) -> None:
    page = exhibit("ex-quake", width=width)
    page.goto(page.url + query)
    for target in page.locator("kepu-slider .play__stage").locator("button, input").all():
        if not target.is_visible():
            continue
        box = target.bounding_box()
        assert box
        assert box["height"] >= least
        assert box["width"] >= 44
    assert page.evaluate(
        "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    )
