"""One keeps the beat, or does not, on a clock that the test moves; the page is silent until asked to sound."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

SENSES = """
  window.heard = { speakers: 0, clicks: [], buzzes: 0 };
  const Real = window.AudioContext;
  window.AudioContext = class extends Real {
    constructor() { super(); window.heard.speakers += 1; }
    createOscillator() {
      const tone = super.createOscillator();
      const start = tone.start.bind(tone);
      tone.start = (at) => { window.heard.clicks.push(at); start(at); };
      return tone;
    }
  };
  navigator.vibrate = () => { window.heard.buzzes += 1; return true; };
"""
HIDE = """(is) => {
  Object.defineProperty(document, 'hidden', { value: is, configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
}"""
BEAT = 60_000 / 110

Open = Callable[..., Locator]


@pytest.fixture
def beat(exhibit: Callable[..., Page], part_of: Any) -> Open:
    """Give the function that opens the metronome on a clock that stands still until the test moves it."""

    def go(**options: Any) -> Locator:
        page = exhibit("ex-cpr", **options)
        page.clock.install()
        page.add_init_script(SENSES)
        page.reload()
        page.clock.pause_at(page.evaluate("Date.now() + 1000"))
        host: Locator = part_of(page, "beat")[0]
        expect(pad(host)).to_be_visible()
        return host

    return go


def pad(host: Locator) -> Locator:
    return host.locator(".beat__pad")


def words(host: Locator) -> Locator:
    return host.locator(".beat__words")


def drum(host: Locator, beats: int, gap: float = BEAT, key: str = "Space") -> None:
    """Press so many times, each after a gap."""
    pad(host).focus()
    for _ in range(beats):
        host.page.clock.run_for(round(gap))
        host.page.keyboard.press(key)


def breathe(host: Locator, seconds: float = 1.5) -> None:
    """Wait and press twice, as in the pause of a round."""
    for _ in range(2):
        host.page.clock.run_for(round(seconds * 1000))
        host.page.keyboard.press("Enter")


def metronome(host: Locator) -> Locator:
    return host.locator(".beat__switch")


# The pace


@pytest.mark.parametrize(
    ("pace", "said"),
    [
        (80, "slow"),
        (98, "slow"),
        (100, "good"),
        (110, "good"),
        (120, "good"),
        (122, "fast"),
        (160, "fast"),
    ],
)
def test_the_pace_of_the_last_beats_is_shown_and_named(
    beat: Open, part_of: Any, pace: int, said: str
) -> None:
    host = beat()
    data = part_of(host.page, "beat")[1]
    drum(host, 8, 60_000 / pace)
    shown = int(host.locator(".beat__rate b").inner_text())
    assert abs(shown - pace) <= 1
    expect(words(host)).to_have_text(data[said])


def test_a_change_of_pace_is_noticed_within_a_few_beats(beat: Open, part_of: Any) -> None:
    host = beat()
    data = part_of(host.page, "beat")[1]
    drum(host, 8)
    expect(words(host)).to_have_text(data["good"])
    drum(host, 6, 60_000 / 150)
    expect(words(host)).to_have_text(data["fast"])


def test_nobody_is_judged_by_two_beats(beat: Open) -> None:
    host = beat()
    drum(host, 2, 300)
    expect(host.locator(".beat__rate b")).to_have_text("——")


def test_stopping_is_noticed_after_two_seconds(beat: Open, part_of: Any) -> None:
    host = beat()
    data = part_of(host.page, "beat")[1]
    drum(host, 8)
    host.page.clock.run_for(1900)
    expect(words(host)).to_have_text(data["good"])
    host.page.clock.run_for(200)
    expect(words(host)).to_have_text(data["stopped"])
    expect(pad(host)).to_contain_text("8／30")
    drum(host, 6)
    expect(words(host)).to_have_text(data["good"])
    expect(pad(host)).to_contain_text("14／30")


# Rounds


def test_two_rounds_are_played_to_the_end_without_a_mouse(
    beat: Open, part_of: Any, tab_to: Callable[[Locator], None]
) -> None:
    host = beat()
    data = part_of(host.page, "beat")[1]
    tab_to(pad(host))
    drum(host, 30)
    expect(pad(host)).to_contain_text("吹气")
    expect(pad(host)).to_contain_text("0／2")
    breathe(host)
    expect(host.locator(".play__progress")).to_have_text("第 2 轮，共 2 轮")
    drum(host, 15, key="Enter")
    drum(host, 15, 60_000 / 150, key="Enter")
    breathe(host, seconds=2)
    end = host.locator(".beat__end")
    expect(end).to_be_focused()
    expect(end).to_contain_text("一共按了 60 下")
    expect(end).to_contain_text("3 秒、4 秒")
    expect(end).to_contain_text(data["done"])
    for judging in ("诊断", "测评", "合格", "失败", "错"):
        expect(end).not_to_contain_text(judging)
    assert host.page.evaluate("localStorage.getItem('kepu.hall.ex-cpr.done')") == "beat"
    host.page.keyboard.press("Tab")
    host.page.keyboard.press("Enter")
    expect(pad(host)).to_contain_text("0／30")


def test_beats_that_run_on_into_the_pause_are_no_breaths(beat: Open) -> None:
    host = beat()
    drum(host, 34)
    expect(pad(host)).to_contain_text("0／2")
    expect(words(host)).to_contain_text("先停一停")
    breathe(host)
    expect(pad(host)).to_contain_text("0／30")


def test_every_way_of_pressing_counts_once(beat: Open) -> None:
    host = beat()
    page = host.page
    pad(host).click()
    expect(pad(host)).to_contain_text("1／30")
    page.clock.run_for(500)
    page.keyboard.down("Space")
    for _ in range(5):
        page.clock.run_for(100)
        page.keyboard.down("Space")
    page.keyboard.up("Space")
    expect(pad(host)).to_contain_text("2／30")
    page.clock.run_for(500)
    pad(host).dispatch_event("click")
    expect(pad(host)).to_contain_text("3／30")


def test_a_trembling_finger_and_a_furious_one(beat: Open) -> None:
    host = beat()
    page = host.page
    page.clock.run_for(500)
    pad(host).click(click_count=3)
    expect(pad(host)).to_contain_text("1／30")
    drum(host, 40, 100)
    expect(pad(host)).to_contain_text("吹气")


# The metronome


def test_it_starts_in_the_middle_and_stays_between_the_bounds(beat: Open) -> None:
    host = beat()
    speed = host.locator(".beat__speed b")
    expect(speed).to_have_text("110")
    for _ in range(5):
        host.get_by_role("button", name="节拍快一点").click()
    expect(speed).to_have_text("120")
    for _ in range(9):
        host.get_by_role("button", name="节拍慢一点").click()
    expect(speed).to_have_text("100")


def test_the_light_keeps_the_beat_and_nothing_else_flashes(beat: Open) -> None:
    host = beat()
    page = host.page
    page.evaluate(
        """() => { window.flashes = []; new MutationObserver((changes) => changes.forEach((change) => {
          const on = change.target.classList.contains('beat__light--on');
          if (change.target.classList.contains('beat__light')) { if (on) window.flashes.push(performance.now()); }
          else window.flashes.push('other: ' + change.target.className);
        })).observe(document.body, { attributes: true, attributeFilter: ['class', 'style'], subtree: true }); }"""
    )
    metronome(host).click()
    page.evaluate("() => { window.flashes = []; }")
    for _ in range(1000):
        page.clock.run_for(60)
    flashes = page.evaluate("window.flashes")
    assert all(isinstance(at, (int, float)) for at in flashes)
    assert abs(len(flashes) - 110) <= 1


def test_the_pad_is_at_hand_once_it_runs_and_it_stops_again(beat: Open) -> None:
    host = beat()
    metronome(host).press("Enter")
    expect(pad(host)).to_be_focused()
    expect(metronome(host)).to_have_text("停下节拍")
    metronome(host).press("Enter")
    expect(metronome(host)).to_have_text("开始节拍")


def test_a_page_out_of_sight_stands_still(beat: Open) -> None:
    host = beat()
    page = host.page
    metronome(host).click()
    drum(host, 8)
    page.evaluate(HIDE, arg=True)
    expect(metronome(host)).to_have_text("开始节拍")
    page.clock.run_for(60_000)
    expect(words(host)).to_contain_text("停在这里等您")
    page.evaluate(HIDE, arg=False)
    drum(host, 6)
    expect(pad(host)).to_contain_text("14／30")
    expect(host.locator(".beat__rate b")).to_have_text("110")


def test_leaving_and_coming_back_breaks_nothing(beat: Open) -> None:
    host = beat()
    page = host.page
    here = page.url
    metronome(host).click()
    drum(host, 5)
    page.goto(here.split("/exhibits/")[0] + "/")
    page.go_back()
    expect(pad(host)).to_contain_text("／30")
    page.clock.resume()
    metronome(host).click()
    expect(pad(host)).to_be_focused()


def test_without_motion_nothing_grows(beat: Open) -> None:
    host = beat(reduced_motion="reduce")
    light = host.locator(".beat__light")
    before = light.bounding_box()
    metronome(host).click()
    for _ in range(30):
        host.page.clock.run_for(40)
        assert light.bounding_box() == before


# Sound and vibration


def test_it_is_silent_until_it_is_switched_on(beat: Open) -> None:
    host = beat()
    metronome(host).click()
    drum(host, 10)
    assert host.page.evaluate("window.heard") == {"speakers": 0, "clicks": [], "buzzes": 0}
    for name in ("声音", "振动"):
        expect(host.get_by_role("switch", name=name)).to_have_attribute("aria-checked", "false")


def test_the_switches_work_and_are_remembered(beat: Open) -> None:
    host = beat()
    page = host.page
    for name in ("声音", "振动"):
        host.get_by_role("switch", name=name).click()
        expect(host.get_by_role("switch", name=name)).to_have_attribute("aria-checked", "true")
    page.reload()
    for name in ("声音", "振动"):
        expect(host.get_by_role("switch", name=name)).to_have_attribute("aria-checked", "true")
    assert page.evaluate("window.heard.speakers") == 0, "no sound before the page is touched"
    metronome(host).click()
    expect(host.locator(".beat__words")).to_be_visible()
    for _ in range(60):
        page.clock.run_for(50)
        page.wait_for_timeout(10)
    heard = page.evaluate("window.heard")
    assert heard["speakers"] == 1
    assert len(heard["clicks"]) >= 3
    assert heard["buzzes"] >= 3
    host.get_by_role("switch", name="声音").click()
    host.get_by_role("switch", name="振动").click()
    page.clock.run_for(500)
    before = page.evaluate("window.heard")
    page.clock.run_for(3000)
    assert page.evaluate("window.heard") == before
    assert page.evaluate("localStorage.getItem('kepu.hall.sound')") is None


@pytest.mark.parametrize(("query", "least"), [("", 44), ("?elder=1", 60)], ids=["plain", "elder"])
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_targets_are_large_and_nothing_runs_over(
    exhibit: Callable[..., Page], width: int, query: str, least: int
) -> None:
    page = exhibit("ex-cpr", width=width)
    page.goto(page.url + query)
    for target in page.locator("kepu-rhythm .play__stage").locator("button").all():
        if not target.is_visible():
            continue
        box = target.bounding_box()
        assert box
        assert box["height"] >= least
        assert box["width"] >= 44
    assert page.evaluate(
        "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    )
