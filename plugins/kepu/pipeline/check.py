"""Read, validate, compose: from a folder to one catalogue for each site, and every problem on the way.

Comes in: the tree's root and the profile. Goes out: a `Checked` tree. One community's mistake stays with
that community; a mistake in the base or the county concerns every site that stands on it.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from kepu.compose.layers import Composition, compose, overlay
from kepu.compose.profile import check_region, select_for_production
from kepu.model.catalog import Catalog, Item
from kepu.model.layer import Layer, LayerTree
from kepu.model.place import Community, County
from kepu.model.prose import ProsePage
from kepu.plan.links import check_links
from kepu.plan.site import Profile
from kepu.problems import Location, Problem, codes, has_errors
from kepu.read import Document, ParseCache, read_prose, read_tree
from kepu.read.hazards import find_hazards
from kepu.validate.exhibits import check_exhibits
from kepu.validate.icons import check_icons
from kepu.validate.layers import validate_layers
from kepu.validate.prose import validate_prose
from kepu.validate.references import References
from kepu.validate.search_words import check_search_words
from kepu.validate.wording import Wording

Documents = Mapping[str, Document]


@dataclass(frozen=True)
class SiteCatalog:
    """One site's composed catalogue and what stands in its way."""

    layer: Layer
    county: Layer
    catalog: Catalog
    problems: tuple[Problem, ...]
    left_out: tuple[tuple[Item, str], ...] = ()

    @property
    def is_buildable(self) -> bool:
        """Whether nothing stands in the way of this site."""
        return not has_errors(self.problems)


