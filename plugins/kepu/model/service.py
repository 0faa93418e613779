"""Services (科普服务) and packs (科普资源包): what a community can order and what it can run itself."""

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from kepu.model.entry import Attachment, Entry, Model
from kepu.model.references import (
    AgeBand,
    CalendarRuleId,
    DeliveryMode,
    ExhibitId,
    Format,
    OrderChannel,
    ProviderId,
    ProviderKind,
    ResourceId,
    Scenario,
    ServiceId,
    TimeSlot,
)
from kepu.model.scalars import Bool, Count, Line, Slug, Text, refuse


class Capacity(Model):
    """How many people, from least to most."""

    min: Count
    """至少几人。"""
    max: Count
    """最多几人。"""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if not 1 <= self.min <= self.max:
            raise refuse(
                "capacity_order", "人数要从少到多，至少 1 人", "max" if self.min else "min"
            )
        return self


class Cost(Model):
    """What the resident pays. Volunteers may not charge (志愿服务条例第二十一条)."""

    type: Literal["free", "material-fee"]
    """free 免费；material-fee 可能收材料费。"""
    note: Text | None = None
    """说明；收材料费必须写明。"""


class PlaceNeeds(Model):
    """What the room must offer, where it is known."""

    area_m2: Count | None = None
    """面积（平方米）。"""
    power: Bool = False
    """要用电。"""
    water: Bool = False
    """要用水。"""
    parking_van: Bool = False
    """要停大车。"""
    step_free: Literal["required", "preferred"] | None = None
    """无台阶：required 必须、preferred 最好。"""


class HomeVisit(Model):
    """The rules of a visit at home; a `home-visit` service cannot go without them."""

    two_person_rule: Bool
    """两人同行。"""
    id_badge: Bool
    """佩戴并出示证件。"""
    appointment_by: Line
    """谁来约时间，例如 社区电话回访约定。"""
    no_sales_pledge: Bool
    """不推销、不收费。"""
    no_medical_treatment: Bool
    """不做诊疗。"""
    guardian_present: Bool = False
    """有儿童时监护人须在场。"""
    child_protection_pledge: Bool = False
    """签儿童保护承诺。"""
    visit_record: Bool = True
    """留下服务记录。"""
    notes: tuple[Text, ...] = ()
    """补充说明。"""


class Service(Entry):
    """One item of a topic's service menu (服务清单)."""

    protected: ClassVar[frozenset[str]] = frozenset({"safety_notes", "sources"})
    local: ClassVar[frozenset[str]] = frozenset({"assured_on", "cost", "order_channels", "season"})

    subtopic: Slug | None = None
    """子主题编号。"""
    format: Format
    """形式，见词表 format。"""
    delivery_mode: DeliveryMode
    """送达方式，见词表 delivery-mode。"""
    age_bands: tuple[AgeBand, ...] = ()
    """年龄段。"""
    duration_min: Count
    """时长（分钟）。"""
    capacity: Capacity
    """人数。"""
    place: Line
    """场地要求，一句话。"""
    place_needs: PlaceNeeds | None = None
    """场地要求，分项写。"""
    equipment: tuple[Line, ...] = ()
    """设备。"""
    prepare: tuple[Text, ...] = ()
    """居民和社区事先要准备什么。"""
    lead_days: Count
    """提前几天约。"""
    season: tuple[TimeSlot, ...] = ()
    """可约时段，见词表 time-slot。"""
    provider_kind: ProviderKind
    """由哪类单位提供，见词表 provider-kind。"""
    provider: ProviderId | None = None
    """具体提供单位，本地写。"""
    cost: Cost
    """费用。"""
    eligibility_description: Text | None = None
    """谁可以约。"""
    safety_notes: tuple[Text, ...] = ()
    """安全要求。"""
    home_visit: HomeVisit | None = None
    """上门规则；上门服务必须写。"""
    order_channels: tuple[OrderChannel, ...] = ("in-person", "phone", "grid-worker")
    """受理渠道，见词表 order-channel。"""
    qualification_note: Text | None = None
    """资质说明。"""
    active: Bool = True
    """现在是否接单。"""
    linked_resources: tuple[ResourceId, ...] = ()
    """相关资源。"""
    linked_exhibits: tuple[ExhibitId, ...] = ()
    """相关展品。"""
    linked_calendar: tuple[CalendarRuleId, ...] = ()
    """相关节点。"""

    @model_validator(mode="after")
    def _home_rules(self) -> Self:
        if (self.delivery_mode == "home-visit") != (self.home_visit is not None):
            raise refuse(
                "home_visit_rules",
                "上门服务必须写 home_visit 规则；不是上门服务就不要写",
                "home_visit" if self.home_visit else "delivery_mode",
            )
        return self

    @model_validator(mode="after")
    def _volunteers_do_not_charge(self) -> Self:
        if self.cost.type == "material-fee":
            if self.provider_kind == "volunteer-team":
                raise refuse(
                    "volunteer_fee", "志愿服务队不得向服务对象收费，请写 free", "cost", "type"
                )
            if not self.cost.note:
                raise refuse("fee_note", "可能收材料费时，请在 cost.note 写清楚", "cost", "type")
        return self


