"""Postings: a title says more than a keyword, a keyword more than a text; the prior thins, length thins."""

from typing import Any

import pytest
from hypothesis import given
from kepu.index.search.impacts import FIELDS, LEVELS, Posting, post_records
from kepu.index.search.record import Record

from .making import briefly, make, records

FILLING = "甲乙丙丁戊己庚辛壬癸"
USUAL: dict[str, Any] = {
    "title": "家里着了火灾怎么逃",
    "keywords": ("火灾", "逃生", "烟雾", "灭火器", "消防通道", "着火了怎么办"),
    "texts": ("先看火灾大小，能扑灭就扑灭，扑不灭就关门离开，到楼下再打电话。",),
}
"""Fields as long as entries usually have them, each with one word in it once."""


def posted(record: Record, term: str) -> Posting:
    """Tell what a term says about a record that stands alone: field class and level."""
    ((number, level),) = post_records([record])[term]
    assert number == 0
    return divmod(level, LEVELS)


def test_a_title_says_more_than_a_keyword_and_a_keyword_more_than_a_text() -> None:
    title, keyword, text = (posted(make(**{field: said}), "火灾") for field, said in USUAL.items())
    assert [title[0], keyword[0], text[0]] == [0, 1, 2]
    assert title[1] > keyword[1] > text[1]
    assert posted(make(line=USUAL["texts"][0]), "火灾") == text


def test_the_first_field_that_holds_a_term_names_it_and_all_add_up() -> None:
    both = posted(make("火灾" + FILLING, texts=("火灾",) * 4), "火灾")
    alone = posted(make("火灾" + FILLING), "火灾")
    assert both[0] == alone[0] == 0
    assert both[1] > alone[1]


def test_a_small_prior_lowers_the_level() -> None:
    levels = [posted(make("火灾", prior=prior), "火灾")[1] for prior in (1.0, 0.7, 0.35)]
    assert levels == sorted(set(levels), reverse=True)


def test_a_long_field_thins_what_it_holds() -> None:
    short = posted(make("火灾"), "火灾")
    long = posted(make("火灾" + FILLING * 5), "火灾")
    assert short[1] > long[1]


def test_more_of_the_same_counts_ever_less_and_never_beyond_the_top() -> None:
    levels = [posted(make(texts=("火灾。" * times,)), "火灾")[1] for times in (1, 4, 16, 4096)]
    assert levels == sorted(levels)
    assert levels[-1] <= LEVELS - 1
    assert posted(make(texts=("火灾",), keywords=("火灾",) * 9, title="火灾"), "火灾") == (
        0,
        LEVELS - 1,
    )


def test_sounds_and_single_characters_lead_to_titles_and_keywords_only() -> None:
    found = post_records(
        [make("甲", texts=("火灾",), line="报警"), make("火灾"), make(keywords=("火灾",))]
    )
    assert [number for number, _ in found["火灾"]] == [0, 1, 2]
    assert [number for number, _ in found["huo'zai"]] == [1, 2]
    assert [number for number, _ in found["=火"]] == [1, 2]
    assert "bao'" not in found


@briefly
@given(records)
def test_postings_come_in_order_and_within_the_levels(made: list[Record]) -> None:
    for term, postings in post_records(made).items():
        numbers = [number for number, _ in postings]
        assert numbers == sorted(set(numbers)), term
        assert all(0 <= level < LEVELS * len(FIELDS) for _, level in postings)


@briefly
@given(records)
def test_an_entry_says_the_same_in_whatever_company(made: list[Record]) -> None:
    together = post_records(made)
    for number, record in enumerate(made):
        for term, ((_, level),) in post_records([record]).items():
            assert (number, level) in together[term]


@pytest.mark.parametrize("record", [make(""), make("？！"), make("", texts=("", " "))])
def test_an_entry_without_words_is_no_trouble(record: Record) -> None:
    assert post_records([record]) == {}
