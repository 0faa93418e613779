"""A part: the same records make the same bytes, and any other byte makes another folder."""

import json
import re
import zlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kepu.index.search.part import check_of, data_script, make_part, name_of
from kepu.index.search.record import Record
from kepu.index.search.words import Words

from .making import NO_WORDS, briefly, make, records
from .reading import shard_at, terms_in, texts_of

THREE = tuple(
    make(title, id=f"r{at}") for at, title in enumerate(["心肺复苏", "电动车火灾", "食品标签"])
)


@briefly
@given(records)
def test_the_same_records_make_the_same_bytes(made: list[Record]) -> None:
    again = [replace(record) for record in made]
    part = make_part(made, NO_WORDS, shard_bytes=90)
    assert part == make_part(again, NO_WORDS, shard_bytes=90)
    assert part.entries == len(made)


@pytest.mark.parametrize(
    "change",
    [
        {"title": "心肺复甦"}, {"url": "resources/other/"}, {"keywords": ("急救",)}, {"texts": ("先看人",)},
        {"badges": ("样例",)}, {"facts": "12月5日"}, {"line": "先看人有没有反应"}, {"prior": 0.1},
    ],
)  # fmt: skip
def test_any_change_of_an_entry_names_another_folder(change: dict[str, object]) -> None:
    changed = (replace(THREE[0], **change), *THREE[1:])  # type: ignore[arg-type]
    before, after = (make_part(r, NO_WORDS, shard_bytes=9_000) for r in (THREE, changed))
    assert before.folder != after.folder
    assert {file.path.split("/")[2] for file in after.files} == {after.folder}


def test_order_and_search_words_name_another_folder() -> None:
    words = Words({"电瓶车": ("电动车",)}, ())
    parts = [
        make_part(THREE, NO_WORDS, shard_bytes=9_000),
        make_part(THREE[::-1], NO_WORDS, shard_bytes=9_000),
        make_part(THREE, words, shard_bytes=9_000),
    ]
    assert len({part.folder for part in parts}) == 3
    assert all(re.fullmatch(r"[0-9a-f]{10}", part.folder) for part in parts)


def test_terms_and_cards_are_files_of_the_folder() -> None:
    part = make_part(THREE, NO_WORDS, shard_bytes=60)
    texts = texts_of(part.files)
    shards = [f"{part.folder}/t{at}" for at in range(len(part.first_terms))]
    assert list(texts) == [*shards, f"{part.folder}/c0"]
    assert len(shards) > 3
    home = texts[shards[shard_at(part.first_terms, "肺复")]]
    assert terms_in(home)["肺复"][0][0] == 0
    cards = json.loads(texts[f"{part.folder}/c0"])
    assert [card[0] for card in cards] == ["r0", "r1", "r2"]


@pytest.mark.parametrize(("entries", "block"), [(1, 32), (600, 32), (601, 8)])
def test_blocks_are_small_where_results_lie_far_apart(entries: int, block: int) -> None:
    part = make_part(
        [make("火灾", id=f"r{at}") for at in range(entries)], NO_WORDS, shard_bytes=9_000
    )
    texts = texts_of(part.files)
    sizes = [len(json.loads(text)) for name, text in texts.items() if "/c" in name]
    assert part.block == block
    assert sum(sizes) == entries
    assert set(sizes[:-1]) <= {block}


def test_nothing_is_a_part_too() -> None:
    part = make_part((), NO_WORDS, shard_bytes=9_000)
    assert (part.entries, part.first_terms, part.files) == (0, (), ())


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_a_script_hands_over_its_text_with_its_checksum(text: str) -> None:
    file = data_script("folder/t0", text)
    assert file.path == "assets/search/folder/t0.js"
    assert name_of(file) == "folder/t0"
    assert texts_of([file]) == {"folder/t0": text}
    script = file.content.decode()
    # Older browsers end a string at these, and any browser a line.
    assert not set(script[:-1]) & {"\n", "\u2028", "\u2029"}


def test_the_checksum_tells_a_changed_text() -> None:
    text = "电 动3A池12C" * 500
    assert check_of(text) == zlib.adler32(text.encode("utf-16-le"))
    assert check_of(text) != check_of(text[:-1])
    assert check_of(text) != check_of(text.replace("池", "地", 1))
