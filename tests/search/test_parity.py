"""Two languages, one reading: the browser folds and cuts a query as the index folded and cut its entries."""

from collections.abc import Sequence
from itertools import chain
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kepu.index.search.analysis import fold, sound_terms, written_terms
from kepu.index.search.part import check_of
from kepu.index.search.records import records_of
from kepu.index.search.tables import homophones, traditional
from kepu.plan.pinyin import syllables

from .conftest import Engine, han_runs

# What keyboards and catalogues hold. Beyond it the two languages know different versions of Unicode.
signs = st.one_of(
    st.characters(min_codepoint=0x20, max_codepoint=0x7E),
    st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5),
    st.characters(min_codepoint=0x3000, max_codepoint=0x3029),
    st.characters(min_codepoint=0xFF01, max_codepoint=0xFF5E),
    st.characters(min_codepoint=0xF900, max_codepoint=0xFA2D),
    st.sampled_from("㐀䶵〇龥鿿ⅠⅫ①㎡℃ａＺàÉßİΣς\u200b\u200f\u202e😀🇨🇳\U00020000éẞﬁ"),
)
texts = st.text(signs, max_size=24)
batches = st.lists(texts, min_size=20, max_size=60)
in_batches = settings(max_examples=15, deadline=None)


def ask(engine: Engine, name: str, given: Sequence[Any]) -> list[Any]:
    return engine.call(name, [[one] for one in given])


@pytest.fixture(scope="session")
def real(indexed: Any) -> list[str]:
    """Give every text of the sample county that is searched."""
    records = chain.from_iterable(records_of(context) for context in indexed.sites.values())
    said = ((r.title, r.line, *r.texts, *r.keywords) for r in records)
    found = list(dict.fromkeys(chain.from_iterable(said)))
    assert len(found) > 2_000
    return found


def test_real_texts_fold_alike(engine: Engine, real: list[str]) -> None:
    assert ask(engine, "fold", real) == [fold(text) for text in real]


@in_batches
@given(batches)
def test_any_text_folds_alike(engine: Engine, made: list[str]) -> None:
    assert ask(engine, "fold", made) == [fold(text) for text in made]


def test_real_texts_make_the_same_written_terms(engine: Engine, real: list[str]) -> None:
    folded = [fold(text) for text in real]
    wanted = [list(written_terms(text, single=False)) for text in real]
    assert ask(engine, "writtenTerms", folded) == wanted


@in_batches
@given(batches)
def test_any_text_makes_the_same_written_terms(engine: Engine, made: list[str]) -> None:
    wanted = [list(written_terms(text, single=False)) for text in made]
    assert ask(engine, "writtenTerms", [fold(text) for text in made]) == wanted


def test_single_characters_are_terms_of_titles(engine: Engine, real: list[str]) -> None:
    runs = [run for text in real[:400] for run in han_runs(fold(text))]
    for run, terms in zip(runs, ask(engine, "singleTerms", runs), strict=True):
        assert set(terms) <= set(written_terms(run, single=True))


def test_what_is_spelt_makes_terms_that_a_title_has(engine: Engine, real: list[str]) -> None:
    runs = list(dict.fromkeys(run for text in real for run in han_runs(fold(text))))[:1_500]
    spoken = [list(syllables(run)) for run in runs]
    for run, terms in zip(runs, ask(engine, "soundTerms", spoken), strict=True):
        pairs = [term for term in sound_terms(run) if "'" in term and not term.endswith("'")]
        wanted = pairs or [term for term in sound_terms(run) if term.endswith("'")]
        assert terms == wanted, run


def test_every_sound_of_the_catalogue_can_be_typed(engine: Engine, real: list[str]) -> None:
    sounds = sorted({sound for text in real for run in han_runs(text) for sound in syllables(run)})
    assert len(sounds) > 300
    found = dict(zip(sounds, ask(engine, "spellings", sounds), strict=True))
    assert [sound for sound in sounds if [sound] not in found[sound]] == []


@pytest.mark.parametrize(
    ("title", "typed"),
    [("心肺复苏", "xffs"), ("防跌倒", "fdd"), ("地震来了怎么办", "dzllzmb"), ("火灾", "hz")],
)
def test_initials_are_looked_up_as_they_are_indexed(title: str, typed: str, engine: Engine) -> None:
    (unit,) = engine.request(op="understand", text=typed)
    (terms,) = [way["terms"] for way in unit["ways"] if way["why"] == "拼音首字母"]
    assert terms
    assert set(terms) <= set(sound_terms(title))


def test_checksums_agree(engine: Engine, real: list[str]) -> None:
    whole = ["", "电 动3A池12C" * 3_000, "".join(real), *real[:200]]
    assert ask(engine, "checksum", whole) == [check_of(text) for text in whole]


@in_batches
@given(batches)
def test_checksums_of_any_text_agree(engine: Engine, made: list[str]) -> None:
    assert ask(engine, "checksum", made) == [check_of(text) for text in made]


def test_the_browser_lists_the_characters_that_the_table_counts(engine: Engine) -> None:
    everyday, whole = engine.call("standardCharacters", [[0xD7], [0xF7]])
    cells = (bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    standard = "".join(cell.decode("gb2312", "ignore") for cell in cells)
    assert whole == standard
    assert everyday == standard[:3_755]
    lengths = "".join(sign if sign.isdigit() else " " for sign in homophones()).split()
    assert sum(map(int, lengths)) == len(everyday)


def test_every_traditional_character_of_the_table_is_noticed(engine: Engine) -> None:
    from_, _ = traditional().split("\n")
    noticed = dict(zip(from_, ask(engine, "mayBeTraditional", from_), strict=True))
    # 乾 著 and the like are simplified characters as well: alone they do not call for the table.
    unnoticed = [sign for sign in from_ if not noticed[sign]]
    assert len(unnoticed) < len(from_) / 20


@in_batches
@given(batches)
def test_places_in_a_folded_text_are_places_in_the_text(engine: Engine, made: list[str]) -> None:
    folded = ask(engine, "foldKeepingLength", made)
    assert [_units(text) for text in folded] == [_units(text) for text in made]


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
