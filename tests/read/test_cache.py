"""The cache changes nothing but the time a run takes."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from kepu.problems import Location, Problem
from kepu.read import Document, ParseCache, parse_document, read_tree

TEXTS = {
    "a.yaml": "id: a\nhours: 08:30\npoints:\n  - text: 先喊人\n",
    "b.yaml": "id: b\nempty:\nlist: [甲, [乙], {c: d}]\n",
    "doubtful.yaml": "id: c\ntags: [书画，老人]\n",
    "broken.yaml": "id: d\nid: e\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give a tree with sound, doubtful and broken files."""
    (tmp_path / "catalog").mkdir()
    for name, text in TEXTS.items():
        (tmp_path / "catalog" / name).write_text(text, "utf-8")
    return tmp_path


def filled(root: Path) -> Path:
    file = root / "cache" / "parsed"
    cache = ParseCache(file)
    read_tree(root, "catalog", cache)
    cache.save()
    return file


def test_a_cached_run_equals_a_cold_one(root: Path) -> None:
    file = filled(root)
    assert read_tree(root, "catalog", ParseCache(file)) == read_tree(root, "catalog")


def test_positions_are_found_again(root: Path) -> None:
    document = read_tree(root, "catalog", ParseCache(filled(root))).documents[0]
    assert document.locate(("points", 0, "text")) == Location("catalog/a.yaml", 4, 11, 3)
    assert document.locate_key(("hours",)) == Location("catalog/a.yaml", 2, 1, 5)
    assert len(document.keys) == 4


def test_sound_files_are_not_parsed_twice(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = filled(root)
    parsed: list[str] = []

    def spy(path: str, text: str) -> tuple[Document | None, tuple[Problem, ...]]:
        parsed.append(path)
        return parse_document(path, text)

    monkeypatch.setattr("kepu.read.tree.parse_document", spy)
    read_tree(root, "catalog", ParseCache(file))
    assert parsed == ["catalog/broken.yaml", "catalog/doubtful.yaml"]


def test_a_changed_file_is_read_anew(root: Path) -> None:
    file = filled(root)
    (root / "catalog/a.yaml").write_text("id: new\n", "utf-8")
    cache = ParseCache(file)
    assert read_tree(root, "catalog", cache).documents[0].value == {"id": "new"}
    cache.save()
    assert len(file.read_text("utf-8").splitlines()) == 2


def test_an_unchanged_cache_is_not_written(root: Path) -> None:
    file = filled(root)
    cache = ParseCache(file)
    read_tree(root, "catalog", cache)
    file.unlink()
    cache.save()
    assert not file.exists()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.data())
def test_damage_is_never_believed(root: Path, data: st.DataObject) -> None:
    (root / "cache/parsed").unlink(missing_ok=True)
    file = filled(root)
    content = bytearray(file.read_bytes())
    at = data.draw(st.integers(0, len(content) - 1))
    if data.draw(st.booleans()):
        content[at] ^= 1 << data.draw(st.integers(0, 7))
    else:
        del content[at:]
    file.write_bytes(content)
    assert read_tree(root, "catalog", ParseCache(file)) == read_tree(root, "catalog")


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"x\n", b"a b c\n" * 9, b"\n\n"])
def test_a_file_that_is_no_cache_is_an_empty_one(root: Path, content: bytes) -> None:
    (root / "parsed").write_bytes(content)
    assert read_tree(root, "catalog", ParseCache(root / "parsed")) == read_tree(root, "catalog")
    assert read_tree(root, "catalog", ParseCache(root / "catalog")) == read_tree(root, "catalog")
