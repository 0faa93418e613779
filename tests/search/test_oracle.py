"""An engine of others' making as the measure: ours finds what MiniSearch finds, and answers at least as well."""

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from kepu.cli.relevance import Judged, is_near, judge

from .conftest import QUERIES, RESIDENTS, Site, han_runs, same_draw

HERE = Path(__file__).parent
MINISEARCH = HERE.parents[1] / "node_modules" / "minisearch" / "dist" / "cjs" / "index.cjs"


@pytest.fixture(scope="session")
def cards(portal: Site) -> list[dict[str, Any]]:
    """Give the card of every entry of the portal."""
    return portal.cards()


class Oracle:
    """MiniSearch over pairs of characters, on the same entries."""

    def __init__(self, node: str, entries: Sequence[dict[str, Any]]) -> None:
        self._node = node
        self._entries = entries

    def find_all(self, queries: Sequence[str]) -> list[list[str]]:
        """Ask many and give the addresses that each finds, best first."""
        asked = json.dumps({"entries": self._entries, "queries": queries})
        done = subprocess.run(
            [self._node, str(HERE / "oracle.js"), str(MINISEARCH)],
            input=asked, capture_output=True, text=True, encoding="utf-8", check=True,
        )  # fmt: skip
        found: list[list[str]] = json.loads(done.stdout)
        return found


@pytest.fixture(scope="session")
def oracle(node: str, cards: list[dict[str, Any]]) -> Oracle:
    """Index the portal's entries with MiniSearch."""
    if not MINISEARCH.is_file():
        pytest.skip("没有找到 MiniSearch：先运行 npm ci")
    return Oracle(node, cards)


def near(found: Sequence[Judged]) -> float:
    counted = [one for one in found if one.query.want]
    return sum(map(is_near, counted)) / len(counted)


@pytest.mark.parametrize("queries", [QUERIES, RESIDENTS], ids=["queries", "residents"])
def test_ours_answers_at_least_as_well(
    queries: Any, portal: Site, oracle: Oracle, cards: list[dict[str, Any]]
) -> None:
    ids = {card["url"]: card["id"] for card in cards}
    texts = [query.text for query in queries]

    def judged(answers: list[list[str]]) -> float:
        found = dict(zip(texts, answers, strict=True))
        return near(judge(queries, lambda text: [ids[url] for url in found[text]]))

    theirs, ours = judged(oracle.find_all(texts)), judged(portal.find_all(texts))
    # A floor under the measure itself: an oracle that finds nothing would prove nothing.
    assert 0.5 < theirs <= ours


def test_one_pair_of_characters_finds_the_same_entries(
    portal: Site, oracle: Oracle, cards: list[dict[str, Any]], indexed: Any
) -> None:
    words = indexed.shared.words
    plain = {
        run[at : at + 2]
        for card in cards
        for text in (card["title"], *card["keywords"], card["line"], *card["texts"])
        for run in han_runs(text)
        for at in range(len(run) - 1)
    }
    # A search word finds more, and a small word is not asked for.
    pairs = sorted(
        pair for pair in plain
        if pair not in words.meanings and not any(filler in pair for filler in words.fillers)
    )  # fmt: skip
    sample = same_draw().sample(pairs, 600)
    answers = zip(sample, portal.find_all(sample), oracle.find_all(sample), strict=True)
    differing = [pair for pair, ours, theirs in answers if set(ours) != set(theirs)]
    assert differing == []
