r"""Bytes to text: strict UTF-8 with ``\n`` line ends, or a problem that says how to save again.

A byte order mark is dropped, CRLF and CR become LF. GBK and UTF-16 are recognised only to be
refused by name: a guess that is wrong once would corrupt a phone number silently.
"""

import codecs

from kepu.problems import Location, Problem, Reencode, codes

from .characters import find_bad_characters

_MEGABYTE = 1024 * 1024
MAX_BYTES = 2 * _MEGABYTE
"""The largest file of prose that is read, and the largest drawing."""
MAX_ENTRY_BYTES = 256 * 1024
"""The largest YAML file that is read: fifteen times the longest exhibit, and quick to refuse."""

_SAVE_AS = (
    "用记事本打开，选「另存为」，编码选「UTF-8」再保存；"
    "从 Excel 或 WPS 复制来的内容，先粘贴到记事本里再这样保存。"
)
_RETYPE = "打开文件，把这一处乱码删掉重新输入，再以 UTF-8 编码保存。"
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, b"\x00\x00\xfe\xff")
_SHORTEST_UTF16 = 8
_LAST_ASCII = 0x7F
_EVERYDAY = frozenset(range(0xA1, 0xAA)) | frozenset(range(0xB0, 0xD8))
"""First bytes of Chinese punctuation and of the 3,755 commonest hanzi in GB 2312."""
_NOT_TEXT = {
    b"PK\x03\x04": "Excel、Word 文档或压缩包",
    b"\xd0\xcf\x11\xe0": "旧版 Excel 或 Word 文档",
    b"%PDF": "PDF 文档",
    b"\x89PNG": "PNG 图片",
    b"\xff\xd8\xff": "JPEG 图片",
    b"GIF8": "GIF 图片",
    b"\x1f\x8b": "压缩包",
}


def decode_bytes(path: str, data: bytes) -> tuple[str | None, tuple[Problem, ...]]:
    """Turn a file's bytes into text, and say what is wrong with them.

    The text is None only where the bytes are not UTF-8; with any error among the problems it is
    fit for showing but not for parsing.
    """
    if refused := _foreign(path, data):
        return None, (refused,)
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, (_not_utf8(path, data, error.start),)
    text = normalise_line_ends(text)
    return text, find_bad_characters(path, text)


def normalise_line_ends(text: str) -> str:
    r"""Make every line end a single ``\n``."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def too_large(path: str, size: int, limit: int = MAX_BYTES) -> Problem:
    """Make the problem for a file over the size cap."""
    message = f"文件有 {_shown(size)}，超过了 {_shown(limit)} 的上限。"
    return codes.FILE_TOO_LARGE.at(Location(path), message, "把内容拆开，或者换成小一些的文件。")


def _shown(size: int) -> str:
    if size < _MEGABYTE:
        return f"{-(-size // 1024)} KB"
    return f"{size / _MEGABYTE:.1f} MB"


def _foreign(path: str, data: bytes) -> Problem | None:
    """Recognise what is not text in any 8-bit encoding."""
    for magic, noun in _NOT_TEXT.items():
        if data.startswith(magic):
            message = f"这是{noun}，不是文本文件；改后缀不会改变内容。"
            return codes.NOT_TEXT.at(Location(path), message, "把内容抄进一个 .yaml 文件。")
    if data.startswith(_UTF16_MARKS) or _looks_like_utf16(data):
        message = "文件是 UTF-16 编码（记事本里叫「Unicode」），要用 UTF-8。"
        return codes.UTF16_ENCODING.at(Location(path), message, _SAVE_AS)
    return None


def _looks_like_utf16(data: bytes) -> bool:
    """Tell whether every other byte is often zero, as ASCII text in UTF-16 has it."""
    head = data[:1024]
    even, odd = head[::2], head[1::2]
    return len(head) >= _SHORTEST_UTF16 and any(
        zeros.count(0) * 4 > len(zeros) and not others.count(0)
        for zeros, others in ((even, odd), (odd, even))
    )


def _not_utf8(path: str, data: bytes, start: int) -> Problem:
    if _looks_like_gbk(data):
        # Everything before the first byte above ASCII reads the same in both encodings.
        where = _place(path, data, next(i for i, byte in enumerate(data) if byte > _LAST_ASCII))
        message = "文件是 GBK（ANSI）编码，汉字会变成乱码。"
        return codes.GBK_ENCODING.at(where, message, _SAVE_AS, fix=Reencode("gb18030"))
    message = f"从这里开始不是 UTF-8 编码（字节 0x{data[start]:02X}）。"
    return codes.NOT_UTF8.at(_place(path, data, start), message, _RETYPE)


def _place(path: str, data: bytes, index: int) -> Location:
    """Give line and column of a byte before which everything is valid UTF-8."""
    before = normalise_line_ends(data[:index].decode("utf-8", errors="replace"))
    return Location(path, before.count("\n") + 1, len(before) - before.rfind("\n"))


def _looks_like_gbk(data: bytes) -> bool:
    """Tell whether most of the text is everyday hanzi when read as GBK.

    UTF-8 with one broken byte often decodes as GBK too, but into rare hanzi.
    """
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return False
    foreign = [char.encode("gb18030") for char in text if char > "\x7f"]
    everyday = sum(char[0] in _EVERYDAY for char in foreign)
    return bool(foreign) and everyday * 10 >= len(foreign) * 7
