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

from kepu.model.scalars import Slug

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


TopicId = Annotated[Slug, RefTo("topic")]
ResourceId = Annotated[Slug, RefTo("resource")]
PackId = Annotated[Slug, RefTo("pack")]
ServiceId = Annotated[Slug, RefTo("service")]
ExhibitId = Annotated[Slug, RefTo("exhibit")]
RoomId = Annotated[Slug, RefTo("room")]
HotlineId = Annotated[Slug, RefTo("hotline")]
VenueId = Annotated[Slug, RefTo("venue")]
TeamId = Annotated[Slug, RefTo("team")]
ProviderId = Annotated[Slug, RefTo("provider")]
CalendarRuleId = Annotated[Slug, RefTo("calendar-rule")]

Audience = Annotated[Slug, TermOf("audience")]
AgeBand = Annotated[Slug, TermOf("age-band")]
Format = Annotated[Slug, TermOf("format")]
DeliveryMode = Annotated[Slug, TermOf("delivery-mode")]
TimeSlot = Annotated[Slug, TermOf("time-slot")]
VenueKind = Annotated[Slug, TermOf("venue-kind")]
ProviderKind = Annotated[Slug, TermOf("provider-kind")]
Licence = Annotated[Slug, TermOf("licence")]
Language = Annotated[str, TermOf("language")]
Accessibility = Annotated[Slug, TermOf("accessibility")]
OrderChannel = Annotated[Slug, TermOf("order-channel")]
SourceLevel = Annotated[Slug, TermOf("source-level")]
ReviewState = Annotated[Slug, TermOf("review-state")]
Hazard = Annotated[Slug, TermOf("hazard")]
HazardPhase = Annotated[Slug, TermOf("hazard-phase")]
Scenario = Annotated[Slug, TermOf("scenario")]
ResourceKind = Annotated[Slug, TermOf("resource-kind")]
AssetCondition = Annotated[Slug, TermOf("asset-condition")]
UrbanRural = Annotated[Slug, TermOf("urban-rural")]


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
