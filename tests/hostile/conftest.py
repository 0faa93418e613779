"""Texts that try to run something in a reader's browser, from public collections and from how parsers go wrong."""

import json
from pathlib import Path

import pytest

VECTORS = [
    json.loads(line)
    for line in (Path(__file__).parent / "vectors.jsonl").read_text("utf-8").splitlines()
]


@pytest.fixture(scope="session")
def vectors() -> list[str]:
    """Give every hostile text."""
    assert len(VECTORS) >= 250
    return VECTORS


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that asks for `vector` with each hostile text."""
    if "vector" in metafunc.fixturenames:
        numbers = [f"line-{number}" for number in range(1, len(VECTORS) + 1)]
        metafunc.parametrize("vector", VECTORS, ids=numbers)
