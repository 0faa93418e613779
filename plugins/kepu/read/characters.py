"""Which characters may stand in a text file, and where the others are.

Takes decoded text; hands on problems with exact line and column. Refuses what no editor can see
and no page should carry: control characters, characters that turn the direction of text, halves
of characters, and numbers that stand for no character at all.
"""

import re
from collections.abc import Iterator
from itertools import islice

from kepu.problems import Code, LineFix, Location, Problem, codes

MAX_FINDINGS = 20
"""A binary file would otherwise yield a finding per byte."""

_BIDI = "\u200e\u200f\u202a-\u202e\u2066-\u2069"
# The line and paragraph separators belong here: YAML ends a line at them, editors do not.
_CONTROL = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029"
_PLANE_ENDS = "".join(chr(plane << 16 | end) for plane in range(17) for end in (0xFFFE, 0xFFFF))
_INVALID = f"\ud800-\udfff\ufdd0-\ufdef{_PLANE_ENDS}"
_UNSEEN = "\u00ad\u200b\u2060\ufeff"

_ONLY_UNSEEN = re.compile(f"[{_UNSEEN}]")
_FORBIDDEN = re.compile(f"[{_CONTROL}{_BIDI}{_INVALID}]")
_SUSPECT = re.compile(f"[{_CONTROL}{_BIDI}{_INVALID}{_UNSEEN}]")
_KINDS = (
    (re.compile(f"[{_BIDI}]"), codes.BIDI_CONTROL, "改变文字方向的控制字符"),
    (re.compile(f"[{_CONTROL}]"), codes.CONTROL_CHARACTER, "看不见的控制字符"),
    (re.compile(f"[{_INVALID}]"), codes.INVALID_CHARACTER, "不合法的字符"),
    (re.compile(f"[{_UNSEEN}]"), codes.INVISIBLE_CHARACTER, "看不见的字符"),
)


def find_bad_characters(path: str, text: str) -> tuple[Problem, ...]:
    """List the characters of a file that may not stand in it, the first twenty."""
    return tuple(islice(_findings(path, text), MAX_FINDINGS))


def forbidden_in(value: str) -> str | None:
    """Give the first forbidden character of a value, if there is one."""
    found = _FORBIDDEN.search(value)
    return found.group() if found else None


def describe(char: str) -> tuple[Code, str]:
    """Give the code for a bad character and its description in Chinese."""
    code, noun = next((code, noun) for kind, code, noun in _KINDS if kind.match(char))
    return code, f"{noun} U+{ord(char):04X}"


def _findings(path: str, text: str) -> Iterator[Problem]:
    # Every suspect is unprintable to Python too, which knows it for a whole text far sooner than a pattern does.
    if text.replace("\n", "").replace("\t", "").isprintable():
        return
    line, start, fix = 1, 0, None
    for found in _SUSPECT.finditer(text):
        at = found.start()
        line += text.count("\n", start, at)
        start = at
        column = at - text.rfind("\n", 0, at)
        code, noun = describe(found.group())
        advice = "删掉这个字符；看不见时，把这一行删掉重新输入。"
        if code is codes.INVISIBLE_CHARACTER and (fix is None or fix.line != line):
            fix = _without_unseen(text, at, line)
        where, mend = (
            Location(path, line, column),
            fix if code is codes.INVISIBLE_CHARACTER else None,
        )
        yield code.at(where, f"这里有一个{noun}。", advice, fix=mend)


def _without_unseen(text: str, at: int, number: int) -> LineFix:
    """Clear the whole line: it is mended once, however many characters are in it."""
    begin, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    line = text[begin : end if end >= 0 else len(text)]
    return LineFix(number, line, _ONLY_UNSEEN.sub("", line))
