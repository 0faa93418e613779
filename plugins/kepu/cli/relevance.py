"""How good a search is: how often a right answer stands first, or among the first three.

Comes in: queries with the entries that would answer them, and the ids that a search gave. Goes out: rates by kind of
query. A query without a right answer is told, not counted.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

_NEAR = 3
"""What a resident sees without scrolling."""
ALL = "全部"


class QueriesError(ValueError):
    """A file of queries that does not hold up; the message says where and how to write it."""


@dataclass(frozen=True)
class Query:
    """What somebody types, and what would answer it."""

    text: str
    kind: str
    want: tuple[str, ...]


@dataclass(frozen=True)
class Judged:
    """A query and the rank of its first right answer, from 1; 0 where none was found."""

    query: Query
    rank: int
    found: tuple[str, ...]


@dataclass(frozen=True)
class Rates:
    """The rates of one kind of query, each from 0 to 1."""

    kind: str
    queries: int
    success_at_1: float
    success_at_3: float
    mrr: float


def read_queries(path: Path) -> tuple[Query, ...]:
    """Read a file of queries: a list of `{q: 心肺复苏, kind: exact, want: [h-cpr-aed]}`.

    Raises:
        QueriesError: it cannot be read, is no YAML, or has another shape.
    """
    try:
        # Every scalar stays text: a query may be 96110, and so it was typed.
        rows = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
    except (OSError, UnicodeDecodeError) as error:
        raise QueriesError(f"{path}：读不了，{error}") from None
    except yaml.YAMLError as error:
        raise QueriesError(f"{path}：不是 YAML，{error}") from None
    if not isinstance(rows, list):
        raise QueriesError(
            f"{path}：要是一张清单，每行写 - {{q: 心肺复苏, kind: exact, want: [h-cpr-aed]}}"
        )
    return tuple(_query(row, number, path) for number, row in enumerate(rows, 1))


def judge(queries: Iterable[Query], search: Callable[[str], Sequence[str]]) -> list[Judged]:
    """Ask every query; `search` gives ids, best first."""
    judged = []
    for query in queries:
        found = tuple(search(query.text))
        ranks = (rank for rank, id in enumerate(found, 1) if id in query.want)
        judged.append(Judged(query, next(ranks, 0), found))
    return judged


def rates(judged: Sequence[Judged]) -> list[Rates]:
    """Sum up by kind, all kinds together last."""
    counted = [one for one in judged if one.query.want]
    kinds = dict.fromkeys(one.query.kind for one in counted)
    groups = {kind: [one for one in counted if one.query.kind == kind] for kind in kinds}
    return [_rates(kind, group) for kind, group in {**groups, ALL: counted}.items() if group]


def is_near(judged: Judged) -> bool:
    """Tell whether a right answer is among the first three."""
    return 0 < judged.rank <= _NEAR


def _rates(kind: str, group: Sequence[Judged]) -> Rates:
    first = sum(one.rank == 1 for one in group)
    near = sum(map(is_near, group))
    reciprocal = sum(1 / one.rank for one in group if one.rank)
    size = len(group)
    return Rates(kind, size, first / size, near / size, reciprocal / size)


def _query(row: Any, number: int, path: Path) -> Query:
    match row:
        case {"q": str(text), "kind": str(kind), "want": list(want)} if text.strip() and all(
            isinstance(id, str) for id in want
        ):
            return Query(text, kind, tuple(want))
    raise QueriesError(
        f"{path} 第 {number} 条：要写 q、kind 和 want，want 是编号的清单，没有答案就写 []"
    )
