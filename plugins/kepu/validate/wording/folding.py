"""Texts as they are meant: full-width, circled and Chinese digits read like plain ones.

Comes in: a text. Goes out: a text of the same length, so that what is found in it has the same place in the first.
"""

import re
import unicodedata
from functools import cache

_ODD = re.compile("[０-９Ａ-Ｚａ-ｚ＋－．＠\u3000²³¹⁰⁴-⁹₀-₉①-⑨⓪❶-❾➀-➈\U0001d400-\U0001d7ff]")  # noqa: RUF001

_CHINESE_DIGITS = str.maketrans("零〇○一二三四五六七八九幺十", "00012345678911")

CHINESE_DIGIT = "零〇○一二三四五六七八九幺"


def fold(text: str) -> str:
    """Turn full-width and circled letters and digits into plain ones."""
    # Most texts hold none, and punctuation keeps its width: the rules know it as it is.
    return _ODD.sub(_plain_match, text) if _ODD.search(text) else text


def fold_chinese_digits(text: str) -> str:
    """Turn 一三八 into 138."""
    return text.translate(_CHINESE_DIGITS)


def _plain_match(match: re.Match[str]) -> str:
    return _plain(match[0])


@cache
def _plain(character: str) -> str:
    plain = unicodedata.normalize("NFKC", character)
    return plain if len(plain) == 1 else character
