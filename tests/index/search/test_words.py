"""Search words: folded, gathered from all files of a site, each site's own apart from what it shares."""

from typing import Any

from kepu.index.search.words import gather_words, local_words, words_of
from kepu.model.search_words import SearchWords


def file_of(*lines: tuple[list[str], list[str]], fillers: tuple[str, ...] = ()) -> SearchWords:
    words = tuple({"id": f"w{at}", "says": s, "means": m} for at, (s, m) in enumerate(lines))
    return SearchWords.model_validate({
        "id": "file", "title": "词", "words": words, "fillers": fillers, "updated_on": "2026-11-22",
    })  # fmt: skip


def test_each_way_of_saying_means_all_that_its_line_means() -> None:
    found = gather_words([file_of((["电瓶车", "电车"], ["电动自行车", "充电"]))])
    assert found.meanings == {"电瓶车": ("电动自行车", "充电"), "电车": ("电动自行车", "充电")}


def test_what_one_phrase_means_in_two_files_counts_together_and_once() -> None:
    one, two = (
        file_of((["煤气"], ["燃气", "一氧化碳"])),
        file_of((["煤气"], ["一氧化碳", "煤气罐"])),
    )
    assert gather_words([one, two]).meanings == {"煤气": ("燃气", "一氧化碳", "煤气罐")}


def test_both_sides_are_folded() -> None:
    assert gather_words([file_of((["WiFi"], ["\uff37LAN"]))]).meanings == {"wifi": ("wlan",)}


def test_the_longest_filler_comes_first_and_each_once() -> None:
    found = gather_words([file_of(fillers=("吗", "怎么办", "怎么")), file_of(fillers=("怎么",))])
    assert found.fillers == ("怎么办", "怎么", "吗")


def test_no_file_means_no_words() -> None:
    found = gather_words([])
    assert (found.meanings, found.fillers) == ({}, ())


def test_a_county_shares_all_words_of_the_base(indexed: Any) -> None:
    shared = words_of(indexed.portal)
    assert shared == indexed.shared.words
    assert len(shared.meanings) > 200
    assert "怎么办" in shared.fillers
    for context in indexed.communities.values():
        assert local_words(context) == gather_words([])
