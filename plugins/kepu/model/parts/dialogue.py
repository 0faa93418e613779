"""A message to put together sentence by sentence (说一说)."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from kepu.model.entry import Model
from kepu.model.parts.part import Part, require
from kepu.model.scalars import Bool, Count, Line, Slug, Text


class Phrase(Model):
    """One way to say it."""

    text: Line
    """说的话。"""
    right: Bool = False
    """这样说行不行。"""
    why: Text | None = None
    """为什么不行；不行的都要写。"""

    @model_validator(mode="after")
    def _explains(self) -> Self:
        require(self.right or self.why, "no_reason", "不行的说法要写 why：为什么不行")
        return self


class Slot(Model):
    """One thing the message must say."""

    id: Slug
    """编号。"""
    title: Line
    """要说清的一件事，例如 地址。"""
    choices: Annotated[tuple[Phrase, ...], Field(min_length=2, max_length=5)]
    """几种说法，2 到 5 个，至少一个 right: true。"""

    @model_validator(mode="after")
    def _sayable(self) -> Self:
        right = any(phrase.right for phrase in self.choices)
        require(right, "no_right_answer", "没有一种说法写着 right: true", "choices")
        return self


class Dialogue(Part):
    """A message of several parts, in their order."""

    type: Literal["dialogue"]
    """dialogue 说一说。"""
    opening: Line
    """对方先说的话；要写明是模拟。"""
    slots: Annotated[tuple[Slot, ...], Field(min_length=2, max_length=10)]
    """要说清的事，按说的顺序，2 到 10 件。"""
    seconds: Annotated[Count, Field(ge=5, le=300)] | None = None
    """争取几秒说完。"""
    done: Text
    """说完整了以后的话。"""
