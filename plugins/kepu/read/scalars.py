"""Plain values that YAML accepts and the editor did not mean.

Takes one unquoted value and what stands around it; hands on a doubt, or None. A value in ASCII
quotes is never doubted: quoting is how an editor says "I mean it". The rules are narrow, because
ordinary prose is full of Chinese commas and quotation marks.
"""

import re

from kepu.problems import codes

from .finding import Finding

_SEPARATOR = re.compile("[，、；]")
_ID = re.compile(r"[a-z0-9][a-z0-9_-]*")
_SHORT = 8
"""A list of names has short pieces; a sentence with a comma has longer ones."""
_QUOTED = re.compile("[“‘](?P<inner>[^“”‘’]*)[”’\"']")
_BEGINS = re.compile("[-“‘－–•]")
"""The cheap test that lets nearly every value pass."""
_WIDE_SPACES = frozenset("\u3000\u00a0")
_KEY_WITH_WIDE_COLON = re.compile(r"(?P<name>[A-Za-z_][\w-]*)\s*：")
_FIELD = re.compile(r"(?P<name>[a-z_][a-z0-9_-]*)(?:\s*：|:(?![\s/\d]))")
_SWALLOWED = re.compile(r"\n[ ]*(?P<line>(?:-[ ]|[a-z_][a-z0-9_-]*：).*)")
_DASH = re.compile(r"(?:[-－–•][^\s\d\-－–•]|[－•]\s)")


def doubt_plain(value: str, *, in_flow_list: bool, below_key: bool) -> Finding | None:
    """Doubt an unquoted value, or let it pass."""
    if below_key and (found := _FIELD.match(value)):
        return _field(found["name"])
    if not in_flow_list and not _BEGINS.match(value):
        return None
    if in_flow_list and _is_joined_list(value):
        return _joined_list(value)
    if quoted := _QUOTED.fullmatch(value):
        return _curly_quotes(quoted["inner"])
    if below_key and _DASH.match(value):
        return _dash(value)
    return None


def doubt_lines(written: str) -> tuple[int, Finding] | None:
    """Doubt an unquoted value of several lines, as written; give how many lines further down."""
    if found := _SWALLOWED.search(written):
        line = found["line"].strip()
        message = f"「{line}」并进了上一行的文字，不会成为单独的一项。"
        advice = "与同一层的内容对齐；如果本来就是一段文字，用英文引号把整段括起来。"
        down = written.count("\n", 0, found.start("line"))
        return down, Finding(codes.SWALLOWED_LINE, message, advice)
    return None


def doubt_key(key: str) -> Finding | None:
    """Refuse a field name that only a slip can produce, or let it pass."""
    if key[:1] in _WIDE_SPACES:
        advice = "改用英文空格缩进，每层两个。"
        return Finding(codes.FULL_WIDTH_SPACE, "字段名前面有全角空格。", advice)
    if found := _KEY_WITH_WIDE_COLON.match(key):
        name = found["name"]
        advice = f"改成英文冒号加一个空格：{name}: "
        return Finding(codes.FULL_WIDTH_COLON, f"「{name}」后面的冒号是中文全角的。", advice)
    return None


def _field(name: str) -> Finding:
    return Finding(
        codes.FULL_WIDTH_COLON,
        f"「{name}」像是字段名，却会被当成一段文字，因为后面不是英文冒号加空格。",
        f"写成「{name}: 」再写内容；如果本来就是一段文字，用英文引号把整段括起来。",
    )


def _is_joined_list(value: str) -> bool:
    pieces = [piece.strip() for piece in _SEPARATOR.split(value)]
    return len(pieces) > 1 and all(_is_name(piece) for piece in pieces)


def _is_name(piece: str) -> bool:
    short = 0 < len(piece) <= _SHORT and piece[-1] not in "。！？"
    return short or bool(_ID.fullmatch(piece))


def _joined_list(value: str) -> Finding:
    written = ", ".join(piece.strip() for piece in _SEPARATOR.split(value))
    return Finding(
        codes.FULL_WIDTH_COMMA,
        f"「{value}」会被当成一项，因为中间不是英文逗号。",
        f"如果是几项，写成 [{written}]；如果就是一项，用英文引号括起来：'{value}'。",
    )


def _curly_quotes(inner: str) -> Finding:
    return Finding(
        codes.FULL_WIDTH_QUOTES,
        "中文引号会原样显示在页面上。",
        f"不需要引号就写 {inner}；确实要显示引号，外面再加一层英文引号：'“{inner}”'。",
    )


def _dash(value: str) -> Finding:
    return Finding(
        codes.NO_SPACE_AFTER_DASH,
        "这里像是列表，却会被当成一段文字。",
        f"列表的每一项前面写英文短横线加一个空格：- {value.lstrip('-－–• ')}",
    )
