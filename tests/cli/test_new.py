"""A skeleton of every kind holds up as it is written, and nothing is ever overwritten."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator
from kepu.cli.checked import check_cached
from kepu.model.kinds import KINDS

from .conftest import Run

HEALTH = ("--topic", "health")
HERE = ("--community", "gewuli")

CASES: dict[str, tuple[tuple[str, ...], str]] = {
    "catalog": (("kepu-base",), "catalog/catalog.yaml"),
    "vocabulary": (("tool",), "catalog/vocabularies/tool.yaml"),
    "search-words": (
        ("local-words", *HERE),
        "catalog/counties/zhiwei/communities/gewuli/search/local-words.yaml",
    ),
    "topic": (("gardening",), "catalog/topics/gardening/topic.yaml"),
    "resource": (("h-new", *HEALTH), "catalog/topics/health/resources/h-new.yaml"),
    "rumour-check": (("rc-new", *HEALTH), "catalog/topics/health/rumours/rc-new.yaml"),
    "pack": (("pk-new", *HEALTH), "catalog/topics/health/packs/pk-new.yaml"),
    "service": (("sv-new", *HEALTH), "catalog/topics/health/services/sv-new.yaml"),
    "hall": (("hall",), "catalog/hall/hall.yaml"),
    "room": (("new-hall",), "catalog/hall/rooms/new-hall.yaml"),
    "exhibit": (("ex-new",), "catalog/hall/exhibits/ex-new.yaml"),
    "tour": (("tour-new",), "catalog/hall/tours/tour-new.yaml"),
    "calendar-rule": (("new-day",), "catalog/calendar/new-day.yaml"),
    "hotline": (("hl-000",), "catalog/directory/hotlines/hl-000.yaml"),
    "event": (
        ("ev-new", *HERE),
        "catalog/counties/zhiwei/communities/gewuli/events/ev-new.yaml",
    ),
    "venue": (
        ("v-new", "--community", "zhiwei"),
        "catalog/counties/zhiwei/directory/venues/v-new.yaml",
    ),
    "team": (
        ("t-new", *HERE),
        "catalog/counties/zhiwei/communities/gewuli/directory/teams/t-new.yaml",
    ),
    "provider": (
        ("p-new", *HERE),
        "catalog/counties/zhiwei/communities/gewuli/directory/providers/p-new.yaml",
    ),
    "asset": (
        ("a-new", *HERE),
        "catalog/counties/zhiwei/communities/gewuli/directory/assets/a-new.yaml",
    ),
    "regions": (("regions", "--community", "zhiwei"), "catalog/counties/zhiwei/regions.yaml"),
    "county": (("newplace",), "catalog/counties/newplace/county.yaml"),
    "community": (("newplace",), "catalog/counties/zhiwei/communities/newplace/community.yaml"),
    "patch": (
        ("h-bp", *HERE),
        "catalog/counties/zhiwei/communities/gewuli/patches/h-bp.yaml",
    ),
}

ONLY_ONE = ("catalog", "hall", "regions")
"""Kinds of which a layer holds one, and it is there already."""


def test_every_kind_has_a_case() -> None:
    assert set(CASES) == {name for name, kind in KINDS.items() if kind.is_yaml}


@pytest.mark.parametrize("word", ["picture", "图画"])
def test_a_picture_has_no_skeleton(word: str, kepu: Run, tree: Path) -> None:
    refused = kepu("new", word, "stove-lit")
    assert refused.code == 2
    assert "图画不是 YAML，没有骨架可写：画好以后存到 catalog/hall/pictures/" in refused.err
    assert not (tree / "catalog/hall/pictures/stove-lit.svg").exists()


def test_what_cannot_be_begun_is_not_offered(kepu: Run) -> None:
    offered = kepu("new", "nonsense", "x-new").err
    assert "exhibit（展品）" in offered
    assert "图画" not in offered


def test_a_skeleton_of_every_kind_passes_check(
    kepu: Run, tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Where each belongs is the same after the one before; reading the tree again twenty times would show no more.
    monkeypatch.setattr("kepu.cli.new.check_cached", cache(check_cached))
    for kind, (words, path) in CASES.items():
        if kind not in {*ONLY_ONE, "county"}:
            made = kepu("new", kind, *words)
            assert made.code == 0, made.err
            assert path in made.out
    checked = kepu("check", "--json")
    assert json.loads(checked.out)["problems"] == []
    assert checked.code == 0


def test_a_second_county_passes_check(kepu: Run, tree: Path) -> None:
    words, path = CASES["county"]
    assert path in kepu("new", "county", *words).out
    assert json.loads(kepu("check", "--json").out)["problems"] == []


@pytest.mark.parametrize("kind", ONLY_ONE)
def test_what_there_is_one_of_passes_check_in_place_of_the_other(
    kind: str, kepu: Run, tree: Path
) -> None:
    words, path = CASES[kind]
    (tree / path).rename(tree / "old.yaml")
    # A community's revision of its list of rooms is one of the hall that was there.
    for patch in tree.glob(f"catalog/**/patches/{kind}.yaml"):
        patch.unlink()
    made = kepu("new", kind, *words)
    assert made.code == 0, made.err
    assert json.loads(kepu("check", "--json").out)["problems"] == []


@pytest.mark.parametrize("kind", ["resource", "service", "pack", "patch"])
def test_a_skeleton_suits_its_schema(kind: str, kepu: Run, tree: Path) -> None:
    words, path = CASES[kind]
    assert kepu("new", kind, *words).code == 0
    text = (tree / path).read_text("utf-8")
    named = re.match(r"# yaml-language-server: \$schema=(\S+)\n", text)
    assert named
    schema = json.loads(((tree / path).parent / named[1]).read_text("utf-8"))
    value: Any = yaml.load(text, Loader=yaml.CSafeLoader)
    for field in ("created_on", "updated_on"):
        value = value | {field: str(value[field])} if field in value else value
    assert list(Draft7Validator(schema).iter_errors(value)) == []


def test_a_skeleton_explains_its_fields_and_stays_a_draft(kepu: Run, tree: Path) -> None:
    kepu("new", "资源", "h-new", "--topic", "卫生健康", "--today", "2026-12-01")
    text = (tree / CASES["resource"][1]).read_text("utf-8")
    assert "# 要点，三到六条，每条一句话。数字、剂量、号码与依据一字不差。\npoints:\n" in text
    assert "\nstatus: draft\n" in text
    assert "\nupdated_on: 2026-12-01\n" in text
    assert "\n# （可不写）子主题编号，见该主题的 topic.yaml。\n# subtopic: " in text
    assert "review:" not in text
    assert "assured_on" not in text


def test_what_is_commented_out_holds_up_too(kepu: Run, tree: Path) -> None:
    kepu("new", "venue", "v-new", *HERE)
    file = tree / "catalog/counties/zhiwei/communities/gewuli/directory/venues/v-new.yaml"
    lines = file.read_text("utf-8").split("\n")
    code = [re.sub(r"^# (?=( *- | *[a-z_0-9]+:))", "", line) for line in lines[1:]]
    file.write_text("\n".join([lines[0], *code]), "utf-8")
    assert sum(line.startswith("opening_hours:") for line in code) == 1
    assert json.loads(kepu("check", "--json").out)["problems"] == []


def test_nothing_is_overwritten(kepu: Run, tree: Path) -> None:
    path = tree / "catalog/topics/health/resources/h-bp.yaml"
    before = path.read_bytes()
    again = kepu("new", "resource", "h-bp", *HEALTH)
    assert (again.code, path.read_bytes()) == (1, before)
    assert "已经有了：catalog/topics/health/resources/h-bp.yaml" in again.err
    elsewhere = kepu("new", "resource", "h-bp", "--topic", "emergency")
    assert elsewhere.code == 1
    assert not (tree / "catalog/topics/emergency/resources/h-bp.yaml").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("resorce", "h-new", *HEALTH), "是不是 resource？"),
        (("resource", "H_New", *HEALTH), "编号“H_New”不能用"),
        (("resource", "../h-new", *HEALTH), "编号“../h-new”不能用"),
        (("resource", "con", *HEALTH), "编号“con”不能用"),
        (("resource", "h-new"), "请加 --topic。可以写：digital-literacy（信息素养）"),
        (("resource", "h-new", "--topic", "heath"), "没有主题 heath。是不是 health？"),
        (("event", "ev-new"), "请加 --community。可以写：zhiwei、"),
        (("event", "ev-new", "--community", "gewul"), "没有社区 gewul。是不是 gewuli？"),
        (("patch", "h-bpp", *HERE), "没有 h-bpp。是不是 h-bp"),
    ],
)
def test_a_wrong_call_says_what_to_write(words: tuple[str, ...], said: str, kepu: Run) -> None:
    refused = kepu("new", *words)
    assert refused.code == 2
    assert said in refused.err
