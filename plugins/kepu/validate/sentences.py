"""What pydantic refuses, said to an editor: an error type becomes a code and a Chinese sentence.

Comes in: the details of one error. Goes out: a code and words. An error type that is not in the table was made by the
models' own rules, whose messages are Chinese already.
"""

from collections.abc import Callable

from pydantic_core import ErrorDetails

from kepu.problems import Code, codes

Sentence = Callable[[ErrorDetails], str]


def limit_of(detail: ErrorDetails, key: str) -> int:
    """Give a limit that the value was held against."""
    return int(detail.get("ctx", {}).get(key, 0))


def choices_of(detail: ErrorDetails) -> tuple[str, ...]:
    """Give the values that would have been right."""
    # Pydantic lists them for English readers: 'easy', 'medium' or 'hard'.
    expected = str(detail["ctx"]["expected"]).replace(" or ", ", ")
    return tuple(word.strip().strip("'") for word in expected.split(","))


def quoted(text: str, limit: int = 40) -> str:
    """Quote what an editor has written, cut where it is long."""
    return f"“{text[:limit]}{'…' if len(text) > limit else ''}”"


def _too_long(detail: ErrorDetails) -> str:
    most, found = limit_of(detail, "max_length"), len(str(detail["input"]))
    return f"太长了，最多 {most} 字，现在 {found} 字"


def _too_few(detail: ErrorDetails) -> str:
    least, found = limit_of(detail, "min_length"), limit_of(detail, "actual_length")
    return f"太少了，至少 {least} 项，现在 {found} 项"


def _too_many(detail: ErrorDetails) -> str:
    most, found = limit_of(detail, "max_length"), limit_of(detail, "actual_length")
    return f"太多了，最多 {most} 项，现在 {found} 项"


def _needs(what: str) -> tuple[Code, Sentence]:
    return codes.WRONG_TYPE, lambda d: BLANK if d["input"] == "" else f"这里要写{what}"


BLANK = "是空的，请写上内容，或者删掉这一行"

_FIELDS = _needs("一组“字段: 值”：另起一行，每行一个字段，前面比这一行多空两格")

SENTENCES: dict[str, tuple[Code, Sentence]] = {
    "string_type": _needs("一段文字，不能分成几项，也不能是一组字段"),
    "tuple_type": _needs("列表：另起一行，每项一行，前面加“- ”（短横线和一个空格）"),
    "model_type": _FIELDS,
    "model_attributes_type": _FIELDS,
    "dict_type": _FIELDS,
    "int_type": _needs("一个整数"),
    "float_type": _needs("一个数，可以带小数，例如 0.34"),
    "is_instance_of": _needs("一个数或一个式子，例如 a + 1"),
    "bool_type": _needs(" true（是）或 false（否）"),
    "date_type": _needs("日期，例如 2026-09-18"),
    "time_type": _needs("时间，例如 09:00"),
    "string_too_short": (codes.BAD_VALUE, lambda _: BLANK),
    "string_too_long": (codes.BAD_VALUE, _too_long),
    "too_short": (codes.BAD_VALUE, _too_few),
    "too_long": (codes.BAD_VALUE, _too_many),
    "greater_than": (codes.BAD_VALUE, lambda d: f"要大于 {limit_of(d, 'gt')}"),
    "greater_than_equal": (codes.BAD_VALUE, lambda d: f"不能小于 {limit_of(d, 'ge')}"),
    "less_than_equal": (codes.BAD_VALUE, lambda d: f"不能大于 {limit_of(d, 'le')}"),
}
"""Pydantic's error type → the code and the sentence that say it to an editor."""

CODES = {
    "not_a_date": codes.BAD_DATE,
    "not_a_month_day": codes.BAD_DATE,
    "no_such_date": codes.BAD_DATE,
    "no_such_year": codes.BAD_DATE,
    "dates_order": codes.BAD_DATE,
    "not_an_id": codes.BAD_ID,
    "not_a_term_id": codes.BAD_ID,
}
"""The models' own rules whose problems have a code of their own."""
