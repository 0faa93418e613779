"""Who is asking, in their own words, and what a site has for them.

Comes in: a context. Goes out: for each door, the listed entries that are meant for its audiences, by kind. An entry for
everybody (`general`) belongs to no door unless it also names one of the door's audiences.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kepu.model.catalog import Item
from kepu.plan.addresses import PAGES
from kepu.plan.context import Context
from kepu.plan.events import ahead
from kepu.plan.pieces import Link

_KINDS = ("event", "service", "resource", "exhibit", "rumour-check", "pack")
_EVERYBODY = "general"


@dataclass(frozen=True, slots=True)
class Door:
    """One way in, for one kind of reader."""

    id: str
    title: str
    """What the reader would say."""
    lead: str
    audiences: tuple[str, ...]
    kinds: tuple[str, ...] = _KINDS
    """Kinds of entries, what the reader most likely wants first."""
    runs_events: bool = False
    """Whether the reader runs events: a pack is for whoever runs it, whomever it is made to reach."""

    @property
    def url(self) -> str:
        """The address of the door's page."""
        return PAGES[f"for/{self.id}"]

    @property
    def link(self) -> Link:
        """Lead to the door's page."""
        return Link(self.title, self.url)


DOORS = (
    Door(
        "elders",
        "我是老人",
        "给老人，也给照顾老人的家人：近期活动、能约的服务、一看就懂的要点。",
        ("older-adult", "oldest-old", "living-alone-elder"),
    ),
    Door(
        "parents",
        "我是家长",
        "带孩子参加什么、请谁来教、在家注意什么。",
        ("parent", "preschool", "primary"),
    ),
    Door(
        "newcomers",
        "我刚搬来",
        "刚搬进新家、刚来城里工作，先看这些。",
        ("migrant-worker", "relocated"),
    ),
    Door(
        "community-workers",
        "我在社区工作",
        "办一场活动要用的资源包，以及写给社区工作者和志愿者的内容。",
        ("community-worker", "volunteer"),
        ("pack", "event", "service", "resource", "exhibit", "rumour-check"),
        runs_events=True,
    ),
)


def behind(door: Door, context: Context) -> dict[str, tuple[Item, ...]]:
    """Return what a site has for a door's readers, by kind; kinds without entries are left out."""
    found = {kind: tuple(_members(door, kind, context)) for kind in door.kinds}
    return {kind: items for kind, items in found.items() if items}


def for_everybody(door: Door, context: Context) -> tuple[Item, ...]:
    """Return the first resource of each topic that is for everybody and not behind the door."""
    firsts = (
        next((i for i in context.of_topic("resource", topic.id) if _fits_all(i, door)), None)
        for topic in context.topics
    )
    # An entry of two topics may be the first of both.
    return tuple({item.value.id: item for item in firsts if item}.values())


def _members(door: Door, kind: str, context: Context) -> Iterator[Item]:
    items = ahead(context) if kind == "event" else context.listed(kind)
    yield from (item for item in items if _is_for(item, door))
    if door.runs_events and kind == "pack":
        yield from (item for item in items if not _is_for(item, door))


def _is_for(item: Item, door: Door) -> bool:
    return not set(door.audiences).isdisjoint(item.value.audiences)


def _fits_all(item: Item, door: Door) -> bool:
    return _EVERYBODY in item.value.audiences and not _is_for(item, door)
