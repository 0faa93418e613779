"""The scalar types of the catalogue: text in, one typed value out.

Every scalar reaches the models as text (`kepu.read` never guesses). Each type here accepts exactly one
spelling and refuses the rest with a sentence for the editor, so `"010"` is never 10 and `"no"` never false.
The JSON Schemas are a little wider than the parsers, because an editor's YAML tool has already turned an
unquoted `60` into a number when it looks at the schema.
"""

import datetime as dt
import re
from collections.abc import Callable
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

_LOOSE_TEXT = ["string", "number", "boolean"]
"""What a YAML tool may make of an unquoted text such as 2026 or 12:30."""


YEARS = range(1900, 2101)
"""Years that a date may lie in; another year is a slip of the finger."""


def refuse(kind: str, message: str, *at: str | int) -> PydanticCustomError:
    """Make the error of a validator; `at` leads from the model to the field that an editor must mend."""
    return PydanticCustomError(kind, message, {"at": at})


def _spelt(
    pattern: str, convert: Callable[[str], object], kind: str, message: str
) -> BeforeValidator:
    """Convert text of one spelling; what is no text at all is left for pydantic to refuse."""

    def parse(value: object) -> object:
        if not isinstance(value, str):
            return value
        if re.fullmatch(pattern, value):
            return convert(value)
        raise refuse(kind, message)

    return BeforeValidator(parse)


def matching(pattern: str, kind: str, message: str) -> AfterValidator:
    """Keep text of one spelling as text."""

    def check(value: str) -> str:
        if re.fullmatch(pattern, value):
            return value
        raise refuse(kind, message)

    return AfterValidator(check)


def _day(text: str) -> dt.date:
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        raise refuse("no_such_date", "日历上没有这一天，请核对年月日") from None
    if day.year not in YEARS:
        raise refuse("no_such_year", "年份要在 1900 到 2100 之间，请核对")
    return day


def _check_month_day(value: str) -> str:
    # 2000 is a leap year, so 02-29 counts as a day that exists.
    _day(f"2000-{value}")
    return value


def _check_text(value: str) -> str:
    if not value.strip():
        raise refuse("blank", "是空的，请写上内容，或者删掉这一行")
    return value


def _check_line(value: str) -> str:
    if "\n" in value:
        raise refuse("more_than_a_line", "这里只能写一行，请去掉换行")
    if value != value.strip():
        raise refuse("space_around", "开头或结尾多了空格，请删掉")
    return value


def _schema(**extra: Any) -> WithJsonSchema:
    return WithJsonSchema(dict(extra))


_SLUG = "[a-z0-9]+(-[a-z0-9]+)*"
_FILE_PATH = "[a-z0-9][a-z0-9._-]*(/[a-z0-9][a-z0-9._-]*)*"

Slug = Annotated[
    str,
    StringConstraints(max_length=48),
    matching(_SLUG, "not_an_id", "编号只能用小写英文字母、数字，中间用短横线连接，例如 h-bp"),
    _schema(type="string", pattern=f"^{_SLUG}$", maxLength=48),
]
"""A permanent id: ASCII lower case, digits, single hyphens."""

Name = Annotated[
    str,
    StringConstraints(min_length=1, max_length=120),
    _schema(type="string", pattern=f"^{_SLUG}$", maxLength=48),
]
"""An id that another entry or a vocabulary must know.

The parser takes any short text: what does not exist is refused with the nearest ids, and an editor who
wrote 老年人 for `older-adult` is told so, which a rule of spelling could not do.
"""

Line = Annotated[
    str,
    StringConstraints(min_length=1, max_length=120),
    AfterValidator(_check_line),
    _schema(type=_LOOSE_TEXT, minLength=1, maxLength=120),
]
"""One line of at most 120 characters."""

Summary = Line
"""One sentence or two, at most 120 characters (domain rule for `summary`)."""

Text = Annotated[
    str,
    StringConstraints(min_length=1, max_length=2000),
    AfterValidator(_check_text),
    _schema(type=_LOOSE_TEXT, minLength=1, maxLength=2000),
]
"""Plain text of at most 2,000 characters; line breaks are kept as paragraphs."""


class MarkdownText:
    """Marks a field whose text goes through Markdown and the sanitiser before it is shown."""


Markdown = Annotated[
    str,
    StringConstraints(min_length=1, max_length=20000),
    AfterValidator(_check_text),
    MarkdownText(),
    _schema(type=_LOOSE_TEXT, minLength=1, maxLength=20000),
]
"""Markdown of at most 20,000 characters."""

