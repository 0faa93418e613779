"""Things that belong nowhere, and places that nothing belongs to."""

import pytest

from .mistakes import Mistake, expect, problems_of

SORT = """
sorting
id: bins
title: 分一分
bins:
  - id: paper
    title: 可回收物
    colour: blue
  - id: other
    title: 其他垃圾
items:
  - id: news
    title: 旧报纸
    bins: [paper]
    why: 干净的纸能回收。
  - id: tissue
    title: 用过的纸巾
    bins: [other]
    why: 沾了水。
"""

MISTAKES = (
    Mistake("bins: [other]", "bins: [«others]", "没有 others 这个地方；可以写：other、paper"),
    Mistake(
        "  - id: other\n    title: 其他垃圾\nitems:",
        "  - id: other\n    title: 其他垃圾\n  - id: «food\n    title: 厨余垃圾\nitems:",
        "没有一件东西放进“厨余垃圾”",
    ),
    Mistake("bins: [other]", "bins: «[]", "至少 1 项"),
    Mistake("colour: blue", "colour: «black", "不能写"),
    Mistake("id: tissue", "id: «news", "有两个 news"),
)


def test_the_sample_holds_up() -> None:
    assert problems_of(SORT) == []


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.says)
def test_a_mistake_is_told_at_its_place(mistake: Mistake) -> None:
    expect(SORT, mistake)


def test_a_thing_may_belong_to_more_than_one_place() -> None:
    assert problems_of(SORT.replace("[paper]", "[paper, other]")) == []
