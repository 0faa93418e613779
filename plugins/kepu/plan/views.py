"""The views: what each page's template sees, and nothing else.

Frozen values built by the modules of `kepu.plan.pages`; a page's fingerprint is a hash of its view and its
template. Community values that do not change a page's structure are slots and never stand in a view.
"""

from dataclasses import dataclass
from typing import Any

from kepu.model.calendar import Event
from kepu.model.directory import Venue
from kepu.model.hall import Exhibit
from kepu.model.place import Brand
from kepu.model.resource import Resource, RumourCheck
from kepu.model.service import Pack, Service
from kepu.plan.pieces import Badge, Card, Dial, Fact, Link, Reach, Record, Related


@dataclass(frozen=True, slots=True)
class TopicTile:
    """A topic as a tile: its question and what it holds."""

    id: str
    title: str
    question: str
    url: str
    icon: str
    counts: str


@dataclass(frozen=True, slots=True)
class RoomTile:
    """A room of the hall as a tile."""

    id: str
    title: str
    url: str
    icon: str
    intro: str
    topic: str
    """Topic that tints the room; empty where it has none."""
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class HomeView:
    """A community's home: what can my community do for me."""

    events: tuple[Card, ...]
    topics: tuple[TopicTile, ...]
    doors: tuple[Link, ...]
    """Kinds of readers, in their own words."""
    rooms: tuple[RoomTile, ...]
    services: tuple[Card, ...]
    packs: tuple[Card, ...]
    resources: tuple[Card, ...]
    brand: Brand
    venues: tuple[Card, ...]
    own: tuple[Card, ...]
    """What this community added itself."""


@dataclass(frozen=True, slots=True)
class CommunityTile:
    """A community in the chooser."""

    id: str
    title: str
    type: str
    summary: str
    brand: str
    url: str
    next_event: str


@dataclass(frozen=True, slots=True)
class PortalView:
    """The county's portal: choose your community."""

    communities: tuple[CommunityTile, ...]
    topics: tuple[TopicTile, ...]
    doors: tuple[Link, ...]
    """Kinds of readers, in their own words."""
    events: tuple[tuple[str, tuple[Card, ...]], ...]
    """Community's name and its next events, with URLs from the portal's root."""
    dials: tuple[Dial, ...]
    gaps: tuple[str, ...]
    """Townships without any community yet, said openly."""


@dataclass(frozen=True, slots=True)
class DoorTile:
    """A kind of reader, with the first few of what is meant for them."""

    link: Link
    total: int
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class TopicsView:
    """All topics."""

    topics: tuple[TopicTile, ...]
    doors: tuple[DoorTile, ...]


@dataclass(frozen=True, slots=True)
class AudienceGroup:
    """Entries of one kind that are meant for one kind of reader."""

    kind: str
    kind_title: str
    title: str
    entries: tuple[tuple[Card, str], ...]
    """Each card with the ids of its topics, separated by spaces."""


@dataclass(frozen=True, slots=True)
class AudienceView:
    """Everything that is meant for one kind of reader."""

    title: str
    lead: str
    groups: tuple[AudienceGroup, ...]
    topics: tuple[tuple[str, str], ...]
    """Id and title of each topic among the entries."""
    total: int
    everybody: tuple[Card, ...]
    """A few resources that are for everybody."""
    others: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class AzLine:
    """One title of the list from A to Z."""

    title: str
    url: str
    kind: str


@dataclass(frozen=True, slots=True)
class AzView:
    """Everything on the site by how it is spoken."""

    letters: tuple[tuple[str, tuple[AzLine, ...]], ...]
    total: int


@dataclass(frozen=True, slots=True)
class Step:
    """A resource as help in need: the point to remember and whom to call."""

    title: str
    url: str
    topic: str
    line: str
    call: str
    """The point that says when to call; empty where it is the line, or where there is none."""
    numbers: tuple[tuple[str, str], ...]
    """Number and name of whom to call."""
    badges: tuple[Badge, ...]


