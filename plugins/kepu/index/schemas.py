"""The models as JSON Schemas, for editors that know yaml-language-server.

Comes in: the base's vocabularies. Goes out: one draft-07 schema for each YAML kind, with the field docstrings as help
and the terms of the vocabularies as choices. A schema looks at one file only, so it refuses less than `check` does.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, get_args

from annotated_types import Ge, Le
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from kepu.model.datafile import DataFile
from kepu.model.kinds import KINDS, Kind
from kepu.model.references import Mark, RefTo, TermOf
from kepu.model.topic import Term, Vocabulary

Schema = dict[str, Any]
Choices = Mapping[Mark, Schema]
"""What a field points at → the schema of one id."""

_DRAFT = "http://json-schema.org/draft-07/schema#"
_LOCAL: Schema = {"type": "string", "pattern": "^local-[a-z0-9]+(-[a-z0-9]+)*$"}
"""A community's own term: no base knows it, so every file may name one."""


def index_schemas(vocabularies: Iterable[Vocabulary]) -> tuple[DataFile, ...]:
    """Make the schema file of every kind that is written in YAML."""
    choices = term_choices(vocabularies)
    return tuple(
        DataFile(f"{name}.schema.json", _print(schema_of(kind, choices)))
        for name, kind in sorted(KINDS.items())
        if kind.is_yaml
    )


def term_choices(vocabularies: Iterable[Vocabulary]) -> dict[Mark, Schema]:
    """Offer the terms of each vocabulary, and leave room for those that a community adds."""
    return {TermOf(vocabulary.id): _choice(vocabulary.terms) for vocabulary in vocabularies}


def schema_of(kind: Kind, choices: Choices) -> Schema:
    """Make the schema of one kind."""
    # Draft-07 is what editors read; pydantic writes a later draft.
    raw = kind.model.model_json_schema(ref_template="#/definitions/{model}")
    models = {model.__name__: model for model in _models_in(kind.model)}
    parts = {
        name: _object(models[name], part, choices) if name in models else _value(part)
        for name, part in sorted(raw.get("$defs", {}).items())
    }
    return {
        "$schema": _DRAFT,
        "title": kind.title,
        "description": f"文件位置：{kind.place}",
        **_object(kind.model, raw, choices),
        **({"definitions": parts} if parts else {}),
    }


def _object(model: type[BaseModel], raw: Schema, choices: Choices) -> Schema:
    fields = {
        name: _property(field, raw["properties"][name], choices)
        for name, field in model.model_fields.items()
    }
    required = {"required": raw["required"]} if "required" in raw else {}
    return {"type": "object", "additionalProperties": False, "properties": fields, **required}


def _property(field: FieldInfo, raw: Schema, choices: Choices) -> Schema:
    value = _value(raw)
    for limit in field.metadata:
        # A scalar's fixed schema hides the bounds that a field adds to it.
        value |= {"minimum": limit.ge} if isinstance(limit, Ge) else {}
        value |= {"maximum": limit.le} if isinstance(limit, Le) else {}
    mark = next((part for part in _parts_of(field) if isinstance(part, RefTo | TermOf)), None)
    if mark is not None and mark in choices:
        value = _choosing(value, choices[mark])
    if "$ref" in value:
        # Draft-07 ignores everything that stands beside a reference.
        value = {"allOf": [value]}
    help_text = {"description": field.description} if field.description else {}
    default = {"default": raw["default"]} if isinstance(raw.get("default"), str | int) else {}
    return help_text | default | value


def _value(raw: Schema) -> Schema:
    """Keep what a value must be: no made-up titles, no null, which no file can write."""
    kept = {
        key: part
        for key, part in raw.items()
        if key not in {"title", "description", "default", "discriminator"}
    }
    options = [_value(option) for option in kept.pop("anyOf", ()) if option != {"type": "null"}]
    if len(options) == 1:
        kept |= options[0]
    elif options:
        kept["anyOf"] = options
    if "oneOf" in kept:
        kept["oneOf"] = [_value(option) for option in kept["oneOf"]]
    if isinstance(kept.get("items"), dict):
        kept["items"] = _value(kept["items"])
    return kept


def _choosing(value: Schema, choice: Schema) -> Schema:
    return {**value, "items": choice} if "items" in value else choice


def _choice(terms: Iterable[Term]) -> Schema:
    terms = tuple(terms)
    known = {
        "enum": [term.id for term in terms],
        "enumDescriptions": [_describe(term) for term in terms],
    }
    return {"anyOf": [known, _LOCAL]}


def _describe(term: Term) -> str:
    return f"{term.title}：{term.note}" if term.note else term.title


def _models_in(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """Yield a model and every model nested in it; a model met twice comes twice."""
    yield model
    for field in model.model_fields.values():
        for part in _parts_of(field):
            if isinstance(part, type) and issubclass(part, BaseModel):
                yield from _models_in(part)


def _parts_of(field: FieldInfo) -> Iterator[Any]:
    yield from field.metadata
    yield from _parts_in(field.annotation)


def _parts_in(annotation: Any) -> Iterator[Any]:
    yield annotation
    for inner in get_args(annotation):
        yield from _parts_in(inner)


def _print(schema: Schema) -> bytes:
    return (json.dumps(schema, ensure_ascii=False, indent=2) + "\n").encode()
