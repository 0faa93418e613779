"""Calendar rules (节点) and dated events (活动).

A rule says when a brand day falls; it is never turned into a date that has not been announced. An event is one
dated occasion of one community.
"""

import datetime as dt
from calendar import isleap
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from kepu.model.directory import Weekday
from kepu.model.entry import Entry, Model
from kepu.model.references import (
    AgeBand,
    CalendarRuleId,
    Format,
    PackId,
    ServiceId,
    TeamId,
    VenueId,
)
from kepu.model.scalars import Bool, Count, DateOn, Line, MonthDay, Text, TimeAt, refuse

Month = Annotated[Count, Field(ge=1, le=12)]


class FixedDay(Model):
    """The same month and day every year."""

    type: Literal["fixed"]
    """fixed 固定日期。"""
    date: MonthDay
    """月-日，例如 05-12。"""


class WholeMonth(Model):
    """A whole month every year."""

    type: Literal["month"]
    """month 整月。"""
    month: Month
    """月份，1 到 12。"""


class DayRange(Model):
    """The same span of days every year."""

    type: Literal["range"]
    """range 固定的一段日子。"""
    first: MonthDay
    """第一天，月-日。"""
    last: MonthDay
    """最后一天，月-日。"""


class NthWeekday(Model):
    """The n-th weekday of a month."""

    type: Literal["nth-weekday"]
    """nth-weekday 某月第几个星期几。"""
    month: Month
    """月份。"""
    n: Annotated[Count, Field(ge=1, le=5)]
    """第几个。"""
    weekday: Weekday
    """星期几。"""


class LastWeekday(Model):
    """The last weekday of a month."""

    type: Literal["last-weekday"]
    """last-weekday 某月最后一个星期几。"""
    month: Month
    """月份。"""
    weekday: Weekday
    """星期几。"""


class WeekContaining(Model):
    """The seven days around a date, beginning on a weekday."""

    type: Literal["week-containing"]
    """week-containing 包含某日的一周。"""
    date: MonthDay
    """月-日。"""
    week_start: Weekday
    """从星期几算起。"""


class LunarDay(Model):
    """A day of the lunar calendar."""

    type: Literal["lunar"]
    """lunar 农历日期。"""
    month: Month
    """农历月。"""
    day: Annotated[Count, Field(ge=1, le=30)]
    """农历日。"""


class SolarTerm(Model):
    """A solar term."""

    type: Literal["solar-term"]
    """solar-term 节气。"""
    term: Line
    """节气名，例如 秋分。"""


class Announced(Model):
    """Set anew each year by notice; without a known date it has none."""

    type: Literal["announced"]
    """announced 以当年通知为准。"""
    typical: Line | None = None
    """往年一般在什么时候。"""


class SetLocally(Model):
    """Set by the county, such as school holidays."""

    type: Literal["local"]
    """local 由本地确定。"""


DateRule = Annotated[
    FixedDay
    | WholeMonth
    | DayRange
    | NthWeekday
    | LastWeekday
    | WeekContaining
    | LunarDay
    | SolarTerm
    | Announced
    | SetLocally,
    Field(discriminator="type"),
]


class KnownDates(Model):
    """The dates that one year really had, as announced or computed."""

    year: Annotated[Count, Field(ge=1900, le=2100)]
    """年份。"""
    first: MonthDay
    """第一天，月-日。"""
    last: MonthDay | None = None
    """最后一天；只知道开始就不写。"""

    @model_validator(mode="after")
    def _days_of_that_year(self) -> Self:
        for field, day in (("first", self.first), ("last", self.last)):
            if day == "02-29" and not isleap(self.year):
                raise refuse("no_such_date", f"{self.year} 年没有 2 月 29 日", field)
        if self.last is not None and self.last < self.first:
            raise refuse("dates_order", "最后一天 last 早于第一天 first", "last")
        return self


class CalendarRule(Entry):
    """A brand day, week or month as a rule (节点)."""

    rule: DateRule
    """日期规则。"""
    known: tuple[KnownDates, ...] = ()
    """已公布或已推算的日期，按年写。"""
    since: Count | None = None
    """从哪一年开始。"""
    until: Count | None = None
    """到哪一年为止。"""
    basis: Line | None = None
    """法律依据。"""
    note: Text | None = None
    """说明。"""
    seed: Bool = False
    """是否《意见》点名的节点。"""

    def is_over(self, today: dt.date) -> bool:
        """Tell whether the day is no longer kept."""
        return self.until is not None and self.until < today.year


class Event(Entry):
    """One dated occasion."""

    local: ClassVar[frozenset[str]] = frozenset(
        {"assured_on", "held_on", "ends_on", "starts_at", "ends_at", "venue"}
    )

    held_on: DateOn
    """哪一天。"""
    ends_on: DateOn | None = None
    """多日活动的最后一天。"""
    starts_at: TimeAt
    """几点开始。"""
    ends_at: TimeAt
    """几点结束。"""
    format: Format
    """形式，见词表 format。"""
    venue: VenueId | None = None
    """在哪个阵地，写阵地编号。"""
    place: Line | None = None
    """不在阵地时写清地点。"""
    services: tuple[ServiceId, ...] = ()
    """请来的服务。"""
    packs: tuple[PackId, ...] = ()
    """用到的资源包。"""
    calendar: CalendarRuleId | None = None
    """属于哪个节点。"""
    is_brand: Bool = False
    """是否本社区品牌活动。"""
    team: TeamId | None = None
    """志愿服务队。"""
    age_bands: tuple[AgeBand, ...] = ()
    """年龄段。"""
    capacity: Count | None = None
    """最多几人。"""
    registration: Literal["none", "walk-in", "call"] = "walk-in"
    """none 不用报名、walk-in 当天到场、call 到社区或打电话报名。"""
    bring: tuple[Line, ...] = ()
    """要带什么。"""
    happening: Literal["planned", "announced", "postponed", "cancelled", "held", "summarised"] = (
        "announced"
    )
    """planned 计划中、announced 已公布、postponed 已延期、cancelled 已取消、held 已举办、summarised 已总结。"""
    happening_note: Text | None = None
    """延期、取消的原因，或活动小结。"""

    def is_over(self, today: dt.date) -> bool:
        """Tell whether the last day has passed, or the team says that it has been held."""
        last = self.ends_on or self.held_on
        return last < today or self.happening in {"held", "summarised"}

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.ends_on is not None and self.ends_on < self.held_on:
            raise refuse("event_order", "最后一天 ends_on 早于第一天 held_on", "ends_on")
        if self.ends_on is None and self.ends_at <= self.starts_at:
            raise refuse("event_order", "结束时间 ends_at 不晚于开始时间 starts_at", "ends_at")
        return self

    @model_validator(mode="after")
    def _somewhere(self) -> Self:
        if self.venue is None and self.place is None:
            raise refuse("event_place", "请写 venue（阵地编号）或 place（地点）")
        return self
