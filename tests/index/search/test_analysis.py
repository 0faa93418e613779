"""Terms: pairs of what is written, sounds and initials of what is spoken, each under its head."""

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kepu.index.search.analysis import fold, head_of, sound_terms, word_key_of, written_terms

han = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF) | st.sampled_from("㐀䶿心肺〇龘")
briefly = settings(max_examples=60, deadline=None)
anything = st.text(st.characters(codec="utf-8"), max_size=30)


def written(text: str, *, single: bool = False) -> list[str]:
    return list(written_terms(text, single=single))


def wide(text: str) -> str:
    """Give letters and digits in full width."""
    return "".join(chr(ord(sign) + 0xFEE0) for sign in text)


def test_a_keyboard_may_vary_width_and_capitals() -> None:
    assert fold(wide("AED120") + "\u3000WiFi") == "aed120 wifi"
    assert fold("电动车（充电）") == "电动车(充电)"


def test_chinese_is_found_by_pairs_of_neighbours() -> None:
    assert written("心肺复苏") == ["心肺", "肺复", "复苏"]


def test_one_character_alone_is_a_term_and_others_only_where_asked() -> None:
    assert written("药") == ["=药"]
    assert written("吃药") == ["吃药"]
    assert written("吃药", single=True) == ["吃药", "=吃", "=药"]


def test_letters_and_digits_are_whole_words() -> None:
    assert written("AED在哪里，拨120!") == ["aed", "在哪", "哪里", "=拨", "120"]
    assert written("3D打印-Wi-Fi6") == ["3d", "打印", "wi", "fi6"]


def test_no_pair_reaches_over_a_mark() -> None:
    assert written("着火，快跑") == ["着火", "快跑"]
    assert written("着火 快跑") == ["着火", "快跑"]


def test_marks_and_pictures_say_nothing() -> None:
    assert written("？！…😀 \u200f<&>") == []
    assert list(sound_terms("？！…😀 abc 120")) == []


def test_sounds_are_syllables_pairs_of_them_and_initials() -> None:
    assert list(sound_terms("心肺复")) == [
        "xin'", "fei'", "fu'", "xin'fei", "fei'fu", "*xf", "*ff", "*xff",
    ]  # fmt: skip


def test_initials_run_from_two_to_four() -> None:
    initials = [term for term in sound_terms("有人晕倒了") if term[0] == "*"]
    assert {len(term) - 1 for term in initials} == {2, 3, 4}
    assert "*yryd" in initials
    assert "*rydl" in initials


@pytest.mark.parametrize(
    ("text", "sound"),
    [("银行", "yin'hang"), ("行走", "xing'zou"), ("绿色", "lv'se"), ("女儿", "nv'er")],
)
def test_characters_are_read_as_in_their_word_and_as_they_are_typed(text: str, sound: str) -> None:
    assert sound in sound_terms(text)


@pytest.mark.parametrize(
    ("term", "head"),
    [
        ("心肺", "心"), ("=心", "=心"), ("120", "120"), ("aed", "aed"),
        ("xin'fei", "xin'"), ("xin'", "xin'"), ("*xffs", "*x"),
    ],
)  # fmt: skip
def test_a_term_stands_under_what_its_neighbours_share(term: str, head: str) -> None:
    assert head_of(term) == head


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("电瓶车", "电瓶"),
        ("拉肚子 发烧", "拉肚"),
        ("wifi", "wifi"),
        ("cpr", "cpr"),
        ("！！", "！！"),
    ],
)
def test_a_search_word_is_looked_up_by_what_a_query_for_it_looks_up(said: str, key: str) -> None:
    assert word_key_of(said) == key


@briefly
@given(
    text=st.text(han, min_size=2, max_size=12),
    cut=st.tuples(st.integers(0, 11), st.integers(2, 12)),
)
def test_a_part_of_a_text_has_no_term_that_the_text_lacks(text: str, cut: tuple[int, int]) -> None:
    part = text[cut[0] : cut[0] + cut[1]]
    assert set(written(part, single=True)) <= set(written(text, single=True))


@briefly
@given(anything)
def test_any_text_makes_terms_that_a_shard_can_hold(text: str) -> None:
    # In a shard a blank ends the head, and a digit or capital ends what follows it.
    for term in {*written(text, single=True), *sound_terms(text)}:
        head = head_of(term)
        assert term.startswith(head)
        assert re.fullmatch(r"[^ \n>][^ \n]*", head)
        assert re.fullmatch(r"[^0-9A-` \n]*", term.removeprefix(head)), term


@briefly
@given(st.text(han, max_size=12))
def test_terms_of_one_head_are_neighbours_in_order(text: str) -> None:
    terms = sorted({*written(text, single=True), *sound_terms(text), "120", "aed"})
    heads = [head_of(term) for term in terms]
    changes = [two for one, two in pairwise(heads) if one != two]
    assert len(set(heads[:1] + changes)) == len(heads[:1] + changes)


@briefly
@given(anything)
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text)
    assert written(once) == written(text)
