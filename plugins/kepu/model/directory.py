"""The directory: hotlines, venues, teams, providers, travelling assets (热线、阵地、队伍、提供单位、流动设施)."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from kepu.model.entry import Entry, Model
from kepu.model.references import (
    AssetCondition,
    ProviderId,
    ProviderKind,
    ServiceId,
    VenueKind,
)
from kepu.model.scalars import (
    Bool,
    Count,
    DateOn,
    Line,
    PublicNumber,
    Slug,
    Text,
    TimeAt,
    Url,
)

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


class Hours(Model):
    """Opening hours of some weekdays."""

    id: Slug
    """编号，本条目内不重复。"""
    days: Annotated[tuple[Weekday, ...], Field(min_length=1)]
    """星期几：mon 到 sun。"""
    opens_at: TimeAt
    """几点开，24 小时制。"""
    closes_at: TimeAt
    """几点关。"""
    note: Line | None = None
    """说明，例如 法定节假日另行通知。"""


class Contact(Model):
    """How to reach a role, never a person: by phone, by visit, by whom else."""

    id: Slug
    """编号，本条目内不重复。"""
    role: Line
    """岗位，例如 社区科普专干。"""
    duty: Line
    """管什么事，例如 受理预约、接收纠错。"""
    place: Line
    """到哪里找。"""
    hours: Line
    """什么时候在。"""
    phone: Line | None = None
    """办公电话。示例数据留空，部署时填写；不写私人手机号。"""
    takes_orders: Bool = False
    """是否受理服务预约。"""
    takes_corrections: Bool = False
    """是否接收纠错。"""


class Hotline(Entry):
    """A public hotline. The only place where a phone number may stand in the base."""

    protected: ClassVar[frozenset[str]] = frozenset(
        {"number", "use", "emergency", "sms_only", "sources"}
    )

    number: PublicNumber
    """号码，加引号写。"""
    use: Line | None = None
    """什么事打这个电话。"""
    hours: Line | None = None
    """服务时间。"""
    emergency: Bool = False
    """是否紧急号码。"""
    sms_only: Bool = False
    """是否只发短信、不接电话。"""
    note: Text | None = None
    """说明。"""


class Partner(Model):
    """What makes a venue a room of the hall's annex (入驻场馆)."""

    see: Annotated[tuple[Line, ...], Field(min_length=1, max_length=12)]
    """去了看什么，一项一行。"""
    getting_there: Text
    """怎么去。"""
    booking: Text | None = None
    """怎么约。"""
    url: Url | None = None
    """场馆自己的网址；没有就不写。"""
    panorama: Url | None = None
    """场馆自己的全景参观网址；没有就不写。"""


class Venue(Entry):
    """A place where outreach happens (阵地)."""

    local: ClassVar[frozenset[str]] = frozenset({"assured_on", "opening_hours", "contacts"})

    kind: VenueKind
    """阵地类型，见词表 venue-kind。"""
    address_text: Line
    """怎么走，写到楼栋门厅即可。"""
    opening_hours: tuple[Hours, ...] = ()
    """开放时间。"""
    open_to_public: Bool = True
    """是否对公众开放。"""
    area_m2: Count | None = None
    """面积（平方米）。"""
    capacity: Count | None = None
    """能容纳几人。"""
    equipment: tuple[Line, ...] = ()
    """现有设备。"""
    host_org: Line | None = None
    """管理单位。"""
    contacts: tuple[Contact, ...] = ()
    """联系岗位。"""
    services: tuple[ServiceId, ...] = ()
    """在这里办的服务。"""
    partner: Partner | None = None
    """入驻科学馆：写了就在科学馆的“入驻场馆”里有一间。"""


class Team(Entry):
    """A volunteer team."""

    level: Literal["county", "township", "community", "school", "enterprise"]
    """级别。"""
    parent_org: Line
    """隶属单位。"""
    platform_registered: Bool = False
    """是否在志愿服务平台注册。"""
    declared_members: Count | None = None
    """自报人数。"""
    as_of: DateOn | None = None
    """人数的统计日期。"""
    skills: tuple[Line, ...] = ()
    """擅长。"""
    services: tuple[ServiceId, ...] = ()
    """能接的服务。"""
    lead_role: Line | None = None
    """带队岗位。"""


class Provider(Entry):
    """An organisation that offers services (提供单位)."""

    kind: ProviderKind
    """单位类别，见词表 provider-kind。"""
    qualification_note: Text | None = None
    """资质说明。"""
    services: tuple[ServiceId, ...] = ()
    """提供的服务编号。"""
    contacts: tuple[Contact, ...] = ()
    """联系岗位。"""


class Asset(Entry):
    """A travelling facility or a kit to borrow (流动设施)."""

    kind: Literal["facility", "equipment", "resource", "exhibit-kit", "vehicle"]
    """类别：facility 设施、equipment 设备、resource 资源、exhibit-kit 展品箱、vehicle 科普大篷车。"""
    owner: ProviderId
    """所属单位。"""
    condition: AssetCondition = "good"
    """状况，见词表 asset-condition。"""
    power_w: Count | None = None
    """用电（瓦）。"""
    floor_area_m2: Count | None = None
    """占地（平方米）。"""
    setup_min: Count | None = None
    """布展时间（分钟）。"""
    needs_operator: Bool = False
    """是否要专人操作。"""
    next_inspection_on: DateOn | None = None
    """下次检修日期。"""
    services: tuple[ServiceId, ...] = ()
    """用于哪些服务。"""