@dataclass(frozen=True, slots=True)
class SituationView:
    """Something that residents run into."""

    title: str
    icon: str
    steps: tuple[Step, ...]
    more: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class WhatToDoView:
    """What to do when: the emergency line, then one situation after the other."""

    dials: tuple[Dial, ...]
    situations: tuple[SituationView, ...]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One hazard and what to read before, during and after."""

    hazard: str
    cells: tuple[tuple[Card, ...], ...]


@dataclass(frozen=True, slots=True)
class TopicView:
    """One topic with its packs, services and resources."""

    id: str
    title: str
    question: str
    icon: str
    badges: tuple[Badge, ...]
    summary: str
    intro: str
    """Markdown."""
    links: tuple[tuple[str, str], ...]
    """Targets of the intro's `kepu:` links and their URLs; empty where the site does not show them."""
    phases: tuple[str, ...]
    matrix: tuple[MatrixRow, ...]
    """Hazards by phase; only for emergency resources."""
    shelves: tuple[tuple[str, tuple[Card, ...]], ...]
    """Subtopic's name and its resources."""
    packs: tuple[Card, ...]
    services: tuple[Card, ...]
    exhibits: tuple[Card, ...]
    rumours: tuple[Card, ...]
    dials: tuple[Dial, ...]
    is_safety: bool


@dataclass(frozen=True, slots=True)
class ResourceView:
    """One resource."""

    resource: Resource
    topics: tuple[Link, ...]
    badges: tuple[Badge, ...]
    facts: tuple[Fact, ...]
    dials: tuple[Dial, ...]
    links: tuple[tuple[str, str], ...]
    packs: tuple[Card, ...]
    services: tuple[Card, ...]
    exhibits: tuple[Card, ...]
    rumours: tuple[Card, ...]
    is_health: bool
    is_emergency: bool
    appended: tuple[str, ...]
    """Cautions and points that an overlay added, to be marked as local."""
    related: tuple[Related, ...]
    record: Record


@dataclass(frozen=True, slots=True)
class RumourView:
    """One rumour check."""

    rumour: RumourCheck
    verdict: str
    topics: tuple[Link, ...]
    badges: tuple[Badge, ...]
    resources: tuple[Card, ...]
    related: tuple[Related, ...]
    record: Record


@dataclass(frozen=True, slots=True)
class RumoursView:
    """All rumour checks."""

    cards: tuple[tuple[str, Card], ...]
    """Verdict in words, and the card."""


@dataclass(frozen=True, slots=True)
class ServiceView:
    """One service: everything one needs to decide, prepare and ask."""

    service: Service
    topics: tuple[Link, ...]
    badges: tuple[Badge, ...]
    facts: tuple[Fact, ...]
    providers: tuple[tuple[str, str], ...]
    """Organisations that offer it here, each with its qualification note."""
    resources: tuple[Card, ...]
    exhibits: tuple[Card, ...]
    packs: tuple[Card, ...]
    events: tuple[Card, ...]
    calendar: tuple[Link, ...]
    is_health: bool
    related: tuple[Related, ...]
    record: Record


@dataclass(frozen=True, slots=True)
class ServicesView:
    """The service menu of the whole site."""

    groups: tuple[tuple[TopicTile, tuple[Card, ...]], ...]
    home_visits: tuple[Card, ...]
    delivery_modes: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class PackItemView:
    """One resource of a pack with its points at hand."""

    number: int
    resource: Resource
    url: str
    required: bool
    note: str
    badges: tuple[Badge, ...]
    source: str


@dataclass(frozen=True, slots=True)
class PackExhibitView:
    """One exhibit of a pack."""

    exhibit: Exhibit
    badges: tuple[Badge, ...]


@dataclass(frozen=True, slots=True)
class MissingItem:
    """What a pack names and the site has taken out of its lists: said, so that nobody looks for it in the room."""

    link: Link
    state: str
    """What has become of it, such as 已过期."""
    required: bool


