"""What an editor meant by a value that is written in another way: 2026/9/18, 60分钟, 是, 上午9点.

Comes in: the rule that refused a value, the value, and what the field's docstring says. Goes out: the value as it
should be written, and whether that needs no judgement. Nothing is guessed at from context: a value that could mean
two things is handed on as a question, never as a mend.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable
from typing import NamedTuple

from kepu.model.scalars import YEARS


class Guess(NamedTuple):
    """What was probably meant."""

    value: str
    is_sure: bool = True
    """Whether a program may write it in the editor's place."""


_TRUE = re.compile("是|对|有|要|真|开|需要|可以|能|开放|yes|y|on|true|t|√|✓|1")
_FALSE = re.compile("否|无|假|关|错|没有|不(是|要|需要|可以|能|开放)?|no|n|off|false|f|×|✗|0")
_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_DIGITS_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})")
_INSTANT = re.compile(r"[T ]0{1,2}:00(:00)?Z?$")
_MONTH_DAY = re.compile(r"(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_TIME = re.compile(
    r"(?P<half>早上|上午|中午|下午|晚上|傍晚|凌晨|AM|PM)?\s*"
    r"(?P<hour>\d{1,2})\s*(?:[:点时]\s*(?P<minute>\d{1,2}|半|整)?)(?::00|分)?",
    re.IGNORECASE,
)
_LATE = frozenset({"下午", "晚上", "傍晚", "pm"})
_NOON = 12
_FIRST_CLEAR_HOUR = 7
"""3点 may be in the night or in the afternoon; who writes 7点 or more without a word means the morning."""
_NUMBER = re.compile(r"(?P<number>\d+)\s*(?P<unit>[^\d\s.,%]{0,4})")
_GROUPS = re.compile(r"\d{1,3}(?:,\d{3})+")
_ABOUT = re.compile(r"(?:约|大约|大概|近|至少|最多)?\s*(?P<number>\d{1,9})\s*(?P<rest>\D{0,6})")
_UNITS = {
    "分": "分钟",
    "min": "分钟",
    "个月": "月",
    "位": "人",
    "名": "人",
    "㎡": "平方米",
    "m2": "平方米",
}
_UNITS |= {"平米": "平方米", "平": "平方米", "w": "瓦", "日": "天", "周岁": "岁"}
_HAN = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"两": 2}
_HAN_NUMBER = re.compile(
    "(?P<tens>[一二三四五六七八九]?十)?(?P<ones>[一二两三四五六七八九])?(?P<unit>[^零一二三四五六七八九十两]{0,4})"
)
_WHOLE = 100


def guess_value(kind: str, written: str, help_text: str) -> Guess | None:
    """Guess what was meant by a value that a rule refused."""
    if kind == "space_around":
        # A title's full-width letters are its own; only what stands around it goes.
        return Guess(written.strip())
    rule = _RULES.get(kind)
    wanted = unicodedata.normalize("NFKC", written).strip()
    guess = rule(wanted, help_text) if rule and len(wanted) <= _WHOLE else None
    return guess if guess and guess.value != written else None


def _bool(written: str, _help: str) -> Guess | None:
    word = written.casefold()
    is_true, is_false = _TRUE.fullmatch(word), _FALSE.fullmatch(word)
    return Guess("true" if is_true else "false") if is_true or is_false else None


def _date(written: str, _help: str) -> Guess | None:
    written = _INSTANT.sub("", written)
    found = _DAY.fullmatch(written) or _DIGITS_DAY.fullmatch(written)
    return _day(*map(int, found.groups())) if found else None


def _day(year: int, month: int, day: int) -> Guess | None:
    try:
        found = dt.date(year, month, day)
    except ValueError:
        return None
    return Guess(found.isoformat()) if year in YEARS else None


def _month_day(written: str, _help: str) -> Guess | None:
    found = _MONTH_DAY.fullmatch(written)
    # 2000 is a leap year, so 02-29 counts as a day that exists.
    day = _day(2000, *map(int, found.groups())) if found else _date(written, "")
    return Guess(day.value[5:]) if day else None


