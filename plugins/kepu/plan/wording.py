"""Figures and dates in the words residents use.

Comes in: dates, times, counts. Goes out: Chinese text, such as “12月5日 星期六 上午9点”. Dates carry the year, so
that a printed page stays true.
"""

import datetime as dt
from collections.abc import Mapping

_WEEKDAYS = "一二三四五六日"
WEEKDAY_IDS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def say_day(day: dt.date) -> str:
    """Say a date with its weekday."""
    return f"{day.year}年{day.month}月{day.day}日 星期{_WEEKDAYS[day.weekday()]}"


def say_leaf(day: dt.date) -> tuple[str, str, str]:
    """Say a date as on a calendar leaf: month, day, weekday."""
    return f"{day.month}月", str(day.day), f"周{_WEEKDAYS[day.weekday()]}"


def say_date(day: dt.date) -> str:
    """Say a date."""
    return f"{day.year}年{day.month}月{day.day}日"


def say_month(day: dt.date) -> str:
    """Say a month of a year."""
    return f"{day.year}年{day.month}月"


def say_month_day(text: str) -> str:
    """Say a month and day given as `05-12`."""
    month, day = text.split("-")
    return f"{int(month)}月{int(day)}日"


def say_time(time: dt.time) -> str:
    """Say a time of day as people do."""
    part, hour = _part_of_day(time.hour)
    return f"{part}{hour}点" + (f"{time.minute}分" if time.minute else "")


def say_span(starts_at: dt.time, ends_at: dt.time) -> str:
    """Say a span of a day, naming the part of the day twice only where it changes."""
    start, end = say_time(starts_at), say_time(ends_at)
    part = _part_of_day(ends_at.hour)[0]
    return f"{start}到{end.removeprefix(part) if start.startswith(part) else end}"


def say_minutes(minutes: int) -> str:
    """Say a duration."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{minutes}分钟"
    if rest == 30:
        return f"{hours}个半小时"
    return f"{hours}小时" + (f"{rest}分钟" if rest else "")


def say_weekdays(days: tuple[str, ...]) -> str:
    """Say weekdays, a run of three or more as “周一至周五”."""
    numbers = sorted(WEEKDAY_IDS.index(day) for day in days)
    if len(numbers) > 2 and numbers == list(range(numbers[0], numbers[-1] + 1)):
        return f"周{_WEEKDAYS[numbers[0]]}至周{_WEEKDAYS[numbers[-1]]}"
    return "、".join(f"周{_WEEKDAYS[number]}" for number in numbers)


def clip(text: str, limit: int) -> str:
    """Shorten text to a limit, ending at a mark of punctuation where one is near."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    ends = max(cut.rfind(mark) for mark in "。；，、")
    return (cut[:ends] if ends > limit // 2 else cut) + "…"


def add_months(day: dt.date, months: int) -> dt.date:
    """Move a date by whole months, to the month's last day where the day does not exist."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for number in range(day.day, 27, -1):
        try:
            return dt.date(year, month + 1, number)
        except ValueError:
            continue
    return dt.date(year, month + 1, min(day.day, 28))


def join_labels(labels: Mapping[str, str], ids: tuple[str, ...]) -> str:
    """Name terms one after another."""
    return "、".join(labels.get(id, id) for id in ids)


def _part_of_day(hour: int) -> tuple[str, int]:
    if hour < 6:
        return "凌晨", hour
    if hour < 12:
        return "上午", hour
    if hour == 12:
        return "中午", 12
    if hour < 18:
        return "下午", hour - 12
    return "晚上", hour - 12
