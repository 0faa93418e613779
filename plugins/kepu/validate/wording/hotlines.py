"""Numbers to call that contradict the hotline table.

Comes in: the hotlines of a catalogue, then texts. Goes out: findings where a hotline's name or purpose stands with
another one's number, and where a text tells to call a number that the table does not know.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from kepu.problems import codes
from kepu.validate.wording.finding import Finding, Passage, Rule
from kepu.validate.wording.folding import CHINESE_DIGIT, fold, fold_chinese_digits
from kepu.validate.wording.hotline_table import HotlineTable
from kepu.validate.wording.passages import is_spoken
from kepu.validate.wording.speech import is_asked, is_denied, is_reported, sentence_at

_UNITS = "个次元分折斤天人年月日米公下份张页遍块毛岁级度倍层户家句条件克千万亿场套秒组桶版期届路弄栋幢室号平"
_NO_COUNT = f"(?! [0-9]{{4}}|[0-9a-zA-Z.%℃°×:：–—~～-]|[{_UNITS}]|多[个次人年米])"
_NUMBER = f"[1-9][0-9]{{2,5}}{_NO_COUNT}"
_LIST = rf"(?P<numbers>(?<![0-9.+a-zA-Z–—-]){_NUMBER}(?:(?:[、，,/ ]|[和或及与]|以及|或者){{1,3}}{_NUMBER})*)"
_CALL = "(?:拨打|拨通|拨|打通|打给|打|致电|呼叫)"
_QUOTE = "[“”「」\"' ]?"
_BETWEEN = (
    "(?:[“”‘’「」\"'（(：:→ ]|是|为|请|您|你|就|要|马上|立即|立刻|赶紧|赶快|快|可以|可|直接|也|都|先|应|该|尽快|及时"
    "|一律|统一|全国|免费|公益|服务|求助|电话|热线|号码|专线|时|了|的|人|我们|问|找|咨询|查|拨打|拨通|拨|打|致电|呼叫){0,8}"
)
_SPELT = re.compile(
    f"(?<![{CHINESE_DIGIT}十百千万第])[一幺九][{CHINESE_DIGIT}]{{2,5}}(?![{CHINESE_DIGIT}十百千万])"
)
_TOLD = re.compile(
    rf"{_CALL}(?:了|过)?(?:[“”「」\"' ]|电话|热线|号码|免费|全国|统一|服务){{0,4}}{_LIST}"
)
_LABELLED = re.compile(rf"(?:电话|热线|专线)(?:号码)?(?:是|为|：|:|“|「| ){{0,3}}{_LIST}")
_SUSPECT = re.compile(rf"(?<![0-9.-])[1-9][0-9]{{2,5}}{_NO_COUNT}|[{CHINESE_DIGIT}]{{3}}")
_LABEL = re.compile("电话|热线|号码|专线|^(?:拨打|拨|打|致电|呼叫)")
_EACH = re.compile("[0-9]{3,6}")

_NO_SENTENCE = frozenset({"phone", "number", "code", "doc_no", "locator", "name"})

Wrong = tuple[tuple[int, int], str, str]


@dataclass(frozen=True)
class Hotlines:
    """The rule on numbers to call, for one table of hotlines."""

    table: HotlineTable

    @cached_property
    def _coupled(self) -> re.Pattern[str]:
        words = sorted(self.table.by_name, key=len, reverse=True)
        names = "|".join(map(re.escape, words)) or "(?!)"
        return re.compile(
            rf"(?P<name>{names}){_BETWEEN}{_LIST}"
            rf"|{_CALL}{_QUOTE}(?P<before>[1-9][0-9]{{2,5}}){_QUOTE}(?:热线|电话)?(?:来|去|就|可以)?"
            rf"(?:报|叫|喊|找|咨询|查询?|问|求|要|投诉|举报)?(?P<after>{names})"
        )

    @property
    def rule(self) -> Rule:
        """The rule, with what it looks for."""
        return Rule(_SUSPECT, self.find)

    def find(self, passage: Passage) -> Iterator[Finding]:
        """Find the numbers of a text that the table contradicts, each once."""
        if passage.field in _NO_SENTENCE or is_spoken(passage):
            return
        text = _SPELT.sub(lambda match: fold_chinese_digits(match[0]), fold(passage.text))
        seen: set[tuple[int, int]] = set()
        for span, said, advice in (*self._mismatched(text), *self._unknown(text)):
            if span not in seen:
                seen.add(span)
                yield Finding(codes.WRONG_NUMBER, passage.path, said, advice, passage, *span)

    def _mismatched(self, text: str) -> Iterator[Wrong]:
        for match in self._coupled.finditer(text):
            group = "before" if match["before"] else "numbers"
            name, numbers = match["after"] or match["name"], _EACH.findall(match[group])
            meant = self.table.by_name[name]
            first, last = sentence_at(text, *match.span())
            start = match.start(group)
            if (
                meant.number not in numbers
                and self.table.contradicts(
                    name, numbers[0], text[first:last], is_label=_LABEL.search(match[0]) is not None
                )
                and _is_meant(text, start, match.end())
            ):
                said = f"“{name}”的号码是 {meant.number}，这里写成了 {numbers[0]}"
                advice = f"照热线目录写：{meant.title} {meant.number}"
                yield (start, start + len(numbers[0])), said, advice

    def _unknown(self, text: str) -> Iterator[Wrong]:
        for pattern in (_TOLD, _LABELLED):
            for match in pattern.finditer(text):
                at = match.start("numbers")
                for found in _EACH.finditer(match["numbers"]):
                    span = at + found.start(), at + found.end()
                    if found[0] not in self.table.by_number and _is_meant(text, *span):
                        yield span, f"热线目录里没有 {found[0]} 这个号码", self._meant(found[0])

    def _meant(self, number: str) -> str:
        near = "、".join(f"{one.number} {one.title}" for one in self.table.like(number)[:3])
        asked = f"是不是 {near}？" if near else ""
        return f"{asked}核对号码；确实要用的，先写进 directory/hotlines"


def _is_meant(text: str, start: int, end: int) -> bool:
    is_choice = is_asked(text, start, end) and "还是" in text
    return not (is_choice or is_denied(text, start) or is_reported(text, start, end))
