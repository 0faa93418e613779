"""What every entry of the catalogue carries: identity, sources, review, licence, confidence.

The fields are those of the domain's cross-cutting list. Field docstrings are written for editors: they become
the tooltips of the JSON Schemas and the field reference of the handbook.
"""

import datetime as dt
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from kepu.model.docstrings import field_docstrings
from kepu.model.references import (
    Accessibility,
    Audience,
    Language,
    Licence,
    ReviewState,
    SourceLevel,
    TopicId,
)
from kepu.model.scalars import (
    Bool,
    Count,
    DateOn,
    FilePath,
    Line,
    RegionCode,
    Slug,
    Summary,
    Text,
    Url,
)


class Model(BaseModel):
    """A frozen value that refuses unknown fields."""

    # Built at first use: a command that asks for three kinds does not wait for all twenty-two.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    @classmethod
    def __pydantic_init_subclass__(cls, **_: Any) -> None:
        """Give the fields their docstrings as descriptions."""
        for name, text in field_docstrings(cls).items():
            if name in cls.model_fields:
                cls.model_fields[name].description = text


class Confidence(StrEnum):
    """How well a fact has been checked against its source."""

    VERIFIED = "V"
    SECONDARY = "V2"
    MEMORY = "M"
    DEFAULT = "DEFAULT"

    @property
    def is_verified(self) -> bool:
        """Whether the fact was checked against a text, first or second hand."""
        return self in {Confidence.VERIFIED, Confidence.SECONDARY}


class Status(StrEnum):
    """Where an entry stands in its life."""

    DRAFT = "draft"
    IN_REVIEW = "in-review"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"
    ARCHIVED = "archived"


class Source(Model):
    """One source. A name is enough; an address or number that nobody has seen stays out."""

    name: Line
    """依据的名称，例如《中华人民共和国突发事件应对法》。"""
    locator: Line | None = None
    """条、款、页，例如 第63条。"""
    publisher: Line | None = None
    """发布单位。"""
    doc_no: Line | None = None
    """文号，例如 国卫办宣传函〔2024〕191号。不确定就不写。"""
    year: Count | None = None
    """发布年份。"""
    url: Url | None = None
    """原文网址。没有亲眼打开过就不写。"""
    accessed_on: DateOn | None = None
    """打开核对的日期。"""
    level: SourceLevel | None = None
    """依据的类别，见词表 source-level。"""


class Review(Model):
    """Who has read the entry, by role, and when. A blank field means it has not been done."""

    state: ReviewState = "draft"
    """审校状态，见词表 review-state。"""
    first_review: Line | None = None
    """初审：审校人的岗位，不写姓名。"""
    second_review: Line | None = None
    """复审（科学性）：审校人的岗位。"""
    final_review: Line | None = None
    """终审：审校人的岗位。"""
    proof_rounds: Count = 0
    """已完成的校对次数。"""
    science_reviewer_role: Line | None = None
    """科学审校的资格，例如 急诊科主治医师。"""
    medical_reviewer_role: Line | None = None
    """卫生健康内容的医学审校资格。"""
    reviewed_on: DateOn | None = None
    """最近一次审校完成的日期。"""


class Attachment(Model):
    """A file that belongs to an entry, stored below `content/files/`."""

    id: Slug
    """附件编号，本条目内不重复。"""
    title: Line
    """附件名称，例如 大字版折页。"""
    path: FilePath
    """文件位置，写 content/files/ 之后的部分。"""
    format: Literal["pdf", "png", "jpg", "svg", "txt", "csv", "mp3", "ics", "zip"]
    """文件格式。"""
    sha256: Slug | None = None
    """文件的校验值（可选）。"""


class Allow(Model):
    """An answer to a lint rule: this text is meant as it stands, and why."""

    rule: Line
    """规则编号，例如 KP503。"""
    why: Text
    """为什么这里可以例外。"""


class Entry(Model):
    """The fields that every published kind shares."""

    protected: ClassVar[frozenset[str]] = frozenset({"sources"})
    """Fields an overlay may only append to when the entry belongs to a safety topic."""
    local: ClassVar[frozenset[str]] = frozenset({"assured_on"})
    """Fields that belong to the place: only an overlay may hold a value for them that lasts."""

    id: Slug
    """永久编号：英文小写字母、数字和连字符。发布后不改，改名请用 aliases 留旧编号。"""
    title: Line
    """名称，居民看到的标题。"""
    summary: Summary | None = None
    """一句话摘要，不超过 120 字。"""
    aliases: tuple[Slug, ...] = ()
    """用过的旧编号，旧网址会继续有效。"""
    keywords: tuple[Line, ...] = ()
    """居民会怎么说、怎么搜：俗名、别称、常见问法。"""
    status: Status = Status.PUBLISHED
    """发布状态：draft 草稿、in-review 审校中、published 已发布、withdrawn 已撤回、archived 已存档。"""
    status_note: Text | None = None
    """撤回或存档的原因，会写在页面上。"""
    region: RegionCode | None = None
    """适用区域代码；不写表示不限。"""
    topics: tuple[TopicId, ...] = ()
    """主题编号；放在主题文件夹里的条目会自动算上该主题。"""
    audiences: tuple[Audience, ...] = ()
    """适合谁，见词表 audience。"""
    languages: tuple[Language, ...] = ("zh-Hans",)
    """语言，见词表 language。"""
    accessibility: tuple[Accessibility, ...] = ()
    """无障碍特征，见词表 accessibility。"""
    sources: tuple[Source, ...] = ()
    """依据。卫生健康、应急内容必须有。"""
    conf: Confidence
    """把握程度：V 已核原文、V2 据可靠转述、M 凭一般知识待核实、DEFAULT 本项目的建议值。"""
    licence: Licence = "cc-by-4"
    """版权许可，见词表 licence。"""
    ai_generated: Literal["none", "assisted", "generated"] = "none"
    """是否用了人工智能：none 没有、assisted 辅助起草、generated 主要由其生成。页面会如实标注。"""
    is_sample: Bool = False
    """是否示例数据。示例会带“示例”字样，正式站点不发布。"""
    fictional: Bool = False
    """是否虚构地区的内容。"""
    review: Review = Review()
    """审校记录。"""
    review_months: Annotated[Count, Field(ge=1, le=120)] | None = None
    """多少个月后要复核；不写就用 catalog.yaml 的默认值。"""
    valid_until: DateOn | None = None
    """到这一天为止有效；过后从列表和搜索里撤下，页面写明已过期。"""
    assured_on: DateOn | None = None
    """有人逐字核对过的日期（与修改日期不同）。没有核对过就不写。"""
    created_on: DateOn | None = None
    """创建日期。"""
    updated_on: DateOn
    """最近修改日期。"""
    allow: tuple[Allow, ...] = ()
    """对检查规则的说明：哪条规则、为什么可以例外。"""

    def is_public(self, today: dt.date) -> bool:
        """Tell whether lists and search may show the entry on that day."""
        return self.status is Status.PUBLISHED and not self.has_expired(today)

    def has_expired(self, today: dt.date) -> bool:
        """Tell whether the last day on which the entry holds has passed."""
        return self.valid_until is not None and self.valid_until < today

    def is_over(self, today: dt.date) -> bool:  # noqa: ARG002
        """Tell whether what the entry is about lies in the past, so that nobody need check it again."""
        return False
