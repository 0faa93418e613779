"""Figures and dates in the words residents use.

Comes in: dates, times, counts. Goes out: Chinese text, such as “12月5日 星期六 上午9点”. Dates carry the year, so
that a printed page stays true.
"""

import datetime as dt

WEEKDAYS = "一二三四五六日"
WEEKDAY_IDS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NOON = 12
_PARTS = ((6, "凌晨"), (_NOON, "上午"), (_NOON + 1, "中午"), (18, "下午"), (24, "晚上"))
"""The hour before which each part of the day ends."""
_HALF_HOUR = 30
_RUN = 3
"""Weekdays in a row that are worth a “至”."""


def say_day(day: dt.date) -> str:
    """Say a date with its weekday."""
    return f"{day.year}年{day.month}月{day.day}日 星期{WEEKDAYS[day.weekday()]}"


def say_leaf(day: dt.date) -> tuple[str, str, str]:
    """Say a date as on a calendar leaf: month, day, weekday."""
    return f"{day.month}月", str(day.day), f"周{WEEKDAYS[day.weekday()]}"


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
    if rest == _HALF_HOUR:
        return f"{hours}个半小时"
    return f"{hours}小时" + (f"{rest}分钟" if rest else "")


def say_weekdays(days: tuple[str, ...]) -> str:
    """Say weekdays, a run of three or more as “周一至周五”."""
    numbers = sorted({WEEKDAY_IDS.index(day) for day in days})
    if len(numbers) >= _RUN and numbers == list(range(numbers[0], numbers[-1] + 1)):
        return f"周{WEEKDAYS[numbers[0]]}至周{WEEKDAYS[numbers[-1]]}"
    return "、".join(f"周{WEEKDAYS[number]}" for number in numbers)


def clip(text: str, limit: int) -> str:
    """Shorten text to a limit, ending at a mark of punctuation where one is near."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    ends = max(cut.rfind(mark) for mark in "。；，、")
    return (cut[:ends] if ends > limit // 2 else cut) + "…"


def _part_of_day(hour: int) -> tuple[str, int]:
    part = next(name for end, name in _PARTS if hour < end)
    return part, hour - _NOON if hour > _NOON else hour