def _time(written: str, _help: str) -> Guess | None:
    found = _TIME.fullmatch(written)
    if not found:
        return None
    half, hour = (found["half"] or "").casefold(), int(found["hour"])
    minute = {"半": 30, "整": 0, None: 0}.get(found["minute"], -1)
    minute = int(found["minute"]) if minute < 0 else minute
    late = half in _LATE and hour < _NOON
    try:
        at = dt.time(hour + _NOON * late, minute)
    except ValueError:
        return None
    return Guess(at.isoformat("minutes"), bool(half) or hour >= _FIRST_CLEAR_HOUR)


def _count(written: str, help_text: str) -> Guess | None:
    if _GROUPS.fullmatch(written):
        return _whole(written.replace(",", ""), is_sure=True)
    if found := _NUMBER.fullmatch(written):
        return _in_unit(int(found["number"]), found, help_text)
    if (found := _HAN_NUMBER.fullmatch(written)) and (found["tens"] or found["ones"]):
        return _in_unit(_han(found), found, help_text)
    about = _ABOUT.fullmatch(written)
    return _whole(about["number"], is_sure=False) if about else None


def _in_unit(number: int, found: re.Match[str], help_text: str) -> Guess | None:
    """Take a unit away if it is the field's own; 小时 where minutes are asked for is worked out."""
    unit = _UNITS.get(found["unit"].casefold(), found["unit"])
    if unit in {"小时", "个小时", "h"} and "分钟" in help_text:
        return _whole(number * 60, is_sure=False)
    # A leading zero is a slip, but who knows of which digit.
    is_sure = (not unit or unit in help_text) and not found[0].startswith("0")
    return _whole(number, is_sure=is_sure)


def _whole(number: str | int, *, is_sure: bool) -> Guess:
    return Guess(str(int(number)), is_sure)


def _han(found: re.Match[str]) -> int:
    tens = found["tens"] or ""
    return 10 * _HAN.get(tens[:1], 1) * bool(tens) + _HAN.get(found["ones"] or "零", 0)


def _share(written: str, _help: str) -> Guess | None:
    if found := re.fullmatch(r"(\d{1,3}(?:\.\d{1,2})?)\s*%", written):
        return Guess(_decimal(float(found[1]) / _WHOLE)) if float(found[1]) <= _WHOLE else None
    if found := re.fullmatch(r"0?(\.\d{1,4})", written):
        return Guess(f"0{found[1]}")
    return None


def _decimal(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".")


def _measure(written: str, help_text: str) -> Guess | None:
    if found := re.fullmatch(r"(-?)0*(\d*\.?\d+)\s*([^\d\s.]{0,4})", written):
        number = f"{found[1]}{'0' if found[2].startswith('.') else ''}{found[2]}"
        return Guess(number, not found[3] or found[3] in help_text)
    return None


def _id(written: str, help_text: str) -> Guess | None:
    return _term_id(written.lower(), help_text)


def _term_id(written: str, _help: str) -> Guess | None:
    id = re.sub(r"[\s_-]+", "-", written).strip("-")
    return Guess(id) if re.fullmatch("[A-Za-z0-9-]+", id) else None


def _file_path(written: str, _help: str) -> Guess | None:
    path = written.replace("\\", "/").removeprefix("/").removeprefix("content/files/")
    return (
        Guess(path) if re.fullmatch(r"[a-z0-9][a-z0-9._-]*(/[a-z0-9][a-z0-9._-]*)*", path) else None
    )


def _url(written: str, _help: str) -> Guess | None:
    # Whether the other side answers to https is for somebody to try.
    secure = re.sub(r"^(http://|(?=www\.))", "https://", written)
    is_url = re.fullmatch(r"https://[!-~]+", secure)
    return Guess(secure, secure == written) if is_url else None


def _digits(written: str, _help: str) -> Guess | None:
    number = re.sub(r"\s", "", written)
    return Guess(number) if re.fullmatch(r"\d{2,12}", number) else None


_RULES: dict[str, Callable[[str, str], Guess | None]] = {
    "not_a_bool": _bool,
    "not_a_date": _date,
    "not_a_month_day": _month_day,
    "not_a_time": _time,
    "not_a_number": _count,
    "not_a_share": _share,
    "not_a_measure": _measure,
    "not_an_id": _id,
    "not_a_term_id": _term_id,
    "not_a_file_path": _file_path,
    "not_a_url": _url,
    "not_a_public_number": _digits,
    "not_a_region_code": _digits,
}
"""A rule of the models that refused a value → how to find out what was meant."""
