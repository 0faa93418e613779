"""Problems as text, JSON and annotations."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kepu.problems import (
    LineFix,
    Location,
    Problem,
    Reencode,
    codes,
    format_github,
    format_json,
    format_text,
)
from kepu.problems.excerpt import excerpt
from kepu.problems.width import visible, width

PATH = "catalog/topics/health/topic.yaml"
TEXT = "id: health\ntitle: 健康“科普”\n\tx: 1\n"


def test_the_caret_stands_under_full_width_text() -> None:
    problem = codes.WRONG_TYPE.at(Location(PATH, 2, 10, 4), "这里不对。", "写成甲。\n再写乙。")
    assert format_text([problem], {PATH: TEXT}) == (
        "错误[KP203] 这里不对。\n"
        f" --> {PATH}:2:10\n"
        "  |\n"
        "2 | title: 健康“科普”\n"
        "  |            ^^^^^^\n"
        "  = 改法：写成甲。\n"
        "    再写乙。\n"
        "\n"
        "共 1 处错误，涉及 1 个文件。\n"
    )


def test_a_tab_is_shown_as_spaces() -> None:
    assert excerpt(Location(PATH, 3, 1, 1), TEXT) == ("    x: 1", "^^^^")
    assert excerpt(Location(PATH, 3, 2, 1), TEXT) == ("    x: 1", "    ^")


def test_a_place_outside_the_text_has_no_excerpt() -> None:
    assert excerpt(Location(PATH), TEXT) is None
    assert excerpt(Location(PATH, 99, 1), TEXT) is None
    assert excerpt(Location(PATH, 1, 99), TEXT) == ("id: health", " " * 10 + "^")


def test_a_long_line_is_cut_around_the_fault() -> None:
    shown = excerpt(Location(PATH, 1, 501, 2), "甲" * 500 + "乙丙" + "丁" * 500)
    assert shown is not None
    line, carets = shown
    assert line.startswith("…甲")
    assert line.endswith("丁…")
    assert width(line) < 250
    assert width(line[: line.index("乙")]) == carets.index("^")
    assert carets.count("^") == 4


def test_twenty_problems_of_a_file_are_shown() -> None:
    many = [codes.BAD_VALUE.at(Location(PATH, n, 1), f"第{n}处") for n in range(1, 31)]
    text = format_text([*reversed(many), codes.FULL_WIDTH_COMMA.at(None, "甲")], {})
    assert text.count("错误[KP204]") == 20
    assert f"{PATH}：本文件另有 10 处" in text
    assert text.endswith("共 30 处错误、1 处提醒，涉及 1 个文件。\n")
    assert text.index("第1处") < text.index("第2处") < text.index("第20处")


def test_nothing_found_says_so() -> None:
    assert format_text([], {}) == "没有发现问题。\n"


def test_colour_is_only_added_on_request() -> None:
    problem = codes.BAD_VALUE.at(Location(PATH, 1, 1), "甲")
    assert "\x1b" not in format_text([problem], {PATH: TEXT})
    assert "\x1b[1;31m错误[KP204]\x1b[0m" in format_text([problem], {PATH: TEXT}, colour=True)


def test_hostile_text_cannot_steer_the_terminal() -> None:
    text = "a: \x1b[2J\u202e\x07x\ud800\n"
    shown = format_text([codes.BAD_VALUE.at(Location(PATH, 1, 4), "\x1b[2J")], {PATH: text})
    assert not [char for char in shown if unicodedata.category(char) in {"Cf", "Cs"}]
    assert {char for char in shown if unicodedata.category(char) == "Cc"} == {"\n"}
    shown.encode("utf-8")


def test_json_holds_every_field() -> None:
    fix = LineFix(2, "title: 健康", "title: 丁")
    report = json.loads(
        format_json(
            [
                codes.DUPLICATE_KEY.at(Location(PATH, 2, 3, 4), "甲", "乙", fix=fix),
                codes.GBK_ENCODING.at(Location("b.yaml", 1, 1), "戊", fix=Reencode("gb18030")),
                codes.LONG_SENTENCE.at(Location(PATH, 99, 1), "己").answered("庚"),
                Problem("KP601", None, "丙"),
            ],
            {PATH: TEXT},
            [(PATH, fix)],
        )
    )
    assert (report["errors"], report["warnings"], report["notes"]) == (3, 0, 1)
    assert report["problems"][2] == {
        "code": "KP102",
        "severity": "error",
        "path": PATH,
        "line": 2,
        "column": 3,
        "length": 4,
        "message": "甲",
        "advice": "乙",
        "source": "title: 健康“科普”",
        "fix": {"line": 2, "before": "title: 健康", "after": "title: 丁"},
        "handbook": "problems.md#kp102",
    }
    assert (report["problems"][0]["path"], report["problems"][0]["source"]) == (None, None)
    assert report["problems"][1]["fix"] == {"encoding": "gb18030"}
    assert (report["problems"][3]["severity"], report["problems"][3]["advice"]) == ("note", "庚")
    assert report["mended"] == [
        {"path": PATH, "line": 2, "before": "title: 健康", "after": "title: 丁"}
    ]


def test_a_mend_is_shown_as_the_line_that_it_writes() -> None:
    fix = LineFix(2, "title: 健康“科普”", "title:\n  - 健康")
    found = [
        codes.WRONG_TYPE.at(Location(PATH, 2, 8, 2), "甲", fix=fix),
        codes.DUPLICATE_KEY.at(Location(PATH, 1, 1), "乙", fix=LineFix(1, "id: health", None)),
        codes.GBK_ENCODING.at(Location("b.yaml", 1, 1), "丙", fix=Reencode("gb18030")),
    ]
    shown = format_text(found, {PATH: TEXT})
    assert "2 | title: 健康“科普”\n  |        ^^^^\n2 + title:\n2 +   - 健康\n" in shown
    assert "1 - id: health\n" in shown
    assert "可以自动改：另存为 UTF-8" in shown
    assert shown.endswith("其中 3 处可以自动改：python3 build.py check --fix\n")


def test_what_is_answered_is_counted_and_listed_on_request() -> None:
    answered = codes.LONG_SENTENCE.at(Location(PATH, 1, 1), "句子太长").answered("原文如此")
    short = format_text([answered], {PATH: TEXT})
    assert short == (
        "没有发现问题。\n另有 1 处已由编辑说明理由（allow），加上 --answers 就会列出。\n"
    )
    listed = format_text([answered], {PATH: TEXT}, answers=True)
    assert listed.startswith("已说明[KP512] 句子太长\n")
    assert "= 理由：原文如此\n" in listed
    assert listed.endswith("共 1 处说明，涉及 1 个文件。\n")


def test_annotations_are_escaped() -> None:
    error = codes.DUPLICATE_KEY.at(Location("a,b:c%.yaml", 2, 3, 4), "100%\r\n::error::假", "乙")
    warning = codes.FULL_WIDTH_COMMA.at(None, "丙")
    note = codes.LONG_SENTENCE.at(None, "丁").answered("戊")
    assert format_github([error, warning, note]) == (
        "::warning title=KP116::丙\n"
        "::notice title=KP512::丁%0A理由：戊\n"
        "::error file=a%2Cb%3Ac%25.yaml,title=KP102,line=2,col=3,endColumn=6::"
        "100%25%0A::error::假%0A改法：乙\n"
    )


HOSTILE = (
    "::error::假", "a\n::stop-commands::x", "%0A::error::", "\r\n::set-output name=a::b", "\x1b[2J",
    "\u202e::warning::", "\u2028::error::", "\x85::error::", "##[error]x", "<script>alert(1)</script>",
    "@someone", "![x](https://example.org/x.png)", "[x](javascript:alert(1))", "```\n# 标题", "``````",
    "| a | b |", "https://example.org", "<!-- ", "a\n\n## 假标题", "~~~", "&lt;b&gt;",
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_gives_no_second_command(text: str) -> None:
    for problem in (
        codes.BAD_VALUE.at(Location(PATH, 1, 1), text, text),
        codes.BAD_VALUE.at(Location(text, 1, 1), "甲"),
    ):
        said = format_github([problem])
        assert said.count("\n") == 1
        assert len(said.splitlines()) == 1
        assert said.startswith("::error file=")
        assert not [char for char in said[:-1] if unicodedata.category(char) in {"Cc", "Cf", "Zl"}]


def test_github_gets_ten_of_each_level_and_something_of_every_file() -> None:
    many = [codes.BAD_VALUE.at(Location("a.yaml", n, 1), "错") for n in range(1, 30)]
    many += [codes.BAD_VALUE.at(Location(f"b{n}.yaml", 1, 1), "错") for n in range(4)]
    many += [codes.FULL_WIDTH_COMMA.at(Location("a.yaml", n, 1), "警") for n in range(1, 30)]
    lines = format_github(reversed(many)).splitlines()
    errors = [line for line in lines if line.startswith("::error")]
    assert (len(errors), len(lines)) == (10, 20)
    assert [line for line in errors if "file=b" in line] == [
        f"::error file=b{n}.yaml,title=KP204,line=1,col=1,endColumn=1::错" for n in range(4)
    ]
    assert [line.partition(",")[0] for line in errors][:6] == ["::error file=a.yaml"] * 6


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("甲乙", 4), ("ab", 2), ("\uff21：", 4), ("“—…”", 4), ("e\u0301", 1), ("é", 1), ("한", 2), ("ｱ", 1),
        ("👍", 2), ("㎡", 2), ("、。", 4), ("①", 1), ("⚠\ufe0f", 2), ("🇨🇳", 2),
    ],
)  # fmt: skip
def test_width_is_counted_in_cells(text: str, cells: int) -> None:
    assert width(visible(text)) == cells


def test_width_agrees_with_the_table_of_terminals() -> None:
    wcwidth = pytest.importorskip("wcwidth")
    plain = [
        chr(code)
        for code in range(0x20, 0x2FA20, 3)
        if unicodedata.category(chr(code))[0] in "LNPS"
    ]
    odd = [char for char in plain if width(visible(char)) != wcwidth.wcwidth(char)]
    # Hexagrams and the like have grown wider from one edition of Unicode to the next.
    assert len(odd) < len(plain) / 400, "".join(odd)[:80]


@given(st.text(), st.integers(0, 40), st.integers(-3, 90), st.integers(-3, 90))
def test_no_text_or_place_breaks_an_excerpt(text: str, line: int, column: int, length: int) -> None:
    if shown := excerpt(Location(PATH, line, column, length), text):
        assert all("\n" not in part and visible(part) == part for part in shown)
        assert set(shown[1]) <= {" ", "^"}
