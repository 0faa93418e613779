"""Bytes are UTF-8 or are refused with words that help."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kepu.read import decode_bytes
from kepu.read.document import Document
from kepu.read.parse import parse_document

PATH = "catalog/x.yaml"
CHINESE = "id: x\ntitle: 社区科普资源，先喊人再打电话\n"


def only(data: bytes) -> tuple[str, int, int]:
    _, problems = decode_bytes(PATH, data)
    (problem,) = problems
    assert problem.where
    assert problem.advice
    return problem.code, problem.where.line, problem.where.column


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (CHINESE.encode(), CHINESE),
        (b"\xef\xbb\xbf" + CHINESE.encode(), CHINESE),
        (CHINESE.replace("\n", "\r\n").encode(), CHINESE),
        (CHINESE.replace("\n", "\r").encode(), CHINESE),
        (b"", ""),
    ],
    ids=["plain", "mark", "CRLF", "CR", "empty"],
)
def test_utf8_is_tolerated_in_every_dress(data: bytes, text: str) -> None:
    assert decode_bytes(PATH, data) == (text, ())


@pytest.mark.parametrize("encoding", ["gbk", "gb2312", "gb18030"])
def test_gbk_is_recognised_at_its_first_hanzi(encoding: str) -> None:
    assert only(CHINESE.encode(encoding)) == ("KP003", 2, 8)
    assert decode_bytes(PATH, CHINESE.encode(encoding))[0] is None


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_utf16_is_recognised(encoding: str) -> None:
    assert only(CHINESE.encode(encoding)) == ("KP004", 0, 0)


def test_a_broken_byte_is_placed_exactly() -> None:
    broken = CHINESE.encode().replace("喊".encode(), b"\xe5\x96")
    assert only(broken) == ("KP002", 2, CHINESE.split("\n")[1].index("喊") + 1)
    assert only(b"\xef\xbb\xbfa: \xff\n") == ("KP002", 1, 4)


def test_a_document_renamed_to_yaml_is_named() -> None:
    assert only(b"PK\x03\x04\x14\x00") == ("KP018", 0, 0)
    assert only(b"\x89PNG\r\n") == ("KP018", 0, 0)


@pytest.mark.parametrize(
    ("char", "code"),
    [
        ("\x00", "KP005"),
        ("\x1b", "KP005"),
        ("\x0b", "KP005"),
        ("\x0c", "KP005"),
        ("\x7f", "KP005"),
        ("\x85", "KP005"),
        ("\u2028", "KP005"),
        ("\u2029", "KP005"),
        *[(chr(number), "KP006") for number in range(0x202A, 0x202F)],
        *[(chr(number), "KP006") for number in range(0x2066, 0x206A)],
        ("\u200e", "KP006"),
        ("\u200f", "KP006"),
        ("\ufffe", "KP014"),
        ("\ufdd0", "KP014"),
        ("\U0001ffff", "KP014"),
        ("\u200b", "KP015"),
        ("\ufeff", "KP015"),
    ],
)
def test_what_cannot_be_seen_is_placed_exactly(char: str, code: str) -> None:
    assert only(f"id: x\n标题: 甲{char}乙\n".encode()) == (code, 2, 6)


def test_line_ends_do_not_shift_the_place() -> None:
    assert only(b"a: b\r\nc: d\re: \x00\r\n") == ("KP005", 3, 4)


def test_ordinary_text_is_left_alone() -> None:
    text = "一\t二\u3000三\u00a0四 é 👨\u200d👩\u200d👧 𠮷 “引号” ——……\n"
    assert decode_bytes(PATH, text.encode()) == (text, ())


@given(st.binary())
def test_no_bytes_ever_raise(data: bytes) -> None:
    text, problems = decode_bytes(PATH, data)
    assert (text is not None) or problems
    assert all(problem.where and problem.where.path == PATH for problem in problems)


@given(st.text("的一是了我不在人有他这中大来上个国到说们", min_size=8))
def test_everyday_chinese_in_gbk_is_always_named(text: str) -> None:
    # A few hanzi, such as a lone 一, are also letters in UTF-8; 社区 is not.
    assert only(f"title: 社区{text}\n".encode("gbk")) == ("KP003", 1, 8)


def test_decoded_text_parses() -> None:
    text, _ = decode_bytes(PATH, CHINESE.encode())
    document, problems = parse_document(PATH, text or "")
    assert isinstance(document, Document)
    assert problems == ()
