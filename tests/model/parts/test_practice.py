"""Movements that no finger knows."""

import pytest

from .mistakes import Mistake, expect, problems_of

TOUCH = """
practice
id: touch
title: 练一练
tasks:
  - id: tap
    action: tap
    title: 点按
    text: 轻轻碰一下就抬起来。
    target: 开门
    done: 点中了！
"""

MISTAKES = (
    Mistake("action: tap", "action: «tapp", "是不是想写 tap"),
    Mistake(
        "- id: tap\n    action: tap\n    title: 点按\n", "- «id: tap\n    action: tap\n", "title"
    ),
    Mistake("id: tap\n", "id: «点按\n", "编号只能用小写英文字母"),
)


def test_the_sample_holds_up() -> None:
    assert problems_of(TOUCH) == []


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.says)
def test_a_mistake_is_told_at_its_place(mistake: Mistake) -> None:
    expect(TOUCH, mistake)


def test_a_part_of_no_known_type_is_told_what_there_is() -> None:
    (problem,) = problems_of(TOUCH.replace("practice", "practise", 1))
    assert problem.where
    assert problem.where.line == 8
    assert "是不是想写 practice" in problem.advice


@pytest.mark.parametrize(("count", "said"), [(0, "至少 1 项"), (6, ""), (7, "最多 6 项")])
def test_an_exhibit_has_one_to_six_parts(count: int, said: str) -> None:
    parts = [TOUCH.strip().replace("id: touch", f"id: touch-{at}") for at in range(count)]
    found = problems_of(*parts)
    assert (said in found[0].message) if said else found == []
