"""A slip in a catalogue file is found on its line, and never passes unseen.

The counts of every kind at every position: `python -m tests.mistakes.measure`.
"""

import pytest
from kepu.problems import Reencode
from kepu.read import decode_bytes

from .measure import Make, Outcome, Table, Text, measure, texts
from .mutants import mutants_of, unseen_of

LEAST, LEAST_OF_A_KIND = 0.95, 0.90
PARTS = 8
"""In how many tests the long run goes over the catalogue, so that two workers share it."""


def hold(table: Table) -> None:
    """Assert what the reader promises."""
    print(table)  # noqa: T201
    exact, elsewhere = table.count(Outcome.EXACT), table.count(Outcome.ELSEWHERE)
    silent = [(sample[1], sample[0]) for sample in table.samples if sample[2] is Outcome.SILENT]
    assert silent == []
    assert exact >= LEAST * (exact + elsewhere)
    for kind in {kind for kind, _ in table.outcomes}:
        found, missed = (table.count(o, kind) for o in (Outcome.EXACT, Outcome.ELSEWHERE))
        assert found >= LEAST_OF_A_KIND * (found + missed), kind


@pytest.mark.parametrize(
    ("make", "part", "every", "least"), [(mutants_of, 0, 67, 600), (unseen_of, 2, 151, 250)]
)
def test_slips_are_found_on_their_line_and_mended_as_meant(
    make: Make, part: int, every: int, least: int
) -> None:
    table = measure(texts()[part::4], make, every)
    hold(table)
    assert table.count(Outcome.EXACT) >= least
    right, wrong = (
        sum(n for (_, m), n in table.mends.items() if m == mend) for mend in ("right", "other")
    )
    assert right >= 0.6 * table.count(Outcome.EXACT)
    assert wrong <= 0.005 * right, [sample[:2] for sample in table.samples]


@pytest.mark.long
@pytest.mark.parametrize("part", range(PARTS))
def test_every_slip_of_every_line(part: int) -> None:
    hold(measure(texts()[part::PARTS], mutants_of, mending=False))


@pytest.mark.parametrize("encoding", ["gbk", "gb18030"])
def test_a_file_saved_as_gbk_is_named_and_can_be_saved_again(encoding: str) -> None:
    assert [each[0] for each in texts() if not is_named(each, encoding)] == []


def is_named(file: Text, encoding: str) -> bool:
    path, text = file
    try:
        data = text.encode(encoding)
    except UnicodeEncodeError:
        return True
    first = next(n for n, line in enumerate(text.split("\n"), 1) if not line.isascii())
    _, (problem,) = decode_bytes(path, data)
    assert isinstance(problem.fix, Reencode)
    return (
        problem.place == (path, first, problem.place[2])
        and data.decode(problem.fix.encoding) == text
    )
