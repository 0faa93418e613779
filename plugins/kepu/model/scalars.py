"""The scalar types of the catalogue: text in, one typed value out.

Every scalar reaches the models as text (`kepu.read` never guesses). Each type here accepts exactly one
spelling and refuses the rest with a sentence for the editor, so `"010"` is never 10 and `"no"` never false.
The JSON Schemas are a little wider than the parsers, because an editor's YAML tool has already turned an
unquoted `60` into a number when it looks at the schema.
"""

import datetime as dt
import re
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

_LOOSE_TEXT = ["string", "number", "boolean"]
"""What a YAML tool may make of an unquoted text such as 2026 or 12:30."""


def _refuse(kind: str, message: str) -> PydanticCustomError:
    # Braces would be read as placeholders by pydantic's message template.
    return PydanticCustomError(kind, message.replace("{", "{{").replace("}", "}}"))


def _parse_int(value: object) -> object:
    if isinstance(value, str):
        if re.fullmatch(r"0|[1-9][0-9]{0,8}", value):
            return int(value)
        raise _refuse("not_a_number", "这里要写一个整数，例如 60（不带单位、负号和前导零）")
    return value


def _parse_share(value: object) -> object:
    if isinstance(value, str):
        if re.fullmatch(r"0(\.[0-9]{1,4})?|1(\.0{1,4})?", value):
            return float(value)
        raise _refuse("not_a_share", "这里要写 0 到 1 之间的小数，例如 0.34")
    return value


def _parse_bool(value: object) -> object:
    if isinstance(value, str):
        if value in {"true", "false"}:
            return value == "true"
        raise _refuse("not_a_bool", "这里只能写 true（是）或 false（否）")
    return value


def _parse_date(value: object) -> object:
    if isinstance(value, str):
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            try:
                return dt.date.fromisoformat(value)
            except ValueError:
                raise _refuse("no_such_date", "日历上没有这一天，请核对年月日") from None
        raise _refuse("not_a_date", "日期要写成 2026-09-18 这样：四位年-两位月-两位日")
    return value


def _parse_time(value: object) -> object:
    if isinstance(value, str):
        if re.fullmatch(r"([01][0-9]|2[0-3]):[0-5][0-9]", value):
            return dt.time.fromisoformat(value)
        raise _refuse("not_a_time", "时间要写成 09:00 这样：24 小时制，两位时:两位分")
    return value


def _check_month_day(value: str) -> str:
    # 2000 is a leap year, so 02-29 counts as a day that exists.
    _parse_date(f"2000-{value}")
    return value


def _check_url(value: str) -> str:
    if not re.fullmatch(r"https://[a-z0-9][a-z0-9.-]*(:[0-9]+)?(/[!-~]*)?", value):
        raise _refuse("not_a_url", "网址要以 https:// 开头，只含英文字母、数字和常见符号")
    return value


def _check_line(value: str) -> str:
    if "\n" in value:
        raise _refuse("more_than_a_line", "这里只能写一行，请去掉换行")
    if value != value.strip():
        raise _refuse("space_around", "开头或结尾多了空格，请删掉")
    return value


def _schema(**extra: Any) -> WithJsonSchema:
    return WithJsonSchema(dict(extra))


Slug = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=48),
    _schema(type="string", pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", maxLength=48),
]
"""A permanent id: ASCII lower case, digits, single hyphens."""

Line = Annotated[
    str,
    StringConstraints(min_length=1, max_length=120),
    AfterValidator(_check_line),
    _schema(type=_LOOSE_TEXT, minLength=1, maxLength=120),
]
"""One line of at most 120 characters."""

Summary = Annotated[
    str,
    StringConstraints(min_length=1, max_length=120),
    AfterValidator(_check_line),
    _schema(type=_LOOSE_TEXT, minLength=1, maxLength=120),
]
"""One sentence or two, at most 120 characters (domain rule for `summary`)."""

Text = Annotated[
    str,
    StringConstraints(min_length=1, max_length=2000),
    _schema(type=_LOOSE_TEXT, minLength=1, maxLength=2000),
]
"""Plain text of at most 2,000 characters; line breaks are kept as paragraphs."""


class MarkdownText:
    """Marks a field whose text goes through Markdown and the sanitiser before it is shown."""


Markdown = Annotated[
    str,
    StringConstraints(min_length=1, max_length=20000),
    MarkdownText(),
    _schema(type=_LOOSE_TEXT, minLength=1, maxLength=20000),
]
"""Markdown of at most 20,000 characters."""

Count = Annotated[int, BeforeValidator(_parse_int), _schema(type="integer", minimum=0)]
"""A whole number from 0."""
Share = Annotated[
    float, BeforeValidator(_parse_share), _schema(type="number", minimum=0, maximum=1)
]
Bool = Annotated[bool, BeforeValidator(_parse_bool), _schema(type="boolean")]
DateOn = Annotated[
    dt.date,
    BeforeValidator(_parse_date),
    _schema(type="string", pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
]
TimeAt = Annotated[
    dt.time,
    BeforeValidator(_parse_time),
    _schema(type="string", pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$"),
]
MonthDay = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9]{2}-[0-9]{2}$"),
    AfterValidator(_check_month_day),
    _schema(type="string", pattern=r"^[0-9]{2}-[0-9]{2}$"),
]
Url = Annotated[str, AfterValidator(_check_url), _schema(type="string", pattern="^https://")]
PublicNumber = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9]{3,8}$"),
    _schema(type=["string", "integer"]),
]
"""A public service number such as 120 or 12345; personal numbers have no place in the catalogue."""
RegionCode = Annotated[
    str,
    StringConstraints(pattern=r"^\d{2}(\d{2}(\d{2}(\d{3}(\d{3})?)?)?)?$"),
    _schema(type=["string", "integer"]),
]
"""An administrative code of 2, 4, 6, 9 or 12 digits; the parent is its prefix."""
FilePath = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9][a-z0-9._-]*(/[a-z0-9][a-z0-9._-]*)*$", max_length=200),
    _schema(type="string", pattern=r"^[a-z0-9][a-z0-9._-]*(/[a-z0-9][a-z0-9._-]*)*$"),
]
"""A path below `content/files/`: lower-case ASCII, no `..`."""
