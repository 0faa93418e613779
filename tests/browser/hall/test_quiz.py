"""A quiz is played to its end: by mouse, by key, wrongly, in a hurry, and with texts that mean harm."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

Found = tuple[Locator, dict[str, Any]]

EVIL = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>'
LONG = "一二三四五六七八九十" * 4
SEVERAL = {
    "type": "quiz",
    "id": "own",
    "title": LONG,
    "questions": [
        {
            "id": "bag",
            "ask": "哪几样要带？\n可以选几样。",
            "choices": [
                {"text": "水", "right": True},
                {"text": "电视机", "why": "太重。"},
                {"text": "手电", "right": True},
            ],
            "explain": "带轻便的。",
        },
        {
            "id": "evil",
            "ask": EVIL,
            "message": f"头{EVIL}尾，还有尾巴",
            "choices": [{"text": EVIL, "why": EVIL}, {"text": "W" * 120, "right": True}],
            "marks": [{"text": EVIL, "why": EVIL}, {"text": "尾，还", "why": "叠"}, {"text": "还有", "why": "着"}],
            "explain": EVIL,
        },
    ],
}  # fmt: skip


def choice(host: Locator, text: str) -> Locator:
    return host.locator("button.choice", has=host.page.get_by_text(text, exact=True))


def button(host: Locator, name: str) -> Locator:
    return host.get_by_role("button", name=name, exact=True)


def heading(host: Locator) -> Locator:
    return host.locator("h3.play__ask")


def pick(question: dict[str, Any], *, right: bool) -> list[str]:
    texts = [one["text"] for one in question["choices"] if one.get("right", False) is right]
    return texts if right else texts[:1]


def answer(
    host: Locator, question: dict[str, Any], press: Callable[[Locator], None], *, right: bool = True
) -> None:
    """Choose, and confirm where several are right."""
    for text in pick(question, right=right):
        press(choice(host, text))
    if len(pick(question, right=True)) > 1:
        press(button(host, "确定"))


def click(target: Locator) -> None:
    target.click()


@pytest.mark.parametrize(("exhibit_id", "number"), [("ex-sms", 12), ("ex-ai", 10)])
@pytest.mark.parametrize("hands", ["mouse", "keys"])
def test_a_quiz_is_played_to_its_end(
    exhibit: Callable[..., Page],
    part_of: Callable[[Page, str], Found],
    tab_to: Callable[[Locator], None],
    exhibit_id: str,
    number: int,
    hands: str,
) -> None:
    page = exhibit(exhibit_id, reduced_motion="reduce")
    id = page.locator("kepu-quiz").first.get_attribute("data-part") or ""
    host, data = part_of(page, id)

    def by_key(target: Locator) -> None:
        tab_to(target)
        page.keyboard.press("Enter")

    press = click if hands == "mouse" else by_key
    questions = data["questions"]
    assert len(questions) == number
    for at, question in enumerate(questions):
        expect(host.locator(".play__progress")).to_have_text(f"第{at + 1}题，共{number}题")
        expect(heading(host)).to_have_text(question["ask"].split("\n")[0])
        answer(host, question, press)
        expect(host.locator(".feedback__verdict")).to_be_focused()
        expect(host.locator(".feedback__verdict")).to_have_text("对。")
        for mark in question.get("marks", []):
            expect(host.locator(".bubble mark").filter(has_text=mark["text"]).first).to_be_visible()
            expect(host.locator(".feedback li").filter(has_text=mark["why"]).first).to_be_visible()
        press(button(host, "下一题" if at + 1 < number else "看结果"))
        expect(heading(host)).to_be_focused()
        assert at + 1 == number or in_view(heading(host))
    expect(heading(host)).to_have_text(f"答对 {number} 题")
    expect(host.get_by_text("值得再看看")).to_have_count(0)
    expect(page.locator("[data-status]")).to_have_text(f"答对 {number} 题。")


def in_view(target: Locator) -> bool:
    inside: bool = target.evaluate(
        "(one) => one.getBoundingClientRect().top >= 0 && one.getBoundingClientRect().top < innerHeight"
    )
    return inside


def test_wrong_answers_are_explained_and_listed_at_the_end(
    exhibit: Callable[..., Page], part_of: Callable[[Page, str], Found]
) -> None:
    page = exhibit("ex-sms")
    host, data = part_of(page, page.locator("kepu-quiz").first.get_attribute("data-part") or "")
    questions = data["questions"]
    for at, question in enumerate(questions):
        answer(host, question, click, right=at not in {1, 4})
        if at in {1, 4}:
            expect(host.locator(".feedback__verdict")).to_contain_text("再想想")
            expect(host.locator(".feedback")).to_contain_text(question["explain"].split("\n")[0])
        button(host, "下一题" if at + 1 < len(questions) else "看结果").click()
    expect(heading(host)).to_have_text("答对 10 题")
    again = host.locator(".quiz__again").get_by_role("button")
    expect(again).to_have_count(2)
    expect(again.first).to_contain_text("第2题：")
    again.nth(1).click()
    expect(host.locator(".play__progress")).to_have_text("第5题，共12题")
    expect(host.locator(".choice--wrong")).to_contain_text("您选的，再想想")
    expect(host.locator("button.choice")).to_have_count(0)
    button(host, "看结果").click()
    expect(heading(host)).to_be_focused()
    button(host, "再玩一次").click()
    expect(host.locator(".play__progress")).to_have_text("第1题，共12题")
    expect(heading(host)).to_be_focused()
    assert not re.search("分数|得分|及格|测评", host.inner_text())


def test_one_can_go_back_to_what_one_answered(
    exhibit: Callable[..., Page], part_of: Callable[[Page, str], Found]
) -> None:
    page = exhibit("ex-sms")
    host, data = part_of(page, page.locator("kepu-quiz").first.get_attribute("data-part") or "")
    expect(button(host, "上一题")).to_have_count(0)
    answer(host, data["questions"][0], click)
    button(host, "下一题").click()
    expect(button(host, "下一题")).to_have_count(0)
    button(host, "上一题").click()
    expect(heading(host)).to_be_focused()
    expect(host.locator(".choice--right")).to_contain_text("您选的，对")


def test_several_right_ones_are_confirmed_together(staged: Callable[..., Page]) -> None:
    page = staged(SEVERAL)
    host = page.locator("kepu-quiz")
    expect(host.get_by_text("可以选几样。")).to_be_visible()
    button(host, "确定").click()
    expect(host.locator("[role=alert]")).to_have_text("请先选一个，再按“确定”。")
    choice(host, "水").click()
    expect(choice(host, "水")).to_have_attribute("aria-pressed", "true")
    expect(host.locator("[role=alert]")).to_have_text("")
    choice(host, "水").click()
    expect(choice(host, "水")).to_have_attribute("aria-pressed", "false")
    choice(host, "水").click()
    choice(host, "电视机").click()
    button(host, "确定").click()
    expect(host.locator(".feedback__verdict")).to_have_text(
        "差一点。还有 1 个对的没选，有 1 个选得不对。"
    )
    expect(host.locator(".feedback")).to_contain_text("太重。")
    expect(host.locator(".choice--right")).to_have_count(2)


def test_a_press_too_many_answers_nothing(staged: Callable[..., Page]) -> None:
    several = SEVERAL["questions"]
    assert isinstance(several, list)
    single = {**several[0], "choices": [{"text": "甲", "right": True}, {"text": "乙"}]}
    page = staged({**SEVERAL, "questions": [{**single, "id": f"q{at}"} for at in range(5)]})
    host = page.locator("kepu-quiz")
    for at in range(4):
        choice(host, "甲").dblclick()
        expect(host.locator(".play__progress")).to_have_text(f"第{at + 1}题，共5题")
        button(host, "下一题").dblclick()
        expect(host.locator(".play__progress")).to_have_text(f"第{at + 2}题，共5题")
        expect(host.locator(".feedback")).to_have_count(0)


@pytest.mark.parametrize(("width", "query"), [(320, ""), (390, "?elder=1"), (1280, "")])
def test_texts_stay_texts_and_fit(staged: Callable[..., Page], width: int, query: str) -> None:
    page = staged(SEVERAL, query=query, width=width)
    host = page.locator("kepu-quiz")
    choice(host, "水").click()
    button(host, "确定").click()
    button(host, "下一题").click()
    expect(heading(host)).to_have_text(EVIL)
    choice(host, EVIL).click()
    expect(host.locator(".bubble")).to_contain_text(EVIL)
    # Two that overlap: one is marked, both are explained.
    expect(host.locator(".bubble mark")).to_have_count(2)
    expect(host.locator(".feedback li")).to_have_count(3)
    assert page.evaluate("window.hacked") is None
    assert host.locator(".play__stage img, .play__stage script").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    button(host, "看结果").click()
    expect(host.locator(".quiz__again li")).to_have_count(2)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("query", ["", "?elder=1"])
def test_everything_is_big_enough_to_hit(staged: Callable[..., Page], query: str) -> None:
    page = staged(SEVERAL, query=query)
    host = page.locator("kepu-quiz")
    least = 60 if query else 44
    sizes = host.locator(".play__stage button").evaluate_all(
        "(all) => all.map((one) => one.getBoundingClientRect()).map((box) => [box.width, box.height])"
    )
    assert sizes
    assert min(min(size) for size in sizes) >= least


def test_a_quiz_that_cannot_be_played_can_be_read(
    staged: Callable[..., Page], forgiven: list[str]
) -> None:
    forgiven.append("Cannot read properties of undefined")
    page = staged({"type": "quiz", "id": "own", "title": "坏了"})
    expect(page.get_by_text("文字都在这里。")).to_be_visible()
    expect(page.locator(".play__stage")).to_have_count(0)


@pytest.mark.parametrize(("query", "scheme"), [("", "light"), ("", "dark"), ("?elder=1", "light")])
def test_nothing_stands_in_anyones_way(
    staged: Callable[..., Page], axe: Callable[..., list[str]], query: str, scheme: str
) -> None:
    page = staged(SEVERAL, query=query, color_scheme=scheme, reduced_motion="reduce")
    host = page.locator("kepu-quiz")
    assert axe(page, is_elder=bool(query)) == []
    choice(host, "水").click()
    choice(host, "电视机").click()
    assert axe(page, is_elder=bool(query)) == []
    button(host, "确定").click()
    assert axe(page, is_elder=bool(query)) == []
    button(host, "下一题").click()
    choice(host, EVIL).click()
    assert axe(page, is_elder=bool(query)) == []
    button(host, "看结果").click()
    assert axe(page, is_elder=bool(query)) == []
