"""How Chinese text is spoken: toneless syllables, for sorting, for lists from A to Z, and for searching by sound.

Comes in: text. Goes out: syllables such as `("xin", "fei", "fu", "su")`. Characters that are not Chinese have none.
"""

import re
from functools import cache

_HAN = re.compile(r"[㐀-䶿一-鿿]")
_PART = re.compile(r"[㐀-䶿一-鿿]+|[a-z]+|[0-9]+")
_LETTER = re.compile(r"[a-z]")
OTHER_INITIAL = "#"
"""The shelf of titles that begin with neither a letter nor a Chinese character."""


@cache
def syllables(text: str) -> tuple[str, ...]:
    """Spell a run of Chinese characters, one syllable for each, as its words are read."""
    # The dictionary of words takes most of a second to load, and only a build needs it.
    from pypinyin import lazy_pinyin  # noqa: PLC0415

    return tuple(lazy_pinyin(text, errors="ignore", v_to_u=False))


def initial_of(title: str) -> str:
    """Tell under which capital letter a title stands, `#` for none."""
    return next(
        (sound[0].upper() for sound in _sounds(title) if _LETTER.match(sound)), OTHER_INITIAL
    )


def sound_order(title: str) -> tuple[str, str]:
    """Give the key by which titles are sorted as a dictionary sorts them."""
    return " ".join(_sounds(title)), title


def _sounds(title: str) -> tuple[str, ...]:
    """Spell a title: syllables for Chinese, the letters and digits themselves for the rest; marks are passed over."""
    parts = _PART.findall(title.lower())
    return tuple(
        sound for part in parts for sound in (syllables(part) if _HAN.match(part) else (part,))
    )
