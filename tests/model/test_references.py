"""Every reference of every kind is found, with the path that leads to it."""

import datetime as dt
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import pytest
from kepu.model.entry import Model
from kepu.model.kinds import KINDS
from kepu.model.parts import PART_TITLES, Builder, Hotspot, Quiz, Scenario, Slider, Sorting
from kepu.model.references import Audience, Reference, RefTo, RoomId, TermOf, references_in
from kepu.model.service import PackItem
from pydantic import BaseModel

SCALARS = {int: 7, float: 0.5, bool: True, dt.date: dt.date(2026, 1, 1), dt.time: dt.time(9)}


class Filler:
    """Builds a value of a model with every field filled, and notes what references it wrote.

    It reads the annotations on its own, so that it does not share a mistake with `references_in`.
    """

    def __init__(self) -> None:
        self.written: list[Reference] = []

    def model(self, model: type[BaseModel], path: tuple[str | int, ...] = ()) -> Any:
        values = {
            name: self._value(
                Annotated[field.annotation, *field.metadata]
                if field.metadata
                else field.annotation,
                (*path, name),
            )
            for name, field in model.model_fields.items()
        }
        return model.model_construct(**values)

    def _value(self, annotation: Any, path: tuple[str | int, ...], mark: Any = None) -> Any:
        origin, inner = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            marks = [part for part in inner[1:] if isinstance(part, RefTo | TermOf)]
            return self._value(inner[0], path, marks[0] if marks else mark)
        if origin is tuple:
            items = _models_among(inner[0]) or (inner[0],) * 2
            return tuple(self._value(item, (*path, at), mark) for at, item in enumerate(items))
        if origin in {Union, UnionType}:
            return self._value(next(part for part in inner if part is not type(None)), path, mark)
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return self.model(annotation, path)
        if annotation is str or origin is Literal:
            return self._text(path, mark)
        return SCALARS.get(annotation, annotation)

    def _text(self, path: tuple[str | int, ...], mark: Any) -> str:
        text = f"x{len(self.written)}"
        if mark is not None:
            self.written.append(Reference(path, mark, text))
        return text


def _models_among(annotation: Any) -> tuple[Any, ...]:
    """List the models of a union, each of which a list may hold."""
    if get_origin(annotation) is Annotated:
        return _models_among(get_args(annotation)[0])
    options = get_args(annotation) if get_origin(annotation) in {Union, UnionType} else ()
    return tuple(each for each in options if isinstance(each, type) and issubclass(each, BaseModel))


@pytest.mark.parametrize("kind", KINDS)
def test_every_reference_is_found(kind: str) -> None:
    filler = Filler()
    value = filler.model(KINDS[kind].model)
    assert list(references_in(value)) == filler.written


def test_the_kinds_that_hold_references_are_not_empty_handed() -> None:
    found: dict[str, int] = {}
    for kind in KINDS:
        filler = Filler()
        filler.model(KINDS[kind].model)
        found[kind] = len(filler.written)
    assert {kind for kind, number in found.items() if not number} == {
        "vocabulary", "search-words", "picture", "regions", "patch",
    }  # fmt: skip
    assert found["pack"] > found["room"]


def test_the_pictures_of_every_kind_of_part_are_found() -> None:
    filler = Filler()
    exhibit = filler.model(KINDS["exhibit"].model)
    assert len(exhibit.parts) == len(PART_TITLES)
    showing = {ref.path[1] for ref in references_in(exhibit) if ref.mark == RefTo("picture")}
    assert {type(exhibit.parts[int(at)]) for at in showing} == {
        Quiz, Scenario, Hotspot, Sorting, Slider, Builder,
    }  # fmt: skip


def test_every_mark_names_a_kind_that_exists() -> None:
    for kind in KINDS:
        filler = Filler()
        filler.model(KINDS[kind].model)
        for reference in filler.written:
            if isinstance(reference.mark, RefTo):
                assert reference.mark.kind in KINDS


def test_paths_lead_through_nested_lists() -> None:
    class Shelf(Model):
        """Holds references in a list of models."""

        items: tuple[PackItem, ...]

    shelf = Shelf(items=(PackItem(id="h-bp"), PackItem(id="h-salt")))
    assert list(references_in(shelf)) == [
        Reference(("items", 0, "id"), RefTo("resource"), "h-bp"),
        Reference(("items", 1, "id"), RefTo("resource"), "h-salt"),
    ]


def test_absent_references_are_not_yielded() -> None:
    class Door(Model):
        """May lead nowhere."""

        room: RoomId | None = None
        audiences: tuple[Audience, ...] = ()

    assert list(references_in(Door())) == []
    assert [r.id for r in references_in(Door(room="body"))] == ["body"]


def test_a_model_without_references_has_none() -> None:
    class Plain(Model):
        """No reference here."""

        title: str

    assert list(references_in(Plain(title="h-bp"))) == []
