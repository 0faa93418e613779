"""The facts as they were written down, and the base catalogue as it was read.

Every value is text, and every list a tuple, so that both sides compare to the letter.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from kepu.model.kinds import kind_of_path
from kepu.read import parse_document

FACTS = Path(__file__).parents[1] / "facts"
CATALOG = Path(__file__).parents[2] / "catalog"


@pytest.fixture(scope="session")
def facts() -> Callable[[str], Any]:
    """Read one file of facts, with lists as tuples."""

    def read(name: str) -> Any:
        text = (FACTS / f"{name}.yaml").read_text(encoding="utf-8")
        # The base loader keeps `no`, numbers and dates as they are written.
        return _frozen(yaml.load(text, Loader=yaml.BaseLoader))

    return read


@pytest.fixture(scope="session")
def catalog() -> Path:
    """Give the folder of the base layer."""
    return CATALOG


@pytest.fixture(scope="session")
def base() -> dict[str, dict[str, Any]]:
    """Give the raw entries of the base layer, by their path inside it."""
    paths = (path.relative_to(CATALOG).as_posix() for path in sorted(CATALOG.rglob("*.yaml")))
    return {path: _read(path) for path in paths if kind_of_path(path)}


@pytest.fixture(scope="session")
def entries(base: dict[str, dict[str, Any]]) -> Callable[[str], dict[str, dict[str, Any]]]:
    """Give the raw entries of one kind by id; each also says its topic `folder`."""

    def of(kind_name: str) -> dict[str, dict[str, Any]]:
        found = {}
        for path, raw in base.items():
            kind = kind_of_path(path)
            if kind and kind.name == kind_name:
                folder = kind.pattern.match(path)
                topic = folder.groupdict().get("topic") if folder else None
                found[raw["id"]] = {**raw, "folder": topic}
        return found

    return of


def _read(path: str) -> dict[str, Any]:
    document, problems = parse_document(path, (CATALOG / path).read_text(encoding="utf-8"))
    assert document, problems
    assert not problems
    return dict(document.value)


def _frozen(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_frozen(item) for item in value)
    if isinstance(value, dict):
        return {key: _frozen(item) for key, item in value.items()}
    return value
