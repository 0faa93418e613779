"""The small catalogue with one thing changed, and everything that is then found wrong."""

import time
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import pytest
from kepu.compose.layers import Composition, compose, overlay
from kepu.model.layer import LayerTree
from kepu.problems import Problem
from kepu.read import Document, parse_document
from kepu.read.picture import is_picture, picture_document
from kepu.validate.exhibits import check_exhibits
from kepu.validate.layers import validate_layers
from kepu.validate.references import References
from kepu.validate.search_words import check_search_words
from kepu.validate.wording import Wording

SMALL = Path(__file__).parents[1] / "compose" / "small"

Find = Callable[[Mapping[str, str | None]], list[Problem]]


@pytest.fixture(scope="session")
def texts() -> dict[str, str]:
    """Give the text of every file of the small catalogue, by its path."""
    files = sorted(SMALL.glob("catalog/**/*.yaml"))
    return {path.relative_to(SMALL).as_posix(): path.read_text("utf-8") for path in files}


@pytest.fixture(scope="session")
def find(texts: dict[str, str]) -> Find:
    """Find what is wrong once some files have another text, or (with None) are gone."""

    def found(changed: Mapping[str, str | None]) -> list[Problem]:
        after = {path: text for path, text in {**texts, **changed}.items() if text is not None}
        documents = {path: _parse(path, text) for path, text in sorted(after.items())}
        tree, problems = validate_layers(documents.values())
        problems += _composed(tree, documents)
        return sorted(set(problems))

    return found


@cache
def _parse(path: str, text: str) -> Document:
    if is_picture(path):
        return picture_document(path, text)
    document, problems = parse_document(path, text)
    assert document is not None, problems
    return document


def _composed(tree: LayerTree, documents: Mapping[str, Document]) -> list[Problem]:
    wording = Wording(documents)
    base = compose([tree.base], documents)
    problems = _checked(base, documents, wording)
    for county in tree.counties:
        below = overlay(Composition(base.catalog, frozenset(), ()), county, documents)
        problems += _checked(below, documents, wording)
        for layer in (county, *tree.communities[county.id]):
            above = below
            if layer is not county:
                above = overlay(Composition(below.catalog, frozenset(), ()), layer, documents)
                problems += _checked(above, documents, wording)
            if layer.identity is not None:
                references = References(above.catalog, documents)
                path = f"{layer.root}/{layer.kind}.yaml"
                problems += references.check_identity(layer.identity, path)
                problems += wording.check_file(path, above.catalog)
    return problems


def _checked(
    composition: Composition, documents: Mapping[str, Document], wording: Wording
) -> list[Problem]:
    catalog = composition.catalog
    items = [catalog.items[kind][id] for kind, id in sorted(composition.changed)]
    return [
        *composition.problems,
        *References(catalog, documents).check(items),
        *wording.check(items, catalog),
        *check_exhibits(items, catalog, documents),
        *check_search_words(items, catalog, (), documents),
    ]


@pytest.fixture
def seconds() -> Callable[[Callable[[], object]], float]:
    """Measure what a call costs the processor, however busy the machine is."""

    def measured(call: Callable[[], object]) -> float:
        start = time.process_time()
        call()
        return time.process_time() - start

    return measured
