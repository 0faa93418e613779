"""The parser's own complaints, said in Chinese.

Takes a failure that no usual slip explains; hands on a problem where the parser stuck.
"""

import re

from kepu.problems import Location, Problem, Severity, codes

from . import refusals
from .finding import Finding
from .yaml_events import Failure

_ESCAPE = re.compile("escape|hexdecimal|hexadecimal")
_NEEDS_QUOTES = Finding(
    codes.NEEDS_QUOTES, "值以特别的记号开头，读不下去。", "用英文引号把整个值括起来。"
)
_BACKSLASH = Finding(
    codes.YAML_SYNTAX,
    "英文双引号里的反斜杠「\\」会和后面的字连在一起，变成别的意思。",
    "把这个值外面的双引号改成英文单引号；或者把一个反斜杠写成两个。",
)
_GENERIC: tuple[tuple[str, Finding], ...] = (
    ("top level", refusals.ROOT_IS_TEXT),
    (_ESCAPE.pattern, _BACKSLASH),
    ("tab character", Finding(codes.TAB_INDENT, "缩进用了 Tab 键。", "改用英文空格缩进。")),
    ("tag", refusals.TAG),
    ("cannot start any token|alphabetic or numeric|comment or a? ?line break", _NEEDS_QUOTES),
    (
        "quoted scalar",
        Finding(codes.UNCLOSED, "从这里开始的英文引号没有收尾。", "在这个值的末尾补上同样的引号。"),
    ),
    (
        "flow",
        Finding(codes.UNCLOSED, "这里的括号里缺了英文逗号，或没有收尾。", "补上英文逗号或括号。"),
    ),
    (
        "could not find expected ':'",
        Finding(codes.NO_COLON, "这一行没有「字段: 值」的冒号。", "在字段名后面写英文冒号加空格。"),
    ),
    (
        "mapping values are not allowed",
        Finding(
            codes.YAML_SYNTAX,
            "这里的冒号放错了地方。",
            "检查缩进，以及上一行是否少了冒号；值里有英文冒号时，用英文引号把整个值括起来。",
        ),
    ),
    (
        "expected key|block end|indicator|not allowed in this context|not allowed here",
        Finding(
            codes.BAD_INDENT,
            "这一行与上面的内容接不上，多半是缩进没有对齐。",
            "同一层的字段，行首空格要一样多；列表项以「- 」开头。",
        ),
    ),
)
_UNKNOWN = Finding(codes.YAML_SYNTAX, "从这里开始读不下去。", "检查这一行和上一行的标点与缩进。")


def is_about_escapes(failure: Failure) -> bool:
    """Tell whether the parser stuck at a backslash."""
    return bool(_ESCAPE.search(failure.reason))


def translated(path: str, failure: Failure) -> Problem:
    """Say in Chinese what the parser said."""
    said = f"{failure.context} {failure.reason}"
    finding = next((found for words, found in _GENERIC if re.search(words, said)), _UNKNOWN)
    return finding.at(Location(path, *failure.reach), Severity.ERROR)
