"""Numbers in a text, and which of them changed: the part of a change that is checked digit by digit.

Comes in: text before and after. Goes out: numbers, and the text cut into what stayed and what did not.
"""

import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal

_DIGITS = r"[0-9\uff10-\uff19]+(?:[.,:：/~～–—-][0-9\uff10-\uff19]+)*[%％‰℃]?"
# Hanzi count only before a measure: 一 begins too many words that count nothing.
_MEASURES = "次个天日周月年岁小时分秒毫微克升片粒公斤米度两成倍人步遍组杯勺滴层楼米平"
_HANZI = f"[零〇一二两三四五六七八九十百千万亿半几]+(?=[{_MEASURES}])|[二两三四五六七八九十]+(?=点)"
NUMBER = re.compile(f"{_DIGITS}|{_HANZI}")
_TOKEN = re.compile(f"{_DIGITS}|{_HANZI}|[A-Za-z]+|.", re.DOTALL)

Kind = Literal["same", "gone", "new"]
Piece = tuple[Kind, str]


def changed_numbers(before: str, after: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the numbers that are gone and those that are new, each in the order of its text."""
    old, new = Counter(NUMBER.findall(before)), Counter(NUMBER.findall(after))
    return tuple((old - new).elements()), tuple((new - old).elements())


def pieces_of(before: str, after: str) -> tuple[Piece, ...]:
    """Cut two texts into what stayed, what is gone and what is new; a number is never cut apart."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    # Two texts with next to nothing in common are easier to read one after the other.
    if not (before and after) or matcher.ratio() < _ALIKE:
        return (*_piece("gone", before), *_piece("new", after))
    pieces: list[Piece] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            pieces.append(("same", "".join(old[i1:i2])))
        else:
            pieces += (*_piece("gone", "".join(old[i1:i2])), *_piece("new", "".join(new[j1:j2])))
    return tuple(pieces)


def marked(text: str) -> tuple[tuple[bool, str], ...]:
    """Cut a text into numbers and what is none."""
    return tuple(_marked(text))


_ALIKE = 0.35


def _piece(kind: Kind, text: str) -> tuple[Piece, ...]:
    return ((kind, text),) if text else ()


def _marked(text: str) -> Iterator[tuple[bool, str]]:
    start = 0
    for found in NUMBER.finditer(text):
        if found.start() > start:
            yield False, text[start : found.start()]
        yield True, found.group()
        start = found.end()
    if start < len(text):
        yield False, text[start:]
