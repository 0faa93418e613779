"""What every page of one site draws on: the catalogue, the site, the day; with the look-ups pages share.

Comes in: a composed catalogue and a site. Goes out: labels, links and cards. A reference to something the site
does not show is left out, never a dead link.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from kepu.model.catalog import Catalog, Identity, Item
from kepu.model.directory import Hotline
from kepu.model.entry import Entry
from kepu.model.hall import Hall
from kepu.model.prose import ProsePage
from kepu.model.topic import Topic
from kepu.plan.addresses import address_of
from kepu.plan.pieces import Badge, Dial, Link, Record
from kepu.plan.site import Site
from kepu.plan.states import Here, badges_of, record_of

T = TypeVar("T")


@dataclass(frozen=True)
class Context:
    """One site in the making."""

    catalog: Catalog
    site: Site
    prose: tuple[ProsePage, ...]
    today: dt.date
    layers: Mapping[str, str]
    """Layer id → its name in words."""
    communities: tuple["Context", ...] = ()
    """The portal's communities; empty for a community."""
    county: "Context | None" = None
    """What all sites of a community's county share; None for the portal, which is that itself."""

    @property
    def shared(self) -> "Context":
        """The county's context: the catalogue that every community starts from."""
        return self.county or self

    @cached_property
    def identity(self) -> Identity:
        """The catalogue's own description.

        Raises:
            LookupError: there is none that holds up, so no site can be planned.
        """
        found = self.catalog.values(Identity, "catalog")
        if not found:
            raise LookupError("the catalogue has no catalog.yaml that holds up")
        return found[0]

    @cached_property
    def _labels(self) -> dict[str, dict[str, str]]:
        vocabularies = (item.value for item in self.catalog.of("vocabulary").values())
        return {v.id: {term.id: term.title for term in v.terms} for v in vocabularies}

    def terms(self, vocabulary: str) -> dict[str, str]:
        """Give a vocabulary's terms in words, by id and in its own order."""
        return self._labels.get(vocabulary, {})

    def label(self, vocabulary: str, id: str | None) -> str:
        """Name one term in words; an id without a term stands for itself."""
        return self._labels.get(vocabulary, {}).get(id or "", id or "")

    def labels(self, vocabulary: str, ids: Iterable[str]) -> str:
        """Name terms in words, one after another."""
        return "、".join(self.label(vocabulary, id) for id in ids)

    @cached_property
    def topics(self) -> tuple[Topic, ...]:
        """The topics this site shows, in its own order."""
        first = list(getattr(self.site.identity, "topics", ()))
        shown: list[Topic] = [item.value for item in self.listed("topic")]
        place = {id: number for number, id in enumerate(first)}
        return tuple(sorted(shown, key=lambda t: (place.get(t.id, len(place)), t.order)))

    def shows(self, item: Item | None) -> bool:
        """Tell whether lists may show an item."""
        return (
            item is not None
            and isinstance(item.value, Entry)
            and item.value.is_public(self.today)
            and self.has_room_for(item)
        )

    def has_room_for(self, item: Item) -> bool:
        """Tell whether this site has the part that an item belongs to."""
        match item.kind:
            case "topic":
                return item.value.id not in getattr(self.site.identity, "hidden_topics", ())
            case "hall" | "room" | "tour":
                return self.has_hall
            case "exhibit":
                return self.item("room", item.value.room) is not None
            case "calendar-rule":
                # A day that is no longer kept has no place in this year's calendar.
                return not item.value.is_over(self.today)
            case _:
                return True

    @cached_property
    def has_hall(self) -> bool:
        """Tell whether this site has the digital hall."""
        halls = self.catalog.values(Hall, "hall")
        return "hall" in self.site.features and any(h.is_public(self.today) for h in halls)

    def listed(self, kind: str) -> tuple[Item, ...]:
        """Return the items of a kind that lists may show, in file order."""
        if kind not in self._listed:
            shown = (item for item in self.catalog.of(kind).values() if self.shows(item))
            self._listed[kind] = tuple(shown)
        return self._listed[kind]

    @cached_property
    def _listed(self) -> dict[str, tuple[Item, ...]]:
        return {}

    def index(self, make: Callable[["Context"], T]) -> T:
        """Return what `make` works out from this context: once, for all pages that ask."""
        if make not in self._indexes:
            self._indexes[make] = make(self)
        found: T = self._indexes[make]
        return found

    @cached_property
    def _indexes(self) -> dict[Callable[["Context"], Any], Any]:
        return {}

    def of_topic(self, kind: str, topic: str) -> tuple[Item, ...]:
        """Return the listed items of a kind that belong to a topic."""
        return tuple(item for item in self.listed(kind) if topic in item.value.topics)

    def item(self, kind: str, id: str) -> Item | None:
        """Return an item that lists may show, or None."""
        found = self.catalog.get(kind, id)
        return found if self.shows(found) else None

    def items(self, kind: str, ids: Iterable[str]) -> tuple[Item, ...]:
        """Return the shown items among these ids, in their order."""
        found = (self.item(kind, id) for id in ids)
        return tuple(item for item in found if item is not None)

    def link(self, item: Item) -> Link:
        """Link to an item."""
        return Link(item.value.title, address_of(item.kind, item.value.id))

    def links(self, kind: str, ids: Iterable[str]) -> tuple[Link, ...]:
        """Link to the shown items among these ids."""
        return tuple(self.link(item) for item in self.items(kind, ids))

    def badges(self, item: Item) -> tuple[Badge, ...]:
        """Say an item's states."""
        here = Here(self.site.id, self.layers.get(self.site.id, ""))
        return badges_of(item, self.identity, here, self.today)

    def record(self, item: Item) -> Record:
        """Gather what stands at an item's foot."""
        licence = self.label("licence", item.value.licence)
        return record_of(item, self.identity, dict(self.layers), licence, self.today)

    def dial(self, item: Item) -> Dial:
        """Show a hotline."""
        hotline: Hotline = item.value
        return Dial(
            hotline.id,
            hotline.number,
            hotline.title,
            hotline.use or "",
            hotline.hours or "",
            hotline.note or "",
            hotline.emergency,
            hotline.sms_only,
            self.badges(item),
        )

    def dials(self, ids: Iterable[str]) -> tuple[Dial, ...]:
        """Show the hotlines among these ids."""
        return tuple(self.dial(item) for item in self.items("hotline", ids))

    def topic_of(self, entry: Any) -> str:
        """Name the topic that tints an entry; empty where it has none."""
        return next(iter(getattr(entry, "topics", ())), "")

    def shelf_of(self, entry: Entry) -> str:
        """Name the first of an entry's topics that this site shows; empty where there is none."""
        shown = {topic.id for topic in self.topics}
        return next((id for id in entry.topics if id in shown), "")

    def topic_links(self, entry: Entry) -> tuple[Link, ...]:
        """Link to an entry's topics."""
        shown = {topic.id: topic for topic in self.topics}
        return tuple(
            Link(shown[id].title, address_of("topic", id)) for id in entry.topics if id in shown
        )
