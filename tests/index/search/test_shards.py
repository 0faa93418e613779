"""Shards: every term stands where the browser looks for it, and says what it said; so do cards and facets."""

import json
from collections.abc import Mapping, Sequence

from hypothesis import given
from hypothesis import strategies as st
from kepu.index.search.analysis import word_key_of
from kepu.index.search.impacts import LEVELS, Posting, post_records
from kepu.index.search.record import Record
from kepu.index.search.shards import Shards, block_cards, compact, shard_terms, table_facets
from kepu.index.search.words import Words

from .making import NO_WORDS, briefly, make, records
from .reading import facets_in, shard_at, terms_in, words_in

SAID = Words(
    {
        "电瓶车": ("电动自行车",),
        "电瓶着火": ("电动车", "火灾"),
        "没电了": ("心肺",),
        "cpr": ("心肺复苏",),
    },
    (),
)
MOST = 400
full = st.sampled_from([1, 20, 90, 9_000])


def look_up(shards: Shards, term: str) -> Sequence[Posting]:
    """Look a term up as a browser does."""
    if not shards.texts:
        return []
    return terms_in(shards.texts[shard_at(shards.first, term)]).get(term, [])


@briefly
@given(records, full)
def test_every_term_is_found_where_the_browser_looks_and_no_other(
    made: list[Record], size: int
) -> None:
    postings = post_records(made)
    shards = shard_terms(postings, SAID, size)
    assert len(shards.first) == len(shards.texts)
    assert {term: look_up(shards, term) for term in postings} == postings
    assert sum(len(terms_in(text)) for text in shards.texts) == len(postings)
    assert look_up(shards, "没有") == []


@briefly
@given(records, full)
def test_search_words_stand_where_their_first_pair_is_looked_up(
    made: list[Record], size: int
) -> None:
    shards = shard_terms(post_records(made), SAID, size)
    for said, means in SAID.meanings.items():
        shard = shards.texts[shard_at(shards.first, word_key_of(said))]
        assert (said, means) in words_in(shard)
    assert sum(len(words_in(text)) for text in shards.texts) == len(SAID.meanings)


def test_a_shard_is_cut_when_it_is_full() -> None:
    made = [make(chr(0x4E00 + at) + chr(0x5E00 + at)) for at in range(600)]
    shards = shard_terms(post_records(made), NO_WORDS, 1_000)
    sizes = [len(text.encode()) for text in shards.texts]
    assert len(sizes) > 10
    # Heads and line ends come on top of what is counted, and here nearly every term has its own.
    assert max(sizes) < 3_000
    assert list(shards.first) == sorted(set(shards.first))


def test_what_shares_a_key_is_not_torn_apart() -> None:
    words = Words({f"电瓶{at}": ("火灾",) for at in range(50)}, ())
    shards = shard_terms({"电瓶": [(0, 3)], "电池": [(0, 3)]}, words, 10)
    (home,) = [text for text in shards.texts if words_in(text)]
    assert len(words_in(home)) == 50
    assert terms_in(home) == {"电瓶": [(0, 3)]}


def test_nothing_makes_no_shard() -> None:
    assert shard_terms({}, NO_WORDS, 9_000) == Shards((), ())


levels = st.integers(0, 3 * LEVELS - 1)
postings = st.dictionaries(st.integers(0, 100_000), levels, max_size=50).map(
    lambda d: sorted(d.items())
)


@briefly
@given(
    st.dictionaries(
        st.sampled_from(["心肺", "心脏", "120", "xin'", "xin'fei", "*xf", "=心"]), postings
    )
)
def test_postings_come_back_as_they_were(made: Mapping[str, list[Posting]]) -> None:
    kept = {term: posted for term, posted in made.items() if posted}
    shards = shard_terms(kept, NO_WORDS, 50)
    assert {term: look_up(shards, term) for term in kept} == kept


def test_of_too_many_entries_those_are_kept_that_a_term_says_most_about() -> None:
    many = [(number, (number * 7) % (3 * LEVELS)) for number in range(1_000)]
    shards = shard_terms({"居民": many}, NO_WORDS, 9_000)
    kept = look_up(shards, "居民")
    dropped = set(many) - set(kept)
    assert len(kept) == MOST
    assert kept == sorted(kept)

    def telling(posting: Posting) -> tuple[int, int]:
        field, level = divmod(posting[1], LEVELS)
        return -field, level

    assert min(map(telling, kept)) >= max(map(telling, dropped))


def test_as_many_as_are_allowed_are_all_kept() -> None:
    many = [(number * 3, number % 24) for number in range(MOST)]
    shards = shard_terms({"居民": many}, NO_WORDS, 9_000)
    assert look_up(shards, "居民") == many


@briefly
@given(records, st.integers(1, 5))
def test_cards_stand_in_blocks_by_their_number(made: list[Record], size: int) -> None:
    blocks = [json.loads(text) for text in block_cards(made, size)]
    assert all(len(block) == size for block in blocks[:-1])
    cards = [card for block in blocks for card in block]
    assert [card[2] for card in cards] == [record.title for record in made]
    assert [tuple(card[4]) for card in cards] == [record.texts for record in made]


@briefly
@given(records)
def test_facets_come_back_as_they_were(made: list[Record]) -> None:
    found = facets_in(json.loads(compact(table_facets(made))))
    wanted = [(*record.facets.values(), record.calls) for record in made]
    assert [compact(line) for line in found] == [compact(line) for line in wanted]


def test_entries_alike_share_a_line() -> None:
    table = table_facets([make(str(number)) for number in range(9)])
    assert len(table["lines"]) == len(table["places"]) == 1  # type: ignore[arg-type]
