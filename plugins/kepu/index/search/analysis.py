"""Text into the terms it can be found by: pairs of characters, words of letters and digits, syllables, initials.

Comes in: text. Goes out: terms. Chinese has no spaces, so every pair of neighbouring characters is a term: a query
behaves like “contains”. The browser makes the same terms from a query (`theme/assets/src/search/query.js`).
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from kepu.plan.pinyin import syllables

_RUN = re.compile(r"[㐀-䶿一-鿿]+|[a-z0-9]+")
_HAN = re.compile(r"[㐀-䶿一-鿿]")
_LONGEST_INITIALS = 4
SYLLABLE_MARK = "'"
"""Ends the first syllable of a sound term: `xin'fei`, or `xin'` alone."""
INITIALS_MARK = "*"
"""Begins a term of initials: `*xffs`."""
SINGLE_MARK = "="
"""Begins a term of one character: `=心`. They stand apart from the pairs, for few queries need them."""


def fold(text: str) -> str:
    """Fold what a keyboard may vary: full-width letters and digits, capitals."""
    return unicodedata.normalize("NFKC", text).lower()


def written_terms(text: str, *, single: bool) -> Iterator[str]:
    """Yield the terms of a text as it is written; `single` adds each character of a Chinese run."""
    for run in _RUN.findall(fold(text)):
        if not _HAN.match(run):
            yield run
            continue
        yield from (run[at : at + 2] for at in range(len(run) - 1))
        if single or len(run) == 1:
            yield from (SINGLE_MARK + character for character in run)


def head_of(term: str) -> str:
    """Tell under which head a term stands in a shard: what it begins with and its neighbours begin with too."""
    if SYLLABLE_MARK in term:
        return term[: term.index(SYLLABLE_MARK) + 1]
    if term[0] == INITIALS_MARK:
        return term[:2]
    return term[0] if _HAN.match(term) else term


def sound_terms(text: str) -> Iterator[str]:
    """Yield the terms of a text as it is spoken: pairs of syllables, single syllables, 2 to 4 initials in a row."""
    for run in _RUN.findall(fold(text)):
        if not _HAN.match(run):
            continue
        spoken = syllables(run)
        yield from (sound + SYLLABLE_MARK for sound in spoken)
        yield from (one + SYLLABLE_MARK + two for one, two in pairwise(spoken))
        first = "".join(sound[0] for sound in spoken)
        for size in range(2, _LONGEST_INITIALS + 1):
            yield from (
                INITIALS_MARK + first[at : at + size] for at in range(len(first) - size + 1)
            )


def word_key_of(said: str) -> str:
    """Tell by which term a search word is looked up: its first two characters, or its first word of letters."""
    run = _RUN.search(said)
    if run is None:
        return said
    return run[0][:2] if _HAN.match(run[0]) else run[0]
