"""A message is put together, changed, read aloud and timed; nothing is ever dialled."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

Found = tuple[Locator, dict[str, Any]]

EVIL = '<i>斜</i><img src=x onerror="window.hacked=1">'
SHORT = {
    "type": "dialogue",
    "id": "own",
    "title": "一二三四五六七八九十" * 4,
    "opening": f"请讲。{EVIL}",
    "slots": [
        {
            "id": "place",
            "title": EVIL,
            "choices": [
                {"text": EVIL, "why": EVIL},
                {"text": "三栋，", "right": True},
                {"text": "四栋。", "right": True},
            ],
        },
        {
            "id": "what",
            "title": "什么事",
            "choices": [{"text": "水管漏了；", "right": True}, {"text": "坏了", "why": "说清"}],
        },
    ],
    "done": "说全了。",
}
VOICE = """() => {
  window.spoken = [];
  window.SpeechSynthesisUtterance = function (text) { this.text = text; };
  Object.defineProperty(window, 'speechSynthesis', { value: {
    getVoices: () => [{ lang: 'zh-CN', localService: true }],
    cancel: () => {},
    speak: (words) => { window.spoken.push(words.text); },
  } });
}"""


def choice(host: Locator, text: str) -> Locator:
    return host.locator("button.choice", has=host.page.get_by_text(text, exact=True))


def button(host: Locator, name: str) -> Locator:
    return host.locator(".play__stage").get_by_role("button", name=name, exact=True)


def mine(host: Locator) -> Locator:
    return host.locator(".dialogue__mine")


def texts(slot: dict[str, Any], *, right: bool) -> list[str]:
    return [one["text"] for one in slot["choices"] if one.get("right", False) is right]


def finish(host: Locator) -> None:
    choice(host, "三栋，").click()
    button(host, "下一句").click()
    choice(host, "水管漏了；").click()
    button(host, "看整段话").click()


@pytest.mark.parametrize("hands", ["mouse", "keys"])
def test_a_call_is_put_together(
    exhibit: Callable[..., Page],
    part_of: Callable[[Page, str], Found],
    tab_to: Callable[[Locator], None],
    hands: str,
) -> None:
    page = exhibit("ex-119")
    host, data = part_of(page, "call")

    def press(target: Locator) -> None:
        if hands == "mouse":
            target.click()
        else:
            tab_to(target)
            page.keyboard.press("Enter")

    slots = data["slots"]
    assert len(slots) == 5
    for at, slot in enumerate(slots):
        expect(host.locator(".play__progress")).to_have_text(f"第{at + 1}句，共5句")
        for wrong in texts(slot, right=False):
            press(choice(host, wrong))
            expect(host.locator(".feedback__verdict")).to_be_focused()
            expect(host.locator(".feedback__verdict")).to_have_text("再想想，换一句。")
            expect(mine(host)).to_contain_text("（要改）")
            expect(button(host, "下一句")).to_have_count(0)
        (right, *_) = texts(slot, right=True)
        press(choice(host, right))
        expect(host.locator(".feedback__verdict")).to_have_text("对，这样说清楚。")
        expect(host.locator(".choice--right")).to_have_text(f"{right}对")
        expect(mine(host)).to_contain_text(right)
        press(button(host, "下一句" if at < 4 else "看整段话"))
        expect(host.locator("h3.play__ask")).to_be_focused()
    whole = "，".join(texts(slot, right=True)[0] for slot in slots) + "。"
    expect(mine(host)).to_have_text(whole)
    expect(host.locator(".feedback")).to_have_text(data["done"])
    expect(host.get_by_text("不会拨出电话")).to_be_visible()
    expect(host.locator("a")).to_have_count(0)


def test_the_clock_is_started_and_stopped_by_key(
    staged: Callable[..., Page], tab_to: Callable[[Locator], None]
) -> None:
    page = staged({**SHORT, "seconds": 20})
    host = page.locator("kepu-dialogue")
    finish(host)
    tab_to(button(host, "开始计时"))
    page.keyboard.press("Space")
    expect(host.get_by_role("status")).to_contain_text("开始了")
    expect(button(host, "念完了，停")).to_be_focused()
    page.keyboard.press("Space")
    expect(host.get_by_role("status")).to_contain_text("在 20 秒以内")


def test_the_clock_counts_against_the_aim(
    exhibit: Callable[..., Page], part_of: Callable[[Page, str], Found]
) -> None:
    page = exhibit("ex-119")
    host, data = part_of(page, "call")
    for slot in data["slots"]:
        choice(host, texts(slot, right=True)[0]).click()
        host.get_by_role("button", name=re.compile("下一句|看整段话")).click()
    page.clock.install()
    button(host, "开始计时").click()
    page.clock.run_for(23_000)
    expect(host.locator(".dialogue__clock")).to_have_text("23 秒")
    button(host, "念完了，停").click()
    expect(host.get_by_role("status")).to_contain_text("用了 23 秒，比 20 秒多 3 秒")
    page.clock.run_for(5_000)
    expect(host.locator(".dialogue__clock")).to_have_text("23 秒")
    button(host, "再练一次").click()
    page.clock.run_for(700_000)
    expect(host.get_by_role("status")).to_have_text("表走了很久，先停下了。想练再按一次。")
    button(host, "再练一次").click()
    button(host, "重新拼一遍").click()
    expect(host.locator(".play__progress")).to_have_text("第1句，共5句")
    page.clock.run_for(5_000)


def test_what_was_said_can_be_said_otherwise(staged: Callable[..., Page]) -> None:
    page = staged(SHORT)
    host = page.locator("kepu-dialogue")
    finish(host)
    expect(mine(host)).to_have_text("三栋，水管漏了。")
    host.get_by_role("button", name="改").first.click()
    expect(host.locator(".play__progress")).to_have_text("第1句，共2句")
    choice(host, EVIL).click()
    expect(button(host, "看整段话")).to_have_count(0)
    choice(host, "四栋。").click()
    button(host, "看整段话").click()
    expect(mine(host)).to_have_text("四栋，水管漏了。")
    # Without an aim the time is only told.
    button(host, "开始计时").click()
    button(host, "念完了，停").click()
    expect(host.get_by_role("status")).to_have_text(re.compile(r"^用了 \d 秒。$"))


def test_the_message_is_read_aloud_where_there_is_a_voice(staged: Callable[..., Page]) -> None:
    page = staged(SHORT)
    host = page.locator("kepu-dialogue")
    finish(host)
    expect(button(host, "朗读一遍")).to_have_count(0)
    page.add_init_script(f"({VOICE})()")
    page.reload()
    finish(host)
    button(host, "朗读一遍").click()
    assert page.evaluate("window.spoken") == ["三栋，水管漏了。"]


def test_a_press_too_many_says_nothing_more(staged: Callable[..., Page]) -> None:
    page = staged(SHORT)
    host = page.locator("kepu-dialogue")
    choice(host, "三栋，").dblclick()
    expect(host.locator(".play__progress")).to_have_text("第1句，共2句")
    button(host, "下一句").dblclick()
    expect(host.locator(".play__progress")).to_have_text("第2句，共2句")
    expect(host.locator(".feedback")).to_have_count(0)
    button(host, "上一句").click()
    expect(host.locator(".choice--right")).to_contain_text("三栋")


@pytest.mark.parametrize(("width", "query"), [(320, ""), (390, "?elder=1"), (1280, "")])
def test_texts_stay_texts_and_fit(staged: Callable[..., Page], width: int, query: str) -> None:
    page = staged(SHORT, query=query, width=width)
    host = page.locator("kepu-dialogue")
    choice(host, EVIL).click()
    expect(host.locator(".feedback")).to_contain_text(EVIL)
    expect(mine(host)).to_contain_text(f"{EVIL}（要改）")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    finish(host)
    assert page.evaluate("window.hacked") is None
    assert host.locator(".play__stage img").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    least = 60 if query else 44
    boxes = host.locator(".play__stage button").evaluate_all(
        "(all) => all.map((one) => one.getBoundingClientRect()).map((box) => [box.width, box.height])"
    )
    assert min(min(box) for box in boxes) >= least


@pytest.mark.parametrize(("query", "scheme"), [("", "light"), ("", "dark"), ("?elder=1", "light")])
def test_nothing_stands_in_anyones_way(
    staged: Callable[..., Page], axe: Callable[..., list[str]], query: str, scheme: str
) -> None:
    page = staged(SHORT, query=query, color_scheme=scheme, reduced_motion="reduce")
    host = page.locator("kepu-dialogue")
    choice(host, EVIL).click()
    assert axe(page, is_elder=bool(query)) == []
    choice(host, "三栋，").click()
    assert axe(page, is_elder=bool(query)) == []
    finish(host)
    assert axe(page, is_elder=bool(query)) == []
