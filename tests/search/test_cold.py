"""A page just opened answers like one long in use, though it downloads only a few shards for a query."""

import pytest

from .conftest import QUERIES, RESIDENTS, Site


@pytest.fixture(scope="module")
def asked() -> list[str]:
    """Give a part of what residents type, short and long."""
    return [query.text for query in (*QUERIES[::2], *RESIDENTS[::4])]


@pytest.fixture(scope="module")
def cold(portal: Site, asked: list[str]) -> list[list[str]]:
    """Ask each on a page just opened."""
    return portal.find_cold(asked)


def test_a_page_just_opened_answers_as_well(portal: Site, cold: list[list[str]]) -> None:
    ids = {card["url"]: card["id"] for card in portal.cards()}
    judged = [
        any(ids[url] in query.want for url in urls[:3])
        for query, urls in zip((*QUERIES[::2], *RESIDENTS[::4]), cold, strict=True)
        if query.want
    ]
    assert sum(judged) / len(judged) >= 0.95


def test_what_was_asked_before_does_not_change_the_answer(
    portal: Site, asked: list[str], cold: list[list[str]]
) -> None:
    # By now this page has downloaded more than any one query would.
    portal.find_all([query.text for query in (*QUERIES, *RESIDENTS)])
    warm = portal.find_all(asked)
    changed = [
        query
        for query, before, after in zip(asked, cold, warm, strict=True)
        if before[:3] != after[:3]
    ]
    assert changed == []
