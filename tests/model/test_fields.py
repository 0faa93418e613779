"""Every field of every model tells an editor in Chinese what to write."""

import re
from collections.abc import Iterator
from typing import Any, get_args

import pytest
from kepu.model.kinds import KINDS
from kepu.model.prose import ProseMeta
from pydantic import BaseModel


def nested(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
        for field in annotation.model_fields.values():
            yield from nested(field.annotation)
    for part in get_args(annotation):
        yield from nested(part)


MODELS = sorted(
    {model for kind in KINDS.values() for model in nested(kind.model)} | {ProseMeta},
    key=lambda model: model.__name__,
)


def test_all_models_are_looked_at() -> None:
    names = {model.__name__ for model in MODELS}
    assert {"Resource", "RunStep", "HomeVisit", "LunarDay", "Contact", "Term", "Patch"} <= names


@pytest.mark.parametrize("model", MODELS)
def test_every_field_has_chinese_help(model: type[BaseModel]) -> None:
    for name, field in model.model_fields.items():
        assert re.search("[一-鿿]", field.description or ""), f"{model.__name__}.{name}"
        assert str(field.description).rstrip().endswith("。"), f"{model.__name__}.{name}"


@pytest.mark.parametrize("model", MODELS)
def test_values_are_frozen_and_unknown_fields_refused(model: type[BaseModel]) -> None:
    assert model.model_config["frozen"] is True
    assert model.model_config["extra"] == "forbid"


@pytest.mark.parametrize("kind", KINDS)
def test_protected_and_local_fields_exist(kind: str) -> None:
    model = KINDS[kind].model
    named = getattr(model, "protected", frozenset()) | getattr(model, "local", frozenset())
    assert named <= set(model.model_fields)
