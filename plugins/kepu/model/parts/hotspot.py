"""Things to find in pictures (看图找一找)."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from kepu.model.entry import Model
from kepu.model.parts.part import Part, require
from kepu.model.references import PictureId
from kepu.model.scalars import Bool, Line, Slug, Text


class Spot(Model):
    """A thing in the picture."""

    id: Slug
    """图画里这个东西的 id。"""
    title: Line
    """它叫什么。"""
    text: Text
    """为什么要留意它。"""
    fix: Text | None = None
    """怎么改；会进整改单。"""
    harmless: Bool = False
    """是不是没有问题的东西；点了会说明，不计数。"""


class Scene(Model):
    """One picture to look at."""

    id: Slug
    """画面编号。"""
    title: Line
    """画面名称，例如 客厅。"""
    picture: PictureId
    """图画编号。"""
    spots: Annotated[tuple[Spot, ...], Field(min_length=1, max_length=20)]
    """要找的东西，1 到 20 处。"""

    @model_validator(mode="after")
    def _something_to_find(self) -> Self:
        wanted = any(not spot.harmless for spot in self.spots)
        require(wanted, "nothing_to_find", "至少有一处不写 harmless，不然没有东西可找", "spots")
        return self


class Hotspot(Part):
    """Pictures with things to find."""

    type: Literal["hotspot"]
    """hotspot 看图找一找。"""
    find: Line
    """找的是什么，例如 隐患。"""
    scenes: Annotated[tuple[Scene, ...], Field(min_length=1, max_length=8)]
    """画面，1 到 8 幅。"""
    checklist: Line | None = None
    """可打印清单的名称，例如 整改单；列出每处的 fix。"""
