"""Practising movements: by mouse, by finger, by key; skipped, repeated, and never leading off the page."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, CDPSession, Locator, Page, expect

pytestmark = pytest.mark.browser

HERE = "c/gewuli/exhibits/ex-bigfont/"
ACTIONS = ("tap", "hold", "swipe", "back", "zoom", "type")
OWN = {
    "type": "practice",
    "id": "own",
    "title": "六样都有",
    "tasks": [
        {
            "id": f"own-{action}",
            "action": action,
            "title": f"第{at}样",
            "text": "<b>怎么做</b>",
            "target": {"type": "\uff21 b，四个字。"}.get(action, "<i>这里</i>"),
            "done": f"做到了{action}",
        }
        for at, action in enumerate(ACTIONS)
    ],
}
"""Every movement once, whatever the catalogue's exhibit leaves out."""


def practice(page: Page) -> tuple[Locator, dict[str, Any]]:
    host = page.locator("kepu-practice").first
    return host, json.loads(host.locator("script").first.text_content() or "")


def place(host: Locator) -> Locator:
    return host.locator(".practice__place")


def button(host: Locator, name: str) -> Locator:
    return host.get_by_role("button", name=name, exact=True)


def onward(host: Locator) -> Locator:
    return host.get_by_role("button", name=re.compile("^(下一项|练完了)$"))


def skip_to(host: Locator, action: str) -> None:
    for _ in ACTIONS[: ACTIONS.index(action)]:
        button(host, "跳过这一项").click()
    expect(place(host)).to_have_attribute("data-task", f"own-{action}")


def centre(target: Locator) -> tuple[float, float]:
    box = target.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def pull(box: Locator) -> None:
    """Move a page under the mouse upwards, as far as it goes."""
    x, y = centre(box)
    for _ in range(4):
        box.page.mouse.move(x, y + 100)
        box.page.mouse.down()
        box.page.mouse.move(x, y - 100, steps=4)
        box.page.mouse.up()


def go_in_and_out(host: Locator) -> None:
    place(host).get_by_role("button").click()
    button(host, "← 返回").click()


BY_MOUSE: dict[str, Callable[[Locator, str], object]] = {
    "tap": lambda host, _: place(host).get_by_role("button").click(),
    "hold": lambda host, _: place(host).get_by_role("button").click(delay=1500),
    "swipe": lambda host, _: pull(place(host).get_by_role("region")),
    "back": lambda host, _: go_in_and_out(host),
    "zoom": lambda host, _: button(host, "＋ 放大").click(click_count=2),
    "type": lambda host, words: place(host).get_by_role("textbox").fill(words),
}


def by_mouse(host: Locator, task: dict[str, Any]) -> None:
    BY_MOUSE[task["action"]](host, task["target"])


KEYS = {
    "tap": ["Enter"],
    "hold": [],
    "swipe": ["ArrowDown"] * 6,
    "back": ["Enter", " "],
    "zoom": ["+", "ArrowUp"],
    "type": [],
}


def by_key(host: Locator, task: dict[str, Any], tab_to: Callable[[Locator], None]) -> None:
    keyboard = host.page.keyboard
    tab_to(place(host).locator("button, input, [tabindex]").first)
    if task["action"] == "hold":
        keyboard.press(" ", delay=1500)
    elif task["action"] == "type":
        keyboard.insert_text(task["target"])
        keyboard.press("Enter")
    for key in KEYS[task["action"]]:
        keyboard.press(key)


def play(
    host: Locator, part: dict[str, Any], do: Callable[[Locator, dict[str, Any]], None]
) -> None:
    """Do every exercise, one after the other."""
    total = len(part["tasks"])
    for number, task in enumerate(part["tasks"], start=1):
        expect(host.locator(".play__progress")).to_have_text(f"第 {number} 项，共 {total} 项")
        expect(host.locator(".play__ask")).to_have_text(task["title"])
        do(host, task)
        expect(host.locator(".feedback--ok")).to_contain_text(task["done"])
        onward(host).click()
    expect(host.locator(".play__ask")).to_have_text("全部练完了，您真行！")
    expect(host.locator(".play__ask")).to_be_focused()


def test_the_exhibit_can_be_done_by_mouse(exhibit: Callable[..., Page]) -> None:
    page = exhibit("ex-bigfont", width=1280, height=900)
    host, part = practice(page)
    address = page.url
    play(host, part, by_mouse)
    assert page.url == address
    assert part["id"] in page.evaluate("localStorage.getItem('kepu.hall.ex-bigfont.done')")


