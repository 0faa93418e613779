"""Who a site is: a community or the county's portal, as pages and slots need to know it.

Comes in: a community's or county's file. Goes out: a `Site`. Contacts are roles; phones are left out until a
deployment fills them in.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from kepu.model.catalog import Catalog
from kepu.model.directory import Contact
from kepu.model.place import Community, County
from kepu.plan.pieces import Reach

Profile = Literal["demo", "production"]
Feature = Literal["hall", "search"]
FEATURES: tuple[Feature, ...] = ("hall", "search")
"""Parts of a site that mkdocs.yml can switch off."""


@dataclass(frozen=True)
class Options:
    """What a build is for: the day, the profile, the features."""

    today: dt.date
    profile: Profile = "demo"
    features: frozenset[Feature] = frozenset(FEATURES)


@dataclass(frozen=True)
class Site:
    """One site's identity."""

    id: str
    kind: Literal["portal", "community"]
    identity: Community | County
    county: County
    title: str
    """The site's name, such as 格物里社区科普."""
    place: str
    """The place's name, such as 格物里社区."""
    reaches: tuple[Reach, ...]
    channels: tuple[str, ...]
    """Ways to ask for a service, in words."""
    notices: tuple[str, ...]
    """Notices that stand today."""
    portal: str
    """Way from the site's root to the portal's; empty where there is no portal."""
    base_url: str
    """The site's public address, ending in a slash; empty where none is set."""
    profile: Profile
    features: frozenset[Feature]

    @property
    def ribbon(self) -> str:
        """The words of the ribbon that marks sample data; empty in production."""
        return "示例数据 · 虚构地区 · 非政府网站" if self.profile == "demo" else ""


def community_site(
    community: Community, county: County, catalog: Catalog, options: Options
) -> Site:
    """Describe a community's site, standing below its portal at `c/<id>/`."""
    below = f"{_base_url(catalog)}c/{community.id}/" if _base_url(catalog) else ""
    base_url = f"{community.base_url.rstrip('/')}/" if community.base_url else below
    return _site(community, county, catalog, options, base_url)


def portal_site(county: County, catalog: Catalog, options: Options) -> Site:
    """Describe the county's portal."""
    return _site(county, county, catalog, options, _base_url(catalog))


def _site(
    place: Community | County, county: County, catalog: Catalog, options: Options, base_url: str
) -> Site:
    is_portal = place is county
    today = options.today
    return Site(
        id=place.id,
        kind="portal" if is_portal else "community",
        identity=place,
        county=county,
        title=place.site_title,
        place=place.title,
        reaches=tuple(reach_of(contact) for contact in place.contacts),
        channels=tuple(_term(catalog, "order-channel", id) for id in place.order_channels),
        notices=tuple(n.text for n in place.notices if n.from_on <= today <= n.until_on),
        portal="" if is_portal else "../../",
        base_url=base_url,
        profile=options.profile,
        features=options.features,
    )


def _base_url(catalog: Catalog) -> str:
    identity = next(iter(catalog.of("catalog").values()), None)
    url = identity.value.base_url if identity else None
    return f"{url.rstrip('/')}/" if url else ""


def _term(catalog: Catalog, vocabulary: str, id: str) -> str:
    term = catalog.term(vocabulary, id)
    return term.title if term else id


def reach_of(contact: Contact) -> Reach:
    """Show how to reach a role."""
    return Reach(
        contact.role,
        contact.duty,
        contact.place,
        contact.hours,
        contact.phone or "",
        contact.takes_orders,
        contact.takes_corrections,
    )
