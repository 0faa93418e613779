"""The metronome keeps its pace over minutes, whatever the timers do: asked of Node.js, on a clock of its own."""

import json
import random
import subprocess
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
SCRIPT = HERE.parents[2] / "theme" / "assets" / "src" / "exhibits" / "rhythm.js"
MINUTE = 60_000
PART = {
    "type": "rhythm",
    "id": "beat",
    "title": "跟着节拍按",
    "slowest": [100],
    "fastest": [120],
    "beats": [30],
    "pause": [2],
    "pause_title": "吹气",
    "rounds": 2,
    "slow": "慢",
    "good": "好",
    "fast": "快",
    "stopped": "停",
    "done": "完",
}
CHANCE = random.Random(2026)  # noqa: S311 - a sample is no secret
ON_TIME = [0.0]
BUSY = [CHANCE.uniform(0, 60) for _ in range(997)]
"""A phone that does other things as well."""
HALTING = [*[5.0] * 40, 900.0]
"""A page whose script stands still for the better part of a second, again and again."""

Listen = Callable[..., tuple[list[float], int]]


@pytest.fixture
def listen(node: str) -> Listen:
    """Give the function that lets the exhibit run and notes each click, and how many timers are left."""

    def go(
        *acts: tuple[float, str],
        until: float = MINUTE,
        lateness: list[float] = ON_TIME,
        part: dict[str, Any] = PART,
    ) -> tuple[list[float], int]:
        asked = {
            "part": part,
            "lateness": lateness,
            "until": until,
            "acts": [{"at": at, "do": act} for at, act in acts],
        }
        done = subprocess.run(
            [node, str(HERE / "metronome.js"), str(SCRIPT)],
            input=json.dumps(asked),
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
        heard = json.loads(done.stdout)
        return heard["clicks"], heard["waiting"]

    return go


def gaps(clicks: list[float]) -> list[float]:
    return [after - before for before, after in pairwise(clicks)]


@pytest.mark.parametrize("lateness", [ON_TIME, BUSY], ids=["on time", "busy"])
def test_a_minute_has_as_many_beats_as_it_says(listen: Listen, lateness: list[float]) -> None:
    clicks, _ = listen((0, "start"), until=MINUTE, lateness=lateness)
    within = [at for at in clicks if at <= MINUTE]
    assert abs(len(within) - 110) <= 1
    assert all(abs(gap - MINUTE / 110) < 0.01 for gap in gaps(clicks))


def test_ten_minutes_do_not_drift(listen: Listen) -> None:
    clicks, _ = listen((0, "start"), until=10 * MINUTE, lateness=BUSY)
    last = clicks[-1]
    assert last == pytest.approx(len(clicks) * MINUTE / 110, abs=1)


def test_a_page_that_halts_leaves_beats_out_and_keeps_the_grid(listen: Listen) -> None:
    clicks, _ = listen((0, "start"), until=MINUTE, lateness=HALTING)
    assert 60 < len(clicks) < 110
    beat = MINUTE / 110
    for gap in gaps(clicks):
        assert gap > beat * 0.9, "no burst of late clicks"
        assert abs(gap / beat - round(gap / beat)) < 0.1


@pytest.mark.parametrize(
    ("acts", "pace"),
    [(["faster"], 115), (["faster"] * 9, 120), (["slower"] * 2, 100), (["slower"] * 9, 100)],
)
def test_the_pace_can_be_set_within_its_bounds(listen: Listen, acts: list[str], pace: int) -> None:
    clicks, _ = listen((0, "start"), *((1000, act) for act in acts), until=MINUTE)
    steady = [gap for at, gap in zip(clicks[1:], gaps(clicks), strict=True) if at > 3000]
    assert all(abs(gap - MINUTE / pace) < 0.01 for gap in steady)
    assert all(gap > MINUTE / 120 - 1 for gap in gaps(clicks)), "no hurried beat in between"


def test_a_pace_that_was_set_before_it_starts_holds(listen: Listen) -> None:
    clicks, _ = listen((0, "faster"), (500, "start"), until=MINUTE)
    assert gaps(clicks)[0] == pytest.approx(MINUTE / 115, abs=0.01)


@pytest.mark.parametrize("end", ["stop", "hide", "remove"])
def test_it_falls_silent_and_leaves_no_timer(listen: Listen, end: str) -> None:
    clicks, waiting = listen((0, "start"), (10_000, end), until=20_000, lateness=BUSY)
    assert 15 < len(clicks) < 20
    assert clicks[-1] < 10_000 + 300
    assert waiting == 0


def test_starting_and_stopping_in_a_hurry_leaves_one_metronome(listen: Listen) -> None:
    hurry = [(float(at), "start") for at in range(0, 1100, 100)]
    clicks, waiting = listen(*hurry, until=MINUTE)
    assert all(abs(gap - MINUTE / 110) < 0.01 for gap in gaps(clicks))
    assert waiting <= 3


def test_another_range_has_another_middle(listen: Listen) -> None:
    part = {**PART, "slowest": [60], "fastest": [64]}
    clicks, _ = listen((0, "start"), (100, "faster"), until=MINUTE, part=part)
    assert gaps(clicks)[1] == pytest.approx(MINUTE / 63, abs=0.01)
