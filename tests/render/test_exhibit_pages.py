"""An exhibit's page: everything on it can be read without a script, and no text becomes anything else."""

import json
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from types import SimpleNamespace
from typing import Any, cast

import pytest
from kepu.model.catalog import Catalog
from kepu.model.drawing import parse_drawing
from kepu.model.hall import Exhibit
from kepu.model.parts import PART_TITLES
from kepu.plan.context import Context
from kepu.plan.hall_views import ExhibitView
from kepu.plan.page import PagePlan
from kepu.plan.pieces import Link, Record
from kepu.plan.play import PartView, part_views
from kepu.render.environment import Renderer
from markupsafe import Markup

EVIL = '<img src=x onerror="alert(1)">&amp;\'</script><script>alert(2)</script>'
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300"><title>灶台</title><desc>一口锅</desc>'
    '<g id="pan"><rect x="1"/></g></svg>'
)
PARTS: dict[str, dict[str, Any]] = {
    "quiz": {"questions": ({
        "id": "q", "ask": "〔问一〕", "message": "〔短信〕", "picture": "stove",
        "choices": ({"text": "〔选对〕", "right": "true"}, {"text": "〔选错〕", "why": "〔错因〕"}),
        "marks": ({"text": "〔短信〕", "why": "〔破绽〕"},), "explain": "〔解释〕",
    },)},
    "scenario": {"start": "one", "nodes": (
        {"id": "one", "text": "〔情形〕", "picture": "stove", "choices": (
            {"text": "〔做法一〕", "to": "out", "why": "〔结果一〕", "right": "true"},
            {"text": "〔做法二〕", "to": "one", "why": "〔结果二〕"},
        )},
        {"id": "out", "text": "〔出来〕", "ending": "good"},
    )},
    "hotspot": {"find": "〔找什么〕", "scenes": ({
        "id": "s", "title": "〔画面〕", "picture": "stove", "spots": (
            {"id": "pan", "title": "〔锅〕", "text": "〔为什么〕", "fix": "〔怎么改〕"},
            {"id": "door", "title": "〔门〕", "text": "〔没事〕", "harmless": "true"},
        ),
    },)},
    "sorting": {
        "bins": ({"id": "a", "title": "〔甲桶〕", "text": "〔桶说明〕"}, {"id": "b", "title": "〔乙桶〕"}),
        "items": (
            {"id": "i", "title": "〔物一〕", "bins": ("a", "b"), "why": "〔放因一〕", "picture": "stove"},
            {"id": "j", "title": "〔物二〕", "bins": ("b",), "why": "〔放因二〕"},
        ),
    },
    "calculator": {
        "inputs": ({"id": "n", "title": "〔填什么〕", "unit": "〔单位〕", "min": "0", "max": "9", "start": "1"},),
        "results": ({"id": "r", "title": "〔结果〕", "value": "n * 2", "bands": (
            {"when": "r < 3", "title": "〔少〕", "text": "〔少了〕"}, {"title": "〔多〕", "text": "〔多了〕"},
        )},),
    },
    "slider": {
        "controls": ({"id": "n", "title": "〔拖什么〕", "min": "0", "max": "9", "step": "1", "start": "1"},),
        "states": (
            {"id": "a", "when": "n < 3", "title": "〔低〕", "text": "〔低时〕", "picture": "stove"},
            {"id": "b", "title": "〔高〕", "text": "〔高时〕"},
        ),
    },
    "rhythm": {
        "slowest": "100", "fastest": "120", "beats": "30", "pause": "2", "pause_title": "〔停时做〕",
        "slow": "慢", "good": "好", "fast": "快", "stopped": "停", "done": "完",
    },
    "builder": {"container": "〔包〕", "done": "〔装好了〕", "items": (
        {"id": "a", "title": "〔件一〕", "why": "〔要因一〕", "needed": "true", "group": "〔组〕"},
        {"id": "b", "title": "〔件二〕", "why": "〔要因二〕", "picture": "stove"},
        {"id": "c", "title": "〔件三〕", "why": "〔要因三〕"},
    )},
    "dialogue": {"opening": "〔开场〕", "done": "〔说完了〕", "slots": tuple(
        {"id": f"s-{at}", "title": f"〔要说{at}〕", "choices": (
            {"text": f"〔这样说{at}〕", "right": "true"}, {"text": f"〔别这样{at}〕", "why": f"〔不行因{at}〕"},
        )}
        for at in range(2)
    )},
    "inspector": {"subject": "label", "samples": ({
        "id": "s", "title": "〔例〕", "ask": "〔先问〕", "text": "〔说明〕",
        "lines": ({"text": "〔标签字〕", "title": "〔这行叫〕", "explain": "〔怎么看〕"},),
    },)},
    "practice": {"tasks": (
        {"id": "t", "action": "tap", "title": "〔点按〕", "text": "〔怎么点〕", "target": "开", "done": "好"},
    )},
}  # fmt: skip
"""One part of every kind; what must be readable without a script stands in 〔 〕."""
RENDERER = Renderer(lambda _: Markup(""))
RECORD = Record((), "", "", "", "", "", "", "", "", (), ())


