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


_LEAD = r"(?P<lead>[ ]*(?:-[ ]+)*)"
_KEY = r"(?P<key>[\"']?[A-Za-z_][\w-]*[\"']?)"
_INDENT = re.compile(r"(?P<lead>[ ]*)(?P<bad>[\t\u3000\u00a0][ \t\u3000\u00a0]*)(?P<rest>.*)")
_WIDE_COLON = re.compile(rf"{_LEAD}{_KEY}(?P<colon>[ ]*：[ ]*)(?P<rest>.*)")
_TIGHT_COLON = re.compile(rf"{_LEAD}{_KEY}(?P<colon>:)(?P<rest>(?!//)\S.*)")
_BARE_KEY = re.compile(rf"{_LEAD}(?P<key>[a-z_][a-z0-9_-]*)(?P<gap>[ ]*[=;；]?[ ]*)(?P<rest>.*)")
_TIGHT_DASH = re.compile(r"(?P<lead>[ ]*)(?P<dash>-|[－—–•·]+[ ]*)(?P<rest>[^\s-].*)")
_VALUE = re.compile(
    rf"(?P<lead>[ ]*(?:-[ ]+)*(?:{_KEY}:[ ]+)?)(?P<value>\S.*?)(?P<tail>(?:\s+#.*)?)"
)
_FIELD_BEGINS = re.compile(rf"{_KEY}:(?:[ ]|$)")
_INLINE_DASH = re.compile(rf"{_LEAD}{_KEY}:[ ]+(?P<item>-[ ]+.*)")
_BRACKETS = {"[": "]", "{": "}"}
_WIDE_CLOSERS = "】\uff3d\uff5d\u3015"
_WIDE_QUOTES = "”’“‘\uff02\uff07"
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


def _indent(line: str) -> Iterator[Hint]:
    if not (found := _INDENT.fullmatch(line)):
        return
    column, bad = len(found["lead"]) + 1, found["bad"]
    is_tab = "\t" in bad
    message = "这一行的缩进用了 Tab 键。" if is_tab else "这一行的缩进用了全角空格。"
    code = codes.TAB_INDENT if is_tab else codes.FULL_WIDTH_SPACE
    finding = Finding(code, message, "改用英文空格缩进，每层两个。")
    for cells in (2, 4, 1, 0):
        wide = sum(cells if char in "\t\u3000" else 1 for char in bad)
        repaired = " " * (len(found["lead"]) + wide) + found["rest"]
        yield Hint(column, len(bad), finding, repaired)


def _wide_colon(line: str) -> Iterator[Hint]:
    if found := _WIDE_COLON.fullmatch(line):
        written = f"{found['key']}: {found['rest']}".rstrip()
        message = f"「{found['key']}」后面的冒号是中文全角的。"
        finding = Finding(codes.FULL_WIDTH_COLON, message, f"改成英文冒号加一个空格：{written}")
        column = line.index("：") + 1
        yield Hint(column, 1, finding, found["lead"] + written)


def _tight_colon(line: str) -> Iterator[Hint]:
    if found := _TIGHT_COLON.fullmatch(line):
        written = f"{found['key']}: {found['rest']}"
        message = f"「{found['key']}」的冒号后面少了一个空格。"
        finding = Finding(codes.NO_SPACE_AFTER_COLON, message, f"写成：{written}")
        yield Hint(found.end("colon"), 1, finding, found["lead"] + written)


def _tight_dash(line: str) -> Iterator[Hint]:
    if found := _TIGHT_DASH.fullmatch(line):
        written = f"- {found['rest']}"
        message = "列表项前面要写英文短横线加一个空格。"
        finding = Finding(codes.NO_SPACE_AFTER_DASH, message, f"写成：{written}")
        yield Hint(found.start("dash") + 1, 1, finding, found["lead"] + written)


