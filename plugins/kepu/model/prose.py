"""Prose pages: the front matter of a Markdown file below `content/`, and the places in it that links can name."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from kepu.model.entry import Allow, Model
from kepu.model.references import TopicId
from kepu.model.scalars import Count, DateOn, Line, Summary

_CODE = re.compile("KP[0-9]{3}")
_WORD = re.compile("[a-z][a-z0-9-]*")
_EXAMPLE = re.compile(r"^```[a-z]* *\n(.*?)^```[ \t]*$", re.MULTILINE | re.DOTALL)
_WRITTEN = re.compile(r"[^\n]")
GENERATED_PROSE = ("content/contribute/fields", "content/contribute/problems.md")
"""What the paths of pages begin with that the program writes."""
_HEADING = re.compile(r"^#{1,6} +(.+?) *$", re.MULTILINE)


def anchor_of(heading: str) -> str:
    """Name a heading that begins with a problem's code or an English word; other headings have no name.

    A code is a name as it stands. A word gets `on-` before it, lest a text take an id that the site's own parts have.
    """
    word = heading.strip().partition(" ")[0]
    if _CODE.fullmatch(word):
        return word.lower()
    return f"on-{word}" if _WORD.fullmatch(word) else ""


class ProseMeta(Model):
    """What stands between the two `---` lines of a prose file."""

    title: Line
    """页面标题。"""
    summary: Summary
    """一句话摘要。"""
    kind: Literal["topic-intro", "guide", "policy", "page", "contribute"]
    """topic-intro 主题介绍、guide 指南、policy 政策、page 单页、contribute 编辑手册。"""
    topic: TopicId | None = None
    """主题介绍属于哪个主题。"""
    order: Count = 50
    """在列表里的顺序。"""
    updated_on: DateOn
    """最近修改日期。"""
    ai_generated: Literal["none", "assisted", "generated"] = "none"
    """是否用了人工智能。"""
    allow: tuple[Allow, ...] = ()
    """对检查规则的说明：哪条规则、为什么可以例外。"""


@dataclass(frozen=True)
class ProsePage:
    """One prose file, validated."""

    path: str
    """The file, relative to the tree's root."""
    name: str
    """Path below `content/` without `.md`, such as `guides/ask-for-a-service`."""
    meta: ProseMeta
    body: str
    """Markdown."""
    body_line: int
    """Line of the file on which the body begins, from 1."""

    @cached_property
    def told(self) -> str:
        """The body with its examples blanked out: nobody follows a link in them, and every place stays what it was."""
        return _EXAMPLE.sub(lambda example: _WRITTEN.sub(" ", example[0]), self.body)

    @cached_property
    def anchors(self) -> frozenset[str]:
        """The names of its headings."""
        return frozenset(map(anchor_of, _HEADING.findall(self.told)))
