"""What residents say leads to what it means, wherever in a question it stands."""

import re
from collections.abc import Mapping
from typing import Any

import pytest
from kepu.index.search.analysis import fold

from .conftest import Site


@pytest.fixture(scope="session")
def meanings(indexed: Any) -> Mapping[str, tuple[str, ...]]:
    """Give what residents say, and what each of it means."""
    found: Mapping[str, tuple[str, ...]] = indexed.shared.words.meanings
    assert len(found) > 400
    return found


def test_a_query_can_be_cut_at_each_search_word(meanings: Mapping[str, tuple[str, ...]]) -> None:
    # Queries are cut inside runs of Chinese; letters and digits are words by themselves.
    assert [said for said in meanings if not re.fullmatch("[㐀-䶿一-鿿]+|[a-z0-9]+", said)] == []


def test_each_search_word_leads_to_entries_that_hold_what_it_means(
    portal: Site, meanings: Mapping[str, tuple[str, ...]]
) -> None:
    written = {card["url"]: _text(card) for card in portal.cards()}
    found = dict(zip(meanings, portal.find_all(meanings), strict=True))
    deaf = [
        said
        for said, means in meanings.items()
        if not any(one in written[url] for url in found[said][:10] for one in means)
    ]
    assert deaf == []


def _text(card: dict[str, Any]) -> str:
    return fold("\n".join([card["title"], *card["keywords"], card["line"], *card["texts"]]))


@pytest.mark.parametrize(
    ("query", "url"),
    [
        ("电瓶车", "resources/e-ebike/"),
        ("我家电瓶车可以在楼道里充电吗", "resources/e-ebike/"),
        ("煤气中毒了怎么办", "resources/e-co/"),
        ("闻到煤气味", "resources/e-gas-leak/"),
    ],
)
def test_a_search_word_helps_inside_a_question(query: str, url: str, portal: Site) -> None:
    assert url in portal.find(query)["urls"][:3]


def test_small_words_change_nothing(portal: Site) -> None:
    plain, asked = portal.find_all(["高血压", "请问什么是高血压呢"])
    assert plain == asked


def test_a_question_of_small_words_alone_is_searched_as_it_stands(portal: Site) -> None:
    found = portal.find("怎么办")
    assert found["total"] > 0
    assert not found["weak"]


def test_an_entry_that_holds_the_words_is_not_lost_to_one_that_means_them(
    community: Site, meanings: Mapping[str, tuple[str, ...]]
) -> None:
    written = {card["url"]: _text(card) for card in community.cards()}
    for said, urls in zip(meanings, community.find_all(meanings), strict=True):
        assert {url for url, text in written.items() if said in text} <= set(urls), said


def test_what_was_found_is_told_with_its_reason(portal: Site) -> None:
    (first, *_) = portal.find("电瓶车")["hits"]
    assert first["score"] > 0
    assert first["why"] == ["标题：同义词 电动自行车"]