class Read(HTMLParser):
    """Tags, text outside of data, and the data of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.data: list[Any] = []
        self._in_data = False
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._in_data = ("type", "application/json") in attrs

    def handle_data(self, data: str) -> None:
        if self._in_data:
            self.data.append(json.loads(data))
            self._in_data = False
        else:
            self.text += data


def exhibit_of(parts: tuple[Mapping[str, Any], ...]) -> Exhibit:
    return Exhibit.model_validate({
        "id": "ex-one", "title": "展品", "room": "body", "order": "1", "objective": "学", "activity": "做",
        "parts": parts, "no_script_text": ("一", "二"), "conf": "V", "updated_on": "2026-11-22",
    })  # fmt: skip


def page_of(parts: tuple[Mapping[str, Any], ...], template: str = "exhibit") -> Read:
    exhibit = exhibit_of(parts)
    context = SimpleNamespace(catalog=Catalog({}))
    drawing = parse_drawing(SVG)
    views = tuple(
        PartView(v.type, v.type_title, v.part, {"stove": drawing}, v.data)
        for v in part_views(exhibit, cast(Context, context))
    )
    view = ExhibitView(
        exhibit=exhibit, number=1, room=Link("人体", "hall/body/"), room_icon="heart", parts=views,
        scripts=tuple(dict.fromkeys(v.type for v in views)), badges=(), facts=(), resources=(),
        services=(), before=None, after=None, tours=(), related=(), record=RECORD,
        embed="exhibits/ex-one/embed/", address="",
    )  # fmt: skip
    page = PagePlan(
        "exhibits/ex-one/", "展品", "", "hall", template, view, noindex=False, ribbon="", data_line="",
        dials=(), filings=(), features=("hall",),
    )  # fmt: skip
    return Read(RENDERER.body(page, lambda name, context: ""))


def part(kind: str, **more: Any) -> dict[str, Any]:
    return {
        "type": kind,
        "id": kind,
        "title": f"〔{kind}〕",
        "intro": "〔开头〕",
        **PARTS[kind],
        **more,
    }


def marked(value: Any) -> Iterator[str]:
    if isinstance(value, str) and value.startswith("〔"):
        yield value
    for inner in value.values() if isinstance(value, dict) else ():
        yield from marked(inner)
    for inner in value if isinstance(value, tuple) else ():
        yield from marked(inner)


def poisoned(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: poisoned(inner) for name, inner in value.items()}
    if isinstance(value, tuple):
        return tuple(poisoned(inner) for inner in value)
    return value + EVIL if isinstance(value, str) and value.startswith("〔") else value


def test_there_is_a_sample_of_every_kind() -> None:
    assert PARTS.keys() == PART_TITLES.keys()


@pytest.mark.parametrize("template", ["exhibit", "exhibit_embed"])
@pytest.mark.parametrize("kind", PARTS)
def test_everything_can_be_read_without_a_script(kind: str, template: str) -> None:
    read = page_of((part(kind),), template)
    wanted = set(marked(part(kind)))
    assert len(wanted) > 2
    assert {text for text in wanted if text not in read.text} == set()


@pytest.mark.parametrize("kind", PARTS)
def test_no_text_becomes_markup(kind: str) -> None:
    clean, evil = page_of((part(kind),)), page_of((poisoned(part(kind)),))
    assert [tag for tag, _ in evil.tags] == [tag for tag, _ in clean.tags]
    assert [sorted(attributes) for _, attributes in evil.tags] == [
        sorted(attributes) for _, attributes in clean.tags
    ]
    for text in marked(part(kind)):
        assert text + EVIL in evil.text


@pytest.mark.parametrize("kind", PARTS)
def test_no_text_ends_the_data(kind: str) -> None:
    (data,) = page_of((poisoned(part(kind)),)).data
    flat = json.dumps(data, ensure_ascii=False)
    assert data["type"] == data["id"] == kind
    for text in marked(part(kind)):
        assert json.dumps(text + EVIL, ensure_ascii=False)[1:-1] in flat


@pytest.mark.parametrize("kind", PARTS)
def test_the_element_is_what_its_script_looks_for(kind: str) -> None:
    read = page_of((part(kind),))
    (play,) = [attributes for tag, attributes in read.tags if tag == f"kepu-{kind}"]
    assert (play["class"], play["data-exhibit"], play["data-part"]) == ("play", "ex-one", kind)
    scripts = [
        attributes for tag, attributes in read.tags if tag == "script" and "src" in attributes
    ]
    assert [script["src"] for script in scripts] == [
        "../../assets/exhibit.js", f"../../assets/exhibits/{kind}.js", "../../assets/hall.js",
    ]  # fmt: skip
    assert all("defer" in script for script in scripts)


def test_a_kind_that_comes_twice_needs_one_script() -> None:
    read = page_of((part("quiz"), {**part("quiz"), "id": "more"}, part("slider")))
    sources = [attributes.get("src") or "" for tag, attributes in read.tags if tag == "script"]
    assert len([source for source in sources if source.endswith("/quiz.js")]) == 1
    assert [data["id"] for data in read.data] == ["quiz", "more", "slider"]


@pytest.mark.parametrize("template", ["exhibit", "exhibit_embed"])
def test_a_picture_stands_on_the_page_once_however_often_it_is_shown(template: str) -> None:
    shown = ("quiz", "scenario", "hotspot", "sorting", "slider", "builder")
    read = page_of(tuple(map(part, shown)), template)
    drawn = [a for tag, a in read.tags if tag == "svg" and a.get("data-picture") == "stove"]
    assert len(drawn) == 1
    assert drawn[0]["aria-label"] == "灶台：一口锅"
    assert [a.get("data-spot") for tag, a in read.tags if tag == "g"] == ["pan"]


def test_pages_hold_no_inline_script_or_style() -> None:
    for kind in PARTS:
        for tag, attributes in page_of((part(kind),)).tags:
            assert not [name for name in attributes if name == "style" or name.startswith("on")]
            assert tag != "style"
            assert tag != "script" or attributes.keys() & {"src", "type"}


def test_ids_on_a_page_are_unique() -> None:
    read = page_of(tuple(part(kind) for kind in list(PARTS)[:6]))
    ids = [attributes["id"] for _, attributes in read.tags if "id" in attributes]
    assert sorted(set(map(str, ids))) == sorted(map(str, ids))


def test_a_calculator_says_what_to_fill_in() -> None:
    text = page_of((part("calculator"),)).text
    assert "要用到的数：〔填什么〕（〔单位〕）。" in text
