"""The usual slips, recognised from one line of a text that the parser could not read.

Takes a line; hands on hints, each with the line as it should have been, so that the caller can
put the hint to the proof. Nothing here is sure: the patterns also match sound lines, and a hint
counts only when the repair gets the parser further.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kepu.problems import codes

from .finding import Finding


@dataclass(frozen=True, slots=True)
class Hint:
    """A slip that may be on a line."""

    column: int
    length: int
    finding: Finding
    repaired: str
    """The line without the slip."""

    is_mend: bool = True
    """Whether the repair, once proven, is what the editor meant beyond doubt."""

    wanted: int | None = None
    """Where the repair only moves the line: the indent that the editor seems to have meant."""


_LEAD = r"(?P<lead>[ ]*(?:-[ ]+)*)"
_KEY = r"(?P<key>[\"']?[A-Za-z_][\w.-]*[\"']?)"
_GAP = "[ \u00a0\u3000]*"
_WIDE_COLON = re.compile(rf"{_LEAD}{_KEY}(?P<colon>{_GAP}：{_GAP})(?P<rest>.*)")
_TIGHT_COLON = re.compile(rf"{_LEAD}{_KEY}(?P<colon>:)(?!//){_GAP}(?P<rest>(?<! )[^\s].*)")
_BARE_KEY = re.compile(
    rf"{_LEAD}(?P<key>[a-z_][a-z0-9_.-]*)(?P<gap>{_GAP}[=＝;；]?{_GAP})(?P<rest>.*)"
)
_DASHES = "－—–―\u2010\u2011\u2212•·●◦▪"
_DASH = (
    rf"-[\u00a0\u3000]*|[{_DASHES}]+{_GAP}|[*+][ \u00a0\u3000]+|[0-9]{{1,2}}[.、\uff0e)）]{_GAP}"
)
_TIGHT_DASH = re.compile(rf"(?P<lead>[ ]*)(?P<dash>{_DASH})(?P<rest>[^\s-].*)")
_LOOSE_DASH = re.compile(rf"(?P<lead>[ ]*)-[ ]{{2,}}(?P<rest>{_KEY}:(?:[ ].*)?)")
_VALUE = re.compile(rf"(?P<lead>[ ]*(?:-[ ]+)*(?:{_KEY}:[ ]+)?)(?P<rest>\S.*)")
_COMMENT = re.compile(r"\s#")
_FIELD_BEGINS = re.compile(rf"{_KEY}:(?:[ ]|$)")
_INLINE_DASH = re.compile(rf"{_LEAD}{_KEY}:[ ]+(?P<item>-[ ]+.*)")
_BRACKETS = {"[": "]", "{": "}"}
_WIDE_CLOSERS = "】\uff3d\uff5d\u3015）)"
_WIDE_QUOTES = "”’“‘\uff02\uff07"
_PROSE = re.compile("[，。；：！？]")
_SPECIAL = {
    "*": "星号",
    "&": "「&」",
    "!": "感叹号",
    "%": "百分号",
    "@": "「@」",
    "`": "反引号",
    ">": "大于号",
    "|": "竖线",
    "[": "方括号",
    "{": "花括号",
    "]": "方括号",
    "}": "花括号",
    ",": "逗号",
    '"': "引号",
    "'": "引号",
    "?": "问号",
}


def hints_in(line: str) -> Iterator[Hint]:
    """Yield what may be wrong with a line, the most telling first."""
    for rule in _RULES:
        yield from rule(line)


def quoted(text: str) -> str:
    """Write a text so that YAML takes it as it is."""
    return "'" + text.replace("'", "''") + "'"


def _wide_colon(line: str) -> Iterator[Hint]:
    if found := _WIDE_COLON.fullmatch(line):
        written = f"{found['key']}: {found['rest']}".rstrip()
        message = f"「{found['key']}」后面的冒号是中文的（：），要用英文冒号加一个空格。"
        finding = Finding(codes.FULL_WIDTH_COLON, message, f"写成：{written}")
        yield Hint(line.index("：") + 1, 1, finding, found["lead"] + written)


def _tight_colon(line: str) -> Iterator[Hint]:
    if found := _TIGHT_COLON.fullmatch(line):
        written = f"{found['key']}: {found['rest']}"
        message = f"「{found['key']}」的冒号后面少了一个英文空格。"
        finding = Finding(codes.NO_SPACE_AFTER_COLON, message, f"写成：{written}")
        yield Hint(found.end("colon"), 1, finding, found["lead"] + written)


def _tight_dash(line: str) -> Iterator[Hint]:
    if found := _TIGHT_DASH.fullmatch(line):
        written = f"- {found['rest']}"
        message = "列表的每一项，前面要写英文短横线（-）加一个空格。"
        finding = Finding(codes.NO_SPACE_AFTER_DASH, message, f"写成：{written}")
        yield Hint(found.start("dash") + 1, 1, finding, found["lead"] + written)


def _loose_dash(line: str) -> Iterator[Hint]:
    if found := _LOOSE_DASH.fullmatch(line):
        written = f"- {found['rest']}"
        message = "短横线后面只空一格，这一项的其他字段才能与它对齐。"
        finding = Finding(codes.BAD_INDENT, message, f"写成：{written}")
        yield Hint(len(found["lead"]) + 1, 1, finding, found["lead"] + written)


def _parts(line: str) -> tuple[str, str, str]:
    """Split a line into what stands before the value, the value, and space and comment after it."""
    found = _VALUE.fullmatch(line)
    if not found:
        return line, "", ""
    rest = found["rest"]
    comment = _COMMENT.search(rest)
    value = rest[: comment.start() if comment else len(rest)].rstrip()
    return found["lead"], value, rest[len(value) :]


def _brackets(line: str) -> Iterator[Hint]:
    lead, value, tail = _parts(line)
    if not value or value[0] not in _BRACKETS:
        return
    closer = _BRACKETS[value[0]]
    if wide := re.search("(?<=[\"'”])[ ]*[，、；]", value):
        written = re.sub("(?<=[\"'])[ ]*[，、；][ ]*", ", ", value)
        message = "列表的各项之间用了中文标点，要用英文逗号。"
        finding = Finding(codes.FULL_WIDTH_COMMA, message, f"写成：{written}")
        yield Hint(len(lead) + wide.end(), 1, finding, lead + written + tail)
    # What is no list of several may be a text that only begins with a bracket.
    is_list = "," in value and not _PROSE.search(value)
    if value[-1] in _WIDE_CLOSERS and not re.search("[（(]", value):
        written = value[:-1] + closer
        message = f"结尾的「{value[-1]}」与开头的「{value[0]}」不成对。"
        finding = Finding(codes.UNCLOSED, message, f"改成英文的「{closer}」：{written}")
        yield Hint(len(lead) + len(value), 1, finding, lead + written + tail, is_list)
    message = f"「{value[0]}」没有与它成对的「{closer}」。"
    finding = Finding(codes.UNCLOSED, message, f"在末尾补上英文的「{closer}」：{value}{closer}")
    yield Hint(len(lead) + 1, 1, finding, lead + value + closer + tail, is_list)


def _quotes(line: str) -> Iterator[Hint]:
    lead, value, tail = _parts(line)
    if not value or value[0] not in "\"'":
        return
    quote = value[0]
    column = len(lead) + 1
    message = f"从这里开始的英文引号（{quote}）没有收尾。"
    if value[-1] in _WIDE_QUOTES:
        written = value[:-1] + quote
        wanted = f"结尾的「{value[-1]}」是中文引号，改成英文引号：{written}"
        mended = Finding(codes.UNCLOSED, message, wanted)
        yield Hint(column, len(value), mended, lead + written + tail)
    mended = Finding(codes.UNCLOSED, message, f"在末尾补上：{value}{quote}")
    yield Hint(column, len(value), mended, lead + value + quote + tail)


def _inline_list(line: str) -> Iterator[Hint]:
    if found := _INLINE_DASH.fullmatch(line):
        message = "列表不能和字段名写在同一行。"
        finding = Finding(codes.YAML_SYNTAX, message, f"另起一行，缩进后写：{found['item']}")
        repaired = line[: found.start("item")] + "x"
        yield Hint(found.start("item") + 1, 1, finding, repaired, is_mend=False)


def _needs_quotes(line: str) -> Iterator[Hint]:
    lead, value, tail = _parts(line)
    if not value:
        return
    if value == "-":
        message = "单独一个短横线会被当成列表。"
    elif value[0] in _SPECIAL:
        message = f"值以{_SPECIAL[value[0]]}开头，会被当成特别的记号。"
    elif (": " in value or value.endswith(":")) and not _FIELD_BEGINS.match(value):
        message = "值里有英文冒号，会被当成字段。"
    else:
        return
    written = quoted(value)
    finding = Finding(codes.NEEDS_QUOTES, message, f"用英文引号把整个值括起来：{written}")
    # A bracket that is never closed may be a list that went wrong in some other way.
    is_mend = value[0] not in _BRACKETS or _BRACKETS[value[0]] in value[:-1]
    yield Hint(len(lead) + 1, len(value), finding, lead + written + tail, is_mend)


def _bare_key(line: str) -> Iterator[Hint]:
    if (found := _BARE_KEY.fullmatch(line)) and (found["gap"] or not found["rest"]):
        gap, rest = found["gap"].strip(), found["rest"]
        written = f"{found['key']}: {rest}".rstrip()
        message = f"字段名「{found['key']}」后面没有英文冒号。"
        finding = Finding(codes.NO_COLON, message, f"写成：{written}")
        column, length = found.start("key") + 1, len(found["key"])
        # English words in a row may be a sentence that belongs to the line above.
        is_mend = bool(gap) or " " not in rest or not rest[0].isascii()
        yield Hint(column, length, finding, found["lead"] + written, is_mend)


_RULES: tuple[Callable[[str], Iterator[Hint]], ...] = (
    _wide_colon,
    _tight_colon,
    _tight_dash,
    _loose_dash,
    _brackets,
    _quotes,
    _inline_list,
    _needs_quotes,
    _bare_key,
)
