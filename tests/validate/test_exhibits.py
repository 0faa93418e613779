"""Exhibits that pass every field and still cannot be played: told at the field, with what leads to it."""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

import pytest
from kepu.problems import Problem, codes

Find = Callable[[Mapping[str, str | None]], list[Problem]]

ROOM = "catalog/hall/rooms/body.yaml"
EXHIBIT = "catalog/hall/exhibits/ex-one.yaml"
PICTURE = "catalog/hall/pictures/stove.svg"
DATES = "conf: V\ncreated_on: 2026-11-22\nupdated_on: 2026-11-22\n"
ROOM_TEXT = f"id: body\ntitle: 人体\nintro: 看看自己。\nicon: heart\n{DATES}"
PICTURE_TEXT = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300">
<title>灶台</title>
<desc>一口锅</desc>
<g id="pan-lid"><rect x="1" y="1" width="9" height="9"/></g>
<g id="oil"><rect x="1" y="1" width="9" height="9"/></g>
</svg>
"""
HEAD = """\
id: ex-one
title: 展品
room: body
order: 1
objective: 看懂一个数
activity: 试一试。
sources:
  - name: 甲依据
constants:
  - id: salt
    title: 盐
    values: ["5", "6"]
no_script_text:
  - 一
  - 二
"""
FIND = """\
type: hotspot
    id: kitchen
    title: 找隐患
    find: 隐患
    scenes:
      - id: stove
        title: 灶台
        picture: stove
        spots:
          - {id: oil, title: 油锅, text: 冒烟了。}
          - {id: pan-lid, title: 锅盖, text: 没问题。, harmless: true}
"""
SUM = """\
type: calculator
    id: bmi
    title: 指数
    inputs:
      - {id: weight, title: 体重, min: 20, max: 200, start: 60}
      - id: height
        title: 身高
        choices:
          - {title: 高, value: 180}
          - {title: 矮, value: "{salt} * 20"}
    results:
      - id: bmi
        title: 指数
        value: weight / height
        bands:
          - {when: bmi < 1, title: 低, text: 低。}
          - {title: 高, text: 高。}
"""
SLIDE = """\
type: slider
    id: quake
    title: 烈度
    controls:
      - {id: level, title: 烈度, min: 1, max: 12, step: 1, start: 3}
    readouts:
      - {id: energy, title: 能量, value: "{salt} ^ level"}
    states:
      - {id: calm, when: level < 3, title: 静, text: 静。}
      - {id: shake, when: energy < 5000, title: 摇, text: 摇。}
      - {id: fall, title: 倒, text: 倒。}
"""
BEAT = """\
type: rhythm
    id: beat
    title: 节拍
    slowest: 100
    fastest: 120
    beats: 30
    pause: 2
    pause_title: 吹气
    slow: 慢
    good: 好
    fast: 快
    stopped: 停
    done: 完。
"""
BAG = """\
type: builder
    id: bag
    title: 装包
    container: 包
    meters:
      - {id: load, title: 份量, max: "{salt}", min: 2, over: 重。, under: 轻。}
    items:
      - {id: torch, title: 手电, amounts: {load: 2}, needed: true, why: 要。}
      - {id: water, title: 水, amounts: {load: 3}, needed: true, why: 要。}
      - {id: feather, title: 羽毛, amounts: {load: -1}, why: 轻。}
    done: 好了。
