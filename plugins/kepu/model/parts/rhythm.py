"""A beat to keep (跟节拍)."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from kepu.model.expression import ExpressionText
from kepu.model.parts.part import Part, refuse_unknown
from kepu.model.scalars import Count, Line, Text


class Rhythm(Part):
    """A metronome that tells whether one keeps up with it. Its numbers quote constants only."""

    type: Literal["rhythm"]
    """rhythm 跟节拍。"""
    slowest: ExpressionText
    """每分钟最少几次，例如 "{rate}"。"""
    fastest: ExpressionText
    """每分钟最多几次，例如 "{rate.2}"。"""
    beats: ExpressionText
    """一轮几次，例如 "{cycle}"。"""
    pause: ExpressionText
    """一轮以后停下来数几下，例如 "{cycle.2}"。"""
    pause_title: Line
    """停下来做什么，例如 吹气。"""
    rounds: Annotated[Count, Field(ge=1, le=10)] = 2
    """做几轮。"""
    slow: Line
    """慢了说什么。"""
    good: Line
    """正好说什么。"""
    fast: Line
    """快了说什么。"""
    stopped: Line
    """停下来了说什么。"""
    done: Text
    """做完说什么。"""

    @model_validator(mode="after")
    def _of_constants(self) -> Self:
        for name in ("slowest", "fastest", "beats", "pause"):
            refuse_unknown(getattr(self, name), (), name)
        return self
