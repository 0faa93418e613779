"""Real addresses, samples without what is to be taken apart."""

import pytest

from .mistakes import Mistake, expect, problems_of

TAKE_APART = """
inspector
id: address
title: 拆网址
subject: address
own: true
samples:
  - id: one
    title: 例一
    address: https://notice.example.org/news?id=1
    text: 看主体。
"""

MISTAKES = (
    Mistake("subject: address", "subject: «letter", "不能写"),
    Mistake(
        "https://notice.example.org/news?id=1",
        "«ftp://notice.example.org",
        "网址要以 http:// 或 https:// 开头",
    ),
    Mistake("https://notice.example.org/news?id=1", "«https://notice example.org", "中间没有空格"),
)


def test_the_sample_holds_up() -> None:
    assert problems_of(TAKE_APART) == []


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.says)
def test_a_mistake_is_told_at_its_place(mistake: Mistake) -> None:
    expect(TAKE_APART, mistake)


@pytest.mark.parametrize(
    "address",
    [
        "https://bank.com.example",
        "https://www.bank.com.cn",
        "https://notice.example.org.evil.com/",
        "https://notice.example.org@evil.com/",
        "https://evil.com?x=.example.org",
        "https://evil.com#.example.org",
        "https://evil.com/.example.org",
        "https://evil.com\\\\.example.org",
        "https://evil.com:443/.example.org",
        "https://notexample.org",
        "https://example.orga",
        "https://[::1]/",
        "https://192.0.2.1/",
        "https:///notice.example.org",
    ],
)
def test_a_real_looking_host_is_told_at_the_address(address: str) -> None:
    said = Mistake("https://notice.example.org/news?id=1", f'«"{address}"', "免得冤枉真的网站")
    if address == "https://bank.com.example":
        assert problems_of(TAKE_APART.replace(said.old, address)) == []
    else:
        expect(TAKE_APART, said)


LABEL = """
inspector
id: label
title: 看标签
subject: label
samples:
  - id: bread
    title: 某牌面包（虚构）
    lines:
      - text: 配料：小麦粉、白砂糖
        title: 配料表
        explain: 排前面的加得多。
"""
LINES = "    lines:\n      - text: 配料：小麦粉、白砂糖\n        title: 配料表\n        explain: 排前面的加得多。\n"


@pytest.mark.parametrize(
    ("part", "mistake"),
    [
        (
            LABEL,
            Mistake(
                f"- id: bread\n    title: 某牌面包（虚构）\n{LINES}",
                "- «id: bread\n    title: 某牌面包（虚构）\n",
                "缺少 lines",
            ),
        ),
        (
            LABEL,
            Mistake("subject: label\n", "subject: label\nown: «true\n", "只有网址可以自己输入"),
        ),
        (
            LABEL,
            Mistake(
                "subject: label\nsamples:\n  - id",
                "subject: address\nsamples:\n  - «id",
                "缺少 address",
            ),
        ),
        (
            TAKE_APART,
            Mistake(
                "subject: address\nown: true\nsamples:\n  - id",
                "subject: label\nsamples:\n  - «id",
                "缺少 lines",
            ),
        ),
    ],
)
def test_a_sample_has_what_its_subject_asks_for(part: str, mistake: Mistake) -> None:
    assert problems_of(LABEL) == []
    expect(part, mistake)
