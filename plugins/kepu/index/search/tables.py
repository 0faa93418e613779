"""Two tables that the browser asks for only when a query needs them: characters by sound, and traditional characters.

Goes out: texts. They come from pypinyin's and OpenCC's dictionaries, hold for every site, and are made once.
"""

from functools import cache
from itertools import groupby

from kepu.plan.pinyin import syllables

_ROWS = range(0xB0, 0xD8)
_CELLS = range(0xA1, 0xFF)


@cache
def homophones() -> str:
    """Write the sounds of the 3,755 everyday characters of GB 2312, `a2 ai13 …`: a syllable, and how many have it.

    The standard lists these characters by their sound, and a browser knows the standard: the characters themselves
    need not travel.
    """
    sounds = (syllables(character)[0] for character in _everyday_simplified())
    return " ".join(f"{sound}{len(tuple(run))}" for sound, run in groupby(sounds))


@cache
def traditional() -> str:
    """List traditional characters and, on a second line, the simplified one of each."""
    every = _everyday_traditional()
    simple = _convert(every, "t2s")
    # A script finds the two of a pair by their place, which characters beyond 16 bits would shift.
    pairs = [pair for pair in zip(every, simple, strict=True) if pair[0] != pair[1] <= "\uffff"]
    return "\n".join("".join(side) for side in zip(*pairs, strict=True))


def _everyday_traditional() -> list[str]:
    """List the 5,401 everyday characters of Big5, and how else the everyday simplified ones are written."""
    cells = (bytes((row, cell)) for row in range(0xA4, 0xC7) for cell in range(0x40, 0xFF))
    standard = {found for cell in cells if (found := cell.decode("big5", "ignore")) > "㐀"}
    # Big5 leaves out what Hong Kong and older print write: 羣 牀 裏 澇.
    others = (_convert(_everyday_simplified(), way) for way in ("s2t", "s2hk"))
    return sorted(standard.union(*others))


def _convert(characters: list[str], way: str) -> list[str]:
    """Convert characters one by one: a line ends what OpenCC reads as a word."""
    # Only a build needs the converter.
    from opencc import OpenCC  # noqa: PLC0415

    converted: str = OpenCC(way).convert("\n".join(characters))
    return converted.split("\n")


def _everyday_simplified() -> list[str]:
    cells = (bytes((row, cell)) for row in _ROWS for cell in _CELLS)
    return [found for cell in cells if (found := cell.decode("gb2312", "ignore"))]
