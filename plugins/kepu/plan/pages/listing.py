"""Lists of everything: the search page with its complete list, and what this place changed.

Comes in: a context. Goes out: drafts. The list is whole by itself; where there is a script, results take its place.
"""

from collections.abc import Iterator

from kepu.model.catalog import Item
from kepu.model.kinds import KINDS
from kepu.model.prose import ProsePage
from kepu.plan.addresses import PAGES, prose_address
from kepu.plan.cards import card, cards
from kepu.plan.context import Context
from kepu.plan.draft import Draft
from kepu.plan.pages.topics import topic_tiles
from kepu.plan.pieces import Card, Change, Link
from kepu.plan.searched import KIND_TITLES, PROSE, searched_prose
from kepu.plan.states import say_field
from kepu.plan.views import ChangesView, ListingView

_KINDS = (
    "resource", "service", "pack", "hall", "room", "exhibit", "tour", "event", "venue",
    "rumour-check",
)  # fmt: skip


def plan_listing(context: Context) -> Iterator[Draft]:
    """Plan the search page with the list of all entries."""
    groups = tuple((title, found) for title, found in _groups(context) if found)
    total = sum(len(found) for _, found in groups)
    view = ListingView(groups, total, topic_tiles(context), _lists_elsewhere(context))
    yield Draft(PAGES["search"], "搜索", "全部资源、服务和活动", "other", "listing", view)


def _groups(context: Context) -> Iterator[tuple[str, tuple[Card, ...]]]:
    for kind, title in KIND_TITLES.items():
        if kind != PROSE:
            yield title, cards(context.listed(kind), context)
    pages = sorted(searched_prose(context), key=lambda page: (page.meta.order, page.name))
    yield KIND_TITLES[PROSE], tuple(map(_guide, pages))


def _guide(page: ProsePage) -> Card:
    return Card(
        kind=PROSE,
        kind_title=KIND_TITLES[PROSE],
        id=page.name,
        title=page.meta.title,
        url=prose_address(page.name),
        line=page.meta.summary,
        facts=(),
        badges=(),
        icon="book-open-variant",
        topic="",
        text="",
    )


def _lists_elsewhere(context: Context) -> tuple[Link, ...]:
    return tuple(
        Link(community.site.place, f"c/{community.site.id}/{PAGES['search']}")
        for community in context.communities
    )


def plan_changes(context: Context) -> Iterator[Draft]:
    """Plan the page that says what this place added, changed and hid, and why."""
    own = [item for item in _shown(context) if item.provenance.layer == context.site.id]
    view = ChangesView(cards(own, context), _revised(context), _hidden(context))
    yield Draft(
        PAGES["changes"], "本地增改", "本地新增、修订和不展示的内容与原因", "other", "changes", view
    )


def _shown(context: Context) -> Iterator[Item]:
    for kind in _KINDS:
        yield from context.listed(kind)


def _revised(context: Context) -> tuple[tuple[Card, tuple[Change, ...]], ...]:
    found = []
    for item in _shown(context):
        changes = tuple(
            Change(say_field(field), "", change.why)
            for field, change in item.provenance.changes.items()
            if change.layer == context.site.id
        )
        if changes:
            found.append((card(item, context), changes))
    return tuple(found)


def _hidden(context: Context) -> tuple[tuple[str, str, str], ...]:
    return tuple(
        (KINDS[kind].title, change.title, change.why)
        for (kind, _), change in context.catalog.hidden.items()
        if change.layer == context.site.id
    )
