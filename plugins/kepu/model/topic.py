"""Topics (主题) and vocabularies (词表): the shelves and the labels of the catalogue."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints, WithJsonSchema

from kepu.model.entry import Entry, Model
from kepu.model.scalars import Bool, Count, Line, Slug, Text, matching

MEDICAL = frozenset({"health", "mental-health"})
"""Topics whose advice needs a medical reviewer, and the note that it is no diagnosis."""


class Subtopic(Model):
    """A shelf inside a topic."""

    id: Slug
    """子主题编号。"""
    title: Line
    """子主题名称。"""


class Topic(Entry):
    """One of the ten topics; its folder holds its resources, packs and services."""

    protected: ClassVar[frozenset[str]] = frozenset({"safety", "sources"})

    kind: Literal["subject", "collection"] = "subject"
    """subject 学科主题；collection 按人群聚合的专题。"""
    seed: Bool = False
    """是否 2022 年《意见》点名的主题。"""
    order: Count
    """在列表里的顺序，从 1 开始。"""
    icon: Line
    """图标名（主题自带的 Material 图标）。"""
    safety: Bool = False
    """安全主题：要点、注意事项、号码和依据只许社区追加，不许删改。"""
    question: Line
    """居民会问的一句话，例如 身体不舒服、想学急救。"""
    subtopics: tuple[Subtopic, ...] = ()
    """子主题。"""


TermId = Annotated[
    str,
    StringConstraints(max_length=48),
    matching(
        "[A-Za-z0-9]+(-[A-Za-z0-9]+)*",
        "not_a_term_id",
        "编号只能用英文字母、数字，中间用短横线连接",
    ),
    WithJsonSchema(
        {"type": "string", "pattern": "^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$", "maxLength": 48}
    ),
]
"""A term's id; language tags such as zh-Hans bring capitals."""


class Term(Model):
    """One term of a vocabulary."""

    id: TermId
    """词条编号。社区自己加的要以 local- 开头。"""
    title: Line
    """词条名称。"""
    names: tuple[Line, ...] = ()
    """别名：编辑可能会写的其他叫法。"""
    note: Text | None = None
    """说明。"""
    icon: Line | None = None
    """图标名。"""
    seed: Bool = False
    """是否来自 2022 年《意见》。"""
    min_age: Count | None = None
    """年龄下限（岁），只用于年龄段。"""
    max_age: Count | None = None
    """年龄上限（岁），只用于年龄段。"""
    spdx: Line | None = None
    """SPDX 许可代码，只用于版权许可。"""
    publish: Literal["ok", "link", "own-only", "blocked"] | None = None
    """能否发布，只用于版权许可。"""
    needs: Line | None = None
    """用这个词条时还要补充什么。"""
    bad: Bool = False
    """是否差评，只用于评价等级。"""


class Vocabulary(Model):
    """A closed list of terms; an overlay may add terms whose id begins with `local-`."""

    id: Slug
    """词表编号，与文件名相同。"""
    title: Line
    """词表名称。"""
    note: Text | None = None
    """词表说明与出处。"""
    terms: tuple[Term, ...] = Field(min_length=1)
    """词条。"""
