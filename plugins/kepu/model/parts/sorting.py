"""Things to put where they belong (分一分)."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from kepu.model.entry import Model
from kepu.model.parts.part import Part, require
from kepu.model.references import PictureId
from kepu.model.scalars import Line, Slug, Text

Colour = Literal["red", "orange", "yellow", "green", "blue", "grey", "brown", "purple"]


class Bin(Model):
    """A place to put things."""

    id: Slug
    """编号。"""
    title: Line
    """名称，例如 厨余垃圾。"""
    text: Text | None = None
    """说明。"""
    colour: Colour | None = None
    """颜色：red 红、orange 橙、yellow 黄、green 绿、blue 蓝、grey 灰、brown 褐、purple 紫。"""
    picture: PictureId | None = None
    """图画编号。"""


class Thing(Model):
    """A thing to put somewhere."""

    id: Slug
    """编号。"""
    title: Line
    """名称。"""
    picture: PictureId | None = None
    """图画编号。"""
    bins: Annotated[tuple[Slug, ...], Field(min_length=1)]
    """放哪里算对，写一个或几个编号。"""
    why: Text
    """为什么放这里。"""


class Sorting(Part):
    """Things and the places they belong to; every thing has one and every place gets one."""

    type: Literal["sorting"]
    """sorting 分一分。"""
    bins: Annotated[tuple[Bin, ...], Field(min_length=2, max_length=8)]
    """放的地方，2 到 8 个。"""
    items: Annotated[tuple[Thing, ...], Field(min_length=2, max_length=60)]
    """要放的东西，2 到 60 件。"""

    @model_validator(mode="after")
    def _solvable(self) -> Self:
        known = {place.id for place in self.bins}
        for at, thing in enumerate(self.items):
            for number, id in enumerate(thing.bins):
                said = f"没有 {id} 这个地方；可以写：{'、'.join(sorted(known))}"
                require(id in known, "no_such_bin", said, "items", at, "bins", number)
        used = {id for thing in self.items for id in thing.bins}
        for at, place in enumerate(self.bins):
            said = f"没有一件东西放进“{place.title}”，请加一件，或删掉这个地方"
            require(place.id in used, "empty_bin", said, "bins", at, "id")
        return self
