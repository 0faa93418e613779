"""Text made fit for a terminal: how wide it stands, and nothing in it that a terminal obeys.

Takes text from files that may be hostile; hands on text of one line with known width. Characters
whose width is ambiguous count as one cell, as they do in most terminals today.
"""

import unicodedata
from itertools import pairwise

_TAB = "    "
_AS_EMOJI = "\ufe0f"
"""Asks for the colourful form of the sign before it, which takes two cells."""
_JOINING = range(0x1160, 0x1200)
"""Korean vowels and finals, which are drawn into the syllable before them."""
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def visible(text: str) -> str:
    """Replace what cannot be seen, or would steer the terminal, by a visible mark."""
    return "".join(map(_shown, text))


def width(text: str) -> int:
    """Count the cells that visible text takes on a terminal."""
    return sum(map(_cells, text)) + sum(
        _cells(sign) == 1 for sign, after in pairwise(text) if after == _AS_EMOJI
    )


def _shown(char: str) -> str:
    if char == "\t":
        return _TAB
    return "\ufffd" if unicodedata.category(char) in _UNSEEN else char


def _cells(char: str) -> int:
    if unicodedata.category(char) in {"Mn", "Me"} or ord(char) in _JOINING:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