def test_the_exhibit_can_be_done_by_key(
    exhibit: Callable[..., Page], tab_to: Callable[[Locator], None]
) -> None:
    page = exhibit("ex-bigfont")
    host, part = practice(page)
    place(host).get_by_role("button").first.focus()
    play(host, part, lambda host, task: by_key(host, task, tab_to))


def test_the_exhibit_teaches_what_it_promises(exhibit: Callable[..., Page]) -> None:
    _, part = practice(exhibit("ex-bigfont"))
    assert {"tap", "swipe", "back", "zoom", "type"} <= {task["action"] for task in part["tasks"]}


@pytest.mark.parametrize("query", ["", "?elder=1"])
def test_every_movement_works_on_a_small_screen(staged: Callable[..., Page], query: str) -> None:
    page = staged(OWN, query=query, width=360, height=740)
    host, part = practice(page)
    play(host, part, by_mouse)
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert host.locator(".play__stage i, .play__stage b b").count() == 0


def touch(hand: CDPSession, kind: str, *points: tuple[float, float]) -> None:
    sent = [{"x": x, "y": y, "id": at} for at, (x, y) in enumerate(points)]
    hand.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": sent})


def test_two_fingers_make_it_bigger(staged: Callable[..., Page]) -> None:
    page = staged(OWN, has_touch=True, is_mobile=True, reduced_motion="reduce")
    host, _ = practice(page)
    skip_to(host, "zoom")
    box = place(host).get_by_role("group")
    box.scroll_into_view_if_needed()
    x, y = centre(box)
    hand = page.context.new_cdp_session(page)
    touch(hand, "touchStart", (x - 20, y), (x + 20, y))
    for reach in (30, 40, 50, 60):
        touch(hand, "touchMove", (x - reach, y), (x + reach, y))
    expect(host.locator(".practice__size")).to_have_text("现在是原来的 3 倍大")
    touch(hand, "touchEnd")
    expect(host.locator(".feedback--ok")).to_be_visible()
    assert page.evaluate("window.visualViewport.scale") == 1


def test_a_finger_swipes(staged: Callable[..., Page]) -> None:
    page = staged(OWN, has_touch=True, is_mobile=True, reduced_motion="reduce")
    host, _ = practice(page)
    skip_to(host, "swipe")
    box = place(host).get_by_role("region")
    box.scroll_into_view_if_needed()
    x, y = centre(box)
    hand = page.context.new_cdp_session(page)
    for _ in range(4):
        touch(hand, "touchStart", (x, y + 100))
        for step in range(1, 11):
            touch(hand, "touchMove", (x, y + 100 - step * 20))
        touch(hand, "touchEnd")
    expect(host.locator(".feedback--ok")).to_be_visible()


def test_a_finger_holds(staged: Callable[..., Page]) -> None:
    page = staged(OWN, has_touch=True, is_mobile=True, reduced_motion="reduce")
    host, _ = practice(page)
    skip_to(host, "hold")
    target = place(host).get_by_role("button")
    target.scroll_into_view_if_needed()
    hand = page.context.new_cdp_session(page)
    touch(hand, "touchStart", centre(target))
    page.wait_for_timeout(200)
    touch(hand, "touchEnd")
    expect(host.locator(".feedback--notice")).to_contain_text("松得早了一点")
    touch(hand, "touchStart", centre(target))
    expect(host.locator(".feedback--ok")).to_be_visible()
    touch(hand, "touchEnd")


def test_a_long_tap_counts_and_is_told_kindly(staged: Callable[..., Page]) -> None:
    host, _ = practice(staged(OWN))
    place(host).get_by_role("button").click(delay=900)
    expect(host.locator(".feedback--ok")).to_contain_text("轻快一点")


def test_the_browsers_own_back_leads_back_inside(staged: Callable[..., Page]) -> None:
    page = staged(OWN)
    host, _ = practice(page)
    skip_to(host, "back")
    address = page.url
    enter = place(host).get_by_role("button")
    enter.dblclick()
    expect(place(host)).to_contain_text("第二页")
    page.go_back()
    expect(place(host)).to_contain_text("第一页")
    expect(host.locator(".feedback--ok")).to_be_visible()
    assert page.url == address
    page.go_forward()
    expect(place(host)).to_contain_text("第二页")
    button(host, "← 返回").evaluate("(button) => { button.click(); button.click(); }")
    expect(place(host)).to_contain_text("第一页")
    assert page.url == address


