"""Whatever is typed or pasted is answered, and quickly."""

import pytest

from .conftest import Site

BAD = {
    "nothing": "", "blanks": " \t\u3000\n ", "one character": "药", "one rare character": "龘", "one letter": "a",
    "one digit": "1", "very long Chinese": "心肺复苏怎么做" * 1_500, "very long letters": "a" * 10_000,
    "very long pinyin": "zhuang" * 1_700, "very long digits": "1234567890" * 1_000,
    "many words": "火 " * 5_000, "many English words": "to be or not " * 800, "very long traditional": "復甦" * 5_000,
    "one syllable again and again": "xi" * 18 + "an" * 4, "ambiguous": "xianxianxianxianxianxianxianxianxian",
    "regex": r".*(a+)+$[^x]\d{2,}|\\", "html": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "quotes": "'\"`’‘“”;--", "percent": "%E5%BF%83%00%", "emoji": "😀🚑👨‍👩‍👧🇨🇳", "emoji in words": "心😀肺🚑复苏",
    "right to left": "مرحبا بالعالم \u202e心肺\u202c", "only marks": "？！……——。，、《》",
    "lone surrogate": "心\ud83d肺\udc00", "only surrogates": "\ud800\ud800", "nul": "心\x00肺",
    "joiners": "心\u200b肺\u200d", "prototype": "__proto__ constructor toString", "rare plane": "𠀀𠮷",
    "combining": "a\u0301\u0302\u0303" * 900,
    "shard signs": ">电瓶车 `A3=心*x'", "ligatures": "ﷺ" * 3_000, "null": "null", "number": "-1e309",
}  # fmt: skip
SLOW = 1_500
"""Milliseconds, on a busy machine, for what takes a few."""


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("id", ["zhiwei", "gewuli"])
def test_anything_is_answered_quickly(id: str, name: str, sites: dict[str, Site]) -> None:
    found = sites[id].find(BAD[name])
    assert found["total"] == len(found["urls"]) == len(set(found["urls"]))
    assert len(found["facets"]) == 7
    assert len(found["suggestions"]) <= 5
    assert found["ms"] < SLOW


@pytest.mark.parametrize("query", ["？！……", "😀🚑", "\u202e\u202c", "\ud800", "\x00", "مرحبا"])
def test_what_has_no_word_finds_nothing(query: str, community: Site) -> None:
    found = community.find(query)
    assert found["total"] == 0
    assert found["calls"] == []


@pytest.mark.parametrize("query", ["", "   ", "\u3000\t\n"])
def test_nothing_asked_shows_everything(query: str, community: Site) -> None:
    assert community.find(query)["total"] == len(community.cards())


def test_what_stands_between_words_does_not_matter(community: Site) -> None:
    plain = community.find("电动车 充电")["urls"]
    for query in [
        "电动车，充电",
        "电动车😀充电",
        "<b>电动车</b>充电".replace("b", "！"),
        "  电动车\u3000充电  ",
    ]:
        assert community.find(query)["urls"] == plain, query


def test_a_very_long_question_is_answered_by_its_beginning(community: Site) -> None:
    found = community.find("电动车充电。" + "甲乙丙丁" * 3_000)["urls"]
    assert "resources/e-ebike/" in found[:3]


def test_one_character_finds_titles_that_hold_it(community: Site) -> None:
    titles = {card["title"] for card in community.cards() if "药" in card["title"]}
    found = {card["url"] for card in community.cards() if card["title"] in titles}
    assert found
    assert found <= set(community.find("药")["urls"])


def test_what_is_found_nowhere_gets_suggestions_or_none_but_no_hits(community: Site) -> None:
    found = community.find("龘靐齉爩")
    assert found["total"] == 0
    assert found["calls"] == []
