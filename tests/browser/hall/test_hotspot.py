"""Finding things in pictures: by hand, by key, beside them, with hints; and the list of what to mend on paper."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

Found = tuple[Locator, dict[str, Any]]

EXHIBITS = ["ex-ebike", "ex-home-fall", "ex-fridge", "ex-child-room", "ex-sms", "ex-label"]
COUNTS = {"ex-ebike": 8, "ex-home-fall": 12}
"""What the exhibits promise in their objective."""
STILL = {"reduced_motion": "reduce"}
"""Where pages do not glide, a point found is still there when the finger comes."""

POINT = """(button) => {
  button.scrollIntoView({ block: 'center', behavior: 'instant' });
  const box = button.getBoundingClientRect();
  const points = [];
  for (let y = 2; y < box.height; y += 3)
    for (let x = 2; x < box.width; x += 3)
      if (document.elementFromPoint(box.left + x, box.top + y) === button) points.push([box.left + x, box.top + y]);
  return points[Math.floor(points.length / 2)] || null;
}"""
"""A point where a finger meets this button and no other."""


def hotspot(page: Page) -> Found:
    host = page.locator("kepu-hotspot").first
    return host, json.loads(host.locator("script").first.text_content() or "")


def panel(host: Locator) -> Locator:
    return host.locator(".hotspot__panel:not([hidden])")


def spot(host: Locator, id: str) -> Locator:
    return panel(host).locator(f"button[data-spot={id}]")


def note(host: Locator) -> Locator:
    return panel(host).locator(".feedback")


def wanted(scene: dict[str, Any]) -> list[dict[str, Any]]:
    return [one for one in scene["spots"] if not one.get("harmless")]


def by_hand(target: Locator) -> None:
    point = target.evaluate(POINT)
    assert point, f"no finger reaches {target}"
    target.page.mouse.click(*point)


def by_finger(target: Locator) -> None:
    point = target.evaluate(POINT)
    assert point, f"no finger reaches {target}"
    target.page.touchscreen.tap(*point)


def play(host: Locator, part: dict[str, Any], press: Callable[[Locator], None]) -> None:
    """Find everything in every scene, and go on from each to the next."""
    for number, scene in enumerate(part["scenes"], start=1):
        for one in wanted(scene):
            press(spot(host, one["id"]))
            expect(spot(host, one["id"])).to_have_accessible_name(f"{one['title']}（已找到）")
            newest = panel(host).locator(".hotspot__list > li").first
            expect(newest).to_contain_text(one["title"])
            expect(newest).to_contain_text(one["text"])
        expect(panel(host).locator(".hotspot__left")).to_have_text("这张图找齐了")
        if number < len(part["scenes"]):
            press(panel(host).get_by_role("button", name=re.compile("^下一张：")))


@pytest.mark.parametrize("id", EXHIBITS)
def test_everything_can_be_found_by_hand(exhibit: Callable[..., Page], id: str) -> None:
    page = exhibit(id, **STILL)
    host, part = hotspot(page)
    total = sum(len(wanted(scene)) for scene in part["scenes"])
    assert total == COUNTS.get(id, total)
    play(host, part, by_hand)
    expect(host.locator(".play__progress")).to_have_text(f"找到{total}处，全找到了")
    expect(host.locator(".hotspot__praise")).to_contain_text(f"一共 {total} 处{part['find']}")
    assert part["id"] in page.evaluate(f"localStorage.getItem('kepu.hall.{id}.done')")


def test_everything_can_be_found_by_finger(exhibit: Callable[..., Page]) -> None:
    page = exhibit("ex-home-fall", width=360, height=740, has_touch=True, is_mobile=True, **STILL)
    host, part = hotspot(page)
    play(host, part, by_finger)
    expect(host.locator(".hotspot__praise")).to_be_visible()


@pytest.mark.parametrize("id", ["ex-ebike", "ex-home-fall"])
def test_everything_can_be_found_by_key(
    exhibit: Callable[..., Page], tab_to: Callable[[Locator], None], id: str
) -> None:
    page = exhibit(id, width=1280, height=900)
    host, part = hotspot(page)
    keys = iter(["Enter", " "] * 50)

    def press(target: Locator) -> None:
        tab_to(target)
        page.keyboard.press(next(keys))

    host.get_by_role("tab", selected=True).focus()
    play(host, part, press)
    tab_to(host.get_by_role("button", name="再找一遍"))
    page.keyboard.press("Enter")
    expect(host.locator(".play__progress")).to_contain_text("找到0处")
    expect(host.locator(".hotspot__spot--found")).to_have_count(0)


@pytest.mark.parametrize("id", EXHIBITS)
def test_no_name_gives_away_what_is_to_be_found(exhibit: Callable[..., Page], id: str) -> None:
    host, part = hotspot(exhibit(id))
    for scene in part["scenes"]:
        names = [
            button.get_attribute("aria-label")
            for button in panel(host).locator(".hotspot__spot").all()
        ]
        assert names == [f"第{at}处可以看的地方" for at in range(1, len(scene["spots"]) + 1)]
        seen = panel(host).inner_text() + panel(host).locator("svg").inner_html()
        assert [one["text"] for one in scene["spots"] if one["text"] in seen] == []
        if host.get_by_role("tab").count():
            host.get_by_role("tab", selected=True).press("ArrowRight")


@pytest.mark.parametrize(("query", "least"), [("", 44), ("?elder=1", 60)])
@pytest.mark.parametrize("id", EXHIBITS)
def test_every_spot_is_big_enough_for_a_finger(
    visit: Callable[..., Page], id: str, query: str, least: int
) -> None:
    page = visit(f"c/gewuli/exhibits/{id}/{query}", width=360, height=740, has_touch=True)
    host, part = hotspot(page)
    for scene in part["scenes"]:
        for one in scene["spots"]:
            box = spot(host, one["id"]).bounding_box()
            assert box
            assert min(box["width"], box["height"]) >= least - 0.01, one["id"]
            assert spot(host, one["id"]).evaluate(POINT), f"{one['id']} lies below others"
        if host.get_by_role("tab").count():
            host.get_by_role("tab", selected=True).press("ArrowRight")


def test_a_tap_beside_everything_is_answered_gently(exhibit: Callable[..., Page]) -> None:
    page = exhibit("ex-ebike")
    host, _ = hotspot(page)
    panel(host).locator("svg").click(position={"x": 4, "y": 4})
    expect(note(host)).to_have_text("这里没什么，再看看别处。")
    expect(host.locator(".play__progress")).to_have_text("找到0处，还差 8 处")


def test_a_decoy_explains_itself_and_does_not_count(exhibit: Callable[..., Page]) -> None:
    host, part = hotspot(exhibit("ex-ebike", **STILL))
    scene = part["scenes"][0]
    decoy = next(one for one in scene["spots"] if one.get("harmless"))
    for _ in range(2):
        by_hand(spot(host, decoy["id"]))
        expect(note(host)).to_contain_text(decoy["text"])
    expect(spot(host, decoy["id"])).to_have_accessible_name(f"{decoy['title']}（不算）")
    expect(panel(host).locator(".hotspot__badge")).to_have_count(1)
    expect(panel(host).locator(".hotspot__list > li")).to_have_count(0)
    expect(host.locator(".play__progress")).to_have_text("找到0处，还差 8 处")


def test_what_was_found_counts_once_however_fast_one_taps(exhibit: Callable[..., Page]) -> None:
    host, part = hotspot(exhibit("ex-ebike", **STILL))
    first = wanted(part["scenes"][0])[0]
    point = spot(host, first["id"]).evaluate(POINT)
    host.page.mouse.click(*point, click_count=5)
    expect(host.locator(".play__progress")).to_have_text("找到1处，还差 7 处")
    expect(panel(host).locator(".hotspot__list > li")).to_have_count(1)
    expect(panel(host).locator(".hotspot__badge")).to_have_text(["1"])


def test_a_hint_narrows_down_and_then_shows(exhibit: Callable[..., Page]) -> None:
    host, part = hotspot(exhibit("ex-home-fall", **STILL))
    hint = panel(host).get_by_role("button", name="提示")
    for left in range(len(wanted(part["scenes"][0])), 0, -1):
        expect(panel(host).locator(".hotspot__left")).to_have_text(f"这张图还差 {left} 处")
        hint.click()
        expect(note(host)).to_have_text(re.compile("^看看图的"))
        expect(panel(host).locator(".hotspot__spot--hint")).to_have_count(0)
        hint.click()
        expect(note(host)).to_have_text(re.compile("虚线圈出的地方（第[0-9]+处）"))
        by_hand(panel(host).locator(".hotspot__spot--hint"))
    expect(hint).to_have_count(0)
    expect(panel(host).locator(".hotspot__left")).to_have_text("这张图找齐了")


def test_arrows_go_through_the_scenes(exhibit: Callable[..., Page]) -> None:
    host, part = hotspot(exhibit("ex-home-fall", **STILL))
    titles = [scene["title"] for scene in part["scenes"]]
    host.get_by_role("tab", selected=True).focus()
    for title in [*titles[1:], titles[0]]:
        host.page.keyboard.press("ArrowRight")
        expect(host.get_by_role("tab", selected=True)).to_contain_text(title)
        expect(host.get_by_role("tab", selected=True)).to_be_focused()
        expect(host.get_by_role("tabpanel")).to_have_count(1)
    host.page.keyboard.press("ArrowLeft")
    expect(host.get_by_role("tab", selected=True)).to_contain_text(titles[-1])


def finished(page: Page) -> Found:
    host, part = hotspot(page)
    for scene in part["scenes"]:
        for one in wanted(scene):
            spot(host, one["id"]).dispatch_event("click")
        host.get_by_role("tab", selected=True).press("ArrowRight")
    return host, part


def test_ticks_stay_on_this_device(exhibit: Callable[..., Page]) -> None:
    page = exhibit("ex-home-fall")
    host, part = finished(page)
    fixes = [one["fix"] for scene in part["scenes"] for one in wanted(scene)]
    boxes = host.get_by_role("checkbox")
    expect(boxes).to_have_count(len(fixes))
    for box, fix in zip(boxes.all(), fixes, strict=True):
        expect(box).to_have_accessible_name(re.compile(re.escape(fix)))
    boxes.nth(2).check()
    boxes.nth(5).check()
    page.reload()
    host, _ = finished(page)
    checked = [box.is_checked() for box in host.get_by_role("checkbox").all()]
    assert [at for at, is_checked in enumerate(checked) if is_checked] == [2, 5]


def test_only_the_list_goes_on_paper_and_its_boxes_are_empty(exhibit: Callable[..., Page]) -> None:
    page = exhibit("ex-home-fall")
    page.evaluate("() => { window.print = () => { window.printed = (window.printed || 0) + 1; }; }")
    host, part = finished(page)
    host.get_by_role("checkbox").first.check()
    host.get_by_role("button", name=f"打印{part['checklist']}").click()
    assert page.evaluate("window.printed") == 1
    page.emulate_media(media="print")
    seen = page.evaluate("document.body.innerText")
    fixes = [one["fix"] for scene in part["scenes"] for one in wanted(scene)]
    assert seen.startswith(part["checklist"])
    assert [fix for fix in fixes if fix not in seen] == []
    assert seen.count("□") == 2 * len(fixes)
    assert "居家跌倒隐患排查" not in seen
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".hotspot-sheet")).to_have_count(0)
    expect(host).to_be_visible()


def test_a_picture_that_is_missing_leaves_the_words(
    staged: Callable[..., Page], forgiven: list[str]
) -> None:
    forgiven.append("there is no picture")
    scene = {
        "id": "s",
        "title": "一",
        "picture": "gone",
        "spots": [{"id": "a", "title": "甲", "text": "乙"}],
    }
    page = staged(
        {"type": "hotspot", "id": "own", "title": "图画不见了", "find": "东西", "scenes": [scene]}
    )
    expect(page.locator("kepu-hotspot .play__text")).to_be_visible()
    expect(page.locator(".play__stage")).to_have_count(0)
