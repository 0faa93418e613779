"""Every scalar takes exactly one spelling, and says in Chinese why it refuses another."""

import datetime as dt
import re
from typing import Any

import pytest
from kepu.model import scalars
from kepu.model.topic import TermId
from pydantic import TypeAdapter, ValidationError


def wide(text: str) -> str:
    """Write ASCII letters and digits as a Chinese keyboard's full-width mode does."""
    return "".join(chr(ord(c) + 0xFEE0) if c.isalnum() else c for c in text)


ACCEPTED: tuple[tuple[Any, str, object], ...] = (
    (scalars.Count, "0", 0),
    (scalars.Count, "60", 60),
    (scalars.Count, "999999999", 999_999_999),
    (scalars.Share, "0", 0.0),
    (scalars.Share, "0.34", 0.34),
    (scalars.Share, "1.0", 1.0),
    (scalars.Bool, "true", True),
    (scalars.Bool, "false", False),
    (scalars.DateOn, "2026-09-18", dt.date(2026, 9, 18)),
    (scalars.DateOn, "2028-02-29", dt.date(2028, 2, 29)),
    (scalars.DateOn, "1900-01-01", dt.date(1900, 1, 1)),
    (scalars.DateOn, "2100-12-31", dt.date(2100, 12, 31)),
    (scalars.TimeAt, "00:00", dt.time(0, 0)),
    (scalars.TimeAt, "12:30", dt.time(12, 30)),
    (scalars.TimeAt, "23:59", dt.time(23, 59)),
    (scalars.MonthDay, "05-12", "05-12"),
    (scalars.MonthDay, "02-29", "02-29"),
    (scalars.Slug, "h-cpr-aed", "h-cpr-aed"),
    (scalars.Slug, "a" * 48, "a" * 48),
    (scalars.Slug, "12320", "12320"),
    (TermId, "zh-Hans", "zh-Hans"),
    (scalars.Name, "老年人", "老年人"),
    (scalars.Line, "12:30", "12:30"),
    (scalars.Line, "010", "010"),
    (scalars.Line, "NO", "NO"),
    (scalars.Line, "9" * 120, "9" * 120),
    (scalars.Line, "字" * 120, "字" * 120),
    (scalars.Text, "一段\n又一段", "一段\n又一段"),
    (scalars.Text, "字" * 2000, "字" * 2000),
    (scalars.Markdown, "**粗**", "**粗**"),
    (scalars.Url, "https://example.org", "https://example.org"),
    (scalars.Url, "https://example.org:8443/a?b=c#d", "https://example.org:8443/a?b=c#d"),
    (scalars.PublicNumber, "010", "010"),
    (scalars.PublicNumber, "12345678", "12345678"),
    (scalars.RegionCode, "99", "99"),
    (scalars.RegionCode, "990121001001", "990121001001"),
    (scalars.FilePath, "health/leaflet_1.v2.pdf", "health/leaflet_1.v2.pdf"),
)

REFUSED: tuple[tuple[Any, str], ...] = (
    *((scalars.Count, text) for text in (
        "", " ", "-1", "+1", "010", "00", "1.0", "1e3", "1_000", "60分钟", "NO", "12:30", "0x10",
        wide("60"), "٦٠", "9" * 5000, "1000000000", " 60", "60\n", "null", "~", "true",
    )),
    *((scalars.Share, text) for text in ("34%", ".5", "1.1", "-0.1", "0.12345", "nan", "inf", wide("0.3"))),
    *((scalars.Bool, text) for text in ("NO", "no", "yes", "是", "True", "1", "0", "on", "", wide("true"))),
    *((scalars.DateOn, text) for text in (
        "2026-02-29", "2027-02-29", "1900-02-29", "2026-02-30", "2026-13-01", "2026-00-10",
        "2026-04-31", "2026-9-18", "26-09-18", "2026/09/18", "20260918", "2026年9月18日",
        wide("2026-09-18"), "2026-09-18T00:00", "0000-01-01", "0202-09-18", "1899-12-31",
        "2101-01-01", "9999-12-31", "", "今天", "2026-09-18 ", "9" * 5000,
    )),
    *((scalars.TimeAt, text) for text in (
        "9:00", "24:00", "12:60", "12:30:00", "1230", "750", "上午9点", wide("12:30"), "12：30", "", "-1:00",
    )),
    *((scalars.MonthDay, text) for text in (
        "5-12", "13-01", "00-10", "02-30", "04-31", "0512", "05/12", "05-12-01", "", wide("05-12"),
    )),
    *((scalars.Slug, text) for text in (
        "", "H-BP", "h_bp", "-h", "h-", "h--bp", "h bp", "血压", "h.bp", "../h", wide("h-bp"), "h\n", "a" * 49,
    )),
    *((TermId, text) for text in ("", "zh_Hans", "中文", "zh-", "a" * 49)),
    *((scalars.Name, text) for text in ("", "字" * 121)),
    *((scalars.Line, text) for text in ("", " 名", "名 ", "　名", "一\n二", "字" * 121, "9" * 5000)),
    *((scalars.Text, text) for text in ("", " ", "\n\n", "　", "字" * 2001)),
    *((scalars.Markdown, text) for text in ("", " \n ", "字" * 20001)),
    *((scalars.Url, text) for text in (
        "http://example.org", "javascript:alert(1)", "https://", "https://例子.org", "//example.org",
        "https://Example.org", "https://user@example.org", "https://example.org/a b", "example.org",
        "https://example.org/\n", " https://example.org", "data:text/html,x", "https://example.org/页",
    )),
    *((scalars.PublicNumber, text) for text in (
        "12", "123456789", "0571-88888888", wide("120"), "120 ", "13800138000", "12O", "",
    )),
    *((scalars.RegionCode, text) for text in ("9", "990", "99012", "9901211", wide("99"), "99a1", "", "9" * 13)),
    *((scalars.FilePath, text) for text in (
        "", "/etc/passwd", "../a", "a/../b", "a//b", "A.pdf", "a\\b", "折页.pdf", ".hidden", "a/", "a" * 201,
    )),
)  # fmt: skip


@pytest.mark.parametrize(("scalar", "text", "value"), ACCEPTED)
def test_the_one_spelling_is_taken(scalar: Any, text: str, value: object) -> None:
    parsed = TypeAdapter(scalar).validate_python(text)
    assert parsed == value
    assert type(parsed) is type(value)


@pytest.mark.parametrize(("scalar", "text"), REFUSED)
def test_every_other_spelling_is_refused(scalar: Any, text: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(scalar).validate_python(text)


@pytest.mark.parametrize(
    "scalar",
    [scalars.Count, scalars.Share, scalars.Bool, scalars.DateOn, scalars.TimeAt, scalars.Slug],
)
@pytest.mark.parametrize("value", [("a",), {"a": "b"}, ()])
def test_a_list_or_mapping_is_no_scalar(scalar: Any, value: object) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(scalar).validate_python(value)


def test_our_own_refusals_are_chinese() -> None:
    seen = set()
    for scalar, text in REFUSED:
        try:
            TypeAdapter(scalar).validate_python(text)
        except ValidationError as error:
            for detail in error.errors():
                if not detail["type"].startswith("string_"):
                    seen.add(detail["type"])
                    assert re.search("[一-鿿]", detail["msg"]), detail
    assert seen >= {
        "not_a_number", "not_a_share", "not_a_bool", "not_a_date", "no_such_date", "no_such_year",
        "not_a_time", "not_an_id", "not_a_url", "not_a_public_number", "not_a_region_code",
        "not_a_file_path", "blank", "space_around", "more_than_a_line",
    }  # fmt: skip
