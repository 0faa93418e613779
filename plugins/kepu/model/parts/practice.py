"""Movements of the hand to practise on a touch screen (练一练)."""

from typing import Annotated, Literal

from pydantic import Field

from kepu.model.entry import Model
from kepu.model.parts.part import Part
from kepu.model.scalars import Line, Slug, Text


class Task(Model):
    """One movement."""

    id: Slug
    """编号。"""
    action: Literal["tap", "hold", "swipe", "back", "zoom", "type"]
    """动作：tap 点按、hold 长按、swipe 滑动、back 返回、zoom 放大、type 打字。"""
    title: Line
    """名称。"""
    text: Text
    """怎么做。"""
    target: Line
    """按钮上的字；打字时是要打的字。"""
    done: Line
    """做到了说什么。"""


class Practice(Part):
    """Movements, one after another, at sixty pixels."""

    type: Literal["practice"]
    """practice 练一练。"""
    tasks: Annotated[tuple[Task, ...], Field(min_length=1, max_length=12)]
    """动作，1 到 12 个。"""