class PackItem(Model):
    """One resource of a pack, in its place."""

    id: ResourceId
    """资源编号。"""
    required: Bool = True
    """是否必备。"""
    note: Text | None = None
    """在这个包里怎么用。"""


class RunStep(Model):
    """One step of the run sheet."""

    id: Slug
    """步骤编号，本包内不重复。"""
    minutes: Count
    """几分钟。"""
    title: Line
    """这一步做什么。"""
    who: Line | None = None
    """谁来做（岗位）。"""
    note: Text | None = None
    """怎么做、说什么。"""


class Material(Model):
    """One thing to bring."""

    id: Slug
    """物料编号，本包内不重复。"""
    title: Line
    """物料名称。"""
    count: Line
    """数量，例如 每人1份。"""
    note: Text | None = None
    """说明。"""


class Staff(Model):
    """One role at the event."""

    id: Slug
    """岗位编号，本包内不重复。"""
    role: Line
    """岗位。"""
    count: Count
    """几人。"""
    duty: Line
    """做什么。"""


class Preparation(Model):
    """One thing to do before the day."""

    id: Slug
    """编号，本包内不重复。"""
    days_before: Count
    """提前几天。"""
    task: Line
    """做什么。"""


class Pack(Entry):
    """Everything a community worker needs to run one event (科普资源包)."""

    protected: ClassVar[frozenset[str]] = frozenset({"risk_notes", "sources"})

    purpose: Text
    """用途：办完之后居民能做到什么。"""
    scenario: Scenario
    """场景，见词表 scenario。"""
    age_bands: tuple[AgeBand, ...] = ()
    """年龄段。"""
    items: Annotated[tuple[PackItem, ...], Field(min_length=2)]
    """按顺序排列的资源。"""
    exhibits: tuple[ExhibitId, ...] = ()
    """展品编号。"""
    services: tuple[ServiceId, ...] = ()
    """可以请来的服务。"""
    capacity: Capacity | None = None
    """适合的人数。"""
    place: Line
    """场地。"""
    run_sheet: Annotated[tuple[RunStep, ...], Field(min_length=3)]
    """活动流程，逐步写分钟数。"""
    materials: Annotated[tuple[Material, ...], Field(min_length=1)]
    """物料清单。"""
    staffing: Annotated[tuple[Staff, ...], Field(min_length=1)]
    """人员配置。"""
    risk_notes: Annotated[tuple[Text, ...], Field(min_length=1)]
    """安全提示。"""
    prep_days: Count
    """准备天数。"""
    preparation: tuple[Preparation, ...] = ()
    """准备日程。"""
    linked_calendar: tuple[CalendarRuleId, ...] = ()
    """适合哪些节点。"""
    version: Line = "1"
    """版本。"""
    files: tuple[Attachment, ...] = ()
    """附件。"""

    @property
    def minutes(self) -> int:
        """The length of the event in minutes: the sum of its run sheet."""
        return sum(step.minutes for step in self.run_sheet)