def _brackets(line: str) -> Iterator[Hint]:
    found = _VALUE.fullmatch(line)
    if not found or found["value"][0] not in _BRACKETS:
        return
    lead, value, tail = found["lead"], found["value"], found["tail"]
    closer = _BRACKETS[value[0]]
    if wide := re.search("(?<=[\"'”])[ ]*[，、；]", value):
        written = re.sub("(?<=[\"'])[ ]*[，、；][ ]*", ", ", value)
        finding = Finding(codes.FULL_WIDTH_COMMA, "列表里用了中文标点分隔。", f"写成：{written}")
        yield Hint(len(lead) + wide.end(), 1, finding, lead + written + tail)
    advice = f"在末尾补上英文的「{closer}」"
    if value[-1] in _WIDE_CLOSERS:
        finding = Finding(
            codes.UNCLOSED, f"「{value[-1]}」是中文括号。", f"改成英文的「{closer}」。"
        )
        yield Hint(len(lead) + len(value), 1, finding, lead + value[:-1] + closer + tail)
    finding = Finding(codes.UNCLOSED, f"「{value[0]}」没有与它成对的「{closer}」。", f"{advice}。")
    yield Hint(len(lead) + 1, 1, finding, lead + value + closer + tail)


def _quotes(line: str) -> Iterator[Hint]:
    found = _VALUE.fullmatch(line)
    if not found or found["value"][0] not in "\"'":
        return
    lead, value, tail = found["lead"], found["value"], found["tail"]
    quote = value[0]
    column = len(lead) + 1
    finding = Finding(codes.UNCLOSED, f"从这里开始的英文引号（{quote}）没有收尾。", "")
    if value[-1] in _WIDE_QUOTES:
        wanted = f"结尾的「{value[-1]}」是中文引号，改成英文引号：{value[:-1]}{quote}"
        mended = Finding(finding.code, finding.message, wanted)
        yield Hint(column, len(value), mended, lead + value[:-1] + quote + tail)
    mended = Finding(finding.code, finding.message, f"在末尾补上：{value}{quote}")
    yield Hint(column, len(value), mended, lead + value + quote + tail)


def _inline_list(line: str) -> Iterator[Hint]:
    if found := _INLINE_DASH.fullmatch(line):
        message = "列表不能和字段名写在同一行。"
        finding = Finding(codes.YAML_SYNTAX, message, f"另起一行，缩进后写：{found['item']}")
        yield Hint(found.start("item") + 1, 1, finding, line[: found.start("item")] + "x")


def _needs_quotes(line: str) -> Iterator[Hint]:
    found = _VALUE.fullmatch(line)
    if not found:
        return
    lead, value, tail = found["lead"], found["value"], found["tail"]
    if value == "-":
        message = "单独一个短横线会被当成列表。"
    elif value[0] in _SPECIAL:
        message = f"值以{_SPECIAL[value[0]]}开头，会被当成特别的记号。"
    elif (": " in value or value.endswith(":")) and not _FIELD_BEGINS.match(value):
        message = "值里有英文冒号，会被当成字段。"
    else:
        return
    quoted = "'" + value.replace("'", "''") + "'"
    finding = Finding(codes.NEEDS_QUOTES, message, f"用英文引号把整个值括起来：{quoted}")
    yield Hint(len(lead) + 1, len(value), finding, lead + quoted + tail)


def _bare_key(line: str) -> Iterator[Hint]:
    if (found := _BARE_KEY.fullmatch(line)) and (found["gap"] or not found["rest"]):
        written = f"{found['key']}: {found['rest']}".rstrip()
        message = f"字段名「{found['key']}」后面没有冒号。"
        finding = Finding(codes.NO_COLON, message, f"写成：{written}")
        yield Hint(found.start("key") + 1, len(found["key"]), finding, found["lead"] + written)


_RULES: tuple[Callable[[str], Iterator[Hint]], ...] = (
    _indent,
    _wide_colon,
    _tight_colon,
    _tight_dash,
    _brackets,
    _quotes,
    _inline_list,
    _needs_quotes,
    _bare_key,
)
