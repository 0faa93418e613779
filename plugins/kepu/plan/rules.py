"""Calendar rules in words, never as guessed dates.

Comes in: a rule with the dates that are known. Goes out: a phrase such as “农历九月初九（2026年10月18日）”. What is
announced each year is said to be so until it has been.
"""

from collections.abc import Callable
from typing import Any

from kepu.model.calendar import CalendarRule, KnownDates
from kepu.plan.wording import WEEKDAY_IDS, WEEKDAYS, say_month_day

_ORDINALS = "一二三四五"
_LUNAR_MONTHS = ("正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "冬", "腊")
_DIGITS = "一二三四五六七八九"
_LUNAR_DAYS = (
    *(f"初{digit}" for digit in f"{_DIGITS}十"),
    *(f"十{digit}" for digit in _DIGITS),
    "二十",
    *(f"廿{digit}" for digit in _DIGITS),
    "三十",
)
_SHOWN_YEARS = 4


def say_rule(rule: CalendarRule, year: int) -> str:
    """Say when a brand day falls; what is announced each year is so said until it has been."""
    said = _SAY[rule.rule.type](rule.rule)
    known = _say_known(rule.known)
    if rule.rule.type == "announced":
        this_year = _say_known(tuple(dates for dates in rule.known if dates.year >= year))
        return this_year or f"日期待公布（往年：{known or said or '以通知为准'}）"
    return f"{said}（{known}）" if known else said


def _say_known(known: tuple[KnownDates, ...]) -> str:
    latest = sorted(known, key=lambda dates: dates.year)[-_SHOWN_YEARS:]
    return "，".join(_say_dates(dates) for dates in latest)


def _say_dates(dates: KnownDates) -> str:
    first = f"{dates.year}年{say_month_day(dates.first)}"
    if dates.last in {None, dates.first}:
        return first
    return f"{first}至{say_month_day(dates.last or dates.first)}"


def _weekday(id: str) -> str:
    return WEEKDAYS[WEEKDAY_IDS.index(id)]


_SAY: dict[str, Callable[[Any], str]] = {
    "fixed": lambda r: f"每年{say_month_day(r.date)}",
    "month": lambda r: f"每年{r.month}月",
    "range": lambda r: f"每年{say_month_day(r.first)}至{say_month_day(r.last)}",
    "nth-weekday": lambda r: f"每年{r.month}月第{_ORDINALS[r.n - 1]}个星期{_weekday(r.weekday)}",
    "last-weekday": lambda r: f"每年{r.month}月最后一个星期{_weekday(r.weekday)}",
    "week-containing": lambda r: f"{say_month_day(r.date)}所在的一周，以当年通知为准",
    "lunar": lambda r: f"农历{_LUNAR_MONTHS[r.month - 1]}月{_LUNAR_DAYS[r.day - 1]}",
    "solar-term": lambda r: f"每年{r.term}",
    "announced": lambda r: r.typical or "",
    "local": lambda r: "以本县教育部门通知为准",
}
