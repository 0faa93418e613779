"""The views of the digital hall: what the templates of hall, rooms, exhibits and tours see."""

from dataclasses import dataclass

from kepu.model.directory import Venue
from kepu.model.hall import Exhibit, Room
from kepu.plan.floor_map import Maps
from kepu.plan.pieces import Badge, Card, Fact, Link, Record, Related
from kepu.plan.play import PartView


@dataclass(frozen=True, slots=True)
class Article:
    """One exhibit as an article of the hall and of its room."""

    number: int
    exhibit: Exhibit
    kind_title: str
    url: str
    embed: str
    badges: tuple[Badge, ...]
    resources: tuple[Link, ...]
    services: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Partner:
    """One partner venue of the annex."""

    number: int
    venue: Venue
    url: str
    hours: tuple[tuple[str, str], ...]
    """Days and hours in words, with what is to note."""
    badges: tuple[Badge, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One room as a section of the hall's page."""

    id: str
    title: str
    intro: str
    url: str
    icon: str
    topic: str
    articles: tuple[Article, ...]
    partners: tuple[Partner, ...]


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop of a tour."""

    number: int
    """Its running number in the hall."""
    id: str
    link: Link
    room: str
    minutes: int
    note: str
    address: str
    """Public address for a QR code; empty where the site has none."""


@dataclass(frozen=True, slots=True)
class TourLine:
    """A tour in a list."""

    id: str
    title: str
    summary: str
    url: str
    minutes: int
    stops: int
    icon: str


@dataclass(frozen=True, slots=True)
class HallView:
    """The hall: map, tours, rooms as sections, the walk's data."""

    title: str
    intro: str
    badges: tuple[Badge, ...]
    maps: Maps
    sections: tuple[Section, ...]
    tours: tuple[TourLine, ...]
    walk: str
    """The building as JSON, for the walk-through."""


@dataclass(frozen=True, slots=True)
class RoomView:
    """One room of the hall."""

    room: Room
    badges: tuple[Badge, ...]
    section: Section
    others: tuple[Link, ...]
    record: Record
    embed: str
    address: str
    """Public address of the embedded page; empty where the site has none."""


@dataclass(frozen=True, slots=True)
class AnnexView:
    """The room of partner venues."""

    section: Section
    others: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class TourView:
    """One tour with its map."""

    id: str
    title: str
    summary: str
    badges: tuple[Badge, ...]
    minutes: int
    stops: tuple[Stop, ...]
    maps: Maps
    others: tuple[TourLine, ...]
    record: Record


@dataclass(frozen=True, slots=True)
class ExhibitView:
    """One exhibit, to play and to read."""

    exhibit: Exhibit
    number: int
    room: Link
    room_icon: str
    parts: tuple[PartView, ...]
    scripts: tuple[str, ...]
    """The kinds of parts that the page needs a script for, each once."""
    badges: tuple[Badge, ...]
    facts: tuple[Fact, ...]
    resources: tuple[Card, ...]
    services: tuple[Card, ...]
    before: Link | None
    after: Link | None
    tours: tuple[tuple[Link, Link | None], ...]
    """The tours that stop here, each with its next stop."""
    related: tuple[Related, ...]
    record: Record
    embed: str
    address: str
    """Public address of the embedded page; empty where the site has none."""
