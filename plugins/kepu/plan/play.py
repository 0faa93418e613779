"""The interactive parts of an exhibit as views: the part itself, the pictures it shows, its data for the browser.

Comes in: an exhibit of a composed catalogue. Goes out: `PartView`s. The data are the part's own fields, what is empty
left out, expressions as programs with the exhibit's constants put in.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from kepu.model.drawing import Drawing
from kepu.model.expression import Amount, Expression
from kepu.model.hall import Exhibit
from kepu.model.parts import PART_TITLES, Part
from kepu.model.picture import Picture
from kepu.model.references import RefTo, references_in
from kepu.plan.context import Context


@dataclass(frozen=True, slots=True)
class PartView:
    """One part of an exhibit."""

    type: str
    type_title: str
    part: Any
    """The part as the editor wrote it, for its text version."""
    pictures: Mapping[str, Drawing]
    data: str
    """What the browser needs, as JSON."""


def part_views(exhibit: Exhibit, context: Context) -> tuple[PartView, ...]:
    """Show every part of an exhibit."""
    return tuple(_view(part, exhibit, context) for part in exhibit.parts)


def _view(part: Part, exhibit: Exhibit, context: Context) -> PartView:
    # Every kind of part has a type; the class that they share leaves it to them.
    type: str = getattr(part, "type")  # noqa: A001, B009
    data = json.dumps(_data(part, exhibit.numbers), ensure_ascii=False, separators=(",", ":"))
    return PartView(type, PART_TITLES[type], part, _pictures(part, context), data)


def _pictures(part: Part, context: Context) -> dict[str, Drawing]:
    named = (ref.id for ref in references_in(part) if ref.mark == RefTo("picture"))
    found = ((id, context.catalog.get("picture", id)) for id in dict.fromkeys(named))
    return {
        id: item.value.drawing for id, item in found if item and isinstance(item.value, Picture)
    }


def _data(value: Any, numbers: Mapping[str, Amount]) -> Any:
    match value:
        case Expression():
            return [_step(step, numbers) for step in value.program]
        case BaseModel():
            fields = ((name, getattr(value, name)) for name in type(value).model_fields)
            return {name: _data(inner, numbers) for name, inner in fields if not _is_empty(inner)}
        case Mapping():
            return {name: _data(inner, numbers) for name, inner in value.items()}
        case tuple():
            return [_data(inner, numbers) for inner in value]
        case float():
            return _plain(value)
        case _:
            return value


def _is_empty(value: Any) -> bool:
    # Zero says something; no, nothing and none at all do not.
    return value is None or value is False or (isinstance(value, (tuple, Mapping)) and not value)


def _step(step: float | str, numbers: Mapping[str, Amount]) -> float | str:
    if isinstance(step, str) and step.startswith("#"):
        return _plain(float(numbers[step]))
    return _plain(step) if isinstance(step, float) else step


def _plain(number: float) -> float:
    return int(number) if number.is_integer() and abs(number) < 2**53 else number
