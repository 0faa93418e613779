"""Rules on what a text may say: sources for safety advice, no private numbers, no claims of office.

Comes in: items of a catalogue, or any other text values. Goes out: problems. Sources of the rules: the domain's
lists of what a site of this kind must and must not say, and the rules for sample data.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kepu.model.catalog import Catalog, Item
from kepu.model.entry import Entry
from kepu.model.resource import Resource, RumourCheck
from kepu.model.topic import Topic
from kepu.problems import Code, Problem, codes
from kepu.read import Document
from kepu.validate.places import place_of
from kepu.validate.shape import Locate

Path = tuple[str | int, ...]
Finding = tuple[Code, Path, str, str]
"""A code, the place inside the value, the message, the advice."""

_MOBILE = re.compile(r"(?<![0-9])1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}(?![0-9])")
_IDENTITY = re.compile(r"(?<![0-9])[0-9]{17}[0-9Xx](?![0-9])")
_LANDLINE = re.compile(r"(?<![0-9])\(?0[0-9]{2,3}[)]?[-—– ]?[0-9]{7,8}(?![0-9])")
_NO_PROSE = frozenset({"code", "sha256", "url", "external_url", "edit_url", "base_url"})
"""Fields whose digits are no numbers to call."""

FORBIDDEN = {
    "官方平台": "居民会以为这是政府网站",
    "政府认证": "没有这样的认证",
    "已对接科普中国": "没有对接，只有链接",
    "已对接智慧社区平台": "没有对接，只提供数据文件",
    "认定为示范县": "自查不等于认定",
    "实时预警": "预警只能由主管部门发布",
    "服务人次": "没有计数，就不能写人次",
    "浏览量": "本站不统计访问",
    "测评结果": "自查不是测评",
}
"""Phrases that the site must not use, and why."""

_DENIAL = re.compile("[不没非无未][^，。；：！？\n]{0,6}$")
_NO_DENIAL = re.compile("非常|非遗|无人|无障碍|无论|不仅|不但|不只|不断|不同|未来")
"""Words that hold one of those characters and deny nothing."""


def check_content(
    items: Iterable[Item], catalog: Catalog, documents: Mapping[str, Document]
) -> list[Problem]:
    """Check what these items say."""
    return [problem for item in items for problem in _of_item(item, catalog, documents)]


def check_texts(raw: Any, locate: Locate) -> list[Problem]:
    """Check the texts of a value that is no item: a community's file, a page's front matter."""
    return [code.at(locate(path), said, advice) for code, path, said, advice in _texts(raw)]


def _of_item(item: Item, catalog: Catalog, documents: Mapping[str, Document]) -> Iterator[Problem]:
    allowed = {allow.rule for allow in getattr(item.value, "allow", ())}
    for code, path, said, advice in (*_sources(item, catalog), *_texts(item.raw)):
        if code.id not in allowed:
            yield code.at(place_of(item, path, documents), said, advice)


def _sources(item: Item, catalog: Catalog) -> Iterator[Finding]:
    if not isinstance(item.value, Resource | RumourCheck) or item.value.sources:
        return
    if in_safety_topic(item.value, catalog):
        yield (
            codes.MISSING_SOURCE,
            (),
            f"{item.value.title}：健康和应急内容必须写依据",
            "写 sources:，每项至少写 name（依据的名称）",
        )


def in_safety_topic(entry: Entry, catalog: Catalog) -> bool:
    """Tell whether an entry belongs to a topic of safety advice."""
    topics = (catalog.get("topic", topic) for topic in entry.topics)
    return any(isinstance(t.value, Topic) and t.value.safety for t in topics if t)


def _texts(raw: Any) -> Iterator[Finding]:
    for path, text in _strings(raw):
        if path and path[-1] in _NO_PROSE:
            continue
        if _is_private(path, text):
            yield (
                codes.PHONE_OUTSIDE_HOTLINES,
                path,
                "这里像是手机号、座机号或证件号",
                "公共热线写进 directory/hotlines；联系方式只写岗位和办公电话，写在 contacts",
            )
        for phrase, why in FORBIDDEN.items():
            if _claims(phrase, text):
                yield codes.FORBIDDEN_PHRASE, path, f"不能写“{phrase}”：{why}", "换成如实的说法"


def _claims(phrase: str, text: str) -> bool:
    """Tell whether the phrase is claimed; “不显示实时预警” denies it and is as it should be."""
    *before, _ = text.split(phrase)
    return any(not _DENIAL.search(_NO_DENIAL.sub("", part)) for part in before)


def _is_private(path: Path, text: str) -> bool:
    # Full-width digits and dashes dial the same number.
    plain = unicodedata.normalize("NFKC", text)
    if _MOBILE.search(plain) or _IDENTITY.search(plain):
        return True
    # An office line may stand where a contact's phone belongs, and nowhere else.
    return path[-1:] != ("phone",) and _LANDLINE.search(plain) is not None


def _strings(value: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _strings(inner, (*path, key))
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield from _strings(inner, (*path, index))
