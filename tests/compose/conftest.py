"""The small catalogue, composed with other texts in some files."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from kepu.compose.layers import Composition, compose
from kepu.model.catalog import Catalog, Item
from kepu.model.layer import Layer, LayerTree
from kepu.problems import Problem
from kepu.read import Document, parse_document
from kepu.validate.layers import validate_layers

SMALL = Path(__file__).parent / "small"


@dataclass(frozen=True)
class Laid:
    """The small catalogue in layers."""

    tree: LayerTree
    documents: Mapping[str, Document]
    misfits: tuple[Problem, ...]

    def layers(self, community: str | None) -> list[Layer]:
        """Give the layers of one site, base first; None for the county's own."""
        (county,) = self.tree.counties
        own = [layer for layer in self.tree.communities[county.id] if layer.id == community]
        return [self.tree.base, county, *own]

    def compose(self, community: str | None = "east") -> Composition:
        """Compose one site."""
        return compose(self.layers(community), self.documents)

    def base(self) -> Catalog:
        """Compose the base alone."""
        return compose([self.tree.base], self.documents).catalog

    def item(self, kind: str, id: str, community: str | None = "east") -> Item:
        """Give one composed item; there must be no problem."""
        composition = self.compose(community)
        assert composition.problems == ()
        return composition.catalog.items[kind][id]

    def value(self, kind: str, id: str, community: str | None = "east") -> Any:
        """Give one composed entry; there must be no problem."""
        return self.item(kind, id, community).value


Lay = Callable[[Mapping[str, str]], Laid]


@pytest.fixture(scope="session")
def texts() -> dict[str, str]:
    """Give the text of every file below `catalog/`, by its path."""
    files = sorted(SMALL.glob("catalog/**/*.yaml"))
    return {path.relative_to(SMALL).as_posix(): path.read_text("utf-8") for path in files}


@pytest.fixture(scope="session")
def lay(texts: dict[str, str]) -> Lay:
    """Lay the small catalogue in layers, with other or more texts."""

    def laid(changed: Mapping[str, str]) -> Laid:
        after = sorted({**texts, **changed}.items())
        documents = {path: _parse(path, text) for path, text in after}
        tree, problems = validate_layers(documents.values())
        return Laid(tree, documents, tuple(problems))

    return laid


@cache
def _parse(path: str, text: str) -> Document:
    document, problems = parse_document(path, text)
    assert document is not None, problems
    return document
