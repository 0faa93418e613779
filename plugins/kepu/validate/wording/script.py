"""Traditional characters, which texts for the public do not use (国家通用语言文字法).

Comes in: a text. Goes out: reminders with the simplified character. A character that GB 2312 holds is a simplified
one by definition, but for the few that it holds for names; what it lacks, OpenCC is asked once.
"""

import re
from collections.abc import Iterator
from functools import cache

from kepu.problems import codes
from kepu.validate.wording.finding import Finding, Passage, Rule
from kepu.validate.wording.passages import is_spoken

_ROWS, _CELLS = range(0xB0, 0xF8), range(0xA1, 0xFF)
_HELD_YET_TRADITIONAL = "後於菸"
_ALSO_STANDARD = (
    "蹚啰焗煲瞋勠昇甦陞喆堃祇邨犇龢迺菴逕釐脩絜扞谿氾锺镕祎玥垚旸湉翀赟暠晞翯瑭瑀玙珺骍骎棻枨桢珉"
)
"""Characters of the 通用规范汉字表 (2013) that GB 2312 (1980) lacks: in speech, and in people's names."""


@cache
def _simplified() -> frozenset[str]:
    table = bytes(byte for row in _ROWS for cell in _CELLS for byte in (row, cell))
    held = table.decode("gb2312", "ignore")
    return frozenset(held) - set(_HELD_YET_TRADITIONAL) | set(_ALSO_STANDARD)


@cache
def simplify(character: str) -> str:
    """Give the simplified form of one character, which may be itself."""
    if not "㐀" <= character <= "鿿" or character in _simplified():
        return character
    # Few texts ever need it, and its tables take their time to load.
    from opencc import OpenCC  # noqa: PLC0415

    converted: str = OpenCC("t2s").convert(character)
    return converted


def suspects(texts: str) -> re.Pattern[str] | None:
    """Make the pattern of the characters in some texts that are no simplified ones."""
    odd = set(texts) - _simplified()
    found = "".join(sorted(character for character in odd if simplify(character) != character))
    return re.compile(f"[{found}]") if found else None


def find(passage: Passage) -> Iterator[Finding]:
    """Find the traditional characters of a text, line by line."""
    if is_spoken(passage):
        return
    for line in re.finditer("[^\n]+", passage.text):
        at = [place for place, character in enumerate(line[0]) if simplify(character) != character]
        if at:
            start, end = at[0], at[-1] + 1
            old = line[0][start:end]
            said = f"“{'、'.join(dict.fromkeys(line[0][place] for place in at))}”是繁体字"
            new = "".join(map(simplify, old))
            yield Finding(
                codes.TRADITIONAL_FORM, passage.path, said, f"写“{new}”", passage,
                line.start() + start, line.start() + end, new,
            )  # fmt: skip


RULE = Rule(suspects, find)
