"""The handbook as a whole: what is generated is complete, what is written leads on."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from kepu.cli.generate import generated_files, read_handbook, read_layers, stale_files
from kepu.index.field_pages import GROUPS
from kepu.model.entry import Entry
from kepu.model.kinds import KINDS
from kepu.model.layer import LayerTree
from kepu.model.parts import PART_TITLES
from kepu.plan.addresses import LINKED
from kepu.read import parse_document
from pydantic import BaseModel, ValidationError

ROOT = Path(__file__).parents[2]
PAGES = {page.stem: page.read_text("utf-8") for page in (ROOT / "content/contribute").glob("*.md")}
DRAWN = (ROOT / "plugins/docs/handbook-pictures/screens.html").read_text("utf-8")
PICTURES = ROOT / "content/contribute/pictures"
VALUES: dict[str, str] = read_handbook()["values"]
MOST_BYTES = 30 * 1024


@pytest.fixture(scope="module")
def layers() -> LayerTree:
    """Read the catalogue."""
    found, problems = read_layers(ROOT)
    assert problems == []
    return found


def test_every_kind_stands_on_one_page_of_the_field_reference() -> None:
    written = [name for _, names in GROUPS.values() for name in names]
    assert sorted(written) == sorted(name for name, kind in KINDS.items() if kind.is_yaml)


def test_every_field_of_every_kind_is_explained() -> None:
    shared = set(Entry.model_fields)
    lost = [
        f"{name}.{field}"
        for page, (_, names) in GROUPS.items()
        for name in names
        for field in KINDS[name].model.model_fields
        if f"- `{field}`" not in (PAGES["fields"] if field in shared else _chapter(page, name))
    ]
    assert lost == []


def _chapter(page: str, kind: str) -> str:
    found = re.search(rf"^## {kind} .*?(?=^## |\Z)", PAGES[page], re.MULTILINE | re.DOTALL)
    assert found, kind
    return found[0]


def test_every_kind_of_play_has_its_fields() -> None:
    assert [
        t for t in PART_TITLES if f"### {t} {PART_TITLES[t]}\n" not in PAGES["fields-hall"]
    ] == []


def test_what_is_generated_is_what_another_run_has_written(layers: LayerTree) -> None:
    assert stale_files(ROOT, generated_files(layers)) == {}


@pytest.mark.parametrize("name", VALUES)
def test_every_sample_value_fits_its_field(name: str) -> None:
    kind, _, field = name.rpartition(".")
    models = [KINDS[kind].model] if kind else [m for m in _models() if field in m.model_fields]
    assert models, name
    value = _text(yaml.load(VALUES[name], Loader=yaml.BaseLoader))
    assert [model for model in models if _refuses(model, field, value)] == []


def _models() -> set[type[BaseModel]]:
    found: set[type[BaseModel]] = set()
    waiting: list[Any] = [kind.model for kind in KINDS.values()]
    while waiting:
        part = waiting.pop()
        waiting += getattr(part, "__args__", ())
        if isinstance(part, type) and issubclass(part, BaseModel) and part not in found:
            found.add(part)
            waiting += [field.annotation for field in part.model_fields.values()]
    return found


def _text(value: Any) -> Any:
    return tuple(map(_text, value)) if isinstance(value, list) else value


def _refuses(model: type[BaseModel], field: str, value: Any) -> bool:
    """Tell whether a model finds fault with this field, whatever else it misses."""
    try:
        model.model_validate({field: value})
    except ValidationError as error:
        return any(detail["loc"][:1] == (field,) for detail in error.errors())
    return False


def test_the_topics_of_the_index_are_those_there_are(layers: LayerTree) -> None:
    said = dict(re.findall(r"\| `([a-z-]+)` \| ([一-鿿]+) (?=\|)", PAGES["index"]))
    there = {id: item.value.title for id, item in layers.base.items["topic"].items()}
    assert {id: said.get(id) for id in there} == there


def test_every_page_can_be_reached_from_the_index() -> None:
    def led_to(name: str) -> set[str]:
        return set(re.findall(r"\(kepu:page/contribute/([a-z-]+)", PAGES[name]))

    reached, waiting = {"index"}, ["index"]
    while waiting:
        new = led_to(waiting.pop()) - reached
        reached |= new
        waiting += new
    assert reached == set(PAGES)


def test_links_lead_only_to_kinds_that_have_an_address() -> None:
    kinds = {kind for text in PAGES.values() for kind in re.findall(r"\]\(kepu:([a-z-]+)/", text)}
    assert kinds <= {*LINKED, "page"}


def test_every_picture_is_light_and_shown() -> None:
    there = {file.name: file.stat().st_size for file in PICTURES.iterdir()}
    shown = {
        name for text in PAGES.values() for name in re.findall(r"\(pictures/([a-z-]+\.png)\)", text)
    }
    assert (shown, max(there.values()) <= MOST_BYTES) == (set(there), True)


def test_every_picture_has_a_drawing() -> None:
    sections = set(re.findall(r'<section id="([a-z-]+)">', DRAWN))
    assert {file.stem for file in PICTURES.iterdir()} == sections


@pytest.mark.parametrize(
    "line", ["place：车棚或车棚旁空地，有照明", "hours：周一至周五 08:30–17:00"]
)
def test_the_drawings_say_what_check_says(line: str) -> None:
    _, (problem,) = parse_document("x.yaml", f"id: x\n{line}\n")
    drawn = re.sub(r"<br>|</?[a-z][^>]*>", "", DRAWN)
    assert [
        s for s in (problem.code, problem.message, f"改法：{problem.advice}") if s not in drawn
    ] == []
