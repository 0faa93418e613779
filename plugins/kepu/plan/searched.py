"""What search finds, and in which order and under which names a page offers it.

The complete list of the search page and the search index are made from this one table, so that they agree.
"""

from collections.abc import Iterator

from kepu.model.catalog import Item
from kepu.model.kinds import KINDS
from kepu.model.prose import GENERATED_PROSE, ProsePage
from kepu.plan.context import Context

PROSE = "guide"
"""Kind of the pages that people write: guides, policies, the handbook."""
_ORDER = (
    "resource", "service", "exhibit", "pack", "rumour-check", "event", "venue", "hotline", "topic",
    "room", "calendar-rule", "team", "provider", "asset", PROSE,
)  # fmt: skip
_NAMES = {"calendar-rule": "节日和宣传日", PROSE: "指南和说明"}
"""Kinds that residents call otherwise than editors do."""
KIND_TITLES = {kind: _NAMES.get(kind) or KINDS[kind].title for kind in _ORDER}
"""Kinds with their names, in order."""


def searched(context: Context) -> Iterator[Item]:
    """Yield the items of a site that search finds, kind by kind."""
    for kind in _ORDER:
        if kind != PROSE:
            yield from context.listed(kind)


def searched_prose(context: Context) -> tuple[ProsePage, ...]:
    """List the prose pages that search finds: those that stand alone, and were written to be read."""
    # Editors reach generated pages from the handbook; they name every word, and residents search for words.
    return tuple(
        page
        for page in context.prose
        if page.meta.kind != "topic-intro" and not page.path.startswith(GENERATED_PROSE)
    )
