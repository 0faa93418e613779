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
from kepu.plan.wording import say_date


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
        if has_page(item.kind) and _is_known(item.value) and _had_room_for(item, context):
            yield from _moved(item, context)
            if is_gone(item, context):
                yield _gone(item, context)


def is_gone(item: Item, context: Context) -> bool:
    """Tell whether an entry had a place on this site and no longer has."""
    entry: Entry = item.value
    return _is_known(entry) and _had_room_for(item, context) and not context.shows(item)


def say_gone(item: Item, context: Context) -> str:
    """Say in a word what has become of an entry that is gone."""
    labels = (b.label for b in context.badges(item) if b.tone in {"expired", "withdrawn"})
    # What stood in a room that has gone has no state of its own.
    return next(labels, "已撤下")


def _had_room_for(item: Item, context: Context) -> bool:
    # An exhibit whose room has expired still has an address that somebody may hold in hand.
    if item.kind == "exhibit":
        return context.has_hall and context.catalog.get("room", item.value.room) is not None
    return context.has_room_for(item)


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
        say_date(entry.valid_until)
        if entry.valid_until and entry.has_expired(context.today)
        else "",
        context.topic_links(entry),
    )
    url = address_of(item.kind, entry.id)
    return Draft(url, entry.title, "", "other", "gone", view, noindex=True)
