"""Resources (科普资源): cards of three to six sourced points; and rumour checks (辟谣)."""

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from kepu.model.entry import Attachment, Entry, Model
from kepu.model.references import (
    AgeBand,
    Hazard,
    HazardPhase,
    HotlineId,
    ProviderId,
    ResourceId,
    ResourceKind,
)
from kepu.model.scalars import Bool, Count, Line, Markdown, Slug, Text, Url, refuse

Points = Annotated[tuple[Text, ...], Field(min_length=3, max_length=6)]


class Video(Model):
    """A short video kept elsewhere; the page links to it and never embeds it."""

    id: Slug
    """视频编号，本条目内不重复。"""
    title: Line
    """视频名称。"""
    external_url: Url
    """视频网址（只链接，不嵌入）。"""
    transcript: Text
    """文字稿：看不了视频的人靠它。"""
    minutes: Count | None = None
    """时长（分钟）。"""


class Resource(Entry):
    """One card: what a resident should remember about one question."""

    protected: ClassVar[frozenset[str]] = frozenset(
        {"points", "cautions", "emergency_numbers", "sources"}
    )

    kind: ResourceKind = "article"
    """资源类型，见词表 resource-kind。"""
    subtopic: Slug | None = None
    """子主题编号，见该主题的 topic.yaml。"""
    points: Points
    """要点，三到六条，每条一句话。数字、剂量、号码与依据一字不差。"""
    lead: Annotated[Count, Field(ge=1)] = 1
    """最该先记住的是第几条要点；卡片上只显示这一条。"""
    cautions: tuple[Text, ...] = ()
    """注意事项。"""
    body: Markdown | None = None
    """补充说明（Markdown），可以不写。"""
    age_bands: tuple[AgeBand, ...] = ()
    """年龄段，见词表 age-band。"""
    difficulty: Literal["easy", "medium", "hard"] = "easy"
    """难度。"""
    duration_min: Count | None = None
    """看完要几分钟。"""
    hazard: Hazard | None = None
    """灾种，只用于应急资源，见词表 hazard。"""
    phases: tuple[HazardPhase, ...] = ()
    """阶段：before 平时准备、during 临灾应对、after 灾后恢复。"""
    emergency_numbers: tuple[HotlineId, ...] = ()
    """相关电话，写热线编号，例如 hl-120。"""
    producer: ProviderId | None = None
    """生产单位。"""
    origin: Literal["original", "adapted", "link-only"] = "original"
    """来源方式：original 自编、adapted 改编、link-only 只链接。"""
    external_url: Url | None = None
    """原始链接。"""
    files: tuple[Attachment, ...] = ()
    """附件。"""
    videos: tuple[Video, ...] = ()
    """短视频（只链接）。"""
    transcript: Text | None = None
    """音频或视频的文字稿。"""
    alt_text: Text | None = None
    """图片的文字说明。"""
    print_ready: Bool = True
    """能否直接打印。"""
    related: tuple[ResourceId, ...] = ()
    """相关资源编号。"""

    @model_validator(mode="after")
    def _lead_is_a_point(self) -> Self:
        if self.lead > len(self.points):
            raise refuse("no_such_point", f"只有 {len(self.points)} 条要点", "lead")
        return self


class RumourCheck(Entry):
    """A claim that goes around, and what is true. The verdict stands in the title."""

    protected: ClassVar[frozenset[str]] = frozenset(
        {"claim", "verdict", "points", "cautions", "sources"}
    )

    claim: Line
    """流传的说法。"""
    verdict: Literal["false", "misleading", "outdated", "true"]
    """结论：false 不对、misleading 会误导、outdated 已过时、true 属实。"""
    points: Annotated[tuple[Text, ...], Field(min_length=1, max_length=6)]
    """为什么：一条一句。"""
    cautions: tuple[Text, ...] = ()
    """注意事项。"""
    resources: tuple[ResourceId, ...] = Field(min_length=1)
    """依据哪些资源，写资源编号。"""
    first_seen: Line | None = None
    """最早看到的时间或场合，不指名道姓。"""
