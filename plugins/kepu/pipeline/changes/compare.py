"""Two checked trees into one report.

Comes in: both trees, the contents of the files that differ, and the renderer. Goes out: a `Report`. Sites that cannot
be planned, because their files do not hold up, are named and left out; the files themselves are always compared.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from kepu.pipeline.build import plan_sites
from kepu.pipeline.changes.entries import Text, answers_of, entry_edit, file_edit
from kepu.pipeline.changes.identity import identity_edits
from kepu.pipeline.changes.pages import PageDifferences, by_url, distinct
from kepu.pipeline.changes.report import Answer, EntryEdit, PageEdit, Report
from kepu.pipeline.check import Checked, SiteCatalog
from kepu.plan.page import SitePlan
from kepu.plan.site import Options
from kepu.problems import Problem, Severity, has_errors
from kepu.read.decode import decode_bytes
from kepu.render.environment import Renderer

Contents = Mapping[str, tuple[bytes | None, bytes | None]]
"""Changed path → its content before and after; None where there is none."""

Key = tuple[str, str]
"""A site by its layer's kind and id."""

_TEXTS = (".yaml", ".md", ".svg")
_SHORTEST = 3
"""A word with fewer characters stands on too many pages to say where it came from."""
PORTAL = "门户"


@dataclass(frozen=True)
class Side:
    """One tree: what was found in it, and the plans of the sites that it makes."""

    checked: Checked
    plans: Mapping[Key, SitePlan]
    """Those of sites that do not hold up are missing."""

    @property
    def sites(self) -> tuple[SiteCatalog, ...]:
        """Every site of the tree, the portal first."""
        return (*self.checked.portals, *self.checked.communities)

    def lacks(self, key: Key) -> bool:
        """Tell whether a site is there, but cannot be planned."""
        known = {(site.layer.kind, site.layer.id) for site in self.sites}
        return key in known and key not in self.plans

    def owner(self, path: str) -> str:
        """Name the place whose layer a path belongs to; empty for the base."""
        found = (site for site in reversed(self.sites) if path.startswith(f"{site.layer.root}/"))
        return next((_place(site) for site in found), "")

    def title(self, kind: str, id: str) -> str:
        """Give an entry's title; empty where no site has it."""
        items = (site.catalog.get(kind, id) for site in self.sites)
        return next((str(item.value.title) for item in items if item), "")


def side_of(checked: Checked, options: Options) -> Side:
    """Plan every site that can be planned."""
    if has_errors(checked.shared):
        return Side(checked, {})
    plans = (plan for group in plan_sites(checked, options) for plan in group)
    return Side(checked, {_key(plan): plan for plan in plans})


def compare(before: Side, after: Side, contents: Contents, renderer: Renderer) -> Report:
    """Compare two trees."""
    names = _names(before, after)
    found, uncompared = PageDifferences(), []
    for key, name in names.items():
        if before.lacks(key) or after.lacks(key):
            uncompared.append(name)
        else:
            _compare_site(name, before.plans.get(key), after.plans.get(key), found)
    pages = tuple(found.page_edits(renderer))
    entries = tuple(_entries(before, after, contents))
    return Report(
        entries=tuple(_attribute(entries, pages)),
        answers=tuple(_answers(entries, contents)),
        frames=found.frame_edits(),
        changed=pages,
        added=tuple((page, tuple(sites)) for page, sites in found.added.items()),
        removed=tuple((page, tuple(sites)) for page, sites in found.removed.items()),
        sites=tuple(names.values()),
        uncompared=tuple(uncompared),
        errors=_found(after, Severity.ERROR),
        warnings=_found(after, Severity.WARNING, within=contents),
        notes=_found(after, Severity.NOTE, within=contents),
    )


def _compare_site(
    name: str, before: SitePlan | None, after: SitePlan | None, found: PageDifferences
) -> None:
    found.compare(name, before, after)
    if before and after:
        for edit in identity_edits(before.site, after.site):
            found.frames.setdefault(edit, {})[name] = len(by_url(after))


def _entries(before: Side, after: Side, contents: Contents) -> Iterator[EntryEdit]:
    def owner(path: str) -> str:
        return after.owner(path) or before.owner(path)

    def title(kind: str, id: str) -> str:
        return after.title(kind, id) or before.title(kind, id)

    for path, (old, new) in sorted(contents.items()):
        texts = _texts(path, old, new)
        if texts is None:
            yield file_edit(path, old, new, owner)
        else:
            yield entry_edit(path, *texts, owner, title)


def _texts(path: str, old: bytes | None, new: bytes | None) -> tuple[Text, Text] | None:
    """Decode both versions; None where one of them is no text."""
    if not path.endswith(_TEXTS):
        return None
    texts = tuple(None if data is None else decode_bytes(path, data)[0] for data in (old, new))
    if any(text is None and data is not None for text, data in zip(texts, (old, new), strict=True)):
        return None
    return texts[0], texts[1]


def _answers(entries: Iterable[EntryEdit], contents: Contents) -> Iterator[Answer]:
    for entry in entries:
        if texts := _texts(entry.path, *contents[entry.path]):
            yield from answers_of(entry.path, *texts, entry.title)


def _attribute(entries: tuple[EntryEdit, ...], pages: tuple[PageEdit, ...]) -> Iterator[EntryEdit]:
    """Say of each entry on which pages its change is read."""
    for entry in entries:
        if len(entries) == 1:
            mine = list(pages)
        else:
            words = [word for word in entry.words if len(word) >= _SHORTEST]
            mine = [page for page in pages if _shows(page, entry, words)]
        sites = tuple(dict.fromkeys(site for page in mine for site in page.sites))
        yield replace(entry, pages=distinct(page.page for page in mine), sites=sites)


def _shows(page: PageEdit, entry: EntryEdit, words: Iterable[str]) -> bool:
    if entry.address and page.page.url.startswith(entry.address):
        return True
    texts = [text for edit in page.edits for text in (edit.before, edit.after)]
    return any(word in text for word in words for text in texts)


def _found(
    side: Side, severity: Severity, within: Collection[str] | None = None
) -> tuple[Problem, ...]:
    """Give the findings of one severity, all of them or those in some files."""
    return tuple(
        problem
        for problem in sorted(side.checked.problems)
        if problem.severity is severity
        and (within is None or (problem.where is not None and problem.where.path in within))
    )


def _names(before: Side, after: Side) -> dict[Key, str]:
    """Name every site, the portal first, by what its file says, or said before it was broken."""
    names: dict[Key, str] = {(s.layer.kind, s.layer.id): _name(s) for s in after.sites}
    for site in before.sites:
        key: Key = site.layer.kind, site.layer.id
        if names.get(key, site.layer.id) == site.layer.id:
            names[key] = _name(site)
    return names


def _key(plan: SitePlan) -> Key:
    return "county" if plan.site.kind == "portal" else "community", plan.site.id


def _name(site: SiteCatalog) -> str:
    return PORTAL if site.layer.kind == "county" else _place(site)


def _place(site: SiteCatalog) -> str:
    return site.layer.identity.title if site.layer.identity else site.layer.id
