"""The summary of a check is complete, fits, and shows what strangers write as nothing but text."""

import re

import pytest
from kepu.problems import Location, Problem, codes
from kepu.problems.summary import LIMIT, format_summary
from markdown_it import MarkdownIt

from .test_formats import HOSTILE, PATH, TEXT


def test_problems_are_listed_by_file() -> None:
    page = format_summary(
        [
            codes.BAD_VALUE.at(Location(PATH, 2, 8, 2), "甲", "乙"),
            codes.FULL_WIDTH_COMMA.at(Location("a.yaml", 1, 1), "丙"),
            codes.LONG_SENTENCE.at(Location("a.yaml", 2, 1), "丁").answered("戊"),
            codes.MISSING_FOLDER.at(None, "己"),
        ],
        {PATH: TEXT},
    )
    assert page.splitlines()[0] == "## 检查结果：2 处错误、1 处提醒、1 处说明"
    assert re.findall("^### .*$", page, re.MULTILINE) == [
        "### 整个目录：1 处错误",
        "### ` a.yaml `：1 处提醒、1 处说明",
        f"### ` {PATH} `：1 处错误",
    ]
    assert "2 | title: 健康“科普”\n  |        ^^^^\n  = 改法：乙\n```\n" in page


def test_nothing_wrong_is_said_too() -> None:
    assert format_summary([], {}) == "## 检查结果：没有发现问题\n"


def test_what_does_not_fit_is_counted() -> None:
    many = [codes.BAD_VALUE.at(Location(PATH, n, 1), "错" * 200) for n in range(1, 5000)]
    page = format_summary(many, {})
    assert len(page.encode()) <= LIMIT
    shown = page.count("错误[KP204]")
    assert f"另有 {len(many) - shown} 处没有列出" in page.splitlines()[-1]
    assert shown > 1000


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_in_its_code_block(text: str) -> None:
    problems = [
        codes.BAD_VALUE.at(Location(PATH, 1, 1), text, text),
        Problem("KP204", Location(text, 1, 1), text),
    ]
    tokens = MarkdownIt("commonmark").enable("table").parse(format_summary(problems, {PATH: text}))
    assert {token.type for token in tokens} == {"heading_open", "heading_close", "inline", "fence"}
    inner = [child.type for token in tokens for child in token.children or ()]
    assert set(inner) == {"text", "code_inline"}
    assert [token.tag for token in tokens if token.type == "heading_open"] == ["h2", "h3", "h3"]
