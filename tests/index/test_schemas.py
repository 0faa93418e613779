"""The committed schemas are fresh, accept every catalogue file, and refuse what the models refuse."""

import json
import re
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator
from kepu.cli.generate import SCHEMAS
from kepu.index.schemas import index_schemas
from kepu.model.kinds import KINDS, kind_of_path
from kepu.model.topic import Vocabulary
from pydantic import ValidationError

ROOT = Path(__file__).parents[2]
CATALOG = ROOT / "catalog"
LAYER = re.compile(r"counties/[^/]+/(?:communities/[^/]+/)?")
FILES = sorted(path for path in CATALOG.rglob("*.yaml"))


class Core(yaml.SafeLoader):
    """YAML 1.2 core typing, which is what an editor's YAML tool sees: `no` and dates are text."""


Core.yaml_implicit_resolvers = {}
Core.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"(?:~|null|Null|NULL|)$"), None)
Core.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile(r"(?:true|True|TRUE|false|False|FALSE)$"), None
)
Core.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"[-+]?[0-9]+$"), None)
Core.add_implicit_resolver(
    "tag:yaml.org,2002:float",
    re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$"),
    None,
)


def load(path: Path) -> Any:
    # The loader builds plain values only: it stands on SafeLoader.
    return yaml.load(path.read_text("utf-8"), Loader=Core)  # noqa: S506


def kind_name(path: Path) -> str:
    inside = LAYER.sub("", path.relative_to(CATALOG).as_posix())
    kind = kind_of_path(inside)
    assert kind, path
    return kind.name


@pytest.fixture(scope="module")
def validators() -> dict[str, Draft7Validator]:
    schemas = {
        name: json.loads((ROOT / SCHEMAS / f"{name}.schema.json").read_text("utf-8"))
        for name, kind in KINDS.items()
        if kind.is_yaml
    }
    return {name: Draft7Validator(schema) for name, schema in schemas.items()}


def test_the_committed_schemas_are_fresh() -> None:
    folder = CATALOG / "vocabularies"
    raw = (
        yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
        for path in sorted(folder.glob("*.yaml"))
    )
    vocabularies = [Vocabulary.model_validate(_frozen(value)) for value in raw]
    stale = [
        file.path
        for file in index_schemas(vocabularies)
        if (ROOT / SCHEMAS / file.path).read_bytes() != file.content
    ]
    assert stale == []


def test_a_picture_has_no_schema() -> None:
    assert "picture.schema.json" not in {file.path for file in index_schemas(())}


def test_every_schema_is_draft_07_with_a_chinese_title(
    validators: dict[str, Draft7Validator],
) -> None:
    for name, validator in validators.items():
        schema: Any = validator.schema
        Draft7Validator.check_schema(schema)
        assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
        assert schema["title"] == KINDS[name].title
        assert schema["additionalProperties"] is False
        text = json.dumps(schema)
        assert "$defs" not in text
        assert '"null"' not in text


def test_every_field_of_every_schema_is_explained_in_chinese(
    validators: dict[str, Draft7Validator],
) -> None:
    schemas: dict[str, Any] = {name: each.schema for name, each in validators.items()}
    dumb = [
        f"{name}: {field}"
        for name, whole in schemas.items()
        for part in (whole, *whole.get("definitions", {}).values())
        for field, schema in part.get("properties", {}).items()
        if not re.search(r"[\u4e00-\u9fff]|ID", schema.get("description", ""))
    ]
    assert dumb == []


def test_the_schemas_accept_every_catalogue_file(validators: dict[str, Draft7Validator]) -> None:
    wrong = [
        f"{path.relative_to(ROOT)}: {error.json_path}: {error.message[:120]}"
        for path in FILES
        for error in validators[kind_name(path)].iter_errors(load(path))
    ]
    assert len(FILES) > 400
    assert wrong == []


def test_every_catalogue_file_points_to_the_schema_of_its_kind() -> None:
    wrong = []
    for path in FILES:
        first = path.read_text("utf-8").partition("\n")[0]
        target = first.removeprefix("# yaml-language-server: $schema=")
        wanted = CATALOG / "schema" / f"{kind_name(path)}.schema.json"
        if (path.parent / target).resolve() != wanted.resolve() or not wanted.is_file():
            wrong.append(f"{path.relative_to(ROOT)}: {first}")
    assert wrong == []


Change = Callable[[dict[str, Any]], object]

