"""Where a new entry goes: which layer, which topic, and what it may name there.

Comes in: a kind, an id and the words of the command line. Goes out: a `Shelf`. Refuses unknown topics, communities
and patch targets with the nearest ones that exist.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kepu.model.catalog import Catalog
from kepu.model.kinds import Kind
from kepu.model.place import Community, County
from kepu.model.topic import Topic
from kepu.pipeline.check import Checked, SiteCatalog
from kepu.problems import nearest

_LOCAL = frozenset({"venue", "team", "provider", "asset", "event", "regions", "patch", "community"})
"""Kinds that belong to a county or a community."""


class RefusedError(Exception):
    """The command was called wrongly; the message says how to call it."""


@dataclass(frozen=True)
class Shelf:
    """The place of a new entry."""

    root: str
    """Folder of the layer."""
    catalog: Catalog
    """The entries that the new one may name."""
    topic: str = ""
    """Topic folder; empty for kinds that need none."""
    target: str = ""
    """Kind of the entry that a patch changes."""
    owner: County | Community | None = None
    """Whose layer it is; None for the base."""
    part: str = ""
    """Kind of a new exhibit's first part; empty for all other entries."""

    @property
    def is_fictional(self) -> bool:
        """Whether the layer's place is made up, which its entries must say."""
        return self.owner is not None and self.owner.fictional


def find_shelf(
    kind: Kind, id: str, topic: str | None, community: str | None, checked: Checked
) -> Shelf:
    """Find the place of a new entry.

    Raises:
        RefusedError: the layer, the topic or the entry to patch is missing, or not known.
    """
    if kind.name == "county":
        return Shelf("catalog", Catalog({}))
    if kind.name == "community" and not community and len(checked.portals) == 1:
        community = checked.portals[0].layer.id
    sites = {site.layer.id: site for site in (*checked.portals, *checked.communities)}
    if community is None:
        if kind.name in _LOCAL:
            raise RefusedError(f"{kind.title}属于一个地方，请加 --community。{_listed(sites)}")
        catalog = _base_of(checked)
        return Shelf("catalog", catalog, _find_topic(kind, topic, catalog))
    if community not in sites:
        raise RefusedError(f"没有社区 {community}。{_meant(community, sites)}{_listed(sites)}")
    return _shelf_of(sites[community], kind, id, topic)


def path_of(kind: Kind, id: str, shelf: Shelf) -> str:
    """Name the new entry's file, relative to the tree's root."""
    if kind.name == "county":
        return f"{shelf.root}/counties/{id}/county.yaml"
    if kind.name == "community":
        county = re.sub(r"/communities/.*", "", shelf.root)
        return f"{county}/communities/{id}/community.yaml"
    topic = id if kind.name == "topic" else shelf.topic
    return f"{shelf.root}/{kind.place.replace('*', topic).replace('{id}', id)}"


def _shelf_of(site: SiteCatalog, kind: Kind, id: str, topic: str | None) -> Shelf:
    catalog = site.catalog
    target = _find_target(id, catalog) if kind.name == "patch" else ""
    folder = _find_topic(kind, topic, catalog)
    return Shelf(site.layer.root, catalog, folder, target, site.layer.identity)


def _base_of(checked: Checked) -> Catalog:
    """Keep what the base itself holds: it must not name what belongs to a place."""
    catalog = checked.portals[0].catalog if checked.portals else Catalog({})
    kept = {
        kind: {id: item for id, item in items.items() if item.provenance.layer == "base"}
        for kind, items in catalog.items.items()
    }
    return Catalog(kept)


def _find_topic(kind: Kind, word: str | None, catalog: Catalog) -> str:
    if "*" not in kind.place or kind.name == "topic":
        return ""
    titles = {topic.title: topic.id for topic in catalog.values(Topic, "topic")}
    known = {**titles, **{id: id for id in titles.values()}}
    if word in known:
        return known[word]
    listed = f"可以写：{'、'.join(f'{id}（{title}）' for title, id in titles.items())}"
    if word is None:
        raise RefusedError(f"{kind.title}要放进一个主题，请加 --topic。{listed}")
    raise RefusedError(f"没有主题 {word}。{_meant(word, known)}{listed}")


def _find_target(id: str, catalog: Catalog) -> str:
    for kind, items in catalog.items.items():
        if id in items:
            return kind
    known = [known for items in catalog.items.values() for known in items]
    raise RefusedError(f"补丁的编号就是被改条目的编号，没有 {id}。{_meant(id, known)}")


def _meant(word: str, known: Iterable[str]) -> str:
    near = nearest(word, known)
    return f"是不是 {'、'.join(near)}？" if near else ""


def _listed(sites: Mapping[str, SiteCatalog]) -> str:
    return f"可以写：{'、'.join(sites)}"
