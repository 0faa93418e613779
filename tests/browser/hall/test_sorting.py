"""Putting things where they belong: rightly, wrongly, by key, dragged; and what each bin holds at the end."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

EXHIBITS = ["ex-sort", "ex-rain", "ex-fridge", "ex-pack"]
EVIL = '<img src=x onerror="window.hacked=1">'
COLOURS = ["red", "orange", "yellow", "green", "blue", "grey", "brown", "purple"]


def parts(page: Page) -> Iterator[tuple[Locator, dict[str, Any]]]:
    for host in page.locator("kepu-sorting").all():
        yield host, json.loads(host.locator("script").first.text_content() or "")


def asked(host: Locator, part: dict[str, Any]) -> dict[str, Any]:
    id = host.locator(".sorting__card").get_attribute("data-item")
    found: dict[str, Any] = next(item for item in part["items"] if item["id"] == id)
    return found


def bin_of(host: Locator, id: str) -> Locator:
    return host.locator(f"button[data-bin={id}]")


def wrong_bins(part: dict[str, Any], item: dict[str, Any]) -> list[str]:
    return [place["id"] for place in part["bins"] if place["id"] not in item["bins"]]


def reply(host: Locator) -> Locator:
    return host.locator(".feedback")


def play(host: Locator, part: dict[str, Any], press: Callable[[Locator], None]) -> None:
    """Put everything where it belongs."""
    total = len(part["items"])
    for number in range(1, total + 1):
        expect(host.locator(".play__progress")).to_have_text(f"第 {number} 件，共 {total} 件")
        item = asked(host, part)
        press(bin_of(host, item["bins"][-1]))
        expect(reply(host)).to_contain_text(f"对！{item['title']}")
        expect(reply(host)).to_contain_text(item["why"])
        press(reply(host).get_by_role("button"))
    expect(host.locator(".play__ask")).to_have_text(f"{total} 件都放好了。每一件都一次放对。")
    for item in part["items"]:
        expect(host.locator(".sorting__list").get_by_text(item["title"], exact=True)).to_have_count(
            1
        )


@pytest.mark.parametrize("id", EXHIBITS)
def test_everything_finds_its_place_by_hand(exhibit: Callable[..., Page], id: str) -> None:
    page = exhibit(id)
    for host, part in parts(page):
        play(host, part, lambda target: target.click())
        assert part["id"] in page.evaluate(f"localStorage.getItem('kepu.hall.{id}.done')")


@pytest.mark.parametrize("id", ["ex-sort", "ex-rain"])
def test_everything_finds_its_place_by_key(
    exhibit: Callable[..., Page], tab_to: Callable[[Locator], None], id: str
) -> None:
    page = exhibit(id, width=1280, height=900)
    for host, part in parts(page):

        def press(target: Locator) -> None:
            tab_to(target)
            page.keyboard.press("Enter")

        bin_of(host, part["bins"][0]["id"]).focus()
        play(host, part, press)
        expect(host.locator(".play__ask")).to_be_focused()
        press(host.get_by_role("button", name="再玩一遍"))
        expect(host.locator(".sorting__card")).to_be_focused()


def test_arrows_go_from_bin_to_bin(exhibit: Callable[..., Page]) -> None:
    page = exhibit("ex-sort")
    host, part = next(parts(page))
    ids = [place["id"] for place in part["bins"]]
    bin_of(host, ids[0]).focus()
    for id in [*ids[1:], ids[0]]:
        page.keyboard.press("ArrowRight")
        expect(bin_of(host, id)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(bin_of(host, ids[-1])).to_be_focused()


def test_a_wrong_bin_says_what_it_is_for_and_keeps_nothing(exhibit: Callable[..., Page]) -> None:
    host, part = next(parts(exhibit("ex-sort")))
    item = asked(host, part)
    first, second, *_ = wrong_bins(part, item)
    texts = {place["id"]: place["text"] for place in part["bins"]}
    bin_of(host, first).click()
    expect(reply(host)).to_contain_text("再想想")
    expect(reply(host)).to_contain_text(texts[first])
    expect(reply(host).get_by_role("button")).to_have_count(0)
    expect(bin_of(host, first)).to_have_attribute("aria-disabled", "true")
    expect(bin_of(host, first)).to_contain_text("试过了")
    bin_of(host, second).click()
    assert asked(host, part) == item
    expect(host.locator(".sorting__held")).to_have_text(["还空着"] * len(part["bins"]))
    reply(host).get_by_role("button", name="告诉我放哪里").click()
    expect(reply(host)).to_contain_text(item["why"])
    expect(reply(host)).not_to_contain_text("对！")
    expect(bin_of(host, item["bins"][0])).to_contain_text(item["title"])


def test_the_end_says_how_many_were_right_at_once(exhibit: Callable[..., Page]) -> None:
    host, part = next(parts(exhibit("ex-sort")))
    total = len(part["items"])
    for number in range(total):
        item = asked(host, part)
        if number < 3:
            bin_of(host, wrong_bins(part, item)[0]).click()
        bin_of(host, item["bins"][0]).click()
        reply(host).get_by_role("button").click()
    expect(host.locator(".play__ask")).to_contain_text(f"其中 {total - 3} 件一次就放对")


def test_every_accepted_bin_is_right_and_names_the_others(staged: Callable[..., Page]) -> None:
    host, part = next(parts(staged(OWN)))
    while asked(host, part)["id"] != "both":
        bin_of(host, asked(host, part)["bins"][0]).click()
        reply(host).get_by_role("button").click()
    bin_of(host, "orange").click()
    expect(reply(host)).to_contain_text("对！")
    expect(reply(host)).to_contain_text("放进“red”也可以。")


def test_a_double_click_answers_once(exhibit: Callable[..., Page]) -> None:
    host, part = next(parts(exhibit("ex-sort")))
    item = asked(host, part)
    bin_of(host, wrong_bins(part, item)[0]).dblclick()
    assert asked(host, part) == item
    bin_of(host, item["bins"][0]).dblclick()
    expect(host.locator(".play__progress")).to_contain_text("第 1 件")
    reply(host).get_by_role("button").dblclick()
    expect(host.locator(".play__progress")).to_contain_text("第 2 件")
    expect(reply(host)).to_be_hidden()


def centre(target: Locator) -> tuple[float, float]:
    box = target.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_the_mouse_can_carry_it(exhibit: Callable[..., Page]) -> None:
    page = exhibit("ex-sort", width=1280, height=1000, reduced_motion="reduce")
    host, part = next(parts(page))
    item = asked(host, part)
    host.locator(".sorting__card").scroll_into_view_if_needed()
    for id, said in ((wrong_bins(part, item)[0], "再想想"), (item["bins"][0], "对！")):
        page.mouse.move(*centre(host.locator(".sorting__name")))
        page.mouse.down()
        page.mouse.move(*centre(bin_of(host, id)), steps=5)
        page.mouse.up()
        expect(reply(host)).to_contain_text(said)
        assert host.locator(".sorting__card").evaluate("(card) => card.style.transform") == ""


def test_a_finger_can_carry_it_by_the_grip(exhibit: Callable[..., Page]) -> None:
    page = exhibit("ex-sort", has_touch=True, reduced_motion="reduce")
    host, part = next(parts(page))
    item = asked(host, part)
    host.locator(".sorting__card").evaluate(
        "(card) => card.scrollIntoView({ block: 'start', behavior: 'instant' })"
    )
    hand = page.context.new_cdp_session(page)
    to = bin_of(host, item["bins"][0])
    x, y = centre(host.locator(".sorting__grip"))
    goal = centre(to)

    def touch(kind: str, *points: tuple[float, float]) -> None:
        sent = [{"x": x, "y": y} for x, y in points]
        hand.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": sent})

    touch("touchStart", (x, y))
    for step in range(1, 6):
        touch("touchMove", (x + (goal[0] - x) * step / 5, y + (goal[1] - y) * step / 5))
    touch("touchEnd")
    expect(reply(host)).to_contain_text("对！")


OWN = {
    "type": "sorting",
    "id": "own",
    "title": "八个地方",
    "bins": [{"id": colour, "title": colour, "colour": colour} for colour in COLOURS],
    "items": [
        *({"id": f"i{at}", "title": f"东西{at}", "bins": [COLOURS[at % 8]], "why": "因为。"} for at in range(57)),
        {"id": "both", "title": "两可", "bins": ["red", "orange"], "why": "都行。"},
        {"id": "evil", "title": EVIL, "bins": ["red"], "why": EVIL * 2},
        {"id": "long", "title": "一二三四五六七八九十" * 4, "bins": ["blue"], "why": "长。"},
    ],
}  # fmt: skip
"""As many bins and things as may be, without anything that may be left out."""


@pytest.mark.parametrize("query", ["", "?elder=1"])
def test_eight_bins_and_sixty_things_fit(staged: Callable[..., Page], query: str) -> None:
    page = staged(OWN, query=query, width=360, height=740)
    host, part = next(parts(page))
    play(host, part, lambda target: target.dispatch_event("click"))
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert page.evaluate("window.hacked") is None
    assert host.locator("img").count() == 0
