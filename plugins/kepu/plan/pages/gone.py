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
    ways = {"home": "首页", "topics": "主题", "hotlines": "常用电话"}
    if "search" in context.site.features:
        ways["search"] = "搜索"
    links = tuple(Link(title, PAGES[name]) for name, title in ways.items())
    yield Draft("404.html", "没有这一页", "", "other", "missing", MissingView(links), noindex=True)


def plan_gone(context: Context) -> Iterator[Draft]:
    """Plan a page for every entry that lists no longer show, and for every old address."""
    for item in context.catalog.entries():
        if has_page(item.kind) and _is_known(item.value) and context.has_room_for(item):
            yield from _moved(item, context)
            if not context.shows(item):
                yield _gone(item, context)


def _is_known(entry: Entry) -> bool:
    """Tell whether an entry has ever been published: a draft has no address to keep."""
    return entry.status not in {Status.DRAFT, Status.IN_REVIEW}


def _moved(item: Item, context: Context) -> Iterator[Draft]:
    target = context.link(item)
    for alias in item.value.aliases:
        url = address_of(item.kind, alias)
        yield Draft(
            url, f"{target.title}（已搬家）", "", "other", "moved", MovedView(target), noindex=True
        )


def _gone(item: Item, context: Context) -> Draft:
    entry: Entry = item.value
    view = GoneView(
        entry.title,
        KINDS[item.kind].title,
        context.badges(item),
        entry.status_note or "",
        context.topic_links(entry),
    )
    url = address_of(item.kind, entry.id)
    return Draft(url, entry.title, "", "other", "gone", view, noindex=True)