def test_skipping_from_the_second_page_leaves_no_trap(
    visit: Callable[..., Page], origin: str
) -> None:
    page = visit("c/gewuli/hall/")
    page.goto(origin + HERE)
    host, part = practice(page)
    while part["tasks"][0]["action"] != "back":
        part["tasks"].pop(0)
        button(host, "跳过这一项").click()
    place(host).get_by_role("button").click()
    button(host, "跳过这一项").click()
    expect(host.locator(".play__ask")).not_to_have_text(part["tasks"][0]["title"])
    page.wait_for_timeout(200)
    page.go_back()
    assert page.url == f"{origin}c/gewuli/hall/"


def test_going_back_works_from_a_folder(browse: Callable[..., BrowserContext], site: Path) -> None:
    page = browse().new_page()
    page.goto((site / HERE / "index.html").as_uri())
    host, part = practice(page)
    for task in part["tasks"]:
        if task["action"] == "back":
            break
        button(host, "跳过这一项").click()
    address = page.url
    place(host).get_by_role("button").click()
    page.evaluate("history.back()")
    expect(host.locator(".feedback--ok")).to_be_visible()
    assert page.url == address


def test_typing_is_compared_leniently(staged: Callable[..., Page]) -> None:
    host, _ = practice(staged(OWN))
    skip_to(host, "type")
    field = place(host).get_by_role("textbox")
    button(host, "看看对不对").click()
    expect(host.locator(".feedback--notice")).to_contain_text("还没有打字")
    field.fill("a b 四个")
    field.press("Enter")
    expect(host.locator(".feedback--notice")).to_contain_text("您打的是“a b 四个”")
    expect(field).to_be_focused()
    button(host, "全部删掉").click()
    expect(field).to_have_value("")
    field.fill("\uff21B四个字")
    expect(host.locator(".feedback--ok")).to_be_visible()


def test_a_word_in_the_making_is_left_in_peace(staged: Callable[..., Page]) -> None:
    page = staged(OWN)
    host, _ = practice(page)
    skip_to(host, "type")
    field = place(host).get_by_role("textbox")
    field.focus()
    hand = page.context.new_cdp_session(page)
    for half in ("a", "ab", "ab四个字"):
        hand.send(
            "Input.imeSetComposition",
            {"text": half, "selectionStart": len(half), "selectionEnd": len(half)},
        )
    expect(host.locator(".feedback")).to_be_hidden()
    page.keyboard.insert_text("ab四个字")
    expect(host.locator(".feedback--ok")).to_be_visible()


def test_all_can_be_skipped_and_taken_up_again(staged: Callable[..., Page]) -> None:
    page = staged(OWN)
    host, part = practice(page)
    for _ in ACTIONS:
        button(host, "跳过这一项").click()
    expect(host.locator(".play__ask")).to_contain_text("想练的时候再来")
    assert page.evaluate("localStorage.getItem('kepu.hall.ex-own.done')") is None
    button(host, "再练第0样").click()
    by_mouse(host, part["tasks"][0])
    button(host, "再练一次").click()
    expect(host.locator(".feedback")).to_be_hidden()
    by_mouse(host, part["tasks"][0])
    for _ in ACTIONS:
        host.get_by_role("button", name=re.compile("^(跳过这一项|下一项|练完了)$")).click()
    expect(host.locator(".play__ask")).to_contain_text("练会了 1 项")


@pytest.mark.parametrize("query", ["", "?elder=1"])
def test_everything_to_press_is_sixty_pixels_high(staged: Callable[..., Page], query: str) -> None:
    host, _ = practice(staged(OWN, query=query, width=360, height=740))
    for _ in ACTIONS:
        for target in host.locator(".play__stage").locator("button, input").all():
            box = target.bounding_box()
            assert box
            assert box["height"] >= 60
        button(host, "跳过这一项").click()


def test_nothing_that_is_typed_leaves_the_page(staged: Callable[..., Page]) -> None:
    page = staged(OWN)
    host, _ = practice(page)
    skip_to(host, "type")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    place(host).get_by_role("textbox").fill("一句心里话")
    button(host, "看看对不对").click()
    expect(host.locator(".feedback--notice")).to_contain_text("一句心里话")
    assert asked == []
    assert "心里话" not in page.evaluate("JSON.stringify([localStorage, sessionStorage])")
