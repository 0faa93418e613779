"""Questions that cannot be answered, and marks on words that are not there."""

import pytest

from .mistakes import Mistake, expect, problems_of

QUIZ = """
quiz
id: messages
title: 真还是假
questions:
  - id: parcel
    ask: 这条短信可信吗？
    message: 【自编】您的包裹丢了，请把验证码发给客服
    choices:
      - text: 可信
        why: 客服不会要验证码。
      - text: 可疑
        right: true
    marks:
      - text: 把验证码发给
        why: 要验证码
    explain: 回官方应用里办。
  - id: prize
    ask: 中奖要先交钱吗？
    choices:
      - text: 要
      - text: 不要
        right: true
    explain: 先交钱的都是骗局。
"""

MISTAKES = (
    Mistake(
        "- text: 可信\n        why: 客服不会要验证码。\n      - text: 可疑\n        right: true",
        "«- text: 可信\n      - text: 可疑",
        "没有一个选项写着 right: true",
    ),
    Mistake("- text: 可信\n", "«- text: 可信\n        right: true\n", "全部选项都是对的"),
    Mistake("text: 把验证码发给", "text: «把密码发给", "message 里没有这几个字"),
    Mistake(
        "      - text: 可信\n        why: 客服不会要验证码。\n      - text: 可疑",
        "      «- text: 可疑",
        "至少 2 项，现在 1 项",
    ),
    Mistake("id: parcel", "id: «Parcel", "编号只能用小写英文字母"),
    Mistake("id: prize", "id: «parcel", "有两个 parcel"),
    Mistake("right: true", "right: «yes", "只能写 true（是）或 false（否）"),
    Mistake(
        "    ask: 中奖要先交钱吗？\n    choices:\n      - text: 要\n",
        "    ask: 中奖要先交钱吗？\n    choices:\n      «- text: 要\n" + "      - text: 要\n" * 5,
        "最多 6 项",
    ),
)


def test_the_sample_holds_up() -> None:
    assert problems_of(QUIZ) == []


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.says)
def test_a_mistake_is_told_at_its_place(mistake: Mistake) -> None:
    expect(QUIZ, mistake)
