"""Every exhibit of the sample county is played to its end, every way through it, and shows all that its data says.

A script of the page's own plays (player.js), much quicker than a hand could, from the data in the page; what must have
been shown on the way is worked out here from the same data. What hands do to each kind (fingers, keys, mistakes,
hostile texts) is tested in that kind's own file; so are an inspector's labels, which no exhibit of the county has.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from kepu.model.expression import Expression
from playwright.sync_api import BrowserContext, Error, Page

pytestmark = pytest.mark.browser

PLAYER = Path(__file__).with_name("player.js")
BASE = "gewuli"
"""This community shows the county's exhibits and none of its own."""
OPENING_VERDICT = re.compile(r"^(?:对|再想想)[。，！]")
"""A scenario says it above the reason, and leaves it out of the reason."""
READ = (
    *("address", "ask", "checklist", "container", "done", "explain", "fast", "find", "fix", "good"),
    *("group", "message", "missing", "opening", "over", "pause_title", "slow", "stopped", "target"),
    *("text", "title", "under", "unit", "why"),
)
"""Fields that are there to be read, wherever they stand in a part; its own title and intro the page shows above it."""
SOME = ("ex-119", "ex-control", "ex-cpr", "ex-label")
"""A few that together hold most kinds."""

Part = Mapping[str, Any]
Play = Callable[..., list[str]]


def test_a_few_exhibits_are_played_to_their_end(play: Play) -> None:
    assert [fault for id in SOME for fault in play(f"{BASE}/exhibits/{id}")] == []


@pytest.mark.long
@pytest.mark.parametrize("look", ["", "?elder=1"])
def test_every_exhibit_is_played_to_its_end(site: Path, play: Play, look: str) -> None:
    paths = list(exhibits(site))
    assert len(paths) > len(SOME)
    assert [fault for path in paths for fault in play(path, look)] == []


def exhibits(site: Path) -> Iterator[str]:
    """Find the county's exhibits, and what single communities add to them."""
    base = {page.parent.name for page in site.glob(f"c/{BASE}/exhibits/*/index.html")}
    for page in sorted(site.glob("c/*/exhibits/*/index.html")):
        if page.parts[-4] == BASE or page.parent.name not in base:
            yield page.parent.relative_to(site / "c").as_posix()


@pytest.fixture
def play(browse: Callable[..., BrowserContext], origin: str) -> Play:
    """Give the function that plays all parts of an exhibit and names what is wrong with it."""
    context = browse()
    context.add_init_script(path=PLAYER)
    page = context.new_page()

    def go(path: str, look: str = "") -> list[str]:
        page.goto(f"{origin}c/{path}/{look}")
        parts = [json.loads(text) for text in page.locator(".play > script").all_text_contents()]
        faults = [] if parts else ["has no parts"]
        for part in parts:
            faults += [f"{part['id']}: {fault}" for fault in play_part(page, part)]
        return [f"{path} {fault}" for fault in faults + not_finished(page, parts)]

    return go


def play_part(page: Page, part: Part) -> list[str]:
    """Play one part, and compare what it showed with what it should have."""
    wanted = [part["id"], fill(part) if part["type"] == "builder" else []]
    try:
        told: dict[str, list[str]] = page.evaluate("asked => kepuPlayer.play(...asked)", wanted)
    except Error as stuck:
        return [stuck.message]
    shown = "\n".join(told["shown"])
    unread = [text for text in dict.fromkeys(texts(part)) if plain(text) not in shown]
    unseen = set(pictures(part)) - set(told["pictures"])
    return (
        told["wrongs"]
        + [f"never says {text}" for text in unread]
        + [f"never shows {picture}" for picture in sorted(unseen)]
    )


def not_finished(page: Page, parts: Sequence[Part]) -> list[str]:
    """Name the parts that did not say they are done, each by its own element, the last one for all."""
    heard: list[dict[str, Any]] = page.evaluate("kepuPlayer.heard")
    ended = {(one["tag"], one["part"]) for one in heard}
    expected = {(f"kepu-{part['type']}", part["id"]) for part in parts}
    faults = [f"{tag} {part} and its end disagree" for tag, part in sorted(ended ^ expected)]
    return faults if heard and heard[-1]["all"] else [*faults, "is never done as a whole"]


def plain(text: str) -> str:
    return re.sub(r"\s+", "", text)


def texts(part: Part) -> Iterator[str]:
    """Give every line that playing a part must have shown."""
    inner = {name: value for name, value in part.items() if name not in {"title", "meters"}}
    if part["type"] == "hotspot" and len(part["scenes"]) == 1:
        inner["scenes"] = part["scenes"][0]["spots"]
    for meter in part.get("meters", []):
        yield from warnings(part, meter)
    for text in written(inner):
        yield OPENING_VERDICT.sub("", text) if part["type"] == "scenario" else text


def written(value: Any) -> Iterator[str]:
    """Find what is there to be read below a value of a part's data."""
    if isinstance(value, list):
        for one in value:
            yield from written(one)
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            if not isinstance(inner, str):
                yield from written(inner)
            elif name in READ:
                yield from re.split(r"\n|\{n\}", inner)


def pictures(value: Any) -> Iterator[str]:
    """Find every picture that a part names."""
    if isinstance(value, list):
        for one in value:
            yield from pictures(one)
    elif isinstance(value, Mapping):
        yield from [value["picture"]] if "picture" in value else []
        yield from pictures(list(value.values()))


def warnings(part: Part, meter: Part) -> Iterator[str]:
    """Give what a meter says, as far as its items can make it say so."""
    least, most = limits(meter)
    yield from (meter["title"], meter.get("unit", ""))
    if sum(amount(item, meter) for item in part["items"]) > most:
        yield meter["over"]
    if least > 0:
        yield meter.get("under", "")


def limits(meter: Part) -> tuple[float, float]:
    """Work out between which sums a meter is content."""
    return work_out(meter.get("min", [0])), work_out(meter["max"])


def work_out(program: Sequence[float | str]) -> float:
    # JSON knows whole numbers, an expression has none.
    steps = (step if isinstance(step, str) else float(step) for step in program)
    result = Expression("", tuple(steps)).run({})
    assert result is not None
    return result


def amount(item: Part, meter: Part) -> float:
    return float(item.get("amounts", {}).get(meter["id"], 0))


def fill(part: Part) -> list[str]:
    """Find things for a builder that hold all that is needed and content every meter."""
    meters = part.get("meters", [])
    bounds = [limits(meter) for meter in meters]
    items = sorted(part["items"], key=lambda item: not item.get("needed", False))
    ways: dict[tuple[float, ...], list[str]] = {(0.0,) * len(meters): []}
    for item in items:
        more = {}
        for sums, basket in ways.items():
            now = tuple(
                round(one + amount(item, meter), 6) for one, meter in zip(sums, meters, strict=True)
            )
            if all(one <= most for one, (_, most) in zip(now, bounds, strict=True)):
                more[now] = [*basket, item["id"]]
        ways = more if item.get("needed") else {**more, **ways}
    for sums, basket in ways.items():
        if all(one >= least for one, (least, _) in zip(sums, bounds, strict=True)):
            return basket
    pytest.fail(f"{part['id']} cannot be filled")
