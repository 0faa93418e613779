"""Figures and dates as residents say them."""

import datetime as dt
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kepu.model.calendar import CalendarRule
from kepu.plan.rules import say_rule
from kepu.plan.wording import (
    clip,
    say_date,
    say_day,
    say_leaf,
    say_minutes,
    say_month,
    say_month_day,
    say_span,
    say_time,
    say_weekdays,
)

DAY = dt.date(2026, 12, 5)


def test_days() -> None:
    assert say_day(DAY) == "2026年12月5日 星期六"
    assert say_day(dt.date(2026, 11, 22)) == "2026年11月22日 星期日"
    assert say_date(DAY) == "2026年12月5日"
    assert say_month(DAY) == "2026年12月"
    assert say_month_day("05-02") == "5月2日"
    assert say_leaf(DAY) == ("12月", "5", "周六")


@pytest.mark.parametrize(
    ("time", "said"),
    [
        ("00:00", "凌晨0点"), ("05:59", "凌晨5点59分"), ("06:00", "上午6点"), ("09:00", "上午9点"),
        ("11:59", "上午11点59分"), ("12:00", "中午12点"), ("12:30", "中午12点30分"), ("13:00", "下午1点"),
        ("14:30", "下午2点30分"), ("17:59", "下午5点59分"), ("18:00", "晚上6点"), ("23:05", "晚上11点5分"),
    ],
)  # fmt: skip
def test_times_of_day(time: str, said: str) -> None:
    assert say_time(dt.time.fromisoformat(time)) == said


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("09:00", "10:30", "上午9点到10点30分"), ("09:00", "12:00", "上午9点到中午12点"),
        ("09:00", "16:00", "上午9点到下午4点"), ("14:00", "16:00", "下午2点到4点"),
        ("19:00", "20:30", "晚上7点到8点30分"), ("17:00", "18:00", "下午5点到晚上6点"),
    ],
)  # fmt: skip
def test_spans_name_the_part_of_the_day_once(first: str, last: str, said: str) -> None:
    assert say_span(dt.time.fromisoformat(first), dt.time.fromisoformat(last)) == said


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(0, "0分钟"), (45, "45分钟"), (60, "1小时"), (75, "1小时15分钟"), (90, "1个半小时"), (120, "2小时"),
     (150, "2个半小时")],
)  # fmt: skip
def test_durations(minutes: int, said: str) -> None:
    assert say_minutes(minutes) == said


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (("mon", "tue", "wed", "thu", "fri"), "周一至周五"), (("sat", "sun"), "周六、周日"),
        (("wed", "mon", "tue"), "周一至周三"), (("mon", "wed", "fri"), "周一、周三、周五"), (("sun",), "周日"),
        (("mon", "tue", "wed", "thu", "fri", "sat", "sun"), "周一至周日"),
        (("mon", "mon", "tue"), "周一、周二"), (("mon", "tue", "wed", "wed"), "周一至周三"),
    ],
)  # fmt: skip
def test_weekdays(days: tuple[str, ...], said: str) -> None:
    assert say_weekdays(days) == said


@given(text=st.text("天地，。；、人", max_size=80), limit=st.integers(2, 40))
def test_clipped_text_fits_and_begins_the_same(text: str, limit: int) -> None:
    short = clip(text, limit)
    assert len(short) <= limit or short == text
    assert len(text) > limit or short == text
    assert text.startswith(short.removesuffix("…"))


def test_clipping_ends_at_punctuation_where_one_is_near() -> None:
    assert clip("先看现场是否安全，拍肩大声呼喊，没反应就呼救", 14) == "先看现场是否安全…"
    assert clip("一，二三四五六七八九十", 8) == "一，二三四五六…"


def rule(how: dict[str, Any], *known: dict[str, str]) -> CalendarRule:
    return CalendarRule.model_validate({
        "id": "x", "title": "节", "rule": how, "known": known, "conf": "V", "updated_on": "2026-11-22",
    })  # fmt: skip


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ({"type": "fixed", "date": "05-12"}, "每年5月12日"),
        ({"type": "month", "month": "9"}, "每年9月"),
        ({"type": "range", "first": "12-25", "last": "01-05"}, "每年12月25日至1月5日"),
        ({"type": "nth-weekday", "month": "6", "n": "1", "weekday": "sun"}, "每年6月第一个星期日"),
        ({"type": "last-weekday", "month": "3", "weekday": "mon"}, "每年3月最后一个星期一"),
        ({"type": "week-containing", "date": "05-12", "week_start": "sat"},
         "5月12日所在的一周，以当年通知为准"),
        ({"type": "lunar", "month": "9", "day": "9"}, "农历九月初九"),
        ({"type": "lunar", "month": "1", "day": "10"}, "农历正月初十"),
        ({"type": "lunar", "month": "1", "day": "15"}, "农历正月十五"),
        ({"type": "lunar", "month": "12", "day": "20"}, "农历腊月二十"),
        ({"type": "lunar", "month": "12", "day": "23"}, "农历腊月廿三"),
        ({"type": "lunar", "month": "11", "day": "30"}, "农历冬月三十"),
        ({"type": "solar-term", "term": "秋分"}, "每年秋分"),
        ({"type": "local"}, "以本县教育部门通知为准"),
    ],
)  # fmt: skip
def test_rules_in_words(how: dict[str, str], said: str) -> None:
    assert say_rule(rule(how), 2026) == said


def test_known_dates_stand_behind_their_rule() -> None:
    known = (
        {"year": "2026", "first": "10-18"},
        {"year": "2025", "first": "10-29", "last": "10-30"},
    )
    said = say_rule(rule({"type": "lunar", "month": "9", "day": "9"}, *known), 2026)
    assert said == "农历九月初九（2025年10月29日至10月30日，2026年10月18日）"


ANNOUNCED = {"type": "announced", "typical": "9月第三周"}


@pytest.mark.parametrize(
    ("how", "known", "said"),
    [
        (ANNOUNCED, (), "日期待公布（往年：9月第三周）"),
        ({"type": "announced"}, (), "日期待公布（往年：以通知为准）"),
        (ANNOUNCED, ({"year": "2025", "first": "09-15", "last": "09-21"},),
         "日期待公布（往年：2025年9月15日至9月21日）"),
        (ANNOUNCED, ({"year": "2025", "first": "09-15"}, {"year": "2026", "first": "09-14"}), "2026年9月14日"),
    ],
)  # fmt: skip
def test_announced_days_are_never_guessed(
    how: dict[str, str], known: tuple[dict[str, str], ...], said: str
) -> None:
    assert say_rule(rule(how, *known), 2026) == said


def test_no_unannounced_day_of_the_sample_county_shows_a_date(sample: Any) -> None:
    for id, context in sample.contexts.items():
        announced = {
            item.value.id: {dates.year for dates in item.value.known}
            for item in context.catalog.of("calendar-rule").values()
            if item.value.rule.type == "announced"
        }
        view = sample.pages(id)["calendar/"].view
        lines = [line for _, month in view.months for line in month if line.id in announced]
        assert len(lines) >= 12
        for line in lines:
            assert line.when.startswith("日期待公布")
            assert {int(year) for year in re.findall("[0-9]{4}(?=年)", line.when)} <= announced[
                line.id
            ] | {2025}
