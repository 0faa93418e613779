"""Chinese quotes and brackets that stand alone: half of a pair went missing, or half of the text with it.

Comes in: a text. Goes out: a reminder at the one that has no other. Prose is left alone, for its lines come one by one.
"""

import re
from collections.abc import Iterator

from kepu.problems import codes
from kepu.validate.wording.finding import Finding, Passage, Rule

_PAIRS = {"“": "”", "（": "）", "《": "》", "「": "」", "【": "】"}
_CLOSERS = {closer: opener for opener, closer in _PAIRS.items()}
_ANY = re.compile(f"[{''.join(_PAIRS)}{''.join(_CLOSERS)}]")
_COUNTS = re.compile("[0-9A-Za-z一二三四五六七八九十甲乙丙丁]）")
"""“1）” and “甲）” begin the items of a list."""


def find(passage: Passage) -> Iterator[Finding]:
    """Find the first mark that stands alone."""
    if not passage.field:
        return
    alone = _alone(passage.text)
    if alone is not None:
        mark = passage.text[alone]
        other = _PAIRS.get(mark) or _CLOSERS[mark]
        said = (
            f"“{mark}”没有和它成对的“{other}”"
            if mark not in "“”"
            else f"{mark} 没有和它成对的 {other}"
        )
        advice = f"补上 {other}，或者删掉 {mark}；也看看是不是少了半句话"
        yield Finding(codes.UNPAIRED, passage.path, said, advice, passage, alone, alone + 1)


def _alone(text: str) -> int | None:
    opened: list[int] = []
    for match in _ANY.finditer(text):
        mark, at = match[0], match.start()
        if mark in _PAIRS:
            opened.append(at)
        elif opened and text[opened[-1]] == _CLOSERS[mark]:
            opened.pop()
        elif not _COUNTS.match(text, max(0, at - 1)):
            return at
    return opened[0] if opened else None


RULE = Rule(_ANY, find)
