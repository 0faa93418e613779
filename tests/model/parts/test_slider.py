"""Sliders that cannot be dragged, states with a gap between them."""

import pytest

from .mistakes import Mistake, expect, problems_of

SLIDE = """
slider
id: intensity
title: 烈度
controls:
  - id: level
    title: 烈度
    min: 1
    max: 12
    step: 1
    start: 3
  - id: hours
    title: 小时
    min: 0.1
    max: 100
    step: 0.5
    start: 1
    scale: log
readouts:
  - id: energy
    title: 能量
    value: "{salt} ^ level"
  - id: more
    title: 更多
    value: energy + 1
curve:
  title: 示意曲线
  x: hours
  value: hours * level
states:
  - id: calm
    when: more < 30
    title: 静
    text: 没有感觉。
  - id: strong
    title: 强
    text: 站不稳。
"""

MISTAKES = (
    Mistake(
        "when: more < 30",
        "when: «mroe < 30",
        "式子里的 mroe 没有定义；可以用：energy、hours、level、more",
    ),
    Mistake("value: energy + 1", "value: «more + 1", "式子里的 more 没有定义"),
    Mistake('"{salt} ^ level"', '«"{sugar} ^ level"', "constants 里没有 sugar 这个数"),
    Mistake("x: hours", "x: «day", "没有这个滑块"),
    Mistake("value: hours * level", "value: «hours * energy", "式子里的 energy 没有定义"),
    Mistake("id: more", "id: «level", "这个名字用过了"),
    Mistake(
        "    when: more < 30\n    title: 静\n    text: 没有感觉。\n  - id: strong",
        "    when: more < 30\n    title: 静\n    text: 没有感觉。\n  - «id: strong\n    when: more > 30",
        "最后一项不写 when",
    ),
    Mistake("- id: calm\n    when: more < 30\n", "- «id: calm\n", "最后一项不写 when"),
    Mistake("min: 0.1", "min: «0", "scale: log 时 min 要大于 0"),
    Mistake("min: 0.1", "min: «-1", "scale: log 时 min 要大于 0"),
    Mistake("max: 12", "max: «1", "max 要比 min 大"),
    Mistake("start: 3", "start: «13", "start 要在 min 和 max 之间"),
    Mistake("step: 1\n", "step: «0.001\n", "步子太小"),
    Mistake("step: 0.5", "step: «0.0001", "步子太小"),
    Mistake("step: 1\n", "step: «12\n", "步子太大"),
    Mistake("step: 0.5", "step: «400", "步子太大"),
    Mistake("step: 0.5", "step: «-1", "要大于 0"),
    Mistake("scale: log", "scale: «round", "不能写"),
    Mistake("id: strong", "id: «calm", "有两个 calm"),
)


def test_the_sample_holds_up() -> None:
    assert problems_of(SLIDE) == []


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.says)
def test_a_mistake_is_told_at_its_place(mistake: Mistake) -> None:
    expect(SLIDE, mistake)


def test_a_step_may_fill_the_whole_range_though_fractions_are_not_exact() -> None:
    whole = SLIDE.replace(
        "min: 1\n    max: 12\n    step: 1\n    start: 3",
        "min: 0.2\n    max: 0.3\n    step: 0.1\n    start: 0.2",
    )
    assert problems_of(whole) == []
