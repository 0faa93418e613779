"""Filling a bag and a plate: what is put in, what is too much, what is missing, and when it is enough."""

import json
import re
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

Found = tuple[Locator, dict[str, Any]]

EVIL = '<img src=x onerror="window.hacked=1">'
ENOUGH = "看看够不够"


def builder(page: Page) -> Found:
    host = page.locator("kepu-builder").first
    return host, json.loads(host.locator("script").first.text_content() or "")


def card(host: Locator, id: str) -> Locator:
    return host.locator(f"button[data-item={id}]")


def reply(host: Locator) -> Locator:
    return host.locator(".play__stage > .feedback").last


def needed(part: dict[str, Any]) -> list[dict[str, Any]]:
    return [item for item in part["items"] if item.get("needed")]


def limit(program: Any) -> float:
    """Read a limit that is one number."""
    (value,) = program if isinstance(program, list) else (program,)
    return float(value)


def fits(part: dict[str, Any], items: Iterable[dict[str, Any]]) -> bool:
    chosen = list(items)
    for meter in part.get("meters", []):
        total = sum(item.get("amounts", {}).get(meter["id"], 0) for item in chosen)
        least = limit(meter["min"]) if "min" in meter else 0
        if not least - 1e-9 <= total <= limit(meter["max"]) + 1e-9:
            return False
    return True


def packing(part: dict[str, Any]) -> list[str]:
    """Find things that are enough and not too much."""
    must = needed(part)
    rest = [item for item in part["items"] if not item.get("needed")]
    for count in range(len(rest) + 1):
        for more in combinations(rest, count):
            if fits(part, [*must, *more]):
                return [item["id"] for item in [*must, *more]]
    pytest.fail("nothing is enough and not too much")


def fill(host: Locator, ids: Sequence[str], press: Callable[[Locator], None]) -> None:
    for id in ids:
        press(card(host, id))
        expect(card(host, id)).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize("id", ["ex-pack", "ex-saltlab"])
def test_it_can_be_filled_by_hand(exhibit: Callable[..., Page], id: str) -> None:
    page = exhibit(id)
    host, part = builder(page)
    chosen = packing(part)
    fill(host, chosen, lambda target: target.click())
    expect(host.locator(".tray li")).to_have_count(len(chosen))
    expect(host.locator(".builder__state")).to_have_text(["在范围里"] * len(part["meters"]))
    host.get_by_role("button", name=ENOUGH).click()
    expect(reply(host)).to_contain_text(part["done"])
    assert part["id"] in page.evaluate(f"localStorage.getItem('kepu.hall.{id}.done')")


def test_the_bag_holds_ten_needed_things(exhibit: Callable[..., Page]) -> None:
    _, part = builder(exhibit("ex-pack"))
    assert len(needed(part)) == 10
    assert sorted(packing(part)) == sorted(item["id"] for item in needed(part))


@pytest.mark.parametrize("id", ["ex-pack", "ex-saltlab"])
def test_it_can_be_filled_by_key(
    exhibit: Callable[..., Page], tab_to: Callable[[Locator], None], id: str
) -> None:
    page = exhibit(id, width=1280, height=900)
    host, part = builder(page)
    order = [item["id"] for item in part["items"]]

    def press(target: Locator) -> None:
        tab_to(target)
        page.keyboard.press("Enter")

    card(host, order[0]).focus()
    fill(host, sorted(packing(part), key=order.index), press)
    press(host.get_by_role("button", name=ENOUGH))
    expect(reply(host)).to_contain_text(part["done"])
    press(host.get_by_role("button", name="全部拿出来，重新装"))
    expect(host.locator("[aria-pressed=true]")).to_have_count(0)
    expect(card(host, order[0])).to_be_focused()


def test_what_is_put_in_says_why(exhibit: Callable[..., Page]) -> None:
    host, part = builder(exhibit("ex-pack"))
    for item in part["items"][:4]:
        card(host, item["id"]).click()
        expect(card(host, item["id"]).locator("xpath=..")).to_contain_text(item["why"])
        card(host, item["id"]).click()
        expect(host.locator(".builder__why:visible")).to_have_count(0)


def test_what_is_missing_is_told_by_group_and_then_by_name(exhibit: Callable[..., Page]) -> None:
    host, part = builder(exhibit("ex-pack"))
    enough = host.get_by_role("button", name=ENOUGH)
    enough.click()
    expect(reply(host)).to_contain_text("还空着呢")
    first, *others = needed(part)
    card(host, first["id"]).click()
    expect(reply(host)).to_be_hidden()
    enough.click()
    expect(reply(host)).to_contain_text(part["missing"].replace("{n}", str(len(others))))
    for group in {item["group"] for item in others}:
        expect(reply(host)).to_contain_text(group)
    assert [item["title"] for item in others if item["title"] in reply(host).inner_text()] == []
    enough.click()
    named = [item["title"] for item in others if item["title"] in reply(host).inner_text()]
    assert named == [others[0]["title"]]
    expect(reply(host)).to_contain_text(others[0]["why"])
    # Something else is missing now: one is asked to think again.
    card(host, others[0]["id"]).click()
    enough.click()
    expect(reply(host)).to_contain_text("再按一次")


