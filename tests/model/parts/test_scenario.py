"""Stories that lead nowhere, go round in circles, or hold scenes that nobody comes to."""

import pytest

from .mistakes import Mistake, expect, problems_of

STORY = """
scenario
id: kitchen
title: 油锅起火
start: oil
nodes:
  - id: oil
    text: 油锅起火了。
    choices:
      - text: 盖上锅盖
        to: out
        right: true
      - text: 泼水
        to: worse
        why: 不能泼水。
  - id: worse
    text: 火更大了。
    choices:
      - text: 再想想
        to: oil
      - text: 跑出去报警
        to: gone
  - id: out
    text: 火灭了。
    ending: good
  - id: gone
    text: 你跑了出去。
    ending: bad
"""

MISTAKES = (
    Mistake("start: oil", "start: «fire", "请写 nodes 里的一个 id"),
    Mistake("to: gone", "to: «lift", "没有 lift 这个场景"),
    Mistake(
        "to: gone\n  - id: out\n    text: 火灭了。\n    ending: good\n  - id: gone",
        "to: oil\n  - id: out\n    text: 火灭了。\n    ending: good\n  - id: «gone",
        "从开头走不到 gone 这个场景",
    ),
    Mistake("ending: good", "ending: «happy", "不能写"),
    Mistake(
        "    ending: bad",
        "    choices:\n      «- {text: 回头, to: oil}\n"
        "      - {text: 等着, to: oil}\n    ending: bad",
        "写了 ending 就是结局",
    ),
    Mistake(
        "- id: out\n    text: 火灭了。\n    ending: good",
        "- «id: out\n    text: 火灭了。",
        "两个以上的 choices，或者写 ending",
    ),
)


def test_the_sample_holds_up() -> None:
    assert problems_of(STORY) == []


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.says)
def test_a_mistake_is_told_at_its_place(mistake: Mistake) -> None:
    expect(STORY, mistake)


ROUND = """
scenario
id: circle
title: 绕圈
start: one
nodes:
  - id: one
    text: 一
    choices:
      - {text: 去二, to: two}
      - {text: 出去, to: out}
  - id: two
    text: 二
    choices:
      - {text: 去三, to: three}
      - {text: 也去三, to: three}
  - id: three
    text: 三
    choices:
      - {text: 出去, to: out}
      - {text: 留下, to: three}
  - id: out
    text: 出来了
    ending: good
"""


def test_a_loop_that_can_be_left_is_no_trap() -> None:
    assert problems_of(ROUND) == []


def test_a_loop_without_an_end_is_a_trap_from_its_first_scene_on() -> None:
    trap = Mistake(
        "id: two\n    text: 二\n    choices:\n      - {text: 去三, to: three}\n"
        "      - {text: 也去三, to: three}\n  - id: three\n    text: 三\n    choices:\n"
        "      - {text: 出去, to: out}\n      - {text: 留下, to: three}",
        "id: «two\n    text: 二\n    choices:\n      - {text: 去三, to: three}\n"
        "      - {text: 也去三, to: three}\n  - id: three\n    text: 三\n    choices:\n"
        "      - {text: 回去, to: two}\n      - {text: 留下, to: three}",
        "从 two 怎么选也走不到结局，会绕圈子",
    )
    expect(ROUND, trap)


def test_a_scene_of_the_same_id_twice_is_told() -> None:
    twice = STORY.replace("- id: gone", "- id: out").replace("to: gone", "to: out")
    assert "有两个 out" in problems_of(twice)[0].message
