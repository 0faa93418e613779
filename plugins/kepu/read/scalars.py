"""Plain values that YAML accepts and the editor did not mean.

Takes one unquoted value and what stands around it; hands on doubts, each with what should stand in
its place where that needs no judgement. A value in ASCII quotes is never doubted: quoting is how
an editor says "I mean it". The rules are narrow, because ordinary prose is full of Chinese commas
and quotation marks.
"""

import re
from typing import NamedTuple

from kepu.problems import codes

from .finding import Finding
from .line_hints import quoted


class Doubt(NamedTuple):
    """What may be wrong with a value, and how it should be written."""

    finding: Finding
    written: str | None = None


_SEPARATOR = re.compile("[，、；]")
_ID = re.compile(r"[a-z0-9][a-z0-9_-]*")
_WORD = 5
"""Of pieces as short as this, none is half a sentence."""
_LONGEST = 4_000
"""Whatever a list is, it is not longer."""
_SHORT = 8
"""A list of names has short pieces; a sentence with a comma has longer ones."""
QUOTES = frozenset("“‘”’\uff02\uff07")
"""With these a value begins that is looked at more closely."""
_WIDE_SPACES = frozenset("\u3000\u00a0")
_KEY_WITH_WIDE_COLON = re.compile(r"(?P<name>[A-Za-z_][\w-]*)\s*：")
_FIELD = re.compile(
    "(?P<name>[a-z_][a-z0-9_-]*)(?:\\s*：|:(?![ \t\\d/]|$))[ \u00a0\u3000]*(?P<rest>.*)"
)
_DASH = re.compile(r"(?:[-－–—―•·●◦▪][ \u00a0\u3000]*)(?P<rest>[^\s\d\-－–—―•].*)")
_PLAIN = re.compile(r"[^\s\"'#&*!|>%@`?:,\[\]{}-](?:(?!: |:$| #)[^\[\]{},])*")
"""Text that may stand in a list in brackets as it is."""


def doubt_head(text: str) -> Doubt | None:
    """Doubt an unquoted text that begins on a line of its own, below its field's name."""
    if found := _FIELD.match(text):
        return _field(found["name"], found["rest"])
    if found := _DASH.match(text):
        return _dash(found["rest"])
    return None


def doubt_plain(value: str, *, in_flow_list: bool) -> Doubt | None:
    """Doubt an unquoted value, or let it pass."""
    if in_flow_list and (_is_joined_list(value) or _may_be_several(value, "，")):
        return _joined_list(value)
    if _is_in_curly_quotes(value):
        return _curly_quotes(value)
    return None


def doubt_lone_item(value: str) -> Doubt | None:
    """Doubt the one text of a list in brackets: several texts need a comma that YAML knows."""
    return _joined_list(value) if any(_may_be_several(value, mark) for mark in "，、；") else None


def _may_be_several(value: str, mark: str) -> bool:
    """Tell whether a text is no whole sentence, or more than one, joined by a mark."""
    is_open = f"。{mark}" in value or not value.endswith(("。", "！", "？"))
    return len(value) <= _LONGEST and mark in value and is_open


def doubt_key(key: str) -> Finding | None:
    """Refuse a field name that only a slip can produce, or let it pass."""
    if key[:1] in _WIDE_SPACES:
        message = "字段名前面有全角空格（或从 Word 带来的空格），它们不算缩进。"
        return Finding(codes.FULL_WIDTH_SPACE, message, "删掉它们，改用英文空格，每层两个。")
    if found := _KEY_WITH_WIDE_COLON.match(key):
        name = found["name"]
        advice = f"改成英文冒号加一个空格：{name}: "
        return Finding(codes.FULL_WIDTH_COLON, f"「{name}」后面的冒号是中文全角的。", advice)
    return None


def _field(name: str, rest: str) -> Doubt:
    written = f"{name}: {rest}".rstrip()
    message = f"「{name}」像是字段名，却会被当成一段文字：它后面要有英文冒号和一个空格。"
    advice = f"写成：{written}（如果本来就是一段文字，用英文引号把整段括起来）"
    return Doubt(Finding(codes.FULL_WIDTH_COLON, message, advice), written)


def _is_joined_list(value: str) -> bool:
    if len(value) > _LONGEST or not _SEPARATOR.search(value):
        return False
    pieces = [piece.strip() for piece in _SEPARATOR.split(value)]
    return all(_is_name(piece) for piece in pieces)


def _is_name(piece: str) -> bool:
    short = 0 < len(piece) <= _SHORT and piece[-1] not in "。！？"
    return short or bool(_ID.fullmatch(piece))


def _is_word(piece: str) -> bool:
    return 0 < len(piece) <= _WORD or bool(_ID.fullmatch(piece))


def _joined_list(value: str) -> Doubt:
    pieces = [_bare(piece.strip()) for piece in _SEPARATOR.split(value)]
    written = ", ".join(pieces)
    message = f"「{value}」会被当成一项：各项之间要用英文逗号。"
    advice = f"如果是几项，写成 [{written}]；如果就是一项，用英文引号括起来：{quoted(value)}"
    # Sentences have commas of their own, and names pauses, so often only a person can tell.
    is_one_kind = len(set(_SEPARATOR.findall(value))) == 1
    sure = is_one_kind and all(_is_word(each) and _PLAIN.fullmatch(each) for each in pieces)
    return Doubt(Finding(codes.FULL_WIDTH_COMMA, message, advice), written if sure else None)


def _bare(piece: str) -> str:
    return piece[1:-1] if piece and _is_in_curly_quotes(piece) else piece


def _is_in_curly_quotes(value: str) -> bool:
    """Tell whether one pair of quotes holds the whole value, and not two pairs its two ends."""
    if value[:1] not in QUOTES or value[-1] not in _ENDS or value in QUOTES:
        return False
    depth = 0
    for char in value[1:-1]:
        if char in _NOT_INSIDE and char in {value[0], value[-1]}:
            return False
        depth += (char in "“‘") - (char in "”’")
        if depth < 0:
            return False
    return not depth


_NOT_INSIDE = "\"'\uff02\uff07"
_ENDS = QUOTES | {'"', "'"}


def _curly_quotes(value: str) -> Doubt:
    inner = value[1:-1]
    written = f'"{inner}"' if not set(inner) & set('"\\') else quoted(inner)
    message = "整个值用中文引号括住了，引号会原样显示在页面上。"
    advice = f"换成英文引号：{written}；确实要显示引号，外面再加一层英文引号：{quoted(value)}"
    return Doubt(Finding(codes.FULL_WIDTH_QUOTES, message, advice), written)


def _dash(rest: str) -> Doubt:
    message = "这里像是列表，却会被当成一段文字：短横线要用英文的，后面空一格。"
    return Doubt(Finding(codes.NO_SPACE_AFTER_DASH, message, f"写成：- {rest}"), f"- {rest}")