@dataclass(frozen=True)
class Checked:
    """Everything that was read and composed, with all problems."""

    shared: tuple[Problem, ...]
    """Problems that concern every site."""
    portals: tuple[SiteCatalog, ...]
    communities: tuple[SiteCatalog, ...]
    prose: tuple[ProsePage, ...]
    sources: Mapping[str, str]
    """Text of every file, for showing problems."""
    entries: int
    files: int

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All problems, each once."""
        sites = (site.problems for site in (*self.portals, *self.communities))
        return tuple(dict.fromkeys(chain(self.shared, *sites)))


def check_tree(
    root: Path,
    profile: Profile = "demo",
    cache: ParseCache | None = None,
    icons: Collection[str] = (),
) -> Checked:
    """Read and check everything below a root, parsing only what the cache does not know.

    `icons` are the names of all icons that the theme ships; without them no icon is checked.
    """
    tree = read_tree(root, "catalog", cache)
    prose = read_prose(root, "content")
    unread = tree.sources.keys() - {document.path for document in tree.documents}
    unread |= {
        problem.where.path for problem in tree.problems if problem.is_error and problem.where
    }
    layers, misfits = validate_layers(tree.documents, sorted(unread))
    pages, wrong_prose = validate_prose(prose.prose, layers.base.items.get("hotline", {}))
    hazards = find_hazards(tree.documents, prose.prose)
    found = [*tree.problems, *prose.problems, *hazards, *misfits, *wrong_prose]
    checker = _Checker(layers, {d.path: d for d in tree.documents}, pages, profile, icons, found)
    base = checker.base()
    found += check_links(pages, base.catalog, prose.pictures)
    portals, communities = checker.sites(base)
    return Checked(
        shared=tuple(p for p in found if checker.owner(p) == ""),
        portals=portals,
        communities=communities,
        prose=pages,
        sources={**tree.sources, **prose.sources},
        entries=sum(1 for _ in base.catalog.entries()),
        files=len(tree.documents) + len(prose.prose),
    )


class _Checker:
    """One run of checks; `found` collects what reading and validating already found."""

    def __init__(
        self,
        layers: LayerTree,
        documents: Documents,
        prose: tuple[ProsePage, ...],
        profile: Profile,
        icons: Collection[str],
        found: list[Problem],
    ) -> None:
        self.layers = layers
        self.documents = documents
        self.wording = Wording(documents)
        self.prose = prose
        self.profile = profile
        self.icons = icons
        self.found = found
        self.roots = sorted((layer.root for layer in self._local_layers()), key=len, reverse=True)

    def _local_layers(self) -> Iterator[Layer]:
        for county in self.layers.counties:
            yield county
            yield from self.layers.communities[county.id]

    def owner(self, problem: Problem) -> str:
        """Name the local layer whose file a problem lies in; empty for the base and prose."""
        path = problem.where.path if problem.where else ""
        return next((root for root in self.roots if path.startswith(f"{root}/")), "")

    def base(self) -> Composition:
        """Compose and check the base alone."""
        base = compose([self.layers.base], self.documents)
        self.found += base.problems
        self.found += self._check(base, self._changed(base))
        return base

    def sites(self, base: Composition) -> tuple[tuple[SiteCatalog, ...], tuple[SiteCatalog, ...]]:
        """Compose and check each county and each of its communities."""
        portals, communities = [], []
        for county in self.layers.counties:
            below = lay(base, county, self.documents)
            portal = self._site(county, county, below)
            portals.append(portal)
            for layer in self.layers.communities[county.id]:
                above = lay(below, layer, self.documents)
                site = self._site(layer, county, above)
                # What is wrong in the county is wrong on every site that stands on it.
                problems = (*site.problems, *portal.problems)
                communities.append(
                    SiteCatalog(layer, county, site.catalog, problems, site.left_out)
                )
        return tuple(portals), tuple(communities)

    def _site(self, layer: Layer, county: Layer, composition: Composition) -> SiteCatalog:
        own = [problem for problem in self.found if self.owner(problem) == layer.root]
        own += composition.problems
        own += self._check(composition, self._changed(composition))
        own += self._check_identity(layer, composition.catalog)
        if self.profile == "demo":
            return SiteCatalog(layer, county, composition.catalog, _once(own))
        selection = select_for_production(composition.catalog)
        own += selection.problems
        if layer.identity is not None:
            own += check_region(layer.identity, self._identity_path(layer))
        return SiteCatalog(layer, county, selection.catalog, _once(own), selection.left_out)

    def _changed(self, composition: Composition) -> list[Item]:
        items = composition.catalog.items
        return [items[kind][id] for kind, id in sorted(composition.changed)]

    def _check(self, composition: Composition, items: Iterable[Item]) -> list[Problem]:
        items = list(items)
        catalog = composition.catalog
        return [
            *References(catalog, self.documents).check(items),
            *self.wording.check(items, catalog),
            *check_icons(items, self.icons, self.documents),
            *check_exhibits(items, catalog, self.documents),
            *check_search_words(items, catalog, self.prose, self.documents),
        ]

    def _check_identity(self, layer: Layer, catalog: Catalog) -> list[Problem]:
        if layer.identity is None:
            return []
        path = self._identity_path(layer)
        return [
            *References(catalog, self.documents).check_identity(layer.identity, path),
            *self.wording.check_file(path, catalog),
            *_fictional(layer, layer.identity, catalog),
        ]

    def _identity_path(self, layer: Layer) -> str:
        return f"{layer.root}/{layer.kind}.yaml"


def lay(below: Composition, layer: Layer, documents: Documents) -> Composition:
    """Lay one layer over another; what was found wrong below is not told again."""
    return overlay(Composition(below.catalog, below.changed, ()), layer, documents)


def _fictional(layer: Layer, identity: Community | County, catalog: Catalog) -> Iterator[Problem]:
    """Entries of a fictional place must say so, and only they."""
    for item in catalog.entries():
        if item.provenance.layer == layer.id and item.value.fictional != identity.fictional:
            said = "true" if identity.fictional else "false"
            yield codes.FICTIONAL_MISMATCH.at(
                Location(item.provenance.path),
                f"{item.value.title}：虚构标记与{identity.title}不一致",
                f"写 fictional: {said}",
            )


def _once(problems: list[Problem]) -> tuple[Problem, ...]:
    return tuple(dict.fromkeys(problems))
