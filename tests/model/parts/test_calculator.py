"""Numbers that nobody defined, ranges that are none, advice with a gap in it."""

import pytest

from .mistakes import Mistake, expect, problems_of

SUM = """
calculator
id: bmi
title: 体重指数
inputs:
  - id: weight
    title: 体重
    min: 20
    max: 200
    step: 0.1
    start: 60
  - id: age
    title: 年龄
    choices:
      - title: 18岁以上
        value: 18
      - title: 更小
        value: "{salt.2}"
results:
  - id: half
    title: 一半
    value: weight / 2
  - id: bmi
    title: 指数
    value: half * {salt}
    when: age >= 18
    decimals: 1
    bands:
      - when: bmi < 18
        title: 低
        text: 少了。
        tone: notice
      - title: 正常
        text: 很好。
"""

MISTAKES = (
    Mistake(
        "value: weight / 2", "value: «wieght / 2", "式子里的 wieght 没有定义；可以用：age、weight"
    ),
    Mistake("value: weight / 2", "value: «bmi / 2", "式子里的 bmi 没有定义"),
    Mistake("value: weight / 2", "value: «half / 2", "式子里的 half 没有定义"),
    Mistake("when: age >= 18", "when: «ages >= 18", "式子里的 ages 没有定义"),
    Mistake("when: bmi < 18", "when: «bim < 18", "式子里的 bim 没有定义"),
    Mistake("value: 18\n", "value: «weight\n", "式子里的 weight 没有定义；这里只能用数和 {常量}"),
    Mistake("half * {salt}", "«half * {salty}", "constants 里没有 salty 这个数"),
    Mistake("half * {salt}", "«half * {salt.3}", "constants 里没有 salt.3 这个数"),
    Mistake("half * {salt}", "«half * {words}", "constants 里没有 words 这个数"),
    Mistake("value: weight / 2", "value: «weight / ", "式子没有写完"),
    Mistake("value: weight / 2", "value: «" + "1+" * 100 + "1", "式子太长了"),
    Mistake("      - when: bmi < 18\n        title: 低", "      - «title: 低", "最后一项不写 when"),
    Mistake(
        "      - title: 正常\n        text: 很好。",
        "      - «when: bmi < 20\n        title: 正常\n        text: 很好。",
        "最后一项不写 when",
    ),
    Mistake(
        "    choices:\n      -",
        "    min: 1\n    choices:\n      «-",
        "写了 choices 就不写 min 和 max",
    ),
    Mistake(
        "      - title: 18岁以上\n        value: 18\n      - title: 更小",
        "      «- title: 更小",
        "至少写两个选项",
    ),
    Mistake(
        "- id: weight\n    title: 体重\n    min: 20\n",
        "- «id: weight\n    title: 体重\n",
        "要写 min、max 和 start，或者写 choices",
    ),
    Mistake("max: 200", "max: «20", "max 要比 min 大"),
    Mistake("start: 60", "start: «10", "start 要在 min 和 max 之间"),
    Mistake("start: 60", "start: «six", "这里要写一个数"),
    Mistake("start: 60", "start: «060", "这里要写一个数"),
    Mistake("step: 0.1", "step: «0", "要大于 0"),
    Mistake("id: bmi\n    title: 指数", "id: «weight\n    title: 指数", "这个名字用过了"),
    Mistake("id: weight", "id: «body-weight", "这个名字要在式子里用"),
    Mistake("tone: notice", "tone: «alarm", "不能写"),
    Mistake("decimals: 1", "decimals: «7", "不能大于 6"),
)


def test_the_sample_holds_up() -> None:
    assert problems_of(SUM) == []


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.says)
def test_a_mistake_is_told_at_its_place(mistake: Mistake) -> None:
    expect(SUM, mistake)
