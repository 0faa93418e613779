"""Files that are meant to hurt are refused or loaded right, soon and without much memory."""

import subprocess
import sys
import time
import tracemalloc
from pathlib import Path

import pytest
from kepu.read import decode_bytes, parse_document, read_tree

from .hostile import TEXTS

SECONDS = 2.0
"""Far above the tenth of a second that it takes: the machine may be busy."""
MEGABYTE = 1024 * 1024


@pytest.mark.parametrize("name", TEXTS)
def test_a_hostile_text_is_refused_or_loaded_right(name: str) -> None:
    make, expected = TEXTS[name]
    data = make().encode()
    begun = time.process_time()
    text, problems = decode_bytes("catalog/x.yaml", data)
    document = None
    if text is not None and not any(problem.is_error for problem in problems):
        document, problems = parse_document("catalog/x.yaml", text)
    assert time.process_time() - begun < SECONDS
    found = {problem.code for problem in problems}
    assert found <= expected
    assert bool(found) == bool(expected)
    assert len(problems) <= 120
    assert all(len(problem.message) + len(problem.advice) < 500 for problem in problems)
    if not expected:
        assert document


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_large_file_in_another_encoding_is_named(encoding: str) -> None:
    data = ("title: 社区科普\n" * 8_000).encode(encoding)
    _, (problem,) = decode_bytes("catalog/x.yaml", data)
    assert problem.code == "KP004"


SIZES = {
    "50 MB": b"a: b\n" * (10 * MEGABYTE),
    "200,000 keys": "".join(f"k{n}: v\n" for n in range(200_000)).encode(),
    "one line of 1.9 MB": b"a: " + b"x" * 1_900_000,
    "2 MB of dashes": b"- " * MEGABYTE,
    "100,000 times one key": b"title: x\n" * 100_000,
    "100,000 slips": "title：x\n".encode() * 100_000,
}


def test_a_large_file_is_refused_by_its_size(tmp_path: Path) -> None:
    (tmp_path / "catalog").mkdir()
    for number, data in enumerate(SIZES.values()):
        (tmp_path / f"catalog/f{number}.yaml").write_bytes(data)
    begun = time.process_time()
    tracemalloc.start()
    tree = read_tree(tmp_path, "catalog")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert time.process_time() - begun < SECONDS
    assert peak < MEGABYTE
    assert [problem.code for problem in tree.problems] == ["KP007"] * len(SIZES)
    assert not tree.documents
    assert not tree.sources


def test_a_text_handed_over_directly_is_held_to_the_same_cap() -> None:
    begun = time.process_time()
    _, (problem,) = parse_document("catalog/x.yaml", "a: [" + "b," * MEGABYTE)
    assert problem.code == "KP007"
    assert time.process_time() - begun < SECONDS


def test_the_process_stays_small() -> None:
    code = (
        "import resource, sys\n"
        "from kepu.read import parse_document\n"
        "from tests.mistakes.hostile import TEXTS\n"
        "parse_document('x.yaml', 'a: b')\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "for make, _ in TEXTS.values(): parse_document('x.yaml', make())\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)\n"
    )
    root = Path(__file__).parents[2]
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
    )
    assert int(ran.stdout) < 50 * 1024
