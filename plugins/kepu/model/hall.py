"""The digital science hall (网上数字科普馆): rooms, exhibits, tours."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from kepu.model.entry import Entry, Model
from kepu.model.references import (
    AgeBand,
    ExhibitId,
    ResourceId,
    RoomId,
    ServiceId,
)
from kepu.model.scalars import Count, Line, Slug, Text


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

    protected: ClassVar[frozenset[str]] = frozenset({"constants", "cautions", "sources"})

    room: RoomId
    """所在展厅。"""
    order: Count
    """在展厅里的顺序，从 1 开始。"""
    kind: Literal[
        "simulator",
        "calculator",
        "game",
        "scenario",
        "quiz",
        "dialogue",
        "hotspot",
        "practice",
        "slider",
    ]
    """互动方式。"""
    objective: Line
    """学习目标。"""
    activity: Text
    """观众做什么。"""
    constants: tuple[Constant, ...] = ()
    """引用的数值，与依据一字不差。"""
    no_script_text: Annotated[tuple[Text, ...], Field(min_length=2)]
    """不用脚本也能学：一条一段的文字版。"""
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