"""


class Row(NamedTuple):
    """A part, a piece of it, what stands there instead (`«` at the problem), and what is said."""

    part: str
    old: str
    new: str
    says: tuple[str, ...]
    code: codes.Code = codes.UNPLAYABLE


ROWS = (
    # Things to find.
    Row(FIND, "{id: oil", "{id: «oli", ("图画 stove 里没有 id 为 oli", "是不是 oil？"), codes.UNKNOWN_SPOT),
    Row(FIND, "{id: pan-lid", "{id: «pan-lids", ("pan-lids", "是不是 pan-lid？"),
        codes.UNKNOWN_SPOT),
    Row(FIND, "{id: oil", "{id: «window", ("window", "可以写：oil、pan-lid"), codes.UNKNOWN_SPOT),
    Row(FIND, "picture: stove", "picture: «stoves", ("没有编号为 stoves 的图画", "stove"),
        codes.UNKNOWN_REFERENCE),
    # Numbers without an answer at an end of their range.
    Row(SUM, "value: weight / height", "value: «1 / (weight - 20)", ("体重 20", "算不出数", "除以了 0")),
    Row(SUM, "value: weight / height", "value: «1 / (weight - 200)", ("体重 200、身高", "算不出数")),
    Row(SUM, "value: weight / height", "value: «sqrt(50 - weight)", ("体重 60", "算不出数")),
    Row(SUM, "value: weight / height", "value: «weight > height", ("算不出数",)),
    Row(SUM, "value: weight / height", "value: «weight / (height - 180)", ("身高 180", "算不出数")),
    Row(SUM, "when: bmi < 1", "when: «bmi + 1", ("这个条件没有真假可言",)),
    Row(SUM, "        value: weight / height\n", "        when: «weight\n        value: weight / height\n",
        ("这个条件没有真假可言",)),
    Row(SUM, '"{salt} * 20"', '«"{salt} / 0"', ("选项“矮”算不出数来",)),
    Row(SUM, '"{salt} * 20"', '«"{salt} > 0"', ("选项“矮”算不出数来",)),
    # Sliders.
    Row(SLIDE, 'value: "{salt} ^ level"', 'value: «"{salt} / (level - 12)"', ("拖到 12 时", "算不出数")),
    Row(SLIDE, 'value: "{salt} ^ level"', 'value: «"{salt} / (level - 7)"', ("拖到 7 时", "算不出数")),
    Row(SLIDE, "- {id: shake, when: energy < 5000", "- «{id: shake, when: energy < 5",
        ("怎么拖也不会出现“摇”",)),
    Row(SLIDE, "- {id: calm, when: level < 3", "- «{id: calm, when: level > 12", ("怎么拖也不会出现“静”",)),
    Row(SLIDE, "- {id: calm, when: level < 3", "- «{id: calm, when: level", ("怎么拖也不会出现“静”",)),
    Row(SLIDE, "      - {id: fall", "      - {id: all, when: level > 0, title: 全, text: 全。}\n      - «{id: fall",
        ("怎么拖也不会出现“倒”",)),
    Row(SLIDE, "- {id: shake, when: energy < 5000", "- «{id: shake, when: level = 4.5",
        ("怎么拖也不会出现“摇”",)),
    # Beats.
    Row(BEAT, "slowest: 100", "slowest: «120", ("每分钟 120 到 120 次", "slowest 要比 fastest 小")),
    Row(BEAT, "slowest: 100", "slowest: «0", ("每分钟 0 到 120 次",)),
    Row(BEAT, "slowest: 100\n    fastest: 120", "slowest: «100\n    fastest: 301", ("100 到 301 次",)),
    Row(BEAT, "slowest: 100", "slowest: «1 / 0", ("每分钟 0 到 120 次",)),
    Row(BEAT, "beats: 30", "beats: «0", ("次数不能是 0", "1 以上的整数")),
    Row(BEAT, "pause: 2", "pause: «2.5", ("次数不能是 2.5", "1 以上的整数")),
    # Bags.
    Row(BAG, 'max: "{salt}"', 'max: «"{salt} - 1"', ("份量 5", "最多的 4", "把 max 改大")),
    Row(BAG, 'max: "{salt}", min: 2', 'max: «"{salt}", min: 5.5', ("min 比 max 大",)),
    Row(BAG, 'max: "{salt}", min: 2', 'max: «"{salt} * 2", min: 9', ("才 5", "到不了最少的 9")),
)  # fmt: skip


def texts_with(part: str) -> dict[str, str | None]:
    exhibit = f"{HEAD}parts:\n  - {part}{DATES}"
    return {ROOM: ROOM_TEXT, PICTURE: PICTURE_TEXT, EXHIBIT: exhibit}


def place(text: str) -> tuple[int, int]:
    before, caret, _ = text.partition("«")
    assert caret
    return before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1


@pytest.mark.parametrize("part", [FIND, SUM, SLIDE, BEAT, BAG], ids=lambda part: part[6:12])
def test_the_samples_can_be_played(part: str, find: Find) -> None:
    assert find(texts_with(part)) == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.part[6:12]} {row.new[:24]!a}")
def test_what_cannot_be_played_is_told_at_its_place(row: Row, find: Find) -> None:
    assert row.part.count(row.old) == 1
    texts = texts_with(row.part.replace(row.old, row.new))
    marked = str(texts[EXHIBIT])
    (problem,) = find({**texts, EXHIBIT: marked.replace("«", "")})
    assert problem.code == row.code.id
    assert problem.where
    assert problem.where.path == EXHIBIT
    assert (problem.where.line, problem.where.column) == place(marked), problem
    for word in row.says:
        assert word in f"{problem.message} {problem.advice}", problem
    assert not re.search(r"[A-Za-z]+ [a-z]+ [a-z]+", f"{problem.message} {problem.advice}")


def test_a_picture_without_any_id_says_so(find: Find) -> None:
    bare = re.sub(r' id="[\w-]+"', "", PICTURE_TEXT)
    found = find({**texts_with(FIND), PICTURE: bare})
    assert [(p.code, p.advice) for p in found] == [
        (codes.UNKNOWN_SPOT.id, "请在图画里给它写上 id")
    ] * 2


def test_a_drawing_is_refused_at_its_own_line(find: Find) -> None:
    broken = PICTURE_TEXT.replace('<g id="oil">', '<g id="oil" onclick="alert(1)">')
    found = [p for p in find({**texts_with(FIND), PICTURE: broken}) if p.where]
    mine = [p for p in found if p.where and p.where.path == PICTURE]
    assert [p.where.line for p in mine if p.where] == [5]
    assert "不能有 onclick 这个属性" in mine[0].advice


# ── what is not to be complained of ──


def test_a_hidden_result_needs_no_answer(find: Find) -> None:
    hidden = SUM.replace(
        "value: weight / height", "value: 1 / (weight - 20)\n        when: weight > 20"
    )
    assert find(texts_with(hidden)) == []


def test_a_state_at_one_place_of_many_does_come(find: Find) -> None:
    fine = SLIDE.replace("max: 12, step: 1", "max: 1001, step: 1").replace("^ level", "* level")
    late = fine.replace("energy < 5000", "level = 777")
    assert find(texts_with(late)) == []


def test_nothing_is_said_of_states_where_not_every_place_was_tried(find: Find) -> None:
    three = "\n      ".join(
        f"- {{id: {id}, title: 一, min: 0, max: 100, step: 1, start: 0}}" for id in "abc"
    )
    slide = re.sub(r"- \{id: level.*", three, SLIDE).replace('"{salt} ^ level"', "a + b + c")
    slide = slide.replace("level < 3", "a = 97 and b = 53").replace("energy < 5000", "c < 50")
    assert find(texts_with(slide)) == []
    broken = slide.replace("value: a + b + c", "value: 1 / (a - 100)")
    (problem,) = find(texts_with(broken))
    assert "拖到 100、0、0 时" in problem.message


def test_a_log_scale_reaches_its_end(find: Find) -> None:
    log = SLIDE.replace(
        "min: 1, max: 12, step: 1, start: 3", "min: 0.1, max: 50, step: 0.5, start: 1, scale: log"
    )
    at_the_end = log.replace("{salt} ^ level", "{salt} * level").replace(
        "when: energy < 5000", "when: level = 50"
    )
    assert find(texts_with(at_the_end)) == []


def test_many_inputs_are_tried_at_both_ends(find: Find) -> None:
    eight = "\n      ".join(
        f"- {{id: {id}, title: 数{id}, min: 0, max: 9, start: 5}}" for id in "abcdefgh"
    )
    body = SUM.partition("    inputs:\n")[0] + f"    inputs:\n      {eight}\n"
    body += "    results:\n      - {id: r, title: 果, value: 1 / (a - 9)}\n"
    (problem,) = find(texts_with(body))
    assert "数a 9" in problem.message
