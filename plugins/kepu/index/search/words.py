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

    def without(self, other: "Words") -> "Words":
        """Keep what another set of words does not have."""
        kept = {
            said: meant for said, meant in self.meanings.items() if other.meanings.get(said) != meant
        }
        return Words(kept, tuple(word for word in self.fillers if word not in other.fillers))


def words_of(context: Context) -> Words:
    """Gather the search words of every file that a site has."""
    return gather_words(context.catalog.values(SearchWords, "search-words"))


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
