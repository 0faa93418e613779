"""The handbook's page on the hall: whoever copies its examples has a hall that `check` accepts."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from kepu.model.parts import PART_TITLES

from .conftest import Run

PAGE = Path(__file__).parents[2] / "content/contribute/hall.md"
_BLOCK = re.compile(r"^```(?:yaml|xml)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_PLACE = re.compile(r"(?:#|<!--) (catalog/\S+\.(?:yaml|svg))(?: -->)?\n")
_AROUND = """\
id: {id}
title: 手册的例子
room: reuse-hall
order: {order}
objective: 看例子对不对
activity: 玩一玩手册里的例子。
no_script_text:
  - 第一段。
  - 第二段。
conf: DEFAULT
is_sample: true
updated_on: 2026-11-22
"""
"""What an example that begins with `parts:` is put into, as the page tells its reader to."""


def _blocks() -> list[str]:
    return _BLOCK.findall(PAGE.read_text("utf-8"))


def _files() -> Iterator[tuple[str, str]]:
    """Yield each example as a file: its place, its text."""
    for number, block in enumerate(_blocks(), start=10):
        place = _PLACE.match(block)
        if place:
            yield place[1], block
        else:
            assert block.startswith("parts:\n"), block
            id = f"ex-handbook-{number}"
            yield f"catalog/hall/exhibits/{id}.yaml", _AROUND.format(id=id, order=number) + block


def test_every_example_holds_up(kepu: Run, tree: Path) -> None:
    for place, text in _files():
        file = tree / place
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    assert json.loads(kepu("check", "--json").out)["problems"] == []


def test_there_is_an_example_and_a_chapter_for_every_kind() -> None:
    text = PAGE.read_text("utf-8")
    shown = set(re.findall(r"^  - type: (\w+)$", "".join(_blocks()), re.MULTILINE))
    assert shown == set(PART_TITLES)
    assert [t for t in PART_TITLES if f"### {t} {PART_TITLES[t]}\n" not in text] == []