Count = Annotated[
    int,
    _spelt(
        "0|[1-9][0-9]{0,8}",
        int,
        "not_a_number",
        "这里要写一个整数，例如 60（不带单位、负号和前导零）",
    ),
    _schema(type="integer", minimum=0),
]
"""A whole number from 0."""

Share = Annotated[
    float,
    _spelt(
        r"0(\.[0-9]{1,4})?|1(\.0{1,4})?",
        float,
        "not_a_share",
        "这里要写 0 到 1 之间的小数，例如 0.34",
    ),
    _schema(type="number", minimum=0, maximum=1),
]
"""A part of a whole, from 0 to 1."""

Number = Annotated[
    float,
    _spelt(
        r"-?(0|[1-9][0-9]{0,11})(\.[0-9]{1,8})?(e-?[0-9]{1,2})?",
        float,
        "not_a_measure",
        "这里要写一个数，例如 0.5、-3 或 1e-10（不带单位和前导零）",
    ),
    _schema(type="number"),
]
"""A number, which may be negative or broken."""

Bool = Annotated[
    bool,
    _spelt("true|false", "true".__eq__, "not_a_bool", "这里只能写 true（是）或 false（否）"),
    _schema(type="boolean"),
]
"""Yes or no."""

DateOn = Annotated[
    dt.date,
    _spelt(
        "[0-9]{4}-[0-9]{2}-[0-9]{2}",
        _day,
        "not_a_date",
        "日期要写成 2026-09-18 这样：四位年-两位月-两位日",
    ),
    _schema(type="string", pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
]
"""A day of the calendar."""

TimeAt = Annotated[
    dt.time,
    _spelt(
        "([01][0-9]|2[0-3]):[0-5][0-9]",
        dt.time.fromisoformat,
        "not_a_time",
        "时间要写成 09:00 这样：24 小时制，两位时:两位分",
    ),
    _schema(type="string", pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$"),
]
"""A time of day."""

MonthDay = Annotated[
    str,
    matching("[0-9]{2}-[0-9]{2}", "not_a_month_day", "要写成 05-12 这样：两位月-两位日"),
    AfterValidator(_check_month_day),
    _schema(type="string", pattern=r"^[0-9]{2}-[0-9]{2}$"),
]
"""A month and a day of any year."""

Url = Annotated[
    str,
    matching(
        r"https://[a-z0-9][a-z0-9.-]*(:[0-9]+)?(/[!-~]*)?",
        "not_a_url",
        "网址要以 https:// 开头，只含英文字母、数字和常见符号",
    ),
    _schema(type="string", pattern="^https://"),
]
"""A public address."""

PublicNumber = Annotated[
    str,
    matching("[0-9]{3,8}", "not_a_public_number", "公共号码是 3 到 8 位数字，不写区号和横线"),
    _schema(type=["string", "integer"]),
]
"""A public service number such as 120 or 12345; personal numbers have no place in the catalogue."""

RegionCode = Annotated[
    str,
    # Not `\d`, which would let full-width digits in.
    matching(
        "[0-9]{2}([0-9]{2}([0-9]{2}([0-9]{3}([0-9]{3})?)?)?)?",
        "not_a_region_code",
        "区划代码是 2、4、6、9 或 12 位数字，加引号写",
    ),
    _schema(type=["string", "integer"]),
]
"""An administrative code of 2, 4, 6, 9 or 12 digits; the parent is its prefix."""

_TEAM = "@[A-Za-z0-9]+(-[A-Za-z0-9]+)*/[A-Za-z0-9][A-Za-z0-9._-]*"

TeamHandle = Annotated[
    str,
    StringConstraints(max_length=100),
    matching(
        _TEAM,
        "not_a_team",
        '要写成 "@机构/团队" 这样，加引号；不写个人账号，也不写邮箱',
    ),
    _schema(type="string", pattern=f"^{_TEAM}$", maxLength=100),
]
"""A team on a code host. One person's account or an e-mail address is personal data and has no place here."""

FilePath = Annotated[
    str,
    StringConstraints(max_length=200),
    matching(
        _FILE_PATH,
        "not_a_file_path",
        "文件位置写 content/files/ 之后的部分，只用小写英文字母、数字、点、下划线和短横线",
    ),
    _schema(type="string", pattern=f"^{_FILE_PATH}$"),
]
"""A path below `content/files/`: lower-case ASCII, no `..`."""
