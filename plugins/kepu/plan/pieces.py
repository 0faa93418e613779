"""The small values that views are made of: links, badges, cards, pointers, facts, records.

They are frozen and compare by content, so a page's fingerprint is a hash of what the page shows.
"""

from dataclasses import dataclass
from typing import Literal

Tone = Literal[
    "sample", "unverified", "due", "expired", "withdrawn", "added", "revised", "notice", "ok"
]


@dataclass(frozen=True, slots=True)
class Link:
    """A link inside the site."""

    title: str
    url: str
    """Relative to the site's root."""


@dataclass(frozen=True, slots=True)
class Badge:
    """An honest state, said in words; the tone only tints it."""

    label: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its value, such as 时长 · 90分钟."""

    label: str
    value: str
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """One entry in a list."""

    kind: str
    kind_title: str
    id: str
    title: str
    url: str
    line: str
    """The single most useful sentence."""
    facts: tuple[Fact, ...]
    badges: tuple[Badge, ...]
    icon: str
    topic: str
    """Id of the topic that tints the card; empty where there is none."""
    text: str
    """What a filter on the page looks through besides the words it shows: the keywords."""
    leaf: tuple[str, str, str] | None = None
    """Month, day and weekday of an event, as on a calendar leaf."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """One entry by name alone, so that a page need not change when another entry's facts do."""

    kind_title: str
    title: str
    url: str
    icon: str
    topic: str
    """Id of the topic that tints the icon; empty where there is none."""


@dataclass(frozen=True, slots=True)
class Related:
    """Entries to look at next, and why."""

    reason: str
    entries: tuple[Pointer, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One field that an overlay changed, and why."""

    field: str
    where: str
    why: str


@dataclass(frozen=True, slots=True)
class Edit:
    """A file to open for editing."""

    label: str
    path: str
    url: str
    """Empty where the catalogue names no code host."""


@dataclass(frozen=True, slots=True)
class Record:
    """What stands at the foot of an entry: sources, review, licence, origin, edit links."""

    sources: tuple[str, ...]
    confidence: str
    confidence_note: str
    reviewed: str
    """Who has checked the entry and when; says so where nobody has."""
    updated: str
    due: str
    """By when it is checked again, or that this should have been done; empty where it never is."""
    licence: str
    ai: str
    """Empty where no generated text is in it."""
    origin: str
    changes: tuple[Change, ...]
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Reach:
    """One role that residents can reach, and how."""

    role: str
    duty: str
    place: str
    hours: str
    phone: str
    takes_orders: bool
    takes_corrections: bool


@dataclass(frozen=True, slots=True)
class Dial:
    """A public number to call."""

    id: str
    number: str
    title: str
    use: str
    hours: str
    note: str
    emergency: bool
    sms_only: bool
    badges: tuple[Badge, ...]
