"""Entries that say nearly the same as another of their kind.

Comes in: items and the catalogue they belong to. Goes out: a finding for the later of each two. Two entries are
compared by the pairs of neighbouring characters in what they teach; in the shipped catalogue the likest two share a
fifth of theirs, so that a half is far off. The last of an entry's pairs in the order of Unicode, which are seldom the
common ones, find the candidates; that keeps ten thousand entries within two seconds.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import add

from kepu.model.catalog import Catalog, Item
from kepu.problems import codes
from kepu.validate.wording.finding import Finding

KINDS = frozenset({"resource", "rumour-check", "service", "pack", "exhibit"})
"""Kinds that teach something; events and places may be alike."""

FIELDS = (
    "title",
    "summary",
    "points",
    "claim",
    "purpose",
    "objective",
    "activity",
    "prepare",
    "no_script_text",
)

LIKENESS = 0.45
"""Share of common pairs from which two entries are twins."""

_FEWEST_PAIRS = 16
"""Two titles of four words are alike by chance."""
_SAMPLE = 16
_FEWEST_SHARED = 2
_MOST_LISTED = 60
"""Entries per pair that are looked at: a pair of half the catalogue finds nobody."""
_MOST_TRIED = 4
_NOT_WORDS = re.compile(r"[\W_]+")

_Listed = dict[tuple[str, str], list[Item]]


@dataclass
class Twins:
    """The entries seen so far, by a sample of their pairs."""

    _listed: "_Listed" = field(default_factory=lambda: defaultdict(list))
    _passing: "_Listed" = field(default_factory=lambda: defaultdict(list))
    """What communities add: it is on their own site only, and need not be kept for the next."""
    _told: set[frozenset[str]] = field(default_factory=set)

    def turn_to_next_site(self) -> None:
        """Forget what only the last site held."""
        self._passing.clear()

    def find(self, item: Item, catalog: Catalog) -> Iterator[Finding]:
        """Find the entry of the same kind that is most like this one, and remember this one."""
        if item.kind not in KINDS or not _is_new(item):
            return
        pairs = pairs_of(item)
        if len(pairs) < _FEWEST_PAIRS:
            return
        sample = [(item.kind, pair) for pair in sorted(pairs)[-_SAMPLE:]]
        other = self._likest(item, pairs, sample, catalog)
        self._remember(item, sample)
        if other and not self._is_told(item, other):
            said = f"和《{other.value.title}》（{other.value.id}）几乎一样"
            advice = "改那一条，或者在社区里给它写补丁；确实要两条的，写清不同在哪里"
            yield Finding(codes.NEAR_DUPLICATE, ("title",), said, advice)

    def _likest(
        self, item: Item, pairs: set[str], sample: list[tuple[str, str]], catalog: Catalog
    ) -> Item | None:
        shared: Counter[str] = Counter()
        by_path: dict[str, Item] = {}
        for key in sample:
            for other in (*self._listed.get(key, ()), *self._passing.get(key, ())):
                by_path[other.provenance.path] = other
                shared[other.provenance.path] += 1
        likeness = {
            path: _likeness(pairs, pairs_of(by_path[path]))
            for path, count in shared.most_common(_MOST_TRIED)
            if count >= _FEWEST_SHARED and _is_beside(by_path[path], item, catalog)
        }
        best = max(likeness, key=lambda path: (likeness[path], path), default=None)
        return by_path[best] if best and likeness[best] >= LIKENESS else None

    def _remember(self, item: Item, sample: list[tuple[str, str]]) -> None:
        of_all = self._passing if "/communities/" in item.provenance.path else self._listed
        for key in sample:
            if len(listed := of_all[key]) < _MOST_LISTED:
                listed.append(item)

    def _is_told(self, item: Item, other: Item) -> bool:
        two = frozenset({item.provenance.path, other.provenance.path})
        is_told = two in self._told
        self._told.add(two)
        return is_told


def pairs_of(item: Item) -> set[str]:
    """Give the pairs of neighbouring characters in what an entry teaches."""
    pairs: set[str] = set()
    for name in FIELDS:
        value = item.raw.get(name, ())
        for text in (value,) if isinstance(value, str) else value:
            if isinstance(text, str):
                bare = _NOT_WORDS.sub("", text)
                pairs.update(map(add, bare, bare[1:]))
    return pairs


def _likeness(left: set[str], right: set[str]) -> float:
    common = len(left & right)
    return common / (len(left) + len(right) - common)


def _is_new(item: Item) -> bool:
    """Tell whether the entry's own words are of this layer, and not of one below."""
    return not item.provenance.changes or not item.provenance.changes.keys().isdisjoint(FIELDS)


def _is_beside(other: Item, item: Item, catalog: Catalog) -> bool:
    """Tell whether another entry stands in the same catalogue; of two communities nobody sees both."""
    if other.provenance.path == item.provenance.path:
        return False
    found = catalog.get(other.kind, other.value.id)
    return found is not None and found.provenance.path == other.provenance.path
