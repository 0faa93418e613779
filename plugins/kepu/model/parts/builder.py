"""Something to fill under limits (装一装)."""

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from kepu.model.entry import Model
from kepu.model.expression import ExpressionText
from kepu.model.parts.part import Part, VariableName, refuse_unknown, require
from kepu.model.references import PictureId
from kepu.model.scalars import Bool, Line, Number, Slug, Text


class Meter(Model):
    """A sum that is held against limits."""

    id: VariableName
    """编号。"""
    title: Line
    """量的是什么，例如 份量。"""
    unit: Line | None = None
    """单位。"""
    max: ExpressionText
    """最多多少；可以引用常量，例如 "{salt-g}"。"""
    min: ExpressionText | None = None
    """最少多少。"""
    over: Text
    """超了说什么。"""
    under: Text | None = None
    """不够说什么；写了 min 就要写。"""

    @model_validator(mode="after")
    def _speaks(self) -> Self:
        silent = self.min is not None and self.under is None
        require(not silent, "silent_meter", "写了 min 就要写 under：不够的时候说什么", "min")
        return self


class Piece(Model):
    """A thing to put in."""

    id: Slug
    """编号。"""
    title: Line
    """名称。"""
    group: Line | None = None
    """归在哪一组。"""
    picture: PictureId | None = None
    """图画编号。"""
    amounts: Mapping[VariableName, Number] = {}
    """在每个量里占多少，例如 load: 2。"""
    needed: Bool = False
    """是不是必须装。"""
    why: Text
    """为什么要装，或者为什么不用。"""
    swap: Slug | None = None
    """换成哪一件更好，写它的编号。"""


class Builder(Part):
    """A bag, a plate or the like; it can be filled so that all limits hold."""

    type: Literal["builder"]
    """builder 装一装。"""
    container: Line
    """装的是什么，例如 应急包。"""
    meters: Annotated[tuple[Meter, ...], Field(max_length=4)] = ()
    """要控制的量，最多 4 个。"""
    items: Annotated[tuple[Piece, ...], Field(min_length=3, max_length=80)]
    """可以装的东西，3 到 80 件。"""
    missing: Line = "还缺{n}件必需的"
    """还缺东西时说什么，{n} 是件数。"""
    done: Text
    """装好了说什么。"""

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        meters = {meter.id for meter in self.meters}
        pieces = {piece.id for piece in self.items}
        for at, meter in enumerate(self.meters):
            refuse_unknown(meter.max, (), "meters", at, "max")
            refuse_unknown(meter.min, (), "meters", at, "min")
        for at, piece in enumerate(self.items):
            for name in piece.amounts:
                said = f"meters 里没有 {name} 这个量"
                require(name in meters, "no_such_meter", said, "items", at, "amounts", name)
            known = piece.swap is None or (piece.swap in pieces and piece.swap != piece.id)
            require(known, "no_such_piece", "没有这件东西，或者写成了它自己", "items", at, "swap")
        return self
