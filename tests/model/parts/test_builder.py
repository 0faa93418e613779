"""Bags whose sums name nothing, and swaps that lead nowhere."""

import pytest

from .mistakes import Mistake, expect, problems_of

BAG = """
builder
id: bag
title: 应急包
container: 应急包
meters:
  - id: load
    title: 份量
    max: "{salt} * 2"
    min: 1
    over: 太重了。
    under: 太空了。
items:
  - id: torch
    title: 手电
    amounts:
      load: 1
    needed: true
    why: 停电时用。
  - id: water
    title: 水
    amounts: {load: 3}
    why: 要喝。
    swap: torch
  - id: album
    title: 相册
    why: 太重。
done: 装好了。
"""

MISTAKES = (
    Mistake("load: 1", "laod: «1", "meters 里没有 laod 这个量"),
    Mistake("load: 1", "load: «one", "这里要写一个数"),
    Mistake("amounts: {load: 3}", "amounts: «[load]", "这里要写一组“字段: 值”"),
    Mistake("amounts: {load: 3}", "amounts: {load: «[3]}", "这里要写一个数"),
    Mistake("amounts: {load: 3}", "amounts: {Load: «3}", "小写英文字母开头"),
    Mistake('max: "{salt} * 2"', "max: «[12]", "这里要写一个数或一个式子"),
    Mistake("swap: torch", "swap: «lamp", "没有这件东西，或者写成了它自己"),
    Mistake("swap: torch", "swap: «water", "没有这件东西，或者写成了它自己"),
    Mistake('max: "{salt} * 2"', "max: «load * 2", "式子里的 load 没有定义；这里只能用数和 {常量}"),
    Mistake("min: 1", "min: «least", "式子里的 least 没有定义"),
    Mistake(
        "    min: 1\n    over: 太重了。\n    under: 太空了。",
        "    min: «1\n    over: 太重了。",
        "写了 min 就要写 under",
    ),
    Mistake("id: album", "id: «torch", "有两个 torch"),
    Mistake("needed: true", "needed: «是", "只能写 true（是）或 false（否）"),
)


def test_the_sample_holds_up() -> None:
    assert problems_of(BAG) == []


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.says)
def test_a_mistake_is_told_at_its_place(mistake: Mistake) -> None:
    expect(BAG, mistake)
