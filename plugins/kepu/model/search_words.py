"""Search words (搜索词): how residents say what the catalogue writes, and the small words of a question.

Reviewed by reading, like any vocabulary: each line must be something that a resident would say, and must help more
than one query.
"""

from typing import Annotated

from pydantic import Field

from kepu.model.entry import Model
from kepu.model.scalars import DateOn, Line, Slug, Text


class SearchWord(Model):
    """One line: what residents say, and what the catalogue's entries say for it."""

    id: Slug
    """这一行的编号，本文件内不重复。"""
    says: Annotated[tuple[Line, ...], Field(min_length=1)]
    """居民会怎么说，可以写几个，例如 电瓶车、电车。"""
    means: Annotated[tuple[Line, ...], Field(min_length=1)]
    """条目里是怎么写的，可以写几个，例如 电动自行车。至少要有一个条目用到它。"""
    note: Text | None = None
    """为什么这样对应（可选）。"""


class SearchWords(Model):
    """A file of search words; a community adds a file of its own, and both count."""

    id: Slug
    """编号，与文件名相同。"""
    title: Line
    """这份词表的名称，例如 健康。"""
    note: Text | None = None
    """说明与审校情况。"""
    words: tuple[SearchWord, ...] = ()
    """居民说法与条目写法的对应。"""
    fillers: tuple[Line, ...] = ()
    """问话里的虚词，搜索时略过，例如 怎么办、有没有。"""
    updated_on: DateOn
    """最近修改日期。"""
