"""Numbers in, numbers and advice out (算一算)."""

from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from kepu.model.entry import Model
from kepu.model.expression import Expression, ExpressionText
from kepu.model.parts.part import (
    Part,
    Tone,
    VariableName,
    refuse_unknown,
    require,
    require_last_open,
)
from kepu.model.scalars import Count, Line, Number, Text

Decimals = Annotated[Count, Field(le=6)]


class Option(Model):
    """One value to choose."""

    title: Line
    """选项。"""
    value: ExpressionText
    """它的数；可以引用常量，例如 "{north}"。"""


class Input(Model):
    """A number to type or to choose."""

    id: VariableName
    """式子里用的名字。"""
    title: Line
    """问什么，例如 体重。"""
    unit: Line | None = None
    """单位。"""
    min: Number | None = None
    """最小。"""
    max: Number | None = None
    """最大。"""
    step: Annotated[Number, Field(gt=0)] | None = None
    """一步多大，例如 0.1。"""
    start: Number | None = None
    """开始时的数。"""
    choices: Annotated[tuple[Option, ...], Field(max_length=20)] = ()
    """改成选择：写选项，就不写 min 和 max。"""

    @model_validator(mode="after")
    def _typed_or_chosen(self) -> Self:
        if self.choices:
            both = self.min is None and self.max is None
            require(both, "typed_and_chosen", "写了 choices 就不写 min 和 max", "choices")
            require(len(self.choices) > 1, "one_choice", "至少写两个选项", "choices")
            return self
        if self.min is None or self.max is None or self.start is None:
            require(False, "no_bounds", "要写 min、max 和 start，或者写 choices")  # noqa: FBT003
        else:
            require(self.min < self.max, "bounds_order", "max 要比 min 大", "max")
            within = self.min <= self.start <= self.max
            require(within, "start_outside", "start 要在 min 和 max 之间", "start")
        return self


class Band(Model):
    """What a result in a certain range means."""

    when: ExpressionText | None = None
    """什么情况；最后一项不写，表示其余情况。"""
    title: Line
    """一个词，例如 正常。"""
    text: Text
    """说明和建议。"""
    tone: Tone = "ok"
    """语气：ok 好、notice 留意、danger 当心。"""


class Result(Model):
    """A number that is worked out."""

    id: VariableName
    """式子里用的名字；后面的结果可以引用它。"""
    title: Line
    """结果叫什么。"""
    value: ExpressionText
    """式子，例如 weight / (height / 100) ^ 2。"""
    unit: Line | None = None
    """单位。"""
    decimals: Decimals = 0
    """小数位数。"""
    when: ExpressionText | None = None
    """什么情况下才显示。"""
    bands: tuple[Band, ...] = ()
    """结果落在哪里说什么话，从上往下第一个符合的；最后一项不写 when。"""

    def expressions(self) -> Iterator[tuple[Expression | None, tuple[str | int, ...]]]:
        """Yield every expression with its place in the result."""
        yield self.value, ("value",)
        yield self.when, ("when",)
        for at, band in enumerate(self.bands):
            yield band.when, ("bands", at, "when")


class Calculator(Part):
    """A small calculator."""

    type: Literal["calculator"]
    """calculator 算一算。"""
    inputs: Annotated[tuple[Input, ...], Field(min_length=1, max_length=8)]
    """要填的数，1 到 8 个。"""
    results: Annotated[tuple[Result, ...], Field(min_length=1, max_length=8)]
    """算出来的数，1 到 8 个。"""

    @model_validator(mode="after")
    def _computable(self) -> Self:
        known = {field.id for field in self.inputs}
        for at, field in enumerate(self.inputs):
            for number, option in enumerate(field.choices):
                refuse_unknown(option.value, (), "inputs", at, "choices", number, "value")
        for at, result in enumerate(self.results):
            require(result.id not in known, "name_taken", "这个名字用过了", "results", at, "id")
            refuse_unknown(result.value, known, "results", at, "value")
            known.add(result.id)
            for expression, path in result.expressions():
                refuse_unknown(expression, known, "results", at, *path)
            if result.bands:
                require_last_open([band.when for band in result.bands], "results", at, "bands")
        return self
