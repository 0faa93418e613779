"""Messages that cannot be said well, and wrong ways that nobody explains."""

import pytest

from .mistakes import Mistake, expect, problems_of

CALL = """
dialogue
id: call
title: 报警
opening: 119，您请讲。（模拟）
slots:
  - id: place
    title: 地址
    choices:
      - text: 某某小区某栋
        right: true
      - text: 就在我家
        why: 不知道去哪里。
  - id: what
    title: 烧什么
    choices:
      - text: 厨房的油锅
        right: true
      - text: 好大的火
        why: 不知道烧什么。
seconds: 20
done: 说清楚了。
"""

MISTAKES = (
    Mistake(
        "- text: 某某小区某栋\n        right: true",
        "«- text: 某某小区某栋\n        why: 太粗。",
        "没有一种说法写着 right: true",
    ),
    Mistake(
        "- text: 就在我家\n        why: 不知道去哪里。", "- «text: 就在我家", "不行的说法要写 why"
    ),
    Mistake("seconds: 20", "seconds: «4", "不能小于 5"),
    Mistake("seconds: 20", "seconds: «301", "不能大于 300"),
    Mistake("opening: 119，您请讲。（模拟）", "opening: «|\n  119\n  您请讲", "只能写一行"),
    Mistake("id: what", "id: «place", "有两个 place"),
)


def test_the_sample_holds_up() -> None:
    assert problems_of(CALL) == []


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.says)
def test_a_mistake_is_told_at_its_place(mistake: Mistake) -> None:
    expect(CALL, mistake)
