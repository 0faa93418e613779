"""Texts on health that the page's fixed line does not stand next to.

Comes in: an item with its texts. Goes out: findings where a longer text says what helps against an illness, and
nowhere that it is no treatment. Cards carry the fixed line on their page; a Markdown body and a service are also
printed and handed on without it.
"""

import re
from collections.abc import Iterable, Iterator

from kepu.model.catalog import Item
from kepu.model.entry import Entry
from kepu.model.service import Service
from kepu.model.topic import MEDICAL
from kepu.problems import codes
from kepu.validate.wording.finding import Finding, Passage
from kepu.validate.wording.speech import is_said

_HELPS = re.compile(
    "(?:能够?|可以?|有助于|帮助|有效|有利于|明显)(?:地|有效|明显|很好地)?(?:缓解|改善|治疗|调理|降低|预防|防治|减轻|消除|控制|辅助治疗)[^，。；！？\n]{0,8}?"
    "(?:病|症|痛|炎|血压|血糖|血脂|抑郁|焦虑|失眠|癌|痴呆|中风|骨质|感染|肥胖)"
)
_QUACKS = re.compile("伪科学|骗局|骗术|破绽|夸大宣传|神药|谣言|误区|套路")
_CAUTION = re.compile("不能?(?:替代|代替)|医生|医嘱|就医|就诊|药师|医院|120")


def find_unguarded(item: Item, passages: Iterable[Passage]) -> Iterator[Finding]:
    """Find what a body or a service of a medical topic says that helps, unguarded."""
    if not isinstance(item.value, Entry) or MEDICAL.isdisjoint(item.value.topics):
        return
    is_service = isinstance(item.value, Service)
    texts = [p for p in passages if is_service or p.path == ("body",)]
    if any(_CAUTION.search(passage.text) for passage in texts):
        return
    for passage in texts:
        for match in _HELPS.finditer(passage.text):
            if is_said(passage.text, *match.span()):
                yield Finding(
                    codes.MEDICAL_CLAIM, passage.path, "这里说能防病治病，却没有提醒它不是治疗",
                    "补一句“这是健康科普，不能替代医生诊疗”", passage, *match.span(),
                )  # fmt: skip
                return


def is_about_quacks(item: Item, finding: Finding) -> bool:
    """Tell whether a claim stands in an entry that teaches to see through such claims."""
    about = f"{item.raw.get('title', '')}{item.raw.get('summary', '')}"
    return finding.code is codes.MEDICAL_CLAIM and _QUACKS.search(about) is not None