def test_too_much_is_said_and_can_be_swapped(exhibit: Callable[..., Page]) -> None:
    host, part = builder(exhibit("ex-saltlab"))
    meter = part["meters"][0]
    titles = {item["id"]: item["title"] for item in part["items"]}
    salty = [item for item in part["items"] if "swap" in item and item["amounts"].get(meter["id"])]
    total = 0.0
    for item in sorted(salty, key=lambda item: -item["amounts"][meter["id"]]):
        card(host, item["id"]).click()
        total += item["amounts"][meter["id"]]
        last = item
        if total > limit(meter["max"]):
            break
    gauge = host.get_by_role("meter", name=meter["title"])
    expect(gauge).to_have_attribute("aria-valuetext", re.compile("超了$"))
    expect(host.locator(".builder__warning")).to_contain_text(meter["over"])
    expect(host.locator(".builder__state").first).to_have_text("超了")
    swap = host.locator(".builder__item").get_by_role(
        "button", name=f"把{last['title']}换成{titles[last['swap']]}"
    )
    swap.click()
    expect(card(host, last["id"])).to_have_attribute("aria-pressed", "false")
    expect(card(host, last["swap"])).to_have_attribute("aria-pressed", "true")
    expect(card(host, last["swap"])).to_be_focused()


def test_the_meter_tells_its_number_and_its_limit(exhibit: Callable[..., Page]) -> None:
    host, part = builder(exhibit("ex-saltlab"))
    for meter in part["meters"]:
        gauge = host.get_by_role("meter", name=meter["title"])
        item = next(item for item in part["items"] if item.get("amounts", {}).get(meter["id"]))
        card(host, item["id"]).click()
        assert float(gauge.get_attribute("aria-valuenow") or "") == item["amounts"][meter["id"]]
        assert f"{limit(meter['max']):g}{meter['unit']}" in (
            gauge.get_attribute("aria-valuetext") or ""
        )
        card(host, item["id"]).click()
        expect(gauge).to_have_attribute("aria-valuenow", "0")


def test_what_is_in_can_be_taken_out_at_the_top(exhibit: Callable[..., Page]) -> None:
    host, part = builder(exhibit("ex-pack"))
    ids = [item["id"] for item in part["items"][:3]]
    fill(host, ids, lambda target: target.click())
    titles = [item["title"] for item in part["items"][:3]]
    held = host.locator(".tray button")
    held.nth(1).click()
    expect(card(host, ids[1])).to_have_attribute("aria-pressed", "false")
    expect(host.get_by_role("button", name=f"拿出{titles[2]}")).to_be_focused()
    held.first.press("Enter")
    held.first.press("Enter")
    expect(host.locator(".tray")).to_be_hidden()
    expect(card(host, ids[2])).to_be_focused()


def test_clicks_in_a_hurry_add_up(exhibit: Callable[..., Page]) -> None:
    host, part = builder(exhibit("ex-pack"))
    first = card(host, part["items"][0]["id"])
    first.click(click_count=7)
    expect(first).to_have_attribute("aria-pressed", "true")
    expect(host.locator(".tray li")).to_have_count(1)
    host.get_by_role("button", name=ENOUGH).click(click_count=5)
    expect(host.locator(".play__stage > .feedback:visible")).to_have_count(1)


OWN = {
    "type": "builder",
    "id": "own",
    "title": "样样都有",
    "container": EVIL,
    "missing": "还缺{n}件必需的",
    "meters": [
        {"id": "a", "title": "甲", "max": [0.3], "over": EVIL},
        {"id": "b", "title": "乙", "unit": "格", "max": [10], "min": [2], "over": "多", "under": "少"},
    ],
    "items": [
        {"id": "x", "title": EVIL, "why": EVIL, "amounts": {"a": 0.1}, "needed": True},
        {"id": "y", "title": "一二三四五六七八九十" * 4, "why": "长", "amounts": {"a": 0.2, "b": 2}},
        {"id": "z", "title": "轻的", "why": "会浮", "amounts": {"b": -1}},
    ],
    "done": "好了",
}  # fmt: skip
"""Without anything that may be left out; sums that computers get wrong."""


@pytest.mark.parametrize("query", ["", "?elder=1"])
def test_odd_parts_can_be_filled_too(staged: Callable[..., Page], query: str) -> None:
    page = staged(OWN, query=query, width=360, height=740)
    host, _ = builder(page)
    fill(host, ["x", "y"], lambda target: target.click())
    # 0.1 + 0.2 is exactly as much as may be.
    expect(host.locator(".builder__state")).to_have_text(["在范围里", "在范围里"])
    card(host, "z").click()
    host.get_by_role("button", name=ENOUGH).click()
    expect(reply(host)).to_have_text("少")
    card(host, "z").click()
    host.get_by_role("button", name=ENOUGH).click()
    expect(reply(host)).to_contain_text("好了")
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert page.evaluate("window.hacked") is None
    assert host.locator("img").count() == 0
