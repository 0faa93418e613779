"""Measuring: a file of queries is read as it was typed or refused in words; rates are plain arithmetic."""

from pathlib import Path

import pytest
from kepu.cli.relevance import (
    ALL,
    Judged,
    QueriesError,
    Query,
    Rates,
    is_near,
    judge,
    rates,
    read_queries,
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Name a file that a test may write."""
    return tmp_path / "问句.yaml"


def read(file: Path, text: str) -> tuple[Query, ...]:
    file.write_text(text, "utf-8")
    return read_queries(file)


def test_queries_are_read_as_they_were_typed(file: Path) -> None:
    text = (
        "- {q: 96110, kind: exact, want: [hl-96110]}\n- {q: 'on', kind: exact, want: []}\n"
        '- q: "yes 007"\n  kind: typo\n  want:\n    - a\n    - b\n  note: 多出的话不碍事\n'
    )
    assert read(file, text) == (
        Query("96110", "exact", ("hl-96110",)),
        Query("on", "exact", ()),
        Query("yes 007", "typo", ("a", "b")),
    )


@pytest.mark.parametrize(
    "row",
    [
        "{q: 火灾, kind: exact}", "{q: 火灾, want: [a]}", "{kind: exact, want: [a]}", "火灾",
        "{q: 火灾, kind: exact, want: a}", "{q: 火灾, kind: exact, want: [[a]]}", "{q: [火灾], kind: exact, want: []}",
        "{q: 火灾, kind: exact, want: }",
    ],
)  # fmt: skip
def test_a_row_of_another_shape_is_refused_by_its_number(row: str, file: Path) -> None:
    good = "- {q: 火灾, kind: exact, want: [a]}\n"
    with pytest.raises(QueriesError) as stop:
        read(file, f"{good}{good}- {row}\n{good}")
    assert str(stop.value) == (
        f"{file} 第 3 条：要写 q、kind 和 want，want 是编号的清单，没有答案就写 []"
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("q: 火灾\n", "要是一张清单，每行写 - {q:"),
        ("", "要是一张清单"),
        ("- {q: 火灾\n- x: [\n", "不是 YAML"),
        ("- !!python/object:os.system {}\n", "第 1 条"),
    ],
)
def test_a_file_of_another_shape_is_refused_in_words(text: str, said: str, file: Path) -> None:
    with pytest.raises(QueriesError, match=said) as stop:
        read(file, text)
    assert str(file) in str(stop.value)


def test_a_file_that_cannot_be_read_is_refused_in_words(file: Path, tmp_path: Path) -> None:
    with pytest.raises(QueriesError, match="读不了"):
        read_queries(file)
    with pytest.raises(QueriesError, match="读不了"):
        read_queries(tmp_path)
    file.write_bytes("- {q: 火灾}".encode("gbk"))
    with pytest.raises(QueriesError, match="读不了"):
        read_queries(file)


ANSWERS = {
    "一": ["a", "b", "c", "d"], "二": ["b", "a", "c", "d"], "三": ["d", "c", "b", "a"], "四": [], "五": ["x"],
}  # fmt: skip


def judged(*queries: tuple[str, str, str]) -> list[Judged]:
    asked = [Query(text, kind, tuple(want)) for text, kind, want in queries]
    return judge(asked, ANSWERS.__getitem__)


def test_the_rank_is_that_of_the_first_right_answer() -> None:
    found = judged(
        ("一", "x", "a"), ("二", "x", "ac"), ("三", "x", "a"), ("四", "x", "a"), ("五", "x", "")
    )
    assert [one.rank for one in found] == [1, 2, 4, 0, 0]
    assert [is_near(one) for one in found] == [True, True, False, False, False]
    assert found[0].found == ("a", "b", "c", "d")


def test_rates_are_counted_by_kind_and_all_together_last() -> None:
    found = rates(
        judged(("一", "exact", "a"), ("二", "exact", "a"), ("三", "typo", "a"), ("四", "typo", "a"))
    )
    assert found == [
        Rates("exact", 2, 0.5, 1.0, 0.75),
        Rates("typo", 2, 0.0, 0.0, 0.125),
        Rates(ALL, 4, 0.25, 0.5, 0.4375),
    ]


def test_a_query_without_an_answer_is_not_counted() -> None:
    (exact, every) = rates(judged(("一", "exact", "a"), ("五", "open", "")))
    assert (exact.kind, exact.queries, every.kind, every.queries) == ("exact", 1, ALL, 1)
    assert every.success_at_1 == 1.0


def test_nothing_to_count_gives_no_rates() -> None:
    assert rates([]) == []
    assert rates(judged(("五", "open", ""))) == []
