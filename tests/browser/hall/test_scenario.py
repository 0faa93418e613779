"""A story is played to its endings: by mouse, by key, wrongly and back again, in a hurry, with harmful texts."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

Found = tuple[Locator, dict[str, Any]]

EVIL = '<b>粗</b><img src=x onerror="window.hacked=1">'
DOOR = {
    "type": "scenario",
    "id": "own",
    "title": "一二三四五六七八九十" * 4,
    "start": "door",
    "nodes": [
        {
            "id": "door",
            "text": f"有人敲门。\n{EVIL}",
            "choices": [
                {"text": "开门", "to": "valve", "why": EVIL},
                {"text": "先核实", "to": "safe", "why": "对。打物业问。", "right": True},
                {"text": "不作声", "to": "door"},
            ],
        },
        {
            "id": "valve",
            "text": "来人要换阀门。",
            "choices": [{"text": EVIL, "to": "lost"}, {"text": "不换", "to": "door"}],
        },
        {"id": "lost", "text": "钱花了。", "ending": "bad"},
        {"id": "safe", "text": "物业没有派人。", "ending": "good"},
    ],
}


def choice(host: Locator, text: str) -> Locator:
    return host.locator("button.choice", has=host.page.get_by_text(text, exact=True))


def button(host: Locator, name: str) -> Locator:
    return host.locator(".play__stage").get_by_role("button", name=name, exact=True)


def heading(host: Locator) -> Locator:
    return host.locator("h3.play__ask")


def verdict(host: Locator) -> Locator:
    return host.locator(".feedback__verdict")


def steps(host: Locator) -> Locator:
    return host.locator(".scenario__trail li")


def advised(node: dict[str, Any]) -> dict[str, Any]:
    (first, *_) = [way for way in node["choices"] if way.get("right")]
    return dict(first)


@pytest.mark.parametrize(("exhibit_id", "part"), [("ex-fire", "choose"), ("ex-code", "calls")])
@pytest.mark.parametrize("hands", ["mouse", "keys"])
def test_good_advice_leads_to_a_good_ending(
    exhibit: Callable[..., Page],
    part_of: Callable[[Page, str], Found],
    tab_to: Callable[[Locator], None],
    exhibit_id: str,
    part: str,
    hands: str,
) -> None:
    page = exhibit(exhibit_id)
    host, data = part_of(page, part)
    nodes = {node["id"]: node for node in data["nodes"]}

    def press(target: Locator) -> None:
        if hands == "mouse":
            target.click()
        else:
            tab_to(target)
            page.keyboard.press("Space")

    node = nodes[data["start"]]
    taken = 0
    while "ending" not in node:
        taken += 1
        expect(host.locator(".play__progress")).to_have_text(f"第{taken}步")
        expect(heading(host)).to_have_text(node["text"].split("\n")[0])
        way = advised(node)
        press(choice(host, way["text"]))
        expect(verdict(host)).to_be_focused()
        expect(verdict(host)).to_have_text("对，这样做。")
        press(button(host, "继续"))
        expect(heading(host)).to_be_focused()
        expect(steps(host).last).to_contain_text(way["text"])
        node = nodes[way["to"]]
    assert node["ending"] == "good"
    expect(host.locator(".scenario__ending")).to_have_text("结局：做得好。")
    expect(steps(host)).to_have_count(taken)
    expect(page.locator("[data-status]")).to_contain_text(f"一共选了 {taken} 次")


def test_every_wrong_choice_of_a_scene_explains_itself(
    exhibit: Callable[..., Page], part_of: Callable[[Page, str], Found]
) -> None:
    page = exhibit("ex-fire")
    host, data = part_of(page, "choose")
    nodes = {node["id"]: node for node in data["nodes"]}
    wrong = [way for way in nodes[data["start"]]["choices"] if not way.get("right")]
    for way in wrong:
        choice(host, way["text"]).click()
        expect(verdict(host)).to_have_text("再想想。")
        expect(host.locator(".feedback")).to_contain_text(way["why"])
        expect(host.locator(".choice--wrong")).to_contain_text("您选的，再想想")
        button(host, "上一步").click()
        expect(heading(host)).to_be_focused()
        expect(steps(host)).to_have_count(0)
    choice(host, wrong[0]["text"]).click()
    button(host, "回去再选").click()
    expect(steps(host)).to_have_count(1)
    expect(steps(host)).to_contain_text("再想想")


def test_a_bad_ending_is_said_and_can_be_left(staged: Callable[..., Page]) -> None:
    page = staged(DOOR)
    host = page.locator("kepu-scenario")
    choice(host, "开门").click()
    button(host, "继续").click()
    choice(host, EVIL).click()
    expect(verdict(host)).to_have_text(f"您选了：{EVIL}")
    button(host, "继续").click()
    expect(host.locator(".scenario__ending")).to_have_text("结局：再想想，换一种做法。")
    expect(page.locator("[data-status]")).to_have_text("")
    button(host, "上一步").click()
    expect(heading(host)).to_have_text("来人要换阀门。")
    button(host, "上一步").click()
    choice(host, "先核实").click()
    expect(host.locator(".feedback")).to_have_text("对，这样做。打物业问。")
    button(host, "继续").click()
    expect(host.locator(".scenario__ending")).to_have_text("结局：做得好。")
    expect(steps(host)).to_have_count(1)
    button(host, "从头再来").click()
    expect(heading(host)).to_be_focused()
    expect(steps(host)).to_have_count(0)


def test_a_press_too_many_takes_no_second_step(staged: Callable[..., Page]) -> None:
    page = staged(DOOR)
    host = page.locator("kepu-scenario")
    choice(host, "不作声").dblclick()
    expect(steps(host)).to_have_count(1)
    button(host, "回去再选").dblclick()
    expect(steps(host)).to_have_count(1)
    expect(host.locator(".feedback")).to_have_count(0)


def test_a_way_round_in_circles_stays_short(staged: Callable[..., Page]) -> None:
    page = staged(DOOR)
    host = page.locator("kepu-scenario")
    for _ in range(15):
        choice(host, "不作声").click()
        button(host, "回去再选").click()
    expect(steps(host)).to_have_count(12)
    expect(host.get_by_text("您走过的路（前面还有 3 步）")).to_be_visible()
    expect(host.locator(".play__progress")).to_have_text("第16步")


@pytest.mark.parametrize(("width", "query"), [(320, ""), (390, "?elder=1"), (1280, "")])
def test_texts_stay_texts_and_fit(staged: Callable[..., Page], width: int, query: str) -> None:
    page = staged(DOOR, query=query, width=width)
    host = page.locator("kepu-scenario")
    expect(host.locator(".play__stage").get_by_text(EVIL, exact=True)).to_be_visible()
    choice(host, "开门").click()
    expect(host.locator(".feedback")).to_contain_text(EVIL)
    button(host, "继续").click()
    choice(host, EVIL).click()
    assert page.evaluate("window.hacked") is None
    assert host.locator(".play__stage img").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    least = 60 if query else 44
    assert min(
        host.locator(".play__stage button").evaluate_all(
            "(all) => all.map((one) => one.getBoundingClientRect().height)"
        )
    ) >= least  # fmt: skip


def test_a_story_without_its_first_scene_can_be_read(
    staged: Callable[..., Page], forgiven: list[str]
) -> None:
    forgiven.append("no scene gone")
    page = staged({**DOOR, "start": "gone", "title": "坏了"})
    expect(page.get_by_text("文字都在这里。")).to_be_visible()
    expect(page.locator(".play__stage")).to_have_count(0)


@pytest.mark.parametrize(("query", "scheme"), [("", "light"), ("", "dark"), ("?elder=1", "light")])
def test_nothing_stands_in_anyones_way(
    staged: Callable[..., Page], axe: Callable[..., list[str]], query: str, scheme: str
) -> None:
    page = staged(DOOR, query=query, color_scheme=scheme, reduced_motion="reduce")
    host = page.locator("kepu-scenario")
    assert axe(page, is_elder=bool(query)) == []
    choice(host, "开门").click()
    assert axe(page, is_elder=bool(query)) == []
    button(host, "继续").click()
    choice(host, EVIL).click()
    button(host, "继续").click()
    assert axe(page, is_elder=bool(query)) == []
