"""Search words lead from what residents say to what some entry really writes."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from kepu.model.kinds import kind_of_path
from kepu.model.search_words import SearchWord, SearchWords
from kepu.read import read_prose

Raw = dict[str, Any]
Files = dict[str, SearchWords]

CONTENT = Path(__file__).parents[2] / "content"
LONGEST_SAID = 8
"""A longer phrase is a sentence, and nobody types it the same way twice."""
UNSEARCHED = {"search-words", "vocabulary", "catalog", "hall", "tour"}
"""Kinds that no search finds, so that leading there leads nowhere."""
PARTICLES = set("的了吗呢吧啊呀嘛呗啦哦")
"""The only fillers of one character: any other would tear words apart."""


@pytest.fixture(scope="session")
def files(base: dict[str, Raw]) -> Files:
    """Give every file of search words of the base by id."""
    return {
        raw["id"]: SearchWords.model_validate(raw)
        for path, raw in base.items()
        if path.startswith("search/")
    }


@pytest.fixture(scope="session")
def words(files: Files) -> dict[str, SearchWord]:
    """Give every line of every file, by its file and id."""
    return {f"{file.id}/{word.id}": word for file in files.values() for word in file.words}


@pytest.fixture(scope="session")
def fillers(files: Files) -> set[str]:
    """Give the small words of questions."""
    return {filler for file in files.values() for filler in file.fillers}


def test_there_are_enough_of_them_for_every_topic(base: dict[str, Raw], files: Files) -> None:
    topics = {raw["id"] for path, raw in base.items() if _kind(path) == "topic"}
    assert topics <= set(files)
    assert sum(len(file.words) for file in files.values()) >= 200


def test_no_id_is_given_twice_in_a_file(files: Files) -> None:
    for file in files.values():
        ids = Counter(word.id for word in file.words)
        assert [id for id, times in ids.items() if times > 1] == [], file.id


def test_what_a_word_means_is_written_in_some_entry(
    base: dict[str, Raw], words: dict[str, SearchWord]
) -> None:
    written = "\n".join([*_written(base), *_written_in_prose()])
    missing = [(at, means) for at, word in words.items() for means in word.means]
    assert [(at, means) for at, means in missing if means not in written] == []


def test_what_residents_say_leads_to_each_meaning_once(words: dict[str, SearchWord]) -> None:
    pairs = Counter(
        (said, means) for word in words.values() for said in word.says for means in word.means
    )
    assert [pair for pair, times in pairs.items() if times > 1] == []


def test_what_residents_say_differs_from_what_it_means(words: dict[str, SearchWord]) -> None:
    # What already holds its meaning finds it without help.
    idle = [
        (at, said)
        for at, word in words.items()
        for said in word.says
        if any(means in said for means in word.means)
    ]
    assert idle == []


def test_what_residents_say_is_a_word_or_a_short_phrase(words: dict[str, SearchWord]) -> None:
    for at, word in words.items():
        assert all(2 <= len(said) <= LONGEST_SAID for said in word.says), at


def test_no_filler_takes_anything_away_from_what_residents_say(
    words: dict[str, SearchWord], fillers: set[str]
) -> None:
    torn = [
        (at, said, filler)
        for at, word in words.items()
        for said in word.says
        for filler in fillers
        if filler in said
    ]
    assert torn == []


def test_a_filler_of_one_character_is_a_particle(fillers: set[str]) -> None:
    assert fillers
    assert {filler for filler in fillers if len(filler) == 1} <= PARTICLES


def _kind(path: str) -> str:
    kind = kind_of_path(path)
    return kind.name if kind else ""


def _written(base: dict[str, Raw]) -> Iterator[str]:
    for path, raw in base.items():
        if _kind(path) not in UNSEARCHED:
            yield raw["title"]
            yield raw.get("summary", "")
            yield from raw.get("keywords", ())
            yield from raw.get("points", ())


def _written_in_prose() -> Iterator[str]:
    for page in read_prose(CONTENT.parent, CONTENT.name).prose:
        if page.meta:
            yield str(page.meta.value["title"])
            yield str(page.meta.value["summary"])