@dataclass(frozen=True, slots=True)
class PackView:
    """One pack; the print view and the ZIP show the same value in full."""

    pack: Pack
    topics: tuple[Link, ...]
    badges: tuple[Badge, ...]
    facts: tuple[Fact, ...]
    items: tuple[PackItemView, ...]
    clock: tuple[tuple[int, int], ...]
    """For each step of the run sheet, the minute it starts and the minute it ends."""
    exhibits: tuple[PackExhibitView, ...]
    missing: tuple[MissingItem, ...]
    services: tuple[Card, ...]
    calendar: tuple[Link, ...]
    dials: tuple[Dial, ...]
    is_health: bool
    is_emergency: bool
    related: tuple[Related, ...]
    """Empty in the print view."""
    record: Record


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One brand day of the calendar."""

    id: str
    title: str
    when: str
    note: str
    topics: tuple[Link, ...]
    badges: tuple[Badge, ...]


@dataclass(frozen=True, slots=True)
class CalendarView:
    """Events ahead, events past, and the year's brand days."""

    ahead: tuple[Card, ...]
    past: tuple[Card, ...]
    communities: tuple[tuple[str, tuple[Card, ...]], ...]
    months: tuple[tuple[str, tuple[RuleLine, ...]], ...]


@dataclass(frozen=True, slots=True)
class EventView:
    """One event."""

    event: Event
    badges: tuple[Badge, ...]
    leaf: tuple[str, str, str]
    """Month, day, weekday."""
    when: str
    where: str
    venue: Card | None
    registration: str
    facts: tuple[Fact, ...]
    packs: tuple[Card, ...]
    services: tuple[Card, ...]
    calendar: Link | None
    team: str
    is_over: bool
    related: tuple[Related, ...]
    record: Record


@dataclass(frozen=True, slots=True)
class VenueView:
    """One venue."""

    venue: Venue
    kind: str
    badges: tuple[Badge, ...]
    hours: tuple[tuple[str, str, str], ...]
    """Weekdays, span, note."""
    contacts: tuple[Reach, ...]
    accessibility: str
    services: tuple[Card, ...]
    events: tuple[Card, ...]
    related: tuple[Related, ...]
    record: Record


@dataclass(frozen=True, slots=True)
class OrganisationLine:
    """A team, a provider or a travelling asset in the directory."""

    id: str
    title: str
    line: str
    facts: tuple[Fact, ...]
    services: tuple[Link, ...]
    badges: tuple[Badge, ...]


@dataclass(frozen=True, slots=True)
class DirectoryView:
    """Who serves here: venues, teams, providers, assets."""

    venues: tuple[Card, ...]
    teams: tuple[OrganisationLine, ...]
    providers: tuple[OrganisationLine, ...]
    assets: tuple[OrganisationLine, ...]


@dataclass(frozen=True, slots=True)
class HotlinesView:
    """Public numbers: emergencies first."""

    emergency: tuple[Dial, ...]
    service: tuple[Dial, ...]
    messages: tuple[Dial, ...]
    topics: tuple[Link, ...]
    """The topics of safety advice, for what to do besides calling."""


@dataclass(frozen=True, slots=True)
class ProseView:
    """A page of prose."""

    title: str
    summary: str
    body: str
    """Markdown."""
    links: tuple[tuple[str, str], ...]
    updated: str
    ai: str
    siblings: tuple[Link, ...]
    edit_path: str
    edit_url: str


@dataclass(frozen=True, slots=True)
class GuidesView:
    """All guides and policy pages."""

    guides: tuple[tuple[Link, str], ...]
    policies: tuple[tuple[Link, str], ...]


@dataclass(frozen=True, slots=True)
class ListingView:
    """Everything on the site in one list, to be searched by the browser or by eye."""

    groups: tuple[tuple[str, tuple[Card, ...]], ...]
    """Kind in words, and its entries."""
    total: int
    topics: tuple[TopicTile, ...]
    communities: tuple[Link, ...]
    """The lists of the portal's communities, which hold what is not the county's; none elsewhere."""


@dataclass(frozen=True, slots=True)
class ChangesView:
    """What this place added, changed and hid, each with its reason."""

    added: tuple[Card, ...]
    revised: tuple[tuple[Card, tuple[Any, ...]], ...]
    hidden: tuple[tuple[str, str, str], ...]
    """Kind, title, reason."""


@dataclass(frozen=True, slots=True)
class GoneView:
    """An entry that is no longer shown: withdrawn, archived or expired."""

    title: str
    kind: str
    badges: tuple[Badge, ...]
    reason: str
    until: str
    """The last day on which it held; empty where it has not expired."""
    topics: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class MovedView:
    """An old address that leads to the new one."""

    target: Link


@dataclass(frozen=True, slots=True)
class MissingView:
    """The page that is shown where there is none."""

    links: tuple[Link, ...]
