"""A query behaves like “contains”: any part of what an entry says finds it, however it is typed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pytest
from kepu.index.search.analysis import fold
from kepu.plan.pinyin import syllables
from opencc import OpenCC

from .conftest import Site, han_runs, same_draw

Card = dict[str, Any]
SIZES = (2, 3, 4)
EVERYDAY = "".join(
    bytes((row, cell)).decode("gb2312", "ignore")
    for row in range(0xB0, 0xD8)
    for cell in range(0xA1, 0xFF)
)


@pytest.fixture(params=["zhiwei", "gewuli"], scope="module")
def site(request: pytest.FixtureRequest, sites: dict[str, Site]) -> Site:
    """Search the portal, then a community."""
    return sites[request.param]


@pytest.fixture(scope="module")
def cards(site: Site) -> list[Card]:
    """Give the card of every entry of the site."""
    found = site.cards()
    assert len(found) > 400
    return found


@pytest.fixture(scope="session")
def fillers(indexed: Any) -> tuple[str, ...]:
    """Give the small words, which a query does without."""
    found: tuple[str, ...] = indexed.shared.words.fillers
    return found


WHOLE = 24
"""So many characters at most are looked up in full, whatever files their pairs lie in."""


def parts(text: str, sizes: Sequence[int] = SIZES) -> Iterator[str]:
    for run in han_runs(fold(text)):
        yield from (run[at : at + size] for size in sizes for at in range(len(run) - size + 1))


def some(candidates: Iterable[Any], number: int) -> list[Any]:
    """Draw the same sample at every run."""
    ordered = sorted(set(candidates))
    assert len(ordered) > number / 2
    return same_draw().sample(ordered, min(number, len(ordered)))


def lost(
    site: Site, asked: Sequence[tuple[str, str]], among: int = 10_000
) -> list[tuple[str, str]]:
    """Name the pairs of address and query where the query does not find the address."""
    found = site.find_all([query for _, query in asked])
    return [pair for pair, urls in zip(asked, found, strict=True) if pair[0] not in urls[:among]]


def heads(card: Card) -> list[str]:
    return [fold(text) for text in (card["title"], *card["keywords"])]


# As written


def test_a_part_of_titles_and_keywords_finds_every_entry_that_has_it(
    site: Site, cards: list[Card]
) -> None:
    queries = some((part for card in cards for head in heads(card) for part in parts(head)), 800)
    for query, urls in zip(queries, site.find_all(queries), strict=True):
        wanted = {card["url"] for card in cards if any(query in head for head in heads(card))}
        assert wanted
        assert wanted <= set(urls), query


def test_a_part_of_any_text_finds_its_entry(
    site: Site, cards: list[Card], fillers: tuple[str, ...]
) -> None:
    asked = some(
        (
            (card["url"], part)
            for card in cards
            for text in (card["line"], *card["texts"])
            for part in parts(text)
            if not any(filler in part for filler in fillers)
        ),
        1_500,
    )
    assert lost(site, asked) == []


@pytest.mark.long
def test_every_part_of_every_text_finds_its_entry(
    community: Site, fillers: tuple[str, ...]
) -> None:
    asked = sorted({
        (card["url"], part)
        for card in community.cards()
        for text in (*heads(card), card["line"], *card["texts"])
        for part in parts(text)
        if not any(filler in part for filler in fillers)
    })  # fmt: skip
    assert len(asked) > 30_000
    assert lost(community, asked) == []


def test_small_words_in_a_part_rarely_hide_its_entry(site: Site, cards: list[Card]) -> None:
    # A small word may leave a single character, which texts are not indexed by.
    every = (
        (card["url"], part) for card in cards for text in card["texts"] for part in parts(text)
    )
    asked = some(every, 600)
    assert len(lost(site, asked)) < 0.06 * len(asked)


def test_a_whole_title_finds_its_entry_first_or_nearly(site: Site, cards: list[Card]) -> None:
    asked = [(card["url"], card["title"]) for card in cards]
    assert lost(site, asked) == []
    assert len(lost(site, asked, among=3)) < 0.02 * len(asked)


def test_words_may_come_in_any_order(site: Site, cards: list[Card]) -> None:
    asked = []
    for card in cards:
        runs = [run for run in han_runs(fold(card["title"])) if len(run) > 1]
        if len(runs) > 1:
            asked.append((card["url"], " ".join(runs)))
            asked.append((card["url"], " ".join(reversed(runs))))
    assert len(asked) > 100
    found = site.find_all([query for _, query in asked])
    assert lost(site, asked) == []
    pairs = zip(asked[::2], found[::2], found[1::2], strict=True)
    differing = {query: set(one) ^ set(two) for (_, query), one, two in pairs}
    # A whole question draws on some of its pairs only; which of two equally rare ones may hang on their order.
    assert {q: some for q, some in differing.items() if some and len(q) <= WHOLE} == {}


def test_width_and_capitals_do_not_matter(site: Site, cards: list[Card]) -> None:
    words = sorted(
        {word for card in cards for head in heads(card) for word in head.split() if word.isascii()}
    )
    assert len(words) > 5
    wide = ["".join(chr(ord(sign) + 0xFEE0) for sign in word) for word in words]
    plain = site.find_all(words)
    assert all(plain)
    assert site.find_all([word.upper() for word in words]) == plain
    assert site.find_all(wide) == plain


@pytest.mark.parametrize("way", ["s2t", "s2tw", "s2hk"])
def test_traditional_writing_finds_the_entry(way: str, site: Site, cards: list[Card]) -> None:
    convert = OpenCC(way).convert
    asked = some(((card["url"], convert(card["title"])) for card in cards), 150)
    assert lost(site, asked, among=10) == []


# As spoken


def spoken(cards: list[Card]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give parts of titles as they are read there: the entry's address and syllables."""
    for card in cards:
        for run in han_runs(fold(card["title"])):
            read = syllables(run)
            for size in SIZES:
                yield from (
                    (card["url"], read[at : at + size]) for at in range(len(read) - size + 1)
                )


def test_pinyin_finds_the_entry(site: Site, cards: list[Card]) -> None:
    asked = [(url, "".join(read)) for url, read in some(spoken(cards), 500)]
    assert lost(site, asked) == []


def test_pinyin_with_gaps_finds_the_entry(site: Site, cards: list[Card]) -> None:
    asked = [(url, " ".join(read)) for url, read in some(spoken(cards), 200)]
    assert lost(site, asked) == []


def test_initials_find_the_entry(site: Site, cards: list[Card]) -> None:
    asked = [(url, "".join(sound[0] for sound in read)) for url, read in some(spoken(cards), 500)]
    assert lost(site, asked) == []


def test_one_wrong_character_of_the_same_sound_is_forgiven(site: Site, cards: list[Card]) -> None:
    alike: dict[str, list[str]] = defaultdict(list)
    for character in EVERYDAY:
        alike[syllables(character)[0]].append(character)
    words = {
        (card["url"], word)
        for card in cards
        for word in card["keywords"]
        if 3 <= len(word) <= 4 and word in card["title"] and [word] == [*han_runs(word)]
    }
    assert len(words) > 80
    draw = same_draw()
    asked = [
        (url, word[:at] + draw.choice(others) + word[at + 1 :])
        for url, word in sorted(words)
        for at, sound in enumerate(syllables(word))
        if (others := [one for one in alike[sound] if one != word[at]])
    ]
    assert len(lost(site, asked, among=10)) <= 0.1 * len(asked)
