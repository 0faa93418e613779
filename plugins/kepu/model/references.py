"""References between entries: how a field says what it points at, and how to find them all.

`RefTo("resource")` and `TermOf("audience")` mark text types; `references_in(value)` walks a model and
yields every mark with its path, so one check serves every kind. No lookup happens here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from kepu.model.scalars import Name

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class RefTo:
    """The text is the id of an entry of this kind."""

    kind: str


@dataclass(frozen=True, slots=True)
class TermOf:
    """The text is a term of this vocabulary."""

    vocabulary: str


Mark = RefTo | TermOf


@dataclass(frozen=True, slots=True)
class Reference:
    """One reference found in an entry: where it stands, what it must be, which id it names."""

    path: Path
    mark: Mark
    id: str


TopicId = Annotated[Name, RefTo("topic")]
ResourceId = Annotated[Name, RefTo("resource")]
PackId = Annotated[Name, RefTo("pack")]
ServiceId = Annotated[Name, RefTo("service")]
ExhibitId = Annotated[Name, RefTo("exhibit")]
RoomId = Annotated[Name, RefTo("room")]
PictureId = Annotated[Name, RefTo("picture")]
HotlineId = Annotated[Name, RefTo("hotline")]
VenueId = Annotated[Name, RefTo("venue")]
TeamId = Annotated[Name, RefTo("team")]
ProviderId = Annotated[Name, RefTo("provider")]
CalendarRuleId = Annotated[Name, RefTo("calendar-rule")]

Audience = Annotated[Name, TermOf("audience")]
AgeBand = Annotated[Name, TermOf("age-band")]
Format = Annotated[Name, TermOf("format")]
DeliveryMode = Annotated[Name, TermOf("delivery-mode")]
TimeSlot = Annotated[Name, TermOf("time-slot")]
VenueKind = Annotated[Name, TermOf("venue-kind")]
ProviderKind = Annotated[Name, TermOf("provider-kind")]
Licence = Annotated[Name, TermOf("licence")]
Language = Annotated[Name, TermOf("language")]
Accessibility = Annotated[Name, TermOf("accessibility")]
OrderChannel = Annotated[Name, TermOf("order-channel")]
SourceLevel = Annotated[Name, TermOf("source-level")]
ReviewState = Annotated[Name, TermOf("review-state")]
Hazard = Annotated[Name, TermOf("hazard")]
HazardPhase = Annotated[Name, TermOf("hazard-phase")]
Scenario = Annotated[Name, TermOf("scenario")]
ResourceKind = Annotated[Name, TermOf("resource-kind")]
AssetCondition = Annotated[Name, TermOf("asset-condition")]
UrbanRural = Annotated[Name, TermOf("urban-rural")]


def references_in(value: BaseModel, path: Path = ()) -> Iterator[Reference]:
    """Yield every reference of a model and of the models nested in it, in field order."""
    for name, mark in _marks_of(type(value)).items():
        yield from _references(getattr(value, name), mark, (*path, name))


def _references(value: Any, mark: Mark | None, path: Path) -> Iterator[Reference]:
    if isinstance(value, BaseModel):
        yield from references_in(value, path)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _references(item, mark, (*path, index))
    elif mark is not None and isinstance(value, str):
        yield Reference(path, mark, value)


@cache
def _marks_of(model: type[BaseModel]) -> dict[str, Mark | None]:
    marks: dict[str, Mark | None] = {}
    for name, field in model.model_fields.items():
        own = _mark_among(field.metadata)
        marks[name] = own or _mark_in(field.annotation)
    return marks


def _mark_among(metadata: Any) -> Mark | None:
    return next((m for m in metadata if isinstance(m, RefTo | TermOf)), None)


def _mark_in(annotation: Any) -> Mark | None:
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *metadata = get_args(annotation)
        return _mark_among(metadata) or _mark_in(inner)
    if origin in {tuple, Union, UnionType}:
        return next((m for m in map(_mark_in, get_args(annotation)) if m), None)
    return None
