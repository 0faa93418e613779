"""Everything on the site from A to Z, by how its title is spoken."""

from collections.abc import Iterator
from itertools import groupby

from kepu.model.catalog import Item
from kepu.plan.addresses import PAGES, address_of, prose_address
from kepu.plan.cards import HAPPENING, say_kind
from kepu.plan.context import Context
from kepu.plan.draft import Draft
from kepu.plan.pinyin import OTHER_INITIAL, initial_of, sound_order
from kepu.plan.views import AzLine, AzView

_KINDS = ("resource", "rumour-check", "pack", "service", "exhibit", "event", "venue", "hotline")
_PROSE = {"guide": "指南", "policy": "政策"}


def plan_a_z(context: Context) -> Iterator[Draft]:
    """Plan the list from A to Z."""
    lines = sorted(_lines(context), key=_place)
    letters = tuple(
        (letter, tuple(found))
        for letter, found in groupby(lines, lambda line: initial_of(line.title))
    )
    view = AzView(letters, len(lines))
    yield Draft(PAGES["a-z"], "按拼音查", "全部内容按拼音首字母排列", "topics", "a_z", view)


def _place(line: AzLine) -> tuple[bool, str, tuple[str, str], str]:
    letter = initial_of(line.title)
    return letter == OTHER_INITIAL, letter, sound_order(line.title), line.url


def _lines(context: Context) -> Iterator[AzLine]:
    for kind in _KINDS:
        for item in context.listed(kind):
            url = address_of(kind, item.value.id)
            yield AzLine(item.value.title, url, _say(item, context))
    for page in context.prose:
        if page.meta.kind in _PROSE:
            url = prose_address(page.name)
            yield AzLine(page.meta.title, url, _PROSE[page.meta.kind])


def _say(item: Item, context: Context) -> str:
    """Name the kind of an entry, and what has become of it."""
    said = (say_kind(item.kind), _happened(item, context), _is_overdue(item, context) and "待复核")
    return " · ".join(label for label in said if label)


def _happened(item: Item, context: Context) -> str:
    if item.kind != "event":
        return ""
    return "已结束" if item.value.is_over(context.today) else HAPPENING[item.value.happening]


def _is_overdue(item: Item, context: Context) -> bool:
    return any(badge.tone == "due" for badge in context.badges(item))