REFUSED: dict[str, tuple[str, Change]] = {
    "unknown field": ("resource", lambda v: v.update(titel="写错的字段")),
    "unknown nested field": ("resource", lambda v: v["sources"][0].update(adress="没有")),
    "no title": ("resource", lambda v: v.pop("title")),
    "empty title": ("resource", lambda v: v.update(title="")),
    "title of 121 characters": ("resource", lambda v: v.update(title="长" * 121)),
    "title is a list": ("resource", lambda v: v.update(title=["一", "二"])),
    "title is null": ("resource", lambda v: v.update(title=None)),
    "two points": ("resource", lambda v: v.update(points=["一", "二"])),
    "seven points": ("resource", lambda v: v.update(points=["一"] * 7)),
    "points are one text": ("resource", lambda v: v.update(points="一句话")),
    "id in capitals": ("resource", lambda v: v.update(id="H-BP")),
    "id with underscore": ("resource", lambda v: v.update(id="h_bp")),
    "unknown confidence": ("resource", lambda v: v.update(conf="SURE")),
    "unknown status": ("resource", lambda v: v.update(status="done")),
    "date without zeros": ("resource", lambda v: v.update(updated_on="2026-1-2")),
    "date with slashes": ("resource", lambda v: v.update(updated_on="2026/11/22")),
    "yes is no boolean": ("resource", lambda v: v.update(print_ready="yes")),
    "months in words": ("resource", lambda v: v.update(review_months="十二")),
    "months below zero": ("resource", lambda v: v.update(review_months=-1)),
    "plain http": ("resource", lambda v: v.update(external_url="http://example.org/")),
    "summary is null": ("resource", lambda v: v.update(summary=None)),
    "capacity is a number": ("service", lambda v: v.update(capacity=30)),
    "capacity without max": ("service", lambda v: v["capacity"].pop("max")),
    "cost of another type": ("service", lambda v: v["cost"].update(type="paid")),
    "no cost": ("service", lambda v: v.pop("cost")),
    "one pack item": ("pack", lambda v: v.update(items=v["items"][:1])),
    "no run sheet": ("pack", lambda v: v.pop("run_sheet")),
    "step without minutes": ("pack", lambda v: v["run_sheet"][0].pop("minutes")),
    "seventh day of no week": ("venue", lambda v: v["opening_hours"][0].update(days=["sunday"])),
    "opening at 25:00": ("venue", lambda v: v["opening_hours"][0].update(opens_at="25:00")),
    "no weekday at all": ("venue", lambda v: v["opening_hours"][0].update(days=[])),
    "rule of another type": ("calendar-rule", lambda v: v["rule"].update(type="weekly")),
    "rule without its date": ("calendar-rule", lambda v: v["rule"].pop("date")),
    "no rule": ("calendar-rule", lambda v: v.pop("rule")),
    "known year 1800": (
        "calendar-rule",
        lambda v: v.update(known=[{"year": 1800, "first": "05-12"}]),
    ),
    "patch of another kind": ("patch", lambda v: v.update(kind="person")),
    "patch without a why": ("patch", lambda v: v.pop("why")),
    "patch that sets a text": ("patch", lambda v: v.update(set="标题")),
    "patch that appends a text": ("patch", lambda v: v.update(append={"keywords": "词"})),
    "share in percent": ("community", lambda v: v.update(share_60p=34)),
    "no contact": ("community", lambda v: v.update(contacts=[])),
    "no terms": ("vocabulary", lambda v: v.update(terms=[])),
}
SAMPLES = {
    "resource": "topics/health/resources/h-bp.yaml",
    "service": "topics/health/services/sv-bp.yaml",
    "pack": "topics/emergency/packs/pk-ebike-shed.yaml",
    "venue": "counties/zhiwei/communities/gewuli/directory/venues/v-gewuli-center.yaml",
    "calendar-rule": "calendar/disaster-prevention-day.yaml",
    "patch": "counties/zhiwei/communities/gewuli/patches/e-ebike.yaml",
    "community": "counties/zhiwei/communities/gewuli/community.yaml",
    "vocabulary": "vocabularies/audience.yaml",
}


def _frozen(value: Any) -> Any:
    """Turn typed values back into what `kepu.read` hands to the models: text and tuples."""
    if isinstance(value, list):
        return tuple(_frozen(item) for item in value)
    if isinstance(value, dict):
        return {key: _frozen(item) for key, item in value.items()}
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


@pytest.mark.parametrize("kind", SAMPLES)
def test_the_samples_hold_up_for_both(kind: str, validators: dict[str, Draft7Validator]) -> None:
    value = load(CATALOG / SAMPLES[kind])
    assert list(validators[kind].iter_errors(value)) == []
    KINDS[kind].model.model_validate(_frozen(value))


@pytest.mark.parametrize("case", REFUSED)
def test_what_the_model_refuses_the_schema_refuses(
    case: str, validators: dict[str, Draft7Validator]
) -> None:
    kind, change = REFUSED[case]
    value = deepcopy(load(CATALOG / SAMPLES[kind]))
    change(value)
    with pytest.raises(ValidationError):
        KINDS[kind].model.model_validate(_frozen(value))
    assert list(validators[kind].iter_errors(value)) != []


TERMS: dict[tuple[str, str], tuple[object, object, object]] = {
    ("resource", "audiences"): (["older-adult"], ["local-night-shift"], ["oldest"]),
    ("service", "delivery_mode"): ("home-visit", "local-boat", "home"),
    ("community", "urban_rural"): ("111", "local-island", "999"),
}


@pytest.mark.parametrize(("kind", "field"), TERMS)
def test_terms_come_from_the_vocabulary_or_from_the_community(
    kind: str, field: str, validators: dict[str, Draft7Validator]
) -> None:
    known, local, unknown = TERMS[kind, field]
    value = load(CATALOG / SAMPLES[kind])
    verdicts = [
        validators[kind].is_valid(value | {field: term}) for term in (known, local, unknown)
    ]
    assert verdicts == [True, True, False]
