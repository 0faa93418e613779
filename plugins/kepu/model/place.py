"""Places: regions, the county, the communities (区划、县、社区)."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from kepu.model.directory import Contact
from kepu.model.entry import Model
from kepu.model.references import (
    OrderChannel,
    PackId,
    ResourceId,
    ServiceId,
    TopicId,
    UrbanRural,
)
from kepu.model.scalars import (
    Bool,
    Count,
    DateOn,
    Line,
    RegionCode,
    Share,
    Slug,
    Summary,
    TeamHandle,
    Text,
    Url,
    refuse,
)


def _check_prefix(place: "Region | Place") -> None:
    # 99 is unused in the national code lists; there is no officially reserved prefix for examples.
    if place.code.startswith("99") != place.fictional:
        raise refuse(
            "fictional_prefix",
            "以 99 开头的代码只用于虚构地区（fictional: true），反之亦然",
            "code",
        )


class Region(Model):
    """One administrative unit."""

    code: RegionCode
    """区划代码，加引号写。"""
    level: Literal["province", "prefecture", "county", "township"]
    """级别。"""
    kind: Literal["街道", "镇", "乡"] | None = None
    """乡级单位的类型。"""
    title: Line
    """名称。"""
    agricultural: Bool | None = None
    """是否涉农。"""
    fictional: Bool = False
    """是否虚构。"""
    note: Text | None = None
    """说明。"""

    @model_validator(mode="after")
    def _prefix(self) -> Self:
        _check_prefix(self)
        return self


class Regions(Model):
    """The units of a county, from province to township."""

    id: Slug
    """编号，与文件名相同。"""
    regions: Annotated[tuple[Region, ...], Field(min_length=1)]
    """区划单位，上级在前。"""


class Notice(Model):
    """A short notice at the top of every page of the community."""

    id: Slug
    """编号。"""
    text: Summary
    """通知内容，一两句话。"""
    from_on: DateOn
    """从哪天开始显示。"""
    until_on: DateOn
    """显示到哪天。"""


class Brand(Model):
    """The activity the community is known for (一社区一品)."""

    title: Line
    """品牌名称。"""
    slogan: Line
    """一句口号。"""
    story: Text
    """来历和做法，两三句话。"""
    cycle: Line
    """多久一次。"""


class Operator(Model):
    """Who runs the site. Filing numbers are entered by the deployer and never invented."""

    title: Line
    """运营单位名称。"""
    kind: Literal["gov", "mass-organisation", "society", "company", "sample"]
    """单位性质。"""
    icp_no: Line | None = None
    """ICP 备案号；没有就留空。"""
    psb_no: Line | None = None
    """公安备案号；没有就留空。"""


class CodeOwner(Model):
    """A team that a change must ask before it is merged."""

    topic: TopicId | None = None
    """负责哪个主题；不写就是其余全部：程序、词表、县级内容。"""
    team: TeamHandle
    """代码托管平台上的团队，写成 "@机构/团队"；不写个人账号和邮箱。"""


class Place(Model):
    """What a county and a community share: a name and a code."""

    id: Slug
    """编号，与文件夹名相同；社区的编号也是网址的一部分。"""
    title: Line
    """名称，例如 知微县、格物里社区。"""
    site_title: Line
    """网站名称，例如 知微县社区科普。"""
    summary: Summary
    """一句话介绍。"""
    code: RegionCode
    """区划代码，加引号写：县 6 位，社区 12 位。"""
    fictional: Bool = False
    """是否虚构。"""

    @model_validator(mode="after")
    def _prefix(self) -> Self:
        _check_prefix(self)
        return self


class County(Place):
    """The county layer: who runs the portal and whom its residents reach."""

    contacts: Annotated[tuple[Contact, ...], Field(min_length=1)]
    """联系岗位。"""
    order_channels: tuple[OrderChannel, ...] = ("in-person", "phone")
    """受理渠道。"""
    notices: tuple[Notice, ...] = ()
    """通知。"""
    operator: Operator
    """运营单位与备案。"""
    owners: tuple[CodeOwner, ...] = ()
    """哪个团队审阅哪个主题的改动；用来生成 .github/CODEOWNERS，不显示在网站上。"""
    updated_on: DateOn
    """最近修改日期。"""


class Community(Place):
    """One community: identity, contacts by role, traits, what it features."""

    urban_rural: UrbanRural
    """城乡分类代码，见词表 urban-rural。"""
    type: Line
    """社区类型，例如 老旧小区。"""
    households: Count
    """户数。"""
    population: Count
    """常住人口。"""
    share_60p: Share
    """60 岁及以上人口占比。"""
    share_0_14: Share
    """0–14 岁人口占比。"""
    traits: tuple[Line, ...] = ()
    """社区特点。"""
    needs: tuple[Line, ...] = ()
    """居民需求。"""
    caution: Text | None = None
    """编写本社区内容时的注意事项（不显示在页面上）。"""
    brand: Brand
    """品牌活动。"""
    contacts: Annotated[tuple[Contact, ...], Field(min_length=1)]
    """联系岗位：谁受理预约、谁接收纠错。"""
    order_channels: Annotated[tuple[OrderChannel, ...], Field(min_length=1)] = (
        "in-person",
        "phone",
    )
    """受理渠道，见词表 order-channel。"""
    notices: tuple[Notice, ...] = ()
    """通知，页面顶部显示。"""
    topics: tuple[TopicId, ...] = ()
    """主题顺序：写出的排在前面，其余按总目录顺序。"""
    hidden_topics: tuple[TopicId, ...] = ()
    """本社区不显示的主题。"""
    featured_services: tuple[ServiceId, ...] = ()
    """首页推荐的服务。"""
    featured_packs: tuple[PackId, ...] = ()
    """首页推荐的资源包。"""
    featured_resources: tuple[ResourceId, ...] = ()
    """首页推荐的资源。"""
    base_url: Url | None = None
    """站点正式网址；不写也能用。"""
    owner: TeamHandle | None = None
    """审阅本社区改动的团队，写成 "@机构/团队"；用来生成 .github/CODEOWNERS，不显示在网站上。"""
    updated_on: DateOn
    """最近修改日期。"""
