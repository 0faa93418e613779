"""Lists of everything: the search page without an engine, and what this place changed.

The list is complete without a script; a small filter narrows it where there is one.
"""

from collections.abc import Iterator

from kepu.model.catalog import Item
from kepu.model.kinds import KINDS
from kepu.plan.addresses import PAGES
from kepu.plan.cards import card, cards
from kepu.plan.context import Context
from kepu.plan.draft import Draft
from kepu.plan.pieces import Card, Change
from kepu.plan.states import say_field
from kepu.plan.views import ChangesView, ListingView

_KINDS = ("resource", "service", "pack", "exhibit", "event", "venue", "rumour-check")


def plan_listing(context: Context) -> Iterator[Draft]:
    """Plan the list of all entries."""
    groups = tuple(
        (KINDS[kind].title, cards(found, context))
        for kind in _KINDS
        if (found := context.listed(kind))
    )
    view = ListingView(groups, sum(len(found) for _, found in groups))
    yield Draft(PAGES["search"], "查找", "全部资源、服务和活动", "other", "listing", view)


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
