"""The walk through the hall: on foot, by tap, by plan and along a tour; and what goes wrong on the way.

The hall is a test's own, laid out by the same code as the real one, on a page with the site's policy.
"""

import json
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from kepu.cli.bundle import DIST, ensure_bundles
from kepu.index.assets import index_assets
from kepu.plan.floor import lay_out
from playwright.sync_api import Browser, Page, expect

ROOT = Path(__file__).parents[3]
THEME = ROOT / "theme" / "assets"
SOFTWARE = ["--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
"""The same picture on every machine, slow as it is."""
TOPICS = ("health", "emergency", "digital-literacy", "food-safety", "low-carbon", "")
KINDS = ("quiz", "scenario", "hotspot", "sorting", "calculator", "slider", "rhythm", "builder")
PATIENCE = 60
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:"
OPENER = """
window.opened = []; window.moved = []; window.exits = 0;
window.enter = (wish) => {
  const host = document.querySelector('[data-walk]');
  const data = JSON.parse(document.getElementById('hall-data').textContent);
  const known = { host, data, openExhibit: (id) => { opened.push(id); }, onMove: (id) => { moved.push(id); },
    onExit: () => { exits += 1; } };
  try {
    window.walk = kepuWalk.open(Object.assign(known, wish));
    return '';
  } catch (refused) { return refused.message; }
};
document.querySelector('button').addEventListener('click', () => enter({}));
"""
Enter = Callable[..., Page]


def hall(counts: Sequence[int], title: str = "第{n}件展品") -> dict[str, Any]:
    """Describe a hall whose rooms hold so many exhibits, as the page does."""
    floor = lay_out(counts)
    rooms = []
    number = 0
    for place, room in enumerate(floor.rooms):
        exhibits = []
        for stand in room.stands:
            number += 1
            exhibits.append({
                "id": f"ex-{number}", "number": number, "title": title.format(n=number),
                "goal": "会看、会问、会找人", "kind": KINDS[number % len(KINDS)], "minutes": 5,
                "url": f"exhibits/ex-{number}/", "x": stand.x, "z": stand.z, "side": stand.side,
                "stand": stand.at,
            })  # fmt: skip
        rooms.append({
            "id": f"room-{place + 1}", "title": f"第{place + 1}间", "topic": TOPICS[place % len(TOPICS)],
            "url": f"hall/room-{place + 1}/", "x": room.x, "z": room.z, "w": room.w, "d": room.d,
            "door": {"x": room.door[0], "z": room.door[1], "side": room.door_side, "w": floor.door_width},
            "exhibits": exhibits,
        })  # fmt: skip
    x, z, w, d = floor.corridor
    stops = [f"ex-{one}" for one in (1, 3, 2) if one <= number]
    tours = [{"id": "round", "title": "走一圈", "stops": [*stops, "ex-hidden"], "path": []}]
    corridor = {"x": x, "z": z, "w": w, "d": d}
    return {"bounds": floor.bounds, "corridor": corridor, "rooms": rooms, "tours": tours}


USUAL = hall([5, 3, 2, 0, 1])


@pytest.fixture(scope="module")
def bundle() -> None:
    """Bundle the walk, or say why not."""
    if said := ensure_bundles(ROOT):
        pytest.skip(said)


@pytest.fixture(scope="module")
def painter(browser: Browser, chromium: Path) -> Iterator[Browser]:
    """Start a browser that paints in software."""
    args = [*SOFTWARE, "--no-sandbox"]
    running = browser.browser_type.launch(executable_path=chromium, args=args)
    yield running
    running.close()


@pytest.fixture
def enter(painter: Browser, bundle: None, tmp_path: Path) -> Iterator[Enter]:
    """Give the function that opens a walk on a page of its own; no page may complain."""
    contexts = []
    wrongs: list[str] = []
    files = {
        p.relative_to(THEME).as_posix(): p.read_bytes() for p in THEME.rglob("*") if p.is_file()
    }
    for file in index_assets(files):
        target = tmp_path / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.content)
    (tmp_path / "opener.js").write_text(OPENER, "utf-8")

    def go(
        data: dict[str, Any] = USUAL, *, before: str = "", wish: dict[str, Any] | None = None,
        width: int = 390, height: int = 844, elder: bool = False, **options: Any,
    ) -> Page:  # fmt: skip
        context = painter.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: wrongs.append(str(error)))
        page.on(
            "request",
            lambda asked: wrongs.extend([asked.url] * (not asked.url.startswith("file:"))),
        )
        (tmp_path / "walk.html").write_text(html(data, elder=elder), "utf-8")
        if before:
            page.add_init_script(before)
        page.goto((tmp_path / "walk.html").as_uri())
        page.locator("button").focus()
        page.evaluate("wish => { window.refusal = enter(wish); }", {"calm": True, **(wish or {})})
        return page

    yield go
    for context in contexts:
        context.close()
    assert wrongs == []


