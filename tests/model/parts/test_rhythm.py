"""Beats that hang on what nobody knows."""

import pytest

from .mistakes import Mistake, expect, problems_of

BEAT = """
rhythm
id: beat
title: 跟节拍
slowest: "{salt} * 20"
fastest: 120
beats: 30
pause: 2
pause_title: 吹气
rounds: 2
slow: 慢了
good: 正好
fast: 快了
stopped: 停了
done: 做完了。
"""

MISTAKES = (
    Mistake(
        'slowest: "{salt} * 20"', "slowest: «rate", "式子里的 rate 没有定义；这里只能用数和 {常量}"
    ),
    Mistake("fastest: 120", "fastest: «slowest * 2", "式子里的 slowest 没有定义"),
    Mistake("beats: 30", "beats: «b", "式子里的 b 没有定义"),
    Mistake("pause: 2", 'pause: «"{pause}"', "constants 里没有 pause 这个数"),
    Mistake("pause: 2", "pause: «two breaths", "“breaths”多出来了"),
    Mistake("rounds: 2", "rounds: «0", "不能小于 1"),
    Mistake("rounds: 2", "rounds: «11", "不能大于 10"),
    Mistake("rounds: 2", "rounds: «1.5", "这里要写一个整数"),
)


def test_the_sample_holds_up() -> None:
    assert problems_of(BEAT) == []


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.says)
def test_a_mistake_is_told_at_its_place(mistake: Mistake) -> None:
    expect(BEAT, mistake)
