"""Values are text with places; what is dumped comes back equal; no text raises."""

from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from kepu.problems import Location
from kepu.read import Document, Value, parse_document
from kepu.read.characters import forbidden_in

TEXT = """\
id: h-cpr-aed
points:
  - text: 先喊人
    when: 12:30
  - {text: 再打电话, tags: [甲, 乙]}
body: |
  第一行
  第二行
note: >-
  折
  叠
empty:
"""


def parsed(text: str) -> Document:
    document, problems = parse_document("catalog/x.yaml", text)
    assert document, problems
    return document


def test_the_whole_value_is_text() -> None:
    assert parsed(TEXT).value == {
        "id": "h-cpr-aed",
        "points": (
            {"text": "先喊人", "when": "12:30"},
            {"text": "再打电话", "tags": ("甲", "乙")},
        ),
        "body": "第一行\n第二行\n",
        "note": "折 叠",
        "empty": "",
    }


@pytest.mark.parametrize(
    "written",
    ["12:30", "010", "NO", "on", "yes", "null", "~", "1_000", "0x1F", "1e3", ".inf", "2026-02-30",
     "2026-02-01", "9" * 5000, "+86", "=", "true"],
    ids=lambda written: written[:10],
)  # fmt: skip
def test_scalars_are_never_guessed_at(written: str) -> None:
    assert parsed(f"a: {written}\n").value == {"a": written}
    assert parsed(f"a: '{written}'\n").value == {"a": written}
    key = written[:1000]  # YAML ends a plain key at 1,024 characters
    assert parsed(f"{key}: a\n").value == {key: "a"}


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ((), (1, 1, 1)),
        (("id",), (1, 5, 9)),
        (("points",), (3, 3, 1)),
        (("points", 0), (3, 5, 1)),
        (("points", 0, "when"), (4, 11, 5)),
        (("points", 1), (5, 5, 1)),
        (("points", 1, "tags", 1), (5, 28, 1)),
        (("body",), (6, 7, 1)),
        (("empty",), (12, 7, 1)),
        (("points", 0, "source"), (3, 5, 1)),
        (("points", 7, "text"), (3, 3, 1)),
        (("nothing", "at", "all"), (1, 1, 1)),
    ],
)
def test_a_value_is_located(path: tuple[str | int, ...], place: tuple[int, int, int]) -> None:
    assert parsed(TEXT).locate(path) == Location("catalog/x.yaml", *place)


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("id",), (1, 1, 2)),
        (("points", 0, "when"), (4, 5, 4)),
        (("points", 1, "tags"), (5, 18, 4)),
        (("points", 1), (5, 5, 1)),
        (("empty", "x"), (12, 1, 5)),
    ],
)
def test_a_key_is_located(path: tuple[str | int, ...], place: tuple[int, int, int]) -> None:
    assert parsed(TEXT).locate_key(path) == Location("catalog/x.yaml", *place)


def test_places_count_characters_beyond_the_basic_plane() -> None:
    document = parsed("x: {𠮷👍: 甲, b: 乙}\n")
    assert document.locate(("x", "b")) == Location("catalog/x.yaml", 1, 15, 1)
    assert document.locate_key(("x", "b")) == Location("catalog/x.yaml", 1, 12, 1)


def allowed(text: str) -> bool:
    return forbidden_in(text) is None


def frozen(value: Any) -> Value:
    if isinstance(value, dict):
        return {key: frozen(each) for key, each in value.items()}
    return tuple(map(frozen, value)) if isinstance(value, list) else str(value)


words = st.text(max_size=30).filter(allowed)
nested = st.recursive(
    words,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4),
    max_leaves=25,
)


@given(words)
def test_any_text_survives_quoting(text: str) -> None:
    dumped = yaml.safe_dump({"a": text}, default_style='"', allow_unicode=True)
    assert parsed(dumped).value == {"a": text}
    if "\n" not in text:
        quoted = text.replace("'", "''")
        assert parsed(f"a: '{quoted}'\n").value == {"a": text}


@given(st.dictionaries(words, nested, min_size=1, max_size=5))
def test_any_structure_survives_dumping(value: dict[str, Any]) -> None:
    dumped = yaml.safe_dump(value, default_style='"', allow_unicode=True, sort_keys=False)
    assert parsed(dumped).value == frozen(value)


@given(st.dictionaries(words, nested, min_size=1, max_size=5))
def test_every_value_has_a_place_inside_the_file(value: dict[str, Any]) -> None:
    document = parsed(yaml.safe_dump(value, default_style='"', allow_unicode=True))
    lines = document.text.split("\n")
    for span in [*document.values.values(), *document.keys.values()]:
        assert 0 < span.line <= len(lines)
        assert 0 < span.column <= len(lines[span.line - 1])
        assert span.length > 0


fragments = st.lists(
    st.sampled_from(
        ["a", "：", ": ", ":", "- ", "-", "[", "]", "{", "}", ",", "，", "\n", "\n  ", "\n ", "\t",
         '"', "'", "“", "”", "|", ">", "#", " #", "&a", "*a", "!", "!!str", "<<", "?", "%", "@",
         "---", "...", "\\", "甲", "\u3000", "\x00", "\u202e", "\ud800", "key: "]
    ),
    max_size=40,
).map("".join)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.text() | fragments)
def test_no_text_ever_raises(text: str) -> None:
    document, problems = parse_document("catalog/x.yaml", text)
    assert (document is None) == any(problem.is_error for problem in problems)
    assert len(problems) <= 120
    lines = text.split("\n")
    for problem in problems:
        assert problem.where
        assert problem.message
        assert problem.where.line <= len(lines) + 1
