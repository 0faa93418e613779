"""The quick reading lets nothing pass that the slow one would speak of, and reads the same."""

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from kepu.read.parse import _locate, parse_document
from kepu.read.sound import sound_values

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "catalog").rglob("*.yaml"))

LINES = st.sampled_from([
    "id: a", "id: b", "title: “甲”", "title：甲", "title: 甲：乙", "title:甲", "- 一", "-一", "  - 二",
    "    - 三：四", "points:", "note: |", "  文字", "note: >-", "  “引”", "flow: [a, b]", "flow: [a，b]",
    "map: {a: b}", "x: *a", "x: &a b", "x: !t b", "<<: y", '"<<": y', "---", "...", "# 注", "q: '单''引'",
    'q: "双\\u202e"', 'q: "好\\n"', "[a]: b", "? a", ": b", "\t", "", "  deep:", "    deeper:",
    "      deepest: x", "k: 'a", "  b'", "k: a", "   b", "：", "a b: c", "é: x", "1: x", "k:", "  v",
])  # fmt: skip


def agree(text: str) -> bool:
    """Tell whether the quick reading took a text, after comparing it with the slow one."""
    quick = sound_values(text)
    if quick is None:
        return False
    slow, problems = _locate("x.yaml", text)
    assert problems == ()
    assert slow
    assert slow.value == quick
    return True


@given(st.lists(LINES, max_size=12).map("\n".join))
@example("a: b\n---\nc: d")
@example("{}")
def test_lines_of_all_sorts_are_read_alike(text: str) -> None:
    agree(text)


@given(st.text(max_size=60))
def test_any_text_is_read_alike(text: str) -> None:
    agree(text)


def test_files_are_read_alike_and_nearly_all_quickly() -> None:
    texts = [path.read_text("utf-8") for path in FILES[::4]]
    assert sum(map(agree, texts)) > 0.8 * len(texts)


@pytest.mark.parametrize(
    "mark", ["：", "，", "“", "\t", "&", "*", "!", "[", "'", '"', "- ", "---\n", "\u3000"]
)
def test_a_slip_anywhere_is_read_alike(mark: str) -> None:
    for path in FILES[::300]:
        text = path.read_text("utf-8")
        for found in list(re.finditer(r"[ :\n]", text))[::25]:
            agree(text[: found.end()] + mark + text[found.end() :])


def test_places_are_there_when_somebody_asks() -> None:
    document, problems = parse_document("x.yaml", "id: a\npoints:\n  - 甲\n")
    assert problems == ()
    assert document
    assert str(document.locate(("points", 0))) == "x.yaml:3:5"
    assert str(document.locate_key(("points",))) == "x.yaml:2:1"
    assert document == _locate("x.yaml", document.text)[0]
