"""The digital science hall (网上数字科普馆): rooms, exhibits, tours."""

import re
from collections.abc import Iterator
from typing import Annotated, ClassVar, Self

from pydantic import BaseModel, Field, model_validator

from kepu.model.entry import Entry, Model
from kepu.model.expression import Expression
from kepu.model.parts import AnyPart
from kepu.model.references import (
    AgeBand,
    ExhibitId,
    ResourceId,
    RoomId,
    ServiceId,
)
from kepu.model.scalars import Count, Line, Slug, Text, refuse

Path = tuple[str | int, ...]

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?(e-?[0-9]+)?")


class Hall(Entry):
    """The hall itself: its words of welcome and the order of its rooms."""

    intro: Text
    """进门的话。"""
    rooms: Annotated[tuple[RoomId, ...], Field(min_length=1)]
    """展厅顺序。"""


class Room(Entry):
    """A room of the hall (展厅)."""

    intro: Text
    """展厅介绍。"""
    icon: Line
    """图标名。"""


class Constant(Model):
    """A quoted figure that the exhibit works with, to the letter."""

    id: Slug
    """常量编号，本展品内不重复。"""
    title: Line
    """这个数是什么。"""
    values: Annotated[tuple[Line, ...], Field(min_length=1)]
    """数值，逐个写；范围写两个。"""
    unit: Line | None = None
    """单位。"""


class Exhibit(Entry):
    """One exhibit. It can be read without a script: that is what `no_script_text` is for."""

    protected: ClassVar[frozenset[str]] = frozenset({"constants", "parts", "cautions", "sources"})

    room: RoomId
    """所在展厅。"""
    order: Count
    """在展厅里的顺序，从 1 开始。"""
    objective: Line
    """学习目标。"""
    activity: Text
    """观众做什么。"""
    parts: Annotated[tuple[AnyPart, ...], Field(min_length=1, max_length=6)]
    """互动部分，一个接一个；每个写 type，见手册“科学馆”一页。"""
    constants: tuple[Constant, ...] = ()
    """引用的数值，与依据一字不差。"""
    no_script_text: Annotated[tuple[Text, ...], Field(min_length=2)]
    """不用脚本也能学：一条一段的文字版。"""
    try_at_home: Text | None = None
    """在家试一试。"""
    accessibility_note: Text | None = None
    """无障碍操作说明。"""
    cautions: tuple[Text, ...] = ()
    """注意事项。"""
    age_bands: tuple[AgeBand, ...] = ()
    """年龄段。"""
    est_minutes: Count = 5
    """大约几分钟。"""
    linked_resources: tuple[ResourceId, ...] = ()
    """相关资源。"""
    linked_services: tuple[ServiceId, ...] = ()
    """相关服务。"""

    @property
    def kind(self) -> str:
        """What one does at it first."""
        return self.parts[0].type

    @property
    def numbers(self) -> dict[str, float]:
        """Its constants as expressions quote them, `#id` and `#id.2`; what is no number is left out."""
        found: dict[str, float] = {}
        for constant in self.constants:
            for at, text in enumerate(constant.values, start=1):
                if _NUMBER.fullmatch(text):
                    found[f"#{constant.id}.{at}"] = float(text)
            if f"#{constant.id}.1" in found:
                found[f"#{constant.id}"] = found[f"#{constant.id}.1"]
        return found

    @model_validator(mode="after")
    def _constants_known(self) -> Self:
        known = {name.removeprefix("#") for name in self.numbers}
        for at, part in enumerate(self.parts):
            for path, expression in expressions_in(part):
                if unknown := expression.constants - known:
                    names = "、".join(sorted(unknown))
                    said = f"constants 里没有 {names} 这个数；写 id，第二个值写 id.2"
                    raise refuse("unknown_constant", said, "parts", at, *path)
        return self


def expressions_in(value: object, path: Path = ()) -> Iterator[tuple[Path, Expression]]:
    """Yield every expression inside a part, with its place."""
    if isinstance(value, Expression):
        yield path, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from expressions_in(getattr(value, name), (*path, name))
    elif isinstance(value, tuple):
        for at, inner in enumerate(value):
            yield from expressions_in(inner, (*path, at))


class TourStop(Model):
    """One stop of a tour."""

    id: ExhibitId
    """展品编号。"""
    minutes: Count
    """停留几分钟。"""
    note: Text | None = None
    """在这里看什么。"""


class Tour(Entry):
    """A walk through the hall in order (参观路线)."""

    order: Count
    """顺序。"""
    stops: Annotated[tuple[TourStop, ...], Field(min_length=2)]
    """依次参观的展品。"""

    @property
    def minutes(self) -> int:
        """The length of the tour in minutes."""
        return sum(stop.minutes for stop in self.stops)
