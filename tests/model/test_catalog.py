"""Looking things up in a catalogue, and the few facts that models work out themselves."""

import datetime as dt
from typing import Any

import pytest
from kepu.model.catalog import Catalog, Item, Provenance
from kepu.model.datafile import DataFile
from kepu.model.entry import Confidence, Entry, Status
from kepu.model.service import Pack, RunStep
from kepu.model.topic import Term, Vocabulary

VOCABULARY = Vocabulary(id="audience", title="人群", terms=(Term(id="general", title="普通居民"),))


def entry(**fields: object) -> Entry:
    return Entry.model_validate(
        {"id": "h-bp", "title": "量血压", "conf": "V", "updated_on": "2026-11-22", **fields}
    )


def catalog() -> Catalog:
    def item(kind: str, value: object) -> Item:
        return Item(kind, value, {}, Provenance("base", "x.yaml"))

    return Catalog({
        "vocabulary": {"audience": item("vocabulary", VOCABULARY)},
        "resource": {"h-bp": item("resource", entry())},
    })  # fmt: skip


def test_an_entry_comes_back_as_its_type() -> None:
    assert catalog().value(Entry, "resource", "h-bp").title == "量血压"
    assert catalog().values(Vocabulary, "vocabulary") == (VOCABULARY,)


def test_the_wrong_type_is_refused() -> None:
    with pytest.raises(TypeError, match="Entry, not a Vocabulary"):
        catalog().value(Vocabulary, "resource", "h-bp")
    with pytest.raises(KeyError):
        catalog().value(Entry, "resource", "h-salt")


def test_values_leave_out_what_is_of_another_type() -> None:
    assert catalog().values(Vocabulary, "resource") == ()


def test_terms_are_found_by_vocabulary_and_id() -> None:
    found = catalog().term("audience", "general")
    assert found is not None
    assert found.title == "普通居民"
    assert catalog().term("audience", "parent") is None
    assert catalog().term("format", "general") is None


def test_only_entries_are_entries() -> None:
    assert [item.kind for item in catalog().entries()] == ["resource"]


@pytest.mark.parametrize("status", Status)
def test_only_published_entries_are_public(status: Status) -> None:
    found = entry(status=status.value)
    assert found.is_public(dt.date(2026, 11, 22)) is (status is Status.PUBLISHED)


def test_an_entry_is_public_to_the_end_of_its_last_day() -> None:
    found = entry(valid_until="2026-11-22")
    assert found.is_public(dt.date(2026, 11, 22))
    assert not found.is_public(dt.date(2026, 11, 23))


def test_memory_and_defaults_are_not_verified() -> None:
    assert [conf.name for conf in Confidence if conf.is_verified] == ["VERIFIED", "SECONDARY"]


def test_a_pack_lasts_as_long_as_its_steps() -> None:
    steps = tuple(RunStep(id=f"s{n}", minutes=n, title="步") for n in (10, 20, 5))
    make: Any = Pack.model_construct
    assert make(run_sheet=steps).minutes == 35


def test_a_file_moves_below_a_folder() -> None:
    file = DataFile("sitemap.xml", b"x")
    assert file.below("c/east/") == DataFile("c/east/sitemap.xml", b"x")
    assert file.below("") is file
