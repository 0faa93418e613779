"""The front doors: a community's home, and the portal's community chooser."""

from collections.abc import Iterator

from kepu.model.catalog import Item
from kepu.model.place import Community, Regions
from kepu.plan.audiences import DOORS
from kepu.plan.cards import cards
from kepu.plan.context import Context
from kepu.plan.draft import Draft
from kepu.plan.events import ahead, event_card
from kepu.plan.pages.calendar import community_events
from kepu.plan.pages.hall import room_tiles
from kepu.plan.pages.topics import topic_tiles
from kepu.plan.views import CommunityTile, HomeView, PortalView
from kepu.plan.wording import say_day

_NEXT = 3
_FEATURED = 6
_OWN_KINDS = ("service", "resource", "exhibit", "pack")


def plan_home(context: Context) -> Iterator[Draft]:
    """Plan the site's first page."""
    site = context.site
    if isinstance(site.identity, Community):
        view = _home(site.identity, context)
        yield Draft("", "首页", site.identity.summary, "home", "home", view)
    else:
        yield Draft("", "首页", site.identity.summary, "home", "portal", _portal(context))


def _home(community: Community, context: Context) -> HomeView:
    return HomeView(
        events=tuple(event_card(item, context) for item in ahead(context)[:_NEXT]),
        topics=topic_tiles(context),
        doors=tuple(door.link for door in DOORS),
        rooms=room_tiles(context),
        services=cards(_featured("service", community.featured_services, context), context),
        packs=cards(_featured("pack", community.featured_packs, context), context),
        resources=cards(_featured("resource", community.featured_resources, context), context),
        brand=community.brand,
        venues=cards(_own(("venue",), context), context),
        own=cards(_own(_OWN_KINDS, context), context),
    )


def _featured(kind: str, ids: tuple[str, ...], context: Context) -> tuple[Item, ...]:
    """Return what the community chose, or else the first of each of its topics."""
    chosen = context.items(kind, ids)
    if chosen:
        return chosen[:_FEATURED]
    firsts = (context.of_topic(kind, topic.id)[:1] for topic in context.topics)
    return tuple(item for found in firsts for item in found)[:_FEATURED]


def _own(kinds: tuple[str, ...], context: Context) -> tuple[Item, ...]:
    return tuple(
        item
        for kind in kinds
        for item in context.listed(kind)
        if item.provenance.layer == context.site.id
    )


def _portal(context: Context) -> PortalView:
    return PortalView(
        communities=tuple(
            _tile(community.site.identity, community)
            for community in context.communities
            if isinstance(community.site.identity, Community)
        ),
        topics=topic_tiles(context),
        doors=tuple(door.link for door in DOORS),
        events=community_events(context, limit=2),
        dials=tuple(context.dial(i) for i in context.listed("hotline") if i.value.emergency),
        gaps=_gaps(context),
    )


def _tile(community: Community, context: Context) -> CommunityTile:
    own = (item.value for item in ahead(context) if item.provenance.layer == community.id)
    # One line has no room to say that an event is called off.
    event = next((e for e in own if e.happening in {"planned", "announced"}), None)
    return CommunityTile(
        community.id,
        community.title,
        community.type,
        community.summary,
        community.brand.title,
        f"c/{community.id}/",
        f"{say_day(event.held_on)} {event.title}" if event else "",
    )


def _gaps(context: Context) -> tuple[str, ...]:
    """Name the townships that have no community yet: a gap is said, not hidden."""
    regions = [unit for item in context.catalog.values(Regions, "regions") for unit in item.regions]
    codes = [c.site.identity.code for c in context.communities]
    return tuple(
        unit.title
        for unit in regions
        if unit.level == "township" and not any(code.startswith(unit.code) for code in codes)
    )
