"""The small catalogue's eastern community beside its county, with other texts in some files."""

import datetime as dt
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import pytest
from kepu.compose.layers import compose
from kepu.model.place import Community, County
from kepu.plan.context import Context
from kepu.plan.site import Options, community_site, portal_site
from kepu.read import Document, parse_document
from kepu.validate.layers import validate_layers

CATALOG = Path(__file__).parents[2] / "compose" / "small"
OPTIONS = Options(dt.date(2026, 11, 22))

Change = str | tuple[str, str]
Small = Callable[..., Context]


@pytest.fixture(scope="session")
def small() -> Small:
    """Give the community, with files added, or with words replaced by others in a file."""
    texts = {
        path.relative_to(CATALOG).as_posix(): path.read_text("utf-8")
        for path in sorted(CATALOG.glob("catalog/**/*.yaml"))
    }

    def context(changes: Mapping[str, Change] | None = None) -> Context:
        after = dict(texts)
        for path, change in (changes or {}).items():
            after[path] = change if isinstance(change, str) else after[path].replace(*change)
        return _context({path: _parse(path, text) for path, text in sorted(after.items())})

    return context


def _context(documents: Mapping[str, Document]) -> Context:
    tree, misfits = validate_layers(documents.values())
    (county,) = tree.counties
    east = next(layer for layer in tree.communities[county.id] if layer.id == "east")
    shared = compose([tree.base, county], documents)
    own = compose([tree.base, county, east], documents)
    assert not [*misfits, *shared.problems, *own.problems]
    assert isinstance(county.identity, County)
    assert isinstance(east.identity, Community)
    layers = {"base": "总目录", county.id: "本县", east.id: "本社区"}
    site = portal_site(county.identity, shared.catalog, OPTIONS)
    portal = Context(shared.catalog, site, (), OPTIONS.today, layers)
    site = community_site(east.identity, county.identity, own.catalog, OPTIONS)
    return Context(own.catalog, site, (), OPTIONS.today, layers, county=portal)


@cache
def _parse(path: str, text: str) -> Document:
    document, problems = parse_document(path, text)
    assert document is not None, problems
    return document
