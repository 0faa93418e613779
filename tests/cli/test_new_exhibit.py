"""A new exhibit begins with a part that can be played, whatever its kind."""

import json
from functools import cache
from pathlib import Path

import pytest
from kepu.cli.checked import check_cached
from kepu.model.parts import PART_TITLES

from .conftest import Run

EXHIBITS = "catalog/hall/exhibits"
PICTURES = "catalog/hall/pictures"


def test_a_skeleton_of_every_kind_of_part_passes_check(
    kepu: Run, tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kepu.cli.new.check_cached", cache(check_cached))
    for kind in PART_TITLES:
        made = kepu("new", "exhibit", f"ex-new-{kind}", "--kind", kind)
        assert made.code == 0, made.err
        # A draft is left out of the site, so what it holds would hardly be looked at.
        file = tree / EXHIBITS / f"ex-new-{kind}.yaml"
        text = file.read_text("utf-8")
        assert f"\nparts:\n  - type: {kind}\n" in text
        file.write_text(text.replace("\nstatus: draft\n", "\n"), "utf-8")
    assert json.loads(kepu("check", "--json").out)["problems"] == []


def test_the_check_looks_at_the_new_exhibit(kepu: Run, tree: Path) -> None:
    kepu("new", "exhibit", "ex-new")
    file = tree / EXHIBITS / "ex-new.yaml"
    file.write_text(file.read_text("utf-8").replace("right: true", "right: false"), "utf-8")
    (problem,) = json.loads(kepu("check", "--json").out)["problems"]
    assert problem["path"] == f"{EXHIBITS}/ex-new.yaml"


def test_without_a_kind_it_is_a_quiz(kepu: Run, tree: Path) -> None:
    made = kepu("new", "exhibit", "ex-new")
    assert "互动是 quiz（问答）" in made.out
    assert "  - type: quiz\n" in (tree / EXHIBITS / "ex-new.yaml").read_text("utf-8")


def test_a_kind_may_be_named_in_chinese(kepu: Run, tree: Path) -> None:
    assert kepu("new", "展品", "ex-new", "--kind", "分一分").code == 0
    assert "  - type: sorting\n" in (tree / EXHIBITS / "ex-new.yaml").read_text("utf-8")


def test_one_for_finding_things_brings_a_picture_of_its_layer(kepu: Run, tree: Path) -> None:
    made = kepu("new", "exhibit", "ex-new", "--kind", "hotspot", "--community", "gewuli")
    layer = "catalog/counties/zhiwei/communities/gewuli/hall"
    assert f"写好了骨架：{layer}/pictures/ex-new.svg" in made.out
    assert 'id="box"' in (tree / layer / "pictures/ex-new.svg").read_text("utf-8")
    assert "picture: ex-new" in (tree / layer / "exhibits/ex-new.yaml").read_text("utf-8")
    assert json.loads(kepu("check", "--json").out)["problems"] == []


def test_a_picture_that_stands_is_left_alone_and_no_exhibit_written(kepu: Run, tree: Path) -> None:
    before = (tree / PICTURES / "quake-calm.svg").read_bytes()
    again = kepu("new", "exhibit", "quake-calm", "--kind", "hotspot")
    assert again.code == 1
    assert "已经有了：catalog/hall/pictures/quake-calm.svg" in again.err
    assert (tree / PICTURES / "quake-calm.svg").read_bytes() == before
    assert not (tree / EXHIBITS / "quake-calm.yaml").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("exhibit", "ex-new", "--kind", "quizz"), "没有“quizz”这种互动。是不是 quiz？"),
        (("exhibit", "ex-new", "--kind", "game"), "可以写：quiz（问答）、scenario（情景选择）"),
        (("room", "new-hall", "--kind", "quiz"), "--kind 说的是展品怎么玩，只和 exhibit（展品）"),
    ],
)
def test_a_wrong_kind_says_what_to_write(words: tuple[str, ...], said: str, kepu: Run) -> None:
    refused = kepu("new", *words)
    assert refused.code == 2
    assert said in refused.err
