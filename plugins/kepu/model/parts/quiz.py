"""Questions with answers to choose from (问答)."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from kepu.model.entry import Model
from kepu.model.parts.part import Part, require
from kepu.model.references import PictureId
from kepu.model.scalars import Bool, Line, Slug, Text


class Choice(Model):
    """One answer to choose."""

    text: Line
    """选项。"""
    right: Bool = False
    """是不是对的；几个都对就都写 true，要选全才算对。"""
    why: Text | None = None
    """选了它以后说明的话。"""


class Mark(Model):
    """A passage of a message that gives it away."""

    text: Line
    """message 里原有的几个字，一字不差。"""
    why: Line
    """破绽是什么。"""


class Question(Model):
    """One question."""

    id: Slug
    """题目编号。"""
    ask: Text
    """问题。"""
    message: Text | None = None
    """给人看的一段话，例如一条短信；自编的要说明。"""
    picture: PictureId | None = None
    """图画编号。"""
    choices: Annotated[tuple[Choice, ...], Field(min_length=2, max_length=6)]
    """选项，2 到 6 个，至少一个 right: true。"""
    marks: tuple[Mark, ...] = ()
    """答完以后在 message 里标出来的地方。"""
    explain: Text
    """答完以后的说明。"""

    @model_validator(mode="after")
    def _answerable(self) -> Self:
        right = sum(choice.right for choice in self.choices)
        require(right, "no_right_answer", "没有一个选项写着 right: true，这道题答不对", "choices")
        require(
            right < len(self.choices),
            "no_wrong_answer",
            "全部选项都是对的，就不用选了；请加一个不对的",
            "choices",
        )
        for at, mark in enumerate(self.marks):
            require(
                mark.text in (self.message or ""),
                "mark_not_in_message",
                "message 里没有这几个字，请从里面原样抄",
                "marks",
                at,
                "text",
            )
        return self


class Quiz(Part):
    """Questions, one after another."""

    type: Literal["quiz"]
    """quiz 问答。"""
    questions: Annotated[tuple[Question, ...], Field(min_length=1, max_length=40)]
    """题目，1 到 40 道。"""
