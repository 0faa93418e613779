"""Something to drag, and what it shows at each place (拖一拖)."""

import math
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from kepu.model.entry import Model
from kepu.model.expression import ExpressionText
from kepu.model.parts.calculator import Decimals
from kepu.model.parts.part import Part, VariableName, refuse_unknown, require, require_last_open
from kepu.model.references import PictureId
from kepu.model.scalars import Line, Number, Slug, Text

_MOST_STEPS = 2000
_NEARLY = 1 + 1e-9


class Control(Model):
    """One slider."""

    id: VariableName
    """式子里用的名字。"""
    title: Line
    """拖的是什么，例如 烈度。"""
    unit: Line | None = None
    """单位。"""
    min: Number
    """最小。"""
    max: Number
    """最大。"""
    step: Annotated[Number, Field(gt=0)]
    """一步多大；scale: log 时是 10 的几次方，例如 0.5。"""
    start: Number
    """开始时在哪里。"""
    scale: Literal["linear", "log"] = "linear"
    """刻度：linear 均匀、log 每一大格差十倍。"""

    @model_validator(mode="after")
    def _slides(self) -> Self:
        require(self.min < self.max, "bounds_order", "max 要比 min 大", "max")
        within = self.min <= self.start <= self.max
        require(within, "start_outside", "start 要在 min 和 max 之间", "start")
        is_log = self.scale == "log"
        positive = not is_log or self.min > 0
        require(positive, "log_of_zero", "scale: log 时 min 要大于 0", "min")
        way = math.log10(self.max / self.min) if is_log else self.max - self.min
        require(way / self.step <= _MOST_STEPS, "too_many_steps", "步子太小，拖不过来", "step")
        # Decimal fractions are not exact: 0.3 - 0.2 is a little less than 0.1.
        require(self.step <= way * _NEARLY, "too_few_steps", "步子太大，一步就过头了", "step")
        return self


class Readout(Model):
    """A number that follows the sliders."""

    id: VariableName
    """式子里用的名字；后面的数和 states 可以引用它。"""
    title: Line
    """这个数叫什么。"""
    value: ExpressionText
    """式子。"""
    unit: Line | None = None
    """单位。"""
    decimals: Decimals | None = None
    """小数位数；不写就按大小写成合适的样子。"""


class Curve(Model):
    """A curve over one slider."""

    title: Line
    """曲线的名称；示意的要写明示意。"""
    x: VariableName
    """横轴是哪个滑块。"""
    value: ExpressionText
    """纵轴的式子。"""


class State(Model):
    """What is shown for certain places of the sliders."""

    id: Slug
    """编号。"""
    when: ExpressionText | None = None
    """什么情况；最后一项不写，表示其余情况。"""
    title: Line
    """这时叫什么。"""
    text: Text
    """这时是什么样。"""
    picture: PictureId | None = None
    """图画编号。"""


class Slider(Part):
    """Sliders with a text for every place they can stand at."""

    type: Literal["slider"]
    """slider 拖一拖。"""
    controls: Annotated[tuple[Control, ...], Field(min_length=1, max_length=3)]
    """滑块，1 到 3 个。"""
    readouts: Annotated[tuple[Readout, ...], Field(max_length=4)] = ()
    """跟着变的数，最多 4 个。"""
    curve: Curve | None = None
    """示意曲线。"""
    states: Annotated[tuple[State, ...], Field(min_length=1, max_length=60)]
    """每种情况说什么，从上往下第一个符合的；最后一项不写 when。"""

    @model_validator(mode="after")
    def _shows_something_everywhere(self) -> Self:
        known = {control.id for control in self.controls}
        if self.curve:
            require(self.curve.x in known, "no_such_control", "没有这个滑块", "curve", "x")
            refuse_unknown(self.curve.value, known, "curve", "value")
        for at, readout in enumerate(self.readouts):
            require(readout.id not in known, "name_taken", "这个名字用过了", "readouts", at, "id")
            refuse_unknown(readout.value, known, "readouts", at, "value")
            known.add(readout.id)
        for at, state in enumerate(self.states):
            refuse_unknown(state.when, known, "states", at, "when")
        require_last_open([state.when for state in self.states], "states")
        return self