def html(data: dict[str, Any], *, elder: bool) -> str:
    """Write the page around a walk."""
    return (
        f'<!doctype html><html lang="zh-Hans" class="{"elder" if elder else ""}"><meta charset="utf-8">'
        f'<title>漫游</title><meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<link rel="stylesheet" href="assets/site.css"><link rel="stylesheet" href="assets/hall.css">'
        '<main><h1>漫游</h1><button>走进馆里</button></main><div class="walk" data-walk hidden></div>'
        f'<script type="application/json" id="hall-data">{json.dumps(data, ensure_ascii=False)}</script>'
        '<script src="assets/walk.js"></script><script src="opener.js"></script>'
    )


def state(page: Page) -> dict[str, Any]:
    """Read the walk's counters."""
    found: dict[str, Any] = page.evaluate("kepuWalk.state()")
    return found


def until(page: Page, holds: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
    """Wait for the walk; the page's policy forbids what Playwright's own waiting needs."""
    deadline = time.monotonic() + PATIENCE
    while not holds(now := state(page)):
        assert time.monotonic() < deadline, now
        page.wait_for_timeout(50)
    return now


def at_rest(page: Page) -> dict[str, Any]:
    """Wait until nothing is drawn any more."""
    before = -1
    deadline = time.monotonic() + PATIENCE
    while (now := state(page))["frames"] != before or now["isMoving"]:
        assert time.monotonic() < deadline, now
        before = now["frames"]
        page.wait_for_timeout(400)
    return now


def view(page: Page) -> Any:
    """Find the picture."""
    return page.get_by_role("application")


@pytest.mark.long
def test_one_comes_in_by_the_corridor_and_is_told_so(enter: Enter) -> None:
    page = enter()
    assert at_rest(page)["room"] == "corridor"
    expect(page.locator(".walk__where")).to_have_text("您在走廊")
    expect(view(page)).to_be_focused()
    # A blank picture of this size takes a tenth of that.
    assert len(view(page).screenshot()) > 40_000


def test_keys_walk_and_turn_and_walls_hold(enter: Enter) -> None:
    page = enter(wish={"calm": False})
    start = at_rest(page)
    page.keyboard.down("ArrowUp")
    until(page, lambda now: bool(now["at"][0] > start["at"][0] + 0.5))
    page.keyboard.up("ArrowUp")
    page.keyboard.press("ArrowRight")
    turned = at_rest(page)
    assert turned["yaw"] > start["yaw"]
    page.keyboard.down("s")
    page.keyboard.down("a")
    page.wait_for_timeout(1500)
    page.keyboard.up("s")
    page.keyboard.up("a")
    west, north, east, south = USUAL["bounds"]
    x, z = at_rest(page)["at"]
    assert west + 0.3 < x < east
    assert north + 0.3 < z < south


@pytest.mark.long
def test_a_tap_on_the_floor_leads_there(enter: Enter) -> None:
    page = enter(wish={"calm": False})
    start = at_rest(page)
    view(page).click(position={"x": 195, "y": 480})
    there = at_rest(page)
    assert there["at"][0] > start["at"][0] + 0.8
    assert there["yaw"] == pytest.approx(start["yaw"], abs=0.2)


@pytest.mark.long
def test_dragging_looks_round_without_walking(enter: Enter) -> None:
    page = enter()
    start = at_rest(page)
    page.mouse.move(300, 400)
    page.mouse.down()
    page.mouse.move(120, 400, steps=4)
    page.mouse.up()
    turned = at_rest(page)
    assert turned["yaw"] > start["yaw"] + 0.3
    assert turned["at"] == start["at"]


def test_every_exhibit_is_reached_in_order_and_opened(enter: Enter) -> None:
    page = enter()
    ids = [one["id"] for room in USUAL["rooms"] for one in room["exhibits"]]
    for id in ids:
        page.keyboard.press("n")
        assert until(page, lambda now, id=id: bool(now["near"] == id))  # type: ignore[misc]
        page.keyboard.press("Enter")
    assert page.evaluate("opened") == ids
    page.keyboard.press("p")
    assert until(page, lambda now: bool(now["near"] == ids[-2]))


def test_a_panel_is_opened_by_clicking_it(enter: Enter) -> None:
    page = enter(wish={"at": "ex-2"})
    assert at_rest(page)["near"] == "ex-2"
    expect(page.locator(".walk__near")).to_contain_text("第2件展品")
    view(page).click(position={"x": 195, "y": 250})
    page.get_by_role("button", name="打开这件展品").click()
    assert page.evaluate("opened") == ["ex-2", "ex-2"]


def test_nothing_is_drawn_while_nothing_moves(enter: Enter) -> None:
    page = enter(wish={"at": "room-1", "calm": False})
    frames = at_rest(page)["frames"]
    page.wait_for_timeout(2000)
    assert state(page)["frames"] == frames


@pytest.mark.long
def test_a_hidden_page_draws_nothing(enter: Enter) -> None:
    page = enter(wish={"calm": False})
    at_rest(page)
    page.keyboard.down("ArrowRight")
    page.evaluate(
        "() => { Object.defineProperty(document, 'hidden', { get: () => true, configurable: true });"
        " document.dispatchEvent(new Event('visibilitychange')); }"
    )
    frames = state(page)["frames"]
    page.wait_for_timeout(600)
    assert state(page)["frames"] == frames
    page.evaluate(
        "() => { delete document.hidden; document.dispatchEvent(new Event('visibilitychange')); }"
    )
    assert until(page, lambda now: bool(now["frames"] > frames))


@pytest.mark.long
def test_calm_visitors_jump(enter: Enter) -> None:
    page = enter(wish={"calm": False}, reduced_motion="reduce")
    frames = at_rest(page)["frames"]
    page.keyboard.press("n")
    assert state(page)["isMoving"] is False
    there = at_rest(page)
    assert there["near"] == "ex-1"
    # One for the place, and one for each panel that comes into sight.
    assert there["frames"] - frames < 12


@pytest.mark.parametrize("counts", [(5, 3, 2, 0, 1), (60, 26, 1, 0)])
def test_no_view_needs_a_hundred_draw_calls(enter: Enter, counts: tuple[int, ...]) -> None:
    data = hall(counts)
    page = enter(data, width=1280, height=900)
    seen = {"corridor": at_rest(page)["calls"]}
    for room in data["rooms"]:
        page.evaluate("id => enter({ at: id, calm: true })", room["id"])
        seen[room["id"]] = at_rest(page)["calls"]
        page.keyboard.down("ArrowRight")
        seen[room["id"]] = max(seen[room["id"]], at_rest(page)["calls"])
        page.keyboard.up("ArrowRight")
    assert max(seen.values()) <= 100, seen
    assert min(seen.values()) > 2, seen


def test_memory_does_not_grow_and_is_given_back(enter: Enter) -> None:
    page = enter()
    rounds = []
    for _ in range(3):
        for _ in range(11):
            page.keyboard.press("n")
            at_rest(page)
        now = state(page)
        rounds.append((now["geometries"], now["textures"]))
    assert rounds[2] == rounds[1], rounds
    page.evaluate("walk.close()")
    assert (state(page)["geometries"], state(page)["textures"]) == (0, 0)


def test_escape_leads_back_to_where_one_came_from(enter: Enter) -> None:
    page = enter()
    page.keyboard.press("Escape")
    assert page.evaluate("exits") == 1
    expect(page.locator("[data-walk]")).to_be_hidden()
    expect(page.get_by_role("button", name="走进馆里")).to_be_focused()
    page.get_by_role("button", name="走进馆里").click()
    expect(page.get_by_role("dialog")).to_be_visible()


@pytest.mark.long
def test_tab_goes_round_all_controls(enter: Enter) -> None:
    page = enter(wish={"at": "ex-1"})
    at_rest(page)
    names = []
    for _ in range(12):
        page.keyboard.press("Tab")
        names.append(
            page.evaluate(
                "document.activeElement.textContent || document.activeElement.getAttribute('aria-label')"
            )
        )
    for name in ("打开这件展品", "↑ 前进", "看最近的展品", "下一件", "帮助", "离开"):
        assert name in names
    assert "走进馆里" not in names


def test_buttons_walk_by_keyboard(enter: Enter) -> None:
    page = enter()
    start = at_rest(page)
    page.get_by_role("button", name="前进").press("Enter")
    assert until(page, lambda now: bool(now["at"][0] > start["at"][0] + 0.3))
    page.get_by_role("button", name="右转").press("Enter")
    assert until(page, lambda now: bool(now["yaw"] > start["yaw"]))
    page.get_by_role("button", name="看最近的展品").press("Enter")
    assert until(page, lambda now: bool(now["near"]))


@pytest.mark.long
def test_the_plan_leads_to_a_room(enter: Enter) -> None:
    page = enter()
    page.get_by_role("button", name="地图").click()
    page.get_by_role("button", name="去第2间").click()
    assert until(page, lambda now: bool(now["room"] == "room-2"))
    assert page.evaluate("moved") == ["room-2"]
    expect(page.locator(".walk__where")).to_have_text("您在第2间")
    expect(view(page)).to_be_focused()


@pytest.mark.parametrize(
    ("at", "room"), [("ex-6", "room-2"), ("room-3", "room-3"), ("ex-unknown", "corridor")]
)
def test_a_deep_link_leads_there(enter: Enter, at: str, room: str) -> None:
    assert at_rest(enter(wish={"at": at}))["room"] == room


def test_a_tour_leads_from_stop_to_stop(enter: Enter) -> None:
    page = enter(wish={"tour": "round"})
    line = page.locator(".walk__line")
    for number, id in enumerate(("ex-1", "ex-3", "ex-2"), 1):
        assert line.get_attribute("points")
        button = page.get_by_role("button", name=f"下一站（{number}/3）：")
        button.click()
        assert until(page, lambda now, id=id: bool(now["near"] == id))  # type: ignore[misc]
    expect(page.locator(".walk__tour")).to_have_text("这条路线走完了")
    assert line.get_attribute("points") == ""


@pytest.mark.long
def test_rapid_presses_end_at_the_last(enter: Enter) -> None:
    page = enter(wish={"calm": False})
    for _ in range(4):
        page.keyboard.press("n")
    assert until(page, lambda now: bool(now["near"] == "ex-4" and not now["isMoving"]))


@pytest.mark.parametrize("counts", [(), (0,), (1,), (26, 0)])
def test_halls_of_any_size_open(enter: Enter, counts: tuple[int, ...]) -> None:
    page = enter(hall(counts))
    at_rest(page)
    page.get_by_role("button", name="看最近的展品").click()
    page.keyboard.press("n")
    assert bool(at_rest(page)["near"]) is (sum(counts) > 0)


def test_a_lost_picture_is_said_and_opened_again_at_the_same_place(enter: Enter) -> None:
    page = enter(wish={"at": "ex-2"})
    before = at_rest(page)
    page.evaluate(
        "document.querySelector('canvas').getContext('webgl2').getExtension('WEBGL_lose_context').loseContext()"
    )
    expect(page.get_by_role("alert")).to_contain_text("画面断开了")
    page.get_by_role("button", name="重新打开").click()
    expect(page.get_by_role("alert")).to_be_hidden()
    after = at_rest(page)
    assert (after["at"], after["near"]) == (before["at"], "ex-2")
    assert after["calls"] > 2


def test_without_webgl_it_says_why_and_leaves_the_page_alone(enter: Enter) -> None:
    stub = (
        "const real = HTMLCanvasElement.prototype.getContext;"
        "HTMLCanvasElement.prototype.getContext = function (kind, ...more) {"
        "  return kind === 'webgl2' ? null : real.call(this, kind, ...more); };"
    )
    page = enter(before=stub)
    assert "WebGL" in page.evaluate("refusal")
    expect(page.locator("[data-walk]")).to_be_hidden()
    assert page.locator(".walk__room").count() == 0
    assert page.evaluate("document.documentElement.className") == ""


@pytest.mark.long
def test_without_a_drawing_canvas_one_can_still_walk_and_open(enter: Enter) -> None:
    stub = (
        "const real = HTMLCanvasElement.prototype.getContext;"
        "HTMLCanvasElement.prototype.getContext = function (kind, ...more) {"
        "  return kind === '2d' ? null : real.call(this, kind, ...more); };"
    )
    page = enter(before=stub)
    page.keyboard.press("n")
    assert at_rest(page)["near"] == "ex-1"
    expect(page.locator(".walk__near")).to_contain_text("第1件展品")
    page.keyboard.press("Enter")
    assert page.evaluate("opened") == ["ex-1"]


@pytest.mark.parametrize(("elder", "least"), [(False, 44), (True, 60)])
def test_everything_fits_and_can_be_hit(enter: Enter, elder: bool, least: int) -> None:  # noqa: FBT001
    long = "家里老人独自在家时突然摔倒怎么办先看什么再做什么什么时候一定要打急救电话一共{n:02d}问"
    page = enter(hall([3, 2], long), elder=elder, wish={"at": "ex-1", "tour": "round"})
    at_rest(page)
    small = page.eval_on_selector_all(
        ".walk__room button",
        "(all, least) => all.filter(one => one.offsetHeight && (one.offsetHeight < least || one.offsetWidth < least))"
        ".map(one => one.textContent)",
        least,
    )
    assert small == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    wide = page.eval_on_selector_all(
        ".walk__room *",
        "all => all.filter(one => one.getBoundingClientRect().right > innerWidth + 1).map(one => one.className)",
    )
    assert wide == []
    picture = view(page).bounding_box()
    assert picture is not None
    assert picture["height"] > (200 if elder else 380)


@pytest.mark.parametrize("is_open", [False, True])
def test_axe_finds_nothing(enter: Enter, axe: Callable[..., list[str]], is_open: bool) -> None:  # noqa: FBT001
    page = enter(wish={"at": "ex-1"})
    at_rest(page)
    if is_open:
        page.get_by_role("button", name="地图").click()
        page.get_by_role("button", name="帮助").click()
    assert axe(page, is_elder=False) == []


@pytest.mark.long
def test_it_is_quick_enough_in_software(enter: Enter) -> None:
    page = enter(wish={"at": "room-1", "calm": False}, width=390, height=700)
    began = at_rest(page)["frames"]
    page.keyboard.down("ArrowRight")
    page.wait_for_timeout(3000)
    now = state(page)
    page.keyboard.up("ArrowRight")
    rate = (now["frames"] - began) / 3
    print(f"{rate:.0f} frames a second at scale {now['scale']:.2f}")  # noqa: T201 - too much else runs here to assert it
    assert rate > 1


def test_the_bundle_is_small_enough(bundle: None) -> None:
    brotli = pytest.importorskip("brotli")
    size = len(brotli.compress((ROOT / DIST / "walk.js").read_bytes(), quality=11)) / 1024
    assert size <= 150
