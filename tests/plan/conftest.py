"""Planned sites: the sample county's, and one of the small catalogue with other texts in it."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from kepu.compose.layers import compose
from kepu.model.place import Community, County
from kepu.pipeline.build import context_of
from kepu.pipeline.check import check_tree
from kepu.plan.context import Context
from kepu.plan.page import PagePlan, SitePlan
from kepu.plan.pieces import Edit
from kepu.plan.planner import plan_site
from kepu.plan.site import Options, community_site
from kepu.read import Document, parse_document
from kepu.validate.layers import validate_layers

ROOT = Path(__file__).parents[2]
SMALL = Path(__file__).parents[1] / "compose" / "small"
TODAY = dt.date(2026, 11, 22)

Small = Callable[..., Context]
Walk = Callable[[Any], Iterator[Any]]


@dataclass(frozen=True)
class Sample:
    """The sample county: the context and the plan of every site, by the site's id."""

    contexts: Mapping[str, Context]
    plans: Mapping[str, SitePlan]

    def pages(self, site: str) -> dict[str, PagePlan]:
        """Give a site's pages by URL."""
        return {page.url: page for page in self.plans[site].pages}

    @property
    def communities(self) -> tuple[str, ...]:
        """Name the communities."""
        return tuple(id for id, plan in self.plans.items() if plan.site.kind == "community")


@pytest.fixture(scope="session")
def sample() -> Sample:
    """Plan every site of the sample county."""
    checked = check_tree(ROOT)
    options = Options(TODAY)
    contexts = {s.layer.id: context_of(s, checked, options) for s in checked.communities}
    for site in checked.portals:
        county = context_of(site, checked, options)
        contexts[site.layer.id] = replace(county, communities=tuple(contexts.values()))
    return Sample(contexts, {id: plan_site(context) for id, context in contexts.items()})


@pytest.fixture(scope="session")
def small() -> Small:
    """Give the small catalogue's eastern community, with some files' texts replaced or added."""
    texts = {
        path.relative_to(SMALL).as_posix(): path.read_text("utf-8")
        for path in sorted(SMALL.glob("catalog/**/*.yaml"))
    }

    def context(changes: Mapping[str, Any] | None = None, **options: Any) -> Context:
        after = dict(texts)
        for path, change in (changes or {}).items():
            old, new = change if isinstance(change, tuple) else (after.get(path, ""), change)
            after[path] = after[path].replace(old, new) if old else new
        documents = {path: _parse(path, text) for path, text in sorted(after.items())}
        tree, misfits = validate_layers(documents.values())
        (county,) = tree.counties
        east = next(layer for layer in tree.communities["demo"] if layer.id == "east")
        composition = compose([tree.base, county, east], documents)
        assert not [*misfits, *composition.problems]
        assert isinstance(east.identity, Community)
        assert isinstance(county.identity, County)
        chosen = Options(**{"today": TODAY, **options})
        site = community_site(east.identity, county.identity, composition.catalog, chosen)
        layers = {"base": "总目录", "demo": "本县", "east": "本社区"}
        return Context(composition.catalog, site, (), chosen.today, layers)

    return context


@cache
def _parse(path: str, text: str) -> Document:
    document, problems = parse_document(path, text)
    assert document is not None, problems
    return document


@pytest.fixture(scope="session")
def walk() -> Walk:
    """Walk a view: yield every frozen value and every tuple in it."""

    def values(value: Any) -> Iterator[Any]:
        if isinstance(value, tuple):
            yield value
            for inner in value:
                yield from values(inner)
        elif is_dataclass(value) and not isinstance(value, Edit):
            yield value
            for field in fields(value):
                yield from values(getattr(value, field.name))

    return values
