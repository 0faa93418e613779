"""Problems as text, JSON and annotations."""

import json
import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from kepu.problems import (
    Location,
    Problem,
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
    report = json.loads(
        format_json(
            [
                codes.DUPLICATE_KEY.at(Location(PATH, 2, 3, 4), "甲", "乙"),
                Problem("KP601", None, "丙"),
            ]
        )
    )
    assert (report["errors"], report["warnings"]) == (2, 0)
    assert report["problems"][1] == {
        "code": "KP102",
        "severity": "error",
        "path": PATH,
        "line": 2,
        "column": 3,
        "length": 4,
        "message": "甲",
        "advice": "乙",
    }
    assert report["problems"][0]["path"] is None


def test_annotations_are_escaped() -> None:
    error = codes.DUPLICATE_KEY.at(Location("a,b:c%.yaml", 2, 3, 4), "100%\r\n::error::假", "乙")
    warning = codes.FULL_WIDTH_COMMA.at(None, "丙")
    assert format_github([error, warning]) == (
        "::warning title=KP116::丙\n"
        "::error file=a%2Cb%3Ac%25.yaml,title=KP102,line=2,col=3,endColumn=6::"
        "100%25%0D%0A::error::假%0A改法：乙\n"
    )


@given(st.text(), st.integers(0, 40), st.integers(-3, 90), st.integers(-3, 90))
def test_no_text_or_place_breaks_an_excerpt(text: str, line: int, column: int, length: int) -> None:
    if shown := excerpt(Location(PATH, line, column, length), text):
        assert all("\n" not in part and visible(part) == part for part in shown)
        assert set(shown[1]) <= {" ", "^"}
