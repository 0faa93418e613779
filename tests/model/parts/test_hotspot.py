"""Pictures in which there is nothing to find."""

import pytest

from .mistakes import Mistake, expect, problems_of

FIND = """
hotspot
id: hallway
title: 找隐患
find: 隐患
scenes:
  - id: stairs
    title: 楼梯间
    picture: ebike-stairs
    spots:
      - id: bike
        title: 电动车
        text: 挡了路。
        fix: 推出去。
      - id: door
        title: 防火门
        text: 这里没问题。
        harmless: true
checklist: 整改单
"""

MISTAKES = (
    Mistake(
        "- id: bike\n        title: 电动车\n        text: 挡了路。\n        fix: 推出去。\n      - id: door",
        "«- id: door",
        "没有东西可找",
    ),
    Mistake("id: door", "id: «bike", "有两个 bike"),
    Mistake("harmless: true", "harmless: «no", "只能写 true（是）或 false（否）"),
    Mistake(
        "- id: stairs\n    title: 楼梯间\n    picture: ebike-stairs\n",
        "- «id: stairs\n    title: 楼梯间\n",
        "picture",
    ),
)


def test_the_sample_holds_up() -> None:
    assert problems_of(FIND) == []


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.says)
def test_a_mistake_is_told_at_its_place(mistake: Mistake) -> None:
    expect(FIND, mistake)
