"""Addresses that lead elsewhere or nowhere: old ids, withdrawn and expired entries, the missing page.

An address that was once printed on a poster must go on answering.
"""

from collections.abc import Iterator

from kepu.model.catalog import Item
from kepu.model.entry import Entry, Status
from kepu.model.kinds import KINDS
from kepu.plan.addresses import PAGES, address_of, has_page
from kepu.plan.context import Context
from kepu.plan.draft import Draft
from kepu.plan.pieces import Link
from kepu.plan.views import GoneView, MissingView, MovedView


def plan_missing(context: Context) -> Iterator[Draft]:
    """Plan the page that a server shows where there is none."""
    links = tuple(
        Link(title, PAGES[name])
        for name, title in (
            ("home", "首页"),
            ("topics", "主题"),
            ("hotlines", "常用电话"),
            ("search", "查找"),
        )
    )
    yield Draft("404.html", "没有这一页", "", "other", "missing", MissingView(links), noindex=True)


def plan_gone(context: Context) -> Iterator[Draft]:
    """Plan a page for every entry that lists no longer show, and for every old address."""
    for item in context.catalog.entries():
        if has_page(item.kind):
            yield from _moved(item, context)
            if not context.shows(item):
                yield from _gone(item, context)


def _moved(item: Item, context: Context) -> Iterator[Draft]:
    target = context.link(item)
    for alias in item.value.aliases:
        url = address_of(item.kind, alias)
        yield Draft(
            url, f"{target.title}（已搬家）", "", "other", "moved", MovedView(target), noindex=True
        )


def _gone(item: Item, context: Context) -> Iterator[Draft]:
    entry: Entry = item.value
    if entry.status in {Status.DRAFT, Status.IN_REVIEW}:
        return
    view = GoneView(
        entry.title,
        KINDS[item.kind].title,
        context.badges(item),
        entry.status_note or "",
        context.topic_links(entry),
    )
    url = address_of(item.kind, entry.id)
    yield Draft(url, entry.title, "", "other", "gone", view, noindex=True)
