"""Plan, render, stitch, publish: from checked catalogues to files.

Comes in: a `Checked` tree and `wrap`, the rim's function that puts a body into the theme's chrome. Goes out: files,
page by page. A page is rendered once for each distinct fingerprint and stitched for every site that shows it.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from kepu.index.assets import index_assets
from kepu.index.bundle import bundle_pack
from kepu.index.search.site import SharedIndex, index_search, share_index
from kepu.index.sitemap import index_sitemap
from kepu.model.datafile import DataFile
from kepu.model.place import Community, County
from kepu.pipeline.check import Checked, SiteCatalog
from kepu.plan.context import Context
from kepu.plan.page import PagePlan, SitePlan
from kepu.plan.planner import plan_site
from kepu.plan.site import Options, Site, community_site, portal_site
from kepu.render.environment import Renderer
from kepu.render.slots import SlotSource
from kepu.stitch.cut import CutPage, cut_page, fill_page, sentinel
from kepu.stitch.values import SlotValues

Wrap = Callable[[PagePlan, str, SlotSource], bytes]
"""Put a page's body into the theme's chrome: the one thing that MkDocs does for a build."""


@dataclass(frozen=True)
class Materials:
    """What a build needs besides the catalogue."""

    theme: Mapping[str, bytes]
    """Files below `theme/assets/`."""
    attachments: Mapping[str, bytes]
    """Files below `content/files/`."""
    pictures: Mapping[str, bytes]
    """Pictures of prose, by path below `content/`."""
    renderer: Renderer
    wrap: Wrap
    chrome_digest: str
    """A hash of the chrome's templates."""

    @cached_property
    def assets(self) -> tuple[DataFile, ...]:
        """The theme's files as pages ask for them."""
        return index_assets(self.theme)


@dataclass
class Press:
    """Renders each distinct page once and remembers it cut at its slots."""

    materials: Materials
    cut: dict[str, CutPage] = field(default_factory=dict)
    before: Mapping[str, SharedIndex] = field(default_factory=dict)
    """County → the shared search index of an earlier build."""
    shared: dict[str, SharedIndex] = field(default_factory=dict)
    """County → the part of the search index that all its sites share."""

    def print(self, page: PagePlan, values: SlotValues) -> bytes:
        """Give one site's bytes of a page."""
        key = self._fingerprint(page)
        if key not in self.cut:
            body = self.materials.renderer.body(page, sentinel)
            self.cut[key] = cut_page(self.materials.wrap(page, body, sentinel))
        return fill_page(self.cut[key], values.on(page))

    def shared_index(self, plan: SitePlan) -> SharedIndex | None:
        """Give what a site's search shares with its county's, made at the first call; None without search."""
        if "search" not in plan.site.features:
            return None
        county = plan.context.shared
        id = county.site.id
        if id not in self.shared:
            self.shared[id] = share_index(county, self.before.get(id))
        return self.shared[id]

    def _fingerprint(self, page: PagePlan) -> str:
        parts = (
            page.digest,
            self.materials.renderer.digest(page.template),
            self.materials.chrome_digest,
        )
        return hashlib.sha256("".join(parts).encode()).hexdigest()


def plan_sites(
    checked: Checked, options: Options
) -> tuple[tuple[SitePlan, ...], tuple[SitePlan, ...]]:
    """Plan every buildable site: the portals, and the communities."""
    counties = {
        portal.layer.root: context_of(portal, checked, options)
        for portal in checked.portals
        if isinstance(portal.layer.identity, County)
    }
    contexts = {
        site.layer.root: context_of(site, checked, options, county=counties.get(site.county.root))
        for site in checked.communities
        if site.is_buildable
    }
    communities = tuple(plan_site(context) for context in contexts.values())
    portals = tuple(
        plan_site(replace(counties[site.layer.root], communities=_within(site, contexts)))
        for site in checked.portals
        if site.is_buildable
    )
    return portals, communities


def context_of(
    site: SiteCatalog,
    checked: Checked,
    options: Options,
    county: Context | None = None,
) -> Context:
    """Gather what planning one site needs."""
    layers = {"base": "总目录", site.county.id: "本县", site.layer.id: _here(site)}
    identity = _identify(site, options)
    return Context(site.catalog, identity, checked.prose, options.today, layers, county=county)


def build_site(plan: SitePlan, press: Press) -> Iterator[DataFile]:
    """Make every file of a site."""
    values = SlotValues(plan.site, press.materials.renderer)
    yield from index_site(plan, press.materials, press.shared_index(plan))
    for page in plan.pages:
        content = press.print(page, values)
        yield DataFile(page.file, content)
        yield from index_page(page, content, press.materials)


def index_site(
    plan: SitePlan, materials: Materials, shared: SharedIndex | None
) -> Iterator[DataFile]:
    """Make the files of a site that need no page; the search files where there is a search."""
    yield from materials.assets
    if shared:
        yield from index_search(plan.context, shared)
    yield from index_sitemap(plan)
    for path, content in materials.attachments.items():
        yield DataFile(f"files/{path}", content)
    for path, content in materials.pictures.items():
        yield DataFile(path, content)


def index_page(page: PagePlan, content: bytes, materials: Materials) -> Iterator[DataFile]:
    """Make the files that a finished page brings with it: a pack's ZIP."""
    if page.template == "pack_print":
        sheet = next(file for file in materials.assets if file.path == "assets/site.css")
        attached = _attached(page, materials)
        yield bundle_pack(page.view.pack.id, content, sheet.content, attached)


def _attached(page: PagePlan, materials: Materials) -> tuple[DataFile, ...]:
    named = [file.path for file in page.view.pack.files]
    return tuple(
        DataFile(path, materials.attachments[path])
        for path in named
        if path in materials.attachments
    )


def _identify(site: SiteCatalog, options: Options) -> Site:
    county = site.county.identity
    if not isinstance(county, County):
        raise TypeError(f"{site.county.root} has no county.yaml that holds up")
    if isinstance(site.layer.identity, Community):
        return community_site(site.layer.identity, county, site.catalog, options)
    return portal_site(county, site.catalog, options)


def _here(site: SiteCatalog) -> str:
    return "本社区" if site.layer.kind == "community" else "本县"


def _within(county: SiteCatalog, contexts: Mapping[str, Context]) -> tuple[Context, ...]:
    return tuple(c for root, c in contexts.items() if root.startswith(f"{county.layer.root}/"))
