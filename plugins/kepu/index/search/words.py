"""The reviewed search words of a site, for the index and for the browser.

Comes in: a context. Goes out: what residents say for what the catalogue writes, and what a question can do without.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kepu.index.search.analysis import fold
from kepu.model.search_words import SearchWords
from kepu.plan.context import Context


@dataclass(frozen=True)
class Words:
    """Search words, folded."""

    meanings: Mapping[str, tuple[str, ...]]
    """What residents say → what entries write."""
    fillers: tuple[str, ...]
    """Small words of questions, which a query does without."""


def words_of(context: Context) -> Words:
    """Gather the search words of every file that a county's sites share."""
    return gather_words(context.catalog.values(SearchWords, "search-words"))


def local_words(context: Context) -> Words:
    """Gather the search words that a site has besides those it shares."""
    shared = context.shared.catalog
    items = context.catalog.of("search-words").items()
    return gather_words(
        item.value for id, item in items if shared.get("search-words", id) is not item
    )


def gather_words(files: Iterable[SearchWords]) -> Words:
    """Join files of search words; what one phrase means in two of them counts together."""
    meanings: dict[str, dict[str, None]] = {}
    fillers: dict[str, None] = {}
    for file in files:
        fillers |= dict.fromkeys(map(fold, file.fillers))
        for word in file.words:
            for said in word.says:
                meanings.setdefault(fold(said), {}).update(dict.fromkeys(map(fold, word.means)))
    longest_first = sorted(fillers, key=lambda word: (-len(word), word))
    return Words({said: tuple(meant) for said, meant in meanings.items()}, tuple(longest_first))
