"""What is right is never called wrong, however much it looks like a mistake."""

import re

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from kepu.read import decode_bytes, parse_document

from .measure import check, texts
from .sound import SOUND


def found_in(text: str) -> list[str]:
    decoded, problems = decode_bytes("catalog/x.yaml", text.encode())
    assert decoded is not None
    document, wrong = parse_document("catalog/x.yaml", decoded)
    assert document or wrong
    return [f"{each.place[1]}: {each.code} {each.message}" for each in (*problems, *wrong)]


def test_the_table_is_long_enough_and_holds_nothing_twice() -> None:
    assert len(set(SOUND)) == len(SOUND) >= 200


def test_sound_texts_raise_no_alarm() -> None:
    assert {text: found for text in SOUND if (found := found_in(text))} == {}


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_line_ends_change_nothing(ends: str) -> None:
    assert {text: found for text in SOUND if (found := found_in(text.replace("\n", ends)))} == {}


def test_sound_texts_one_below_the_other_raise_no_alarm() -> None:
    sound = [
        text for text in SOUND if re.fullmatch(r"a:[^\r\n]*\n(?:(?![A-Za-z])[^\r\n]*\n)*", text)
    ]
    joined = "".join(f"k{n}{text[1:]}".rstrip("\n") + "\n" for n, text in enumerate(sound))
    assert found_in(joined) == []


def test_sound_texts_deep_inside_raise_no_alarm() -> None:
    for text in SOUND:
        if text.startswith("a:") and "\r" not in text and "|2" not in text:
            inner = text.rstrip("\n").replace("\n", "\n        ")
            assert found_in(f"x:\n  - y:\n      - z: 甲\n        {inner}\n") == [], text


def test_the_catalogue_raises_no_alarm() -> None:
    assert {path: found for path, text in texts() if (found := check(path, text)[1])} == {}


@pytest.mark.parametrize("style", [None, '"', "'", "|", ">"])
def test_the_catalogue_written_in_other_styles_raises_no_alarm(style: str | None) -> None:
    for path, text in texts()[::7]:
        value = yaml.load(text, Loader=yaml.BaseLoader)
        written = yaml.dump(
            value, allow_unicode=True, default_style=style, width=60, sort_keys=False
        )
        assert found_in(written) == [], path


PIECES = st.sampled_from(
    ["甲", "先喊人", "，", "。", "：", "“", "”", "、", "；", "120", "a:b", "https://example.org/", " ", "AED",
     "——", "（", "）", "《", "》", "it's", "name", "：", "-", "08:30", "#1", "*", "&", "！", "？", "【", "】"]
)  # fmt: skip
PROSE = st.lists(PIECES, min_size=1, max_size=12).map("".join).filter(str.strip)
NAMES = st.from_regex("[a-z][a-z_]{0,8}", fullmatch=True)
SHAPES = st.recursive(
    PROSE,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=4)
        | st.dictionaries(NAMES, inner, min_size=1, max_size=4)
    ),
    max_leaves=12,
)


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.dictionaries(NAMES, SHAPES, min_size=1, max_size=5),
    st.sampled_from(['"', "'", "|", ">"]),
    st.integers(2, 6),
    st.integers(30, 200),
)
def test_whatever_is_quoted_raises_no_alarm(
    value: dict[str, object], style: str, indent: int, width: int
) -> None:
    written = yaml.dump(value, allow_unicode=True, default_style=style, indent=indent, width=width)
    assert found_in(written) == []


@settings(deadline=None, max_examples=60)
@given(st.lists(PROSE, min_size=1, max_size=5))
def test_prose_in_comments_and_blocks_raises_no_alarm(lines: list[str]) -> None:
    block = "".join(f"  {line}\n" for line in ["甲", *lines])
    comments = "".join(f"# {line}\n  # {line}\n" for line in lines)
    assert found_in(f"{comments}a: |\n{block}{comments}b: >-\n{block}c: d\n") == []
