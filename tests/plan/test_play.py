"""What the browser gets of a part: its own fields, nothing empty, expressions ready to run."""

import json
from collections.abc import Iterator, Mapping
from types import SimpleNamespace
from typing import Any, cast

import pytest
from kepu.model.catalog import Catalog, Item, Provenance
from kepu.model.expression import parse_expression
from kepu.model.hall import Exhibit
from kepu.model.picture import Picture
from kepu.plan.context import Context
from kepu.plan.play import PartView, part_views
from pydantic import TypeAdapter

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300"><title>图</title><desc>一幅图</desc>'
    '<g id="pan"><rect x="1"/></g></svg>'
)
CONSTANTS = [
    {"id": "salt", "title": "盐", "values": ("5", "6.5")},
    {"id": "none", "title": "零", "values": ("0",)},
    {"id": "words", "title": "话", "values": ("约一勺", "3")},
]


def views(*parts: Mapping[str, Any]) -> tuple[PartView, ...]:
    exhibit = Exhibit.model_validate({
        "id": "ex-one", "title": "展品", "room": "body", "order": "1", "objective": "学",
        "activity": "做", "parts": tuple(parts), "constants": tuple(CONSTANTS),
        "no_script_text": ("一", "二"), "conf": "V", "updated_on": "2026-11-22",
    })  # fmt: skip
    pictures = {
        id: Item("picture", Picture(id=id, drawing=cast(Any, SVG)), {}, Provenance("base", ""))
        for id in ("stove", "sink")
    }
    context = SimpleNamespace(catalog=Catalog({"picture": pictures}))
    return part_views(exhibit, cast(Context, context))


def data(part: Mapping[str, Any]) -> Any:
    (view,) = views(part)
    return json.loads(view.data)


CALCULATOR: dict[str, Any] = {
    "type": "calculator",
    "id": "sum",
    "title": "算",
    "inputs": (
        {"id": "a", "title": "甲", "min": "0", "max": "10", "step": "0.5", "start": "0"},
        {
            "id": "b",
            "title": "乙",
            "choices": ({"title": "一", "value": "{salt}"}, {"title": "二", "value": "{none}"}),
        },
    ),
    "results": (
        {
            "id": "r",
            "title": "果",
            "value": "a * {salt.2} + {none} + 1e-10",
            "bands": ({"when": "r < {words.2}", "title": "少", "text": "少。"}, {"title": "多", "text": "多。"}),
        },
    ),
}  # fmt: skip


def test_constants_are_put_in_and_zero_is_kept() -> None:
    sent = data(CALCULATOR)
    assert sent["results"][0]["value"] == ["$a", 6.5, "*", 0, "+", 1e-10, "+"]
    assert sent["inputs"][1]["choices"] == [
        {"title": "一", "value": [5]},
        {"title": "二", "value": [0]},
    ]
    assert sent["inputs"][0] == {
        "id": "a",
        "title": "甲",
        "min": 0,
        "max": 10,
        "step": 0.5,
        "start": 0,
    }
    assert sent["results"][0]["decimals"] == 0
    assert sent["results"][0]["bands"] == [
        {"when": ["$r", 3, "<"], "title": "少", "text": "少。", "tone": "ok"},
        {"title": "多", "text": "多。", "tone": "ok"},
    ]


def test_the_program_is_the_expressions_own() -> None:
    program = data(CALCULATOR)["results"][0]["value"]
    known = {"a": 4.0, "#salt.2": 6.5, "#none": 0.0}
    theirs = parse_expression("a * {salt.2} + {none} + 1e-10").run(known)
    assert TypeAdapter(list[float | str]).validate_python(program)
    assert theirs == 4 * 6.5 + 1e-10


QUIZ: dict[str, Any] = {
    "type": "quiz",
    "id": "ask",
    "title": "问",
    "questions": tuple(
        {
            "id": f"q-{at}",
            "ask": "</script>对吗？",
            "picture": picture,
            "choices": ({"text": "对", "right": "true"}, {"text": "不对"}),
            "explain": "说明。",
        }
        for at, picture in enumerate(["stove", "sink", "stove"])
    ),
}


def test_nothing_empty_is_sent() -> None:
    def empties(value: Any) -> Iterator[Any]:
        if value is None or value is False or value in ("", [], {}):
            yield value
        for inner in value.values() if isinstance(value, dict) else ():
            yield from empties(inner)
        for inner in value if isinstance(value, list) else ():
            yield from empties(inner)

    for part in (QUIZ, CALCULATOR):
        assert list(empties(data(part))) == []
    assert data(QUIZ)["questions"][0]["choices"] == [
        {"text": "对", "right": True},
        {"text": "不对"},
    ]


def test_each_picture_is_shown_once_in_the_order_of_use() -> None:
    (view,) = views(QUIZ)
    assert list(view.pictures) == ["stove", "sink"]
    assert view.pictures["stove"].spots == {"pan"}
    assert (view.type, view.type_title) == ("quiz", "问答")


def test_a_picture_that_a_site_hides_is_left_out() -> None:
    hidden = {**QUIZ, "questions": ({**QUIZ["questions"][0], "picture": "gone"},)}
    (view,) = views(hidden)
    assert view.pictures == {}


def test_amounts_stay_a_mapping_with_numbers() -> None:
    bag = {
        "type": "builder", "id": "bag", "title": "装", "container": "包",
        "meters": ({"id": "load", "title": "量", "max": "{salt}", "over": "重"},),
        "items": tuple(
            {"id": f"i-{at}", "title": "件", "amounts": {"load": str(at)}, "why": "为"} for at in range(3)
        ),
        "done": "好",
    }  # fmt: skip
    sent = data(bag)
    assert [item["amounts"] for item in sent["items"]] == [{"load": 0}, {"load": 1}, {"load": 2}]
    assert sent["missing"] == "还缺{n}件必需的"
    assert sent["meters"] == [{"id": "load", "title": "量", "max": [5], "over": "重"}]


@pytest.mark.parametrize(
    ("written", "sent"), [("5", "5"), ("0.5", "0.5"), ("1e21", "1e+21"), ("-3", "-3")]
)
def test_numbers_are_sent_in_their_shortest_form(written: str, sent: str) -> None:
    part = {
        **CALCULATOR,
        "inputs": ({"id": "a", "title": "甲", "min": "-3", "max": "1e21", "start": written},),
        "results": ({"id": "r", "title": "果", "value": "a"},),
    }
    (view,) = views(part)
    assert f'"start":{sent}' in view.data
