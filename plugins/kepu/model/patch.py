"""Patches (补丁): how an overlay changes an entry of the layers below, by id and with a reason.

The verbs apply in a fixed order: remove, replace, set and unset, append, order. Values stay as they were read;
the changed entry is validated again as a whole, so a patch cannot make an entry that a file could not.
"""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from kepu.model.entry import Model
from kepu.model.scalars import Bool, Line, Slug, Text


def _keep(value: object) -> object:
    return value


RawFields = Annotated[dict[str, Any], BeforeValidator(_keep), WithJsonSchema({"type": "object"})]
RawLists = Annotated[
    dict[str, tuple[Any, ...]],
    WithJsonSchema({"type": "object", "additionalProperties": {"type": "array"}}),
]

PatchedKind = Literal[
    "topic",
    "resource",
    "rumour-check",
    "service",
    "pack",
    "hall",
    "room",
    "exhibit",
    "tour",
    "hotline",
    "venue",
    "team",
    "provider",
    "asset",
    "calendar-rule",
    "event",
    "vocabulary",
]


class Patch(Model):
    """One change of one entry, or its hiding."""

    kind: PatchedKind
    """要改哪一类条目。"""
    id: Slug
    """要改的条目编号。"""
    why: Text
    """为什么要改：居民和上级都看得到。"""
    hide: Bool = False
    """true 表示本社区不显示这个条目。"""
    remove: RawLists = Field(default_factory=dict)
    """从列表里删掉：字段名 → 要删的编号（或整条文字）。"""
    replace: RawLists = Field(default_factory=dict)
    """替换列表里的一条：有编号的写新内容；纯文字的写 old 和 new。"""
    set: RawFields = Field(default_factory=dict)
    """改成：字段名 → 新值。"""
    unset: tuple[Line, ...] = ()
    """清空：字段名。"""
    append: RawLists = Field(default_factory=dict)
    """在列表末尾加上：字段名 → 新增的内容。"""
    order: RawLists = Field(default_factory=dict)
    """重新排序：字段名 → 编号的新顺序，没写到的按原顺序排在后面。"""

    def fields(self) -> frozenset[str]:
        """Name every field that the patch touches."""
        touched = (self.remove, self.replace, self.set, self.append, self.order)
        return frozenset(self.unset).union(*touched)
