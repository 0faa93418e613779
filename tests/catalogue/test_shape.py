"""Every file of the base fits its model, and what only people would notice fits as well."""

from collections import Counter
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from kepu.model.kinds import kind_of_path

Raw = dict[str, Any]
Entries = Callable[[str], dict[str, Raw]]


def test_every_file_fits_its_model(base: dict[str, Raw]) -> None:
    for path, raw in base.items():
        kind = kind_of_path(path)
        assert kind is not None
        kind.model.model_validate(raw)


def test_every_file_is_named_by_its_id(base: dict[str, Raw]) -> None:
    for path, raw in base.items():
        kind = kind_of_path(path)
        assert kind is not None
        place = kind.pattern.match(path)
        assert place is not None
        assert place.groupdict().get("id", raw["id"]) == raw["id"], path


def test_every_file_names_its_schema(base: dict[str, Raw], catalog: Path) -> None:
    for path in base:
        kind = kind_of_path(path)
        assert kind is not None
        first, _, _ = (catalog / path).read_text(encoding="utf-8").partition("\n")
        up = "../" * path.count("/")
        schema = f"{up}schema/{kind.name}.schema.json"
        assert first == f"# yaml-language-server: $schema={schema}", path


def test_the_base_holds_nothing_fictional(base: dict[str, Raw]) -> None:
    assert [path for path, raw in base.items() if "fictional" in raw or "region" in raw] == []


def test_every_word_an_editor_may_type_names_one_term(entries: Entries) -> None:
    for vocabulary in entries("vocabulary").values():
        words = Counter(
            word
            for term in vocabulary["terms"]
            for word in (term["id"], term["title"], *term.get("names", ()))
        )
        assert [word for word, times in words.items() if times > 1] == [], vocabulary["id"]


def test_every_icon_is_one_that_the_theme_ships(entries: Entries) -> None:
    theme = find_spec("material")
    if theme is None or theme.origin is None:
        pytest.fail("the theme is not installed")
    icons = Path(theme.origin).parent / "templates" / ".icons" / "material"
    assert [name for name in _icons(entries) if not (icons / f"{name}.svg").is_file()] == []


def test_every_tour_visits_exhibits_of_the_hall_once(entries: Entries) -> None:
    exhibits = entries("exhibit")
    for tour in entries("tour").values():
        stops = [stop["id"] for stop in tour["stops"]]
        assert set(stops) <= set(exhibits), tour["id"]
        assert len(set(stops)) == len(stops), tour["id"]


def _icons(entries: Entries) -> Iterator[str]:
    for kind in ("topic", "room"):
        yield from (raw["icon"] for raw in entries(kind).values())
    for vocabulary in entries("vocabulary").values():
        yield from (term["icon"] for term in vocabulary["terms"] if "icon" in term)
