"""Rules on what an entry may say: sources for safety advice, no private numbers, no claims of office.

Comes in: items of a catalogue. Goes out: problems. Sources of the rules: the domain's lists of what a site of
this kind must and must not say, and the rules for sample data.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kepu.model.catalog import Catalog, Item
from kepu.model.entry import Entry
from kepu.model.resource import Resource, RumourCheck
from kepu.model.topic import Topic
from kepu.problems import Problem, codes
from kepu.read import Document
from kepu.validate.places import place_of

Path = tuple[str | int, ...]

_MOBILE = re.compile(r"(?<![0-9])1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}(?![0-9])")
_IDENTITY = re.compile(r"(?<![0-9])[0-9]{17}[0-9Xx](?![0-9])")
_LANDLINE = re.compile(r"(?<![0-9])0[0-9]{2,3}[-—－ ][0-9]{7,8}(?![0-9])")

FORBIDDEN = {
    "官方平台": "居民会以为这是政府网站",
    "政府认证": "没有这样的认证",
    "已对接科普中国": "没有对接，只有链接",
    "已对接智慧社区平台": "没有对接，只提供数据文件",
    "实时预警": "预警只能由主管部门发布",
    "服务人次": "没有计数，就不能写人次",
    "浏览量": "本站不统计访问",
    "测评结果": "自查不是测评",
}
"""Phrases that the site must not use, and why."""


def check_content(
    items: Iterable[Item], catalog: Catalog, documents: Mapping[str, Document]
) -> list[Problem]:
    """Check what these items say."""
    return [problem for item in items for problem in _of_item(item, catalog, documents)]


def _of_item(item: Item, catalog: Catalog, documents: Mapping[str, Document]) -> Iterator[Problem]:
    if not isinstance(item.value, Entry):
        return
    allowed = {allow.rule for allow in item.value.allow}
    found = (*_sources(item, catalog), *_texts(item))
    for code, path, message, advice in found:
        if code.id not in allowed:
            yield code.at(place_of(item, path, documents), message, advice)


def _sources(item: Item, catalog: Catalog) -> Iterator[tuple[Any, Path, str, str]]:
    if not isinstance(item.value, Resource | RumourCheck) or item.value.sources:
        return
    topics = (catalog.get("topic", topic) for topic in item.value.topics)
    if any(isinstance(t.value, Topic) and t.value.safety for t in topics if t):
        yield (
            codes.MISSING_SOURCE,
            (),
            f"{item.value.title}：健康和应急内容必须写依据",
            "写 sources:，每项至少写 name（依据的名称）",
        )


def _texts(item: Item) -> Iterator[tuple[Any, Path, str, str]]:
    for path, text in _strings(item.raw):
        if _MOBILE.search(text) or _IDENTITY.search(text) or _is_private_line(path, text):
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
    before = text.partition(phrase)[0] if phrase in text else None
    return before is not None and not re.search("[不没非无未]", before[-4:])


def _is_private_line(path: Path, text: str) -> bool:
    # An office line may stand where a contact's phone belongs, and nowhere else.
    return path[-1] != "phone" and _LANDLINE.search(text) is not None


def _strings(value: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _strings(inner, (*path, key))
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield from _strings(inner, (*path, index))
