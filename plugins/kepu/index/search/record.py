"""One entry as search knows it: what it is found by, what it is filtered by, and the card that stands for it."""

from dataclasses import dataclass
from typing import Literal

FacetName = Literal["kind", "topic", "audience", "format", "mode", "cost", "place"]
FACETS: dict[FacetName, str] = {
    "kind": "种类",
    "topic": "主题",
    "audience": "适合谁",
    "format": "形式",
    "mode": "在哪里办",
    "cost": "费用",
    "place": "地点",
}
"""Every facet by name, with its Chinese name, in the order of the page."""


@dataclass(frozen=True, slots=True)
class Facets:
    """What an entry is filtered by: ids, none where the facet says nothing about it."""

    kind: str
    topic: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    format: tuple[str, ...] = ()
    mode: tuple[str, ...] = ()
    cost: tuple[str, ...] = ()
    place: tuple[str, ...] = ()

    def values(self) -> tuple[tuple[str, ...], ...]:
        """List the ids of each facet in the order of `FACETS`."""
        return (
            (self.kind,),
            self.topic,
            self.audience,
            self.format,
            self.mode,
            self.cost,
            self.place,
        )


@dataclass(frozen=True, slots=True)
class Record:
    """One entry of the index."""

    kind: str
    id: str
    url: str
    """Relative to the site's root."""
    title: str
    line: str
    """The one most useful sentence."""
    texts: tuple[str, ...]
    """Further sentences that are searched and that an excerpt may show."""
    keywords: tuple[str, ...]
    badges: tuple[str, ...]
    facts: str
    """When and where, for what happens once; empty for the rest."""
    facets: Facets
    calls: tuple[tuple[str, str], ...]
    """Numbers to call at once, each with its name, where the entry is about an emergency."""
    prior: float
    """How likely an entry of its kind is what people look for, 1 for most."""

    @property
    def key(self) -> tuple[str, str]:
        """The entry's kind and id."""
        return self.kind, self.id
