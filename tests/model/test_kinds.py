"""Each kind's place matches its own files and no other's."""

from typing import get_args

import pytest
from kepu.model.kinds import KINDS, kind_of_path
from kepu.model.patch import PatchedKind

PLACES = {
    "catalog": "catalog.yaml",
    "vocabulary": "vocabularies/age-band.yaml",
    "search-words": "search/local-words.yaml",
    "topic": "topics/low-carbon/topic.yaml",
    "resource": "topics/health/resources/h-bp.yaml",
    "rumour-check": "topics/health/rumours/ru-salt.yaml",
    "pack": "topics/health/packs/pk-bp.yaml",
    "service": "topics/health/services/sv-bp.yaml",
    "hall": "hall/hall.yaml",
    "room": "hall/rooms/body.yaml",
    "exhibit": "hall/exhibits/ex-quake.yaml",
    "tour": "hall/tours/kids.yaml",
    "picture": "hall/pictures/stove.svg",
    "calendar-rule": "calendar/fire-day.yaml",
    "event": "events/ev-tea.yaml",
    "hotline": "directory/hotlines/hl-120.yaml",
    "venue": "directory/venues/v-room.yaml",
    "team": "directory/teams/t-one.yaml",
    "provider": "directory/providers/p-one.yaml",
    "asset": "directory/assets/a-van.yaml",
    "regions": "regions.yaml",
    "county": "county.yaml",
    "community": "community.yaml",
    "patch": "patches/h-bp.yaml",
}

NOWHERE = (
    "readme.yaml", "resources/h-bp.yaml", "topics/health/h-bp.yaml", "topics/h-bp.yaml",
    "topics/health/resources/deep/h-bp.yaml", "topics/resources/h-bp.yaml", "hall/ex-quake.yaml",
    "topics/health/resources/H-BP.yaml", "topics/health/resources/-h.yaml", "calendar/.yaml",
    "topics/health/resources/h-bp.yml", "topics/health/resources/h-bp.yaml.bak", "patches/a/b.yaml",
    "x/catalog.yaml", "directory/venues.yaml", "directory/cats/a.yaml", "topics/health/resources/h_bp.yaml",
    "topics/health/resources/h-bpxyaml", "hall/pictures/stove.yaml", "hall/stove.svg",
    "hall/pictures/stove.png", "hall/exhibits/ex-quake.svg", "events/ev-tea.yaml\n",
)  # fmt: skip


def test_the_table_is_complete() -> None:
    assert PLACES.keys() == KINDS.keys()


@pytest.mark.parametrize(("kind", "path"), PLACES.items())
def test_each_path_belongs_to_its_kind_alone(kind: str, path: str) -> None:
    assert [k.name for k in KINDS.values() if k.pattern.match(path)] == [kind]
    found = kind_of_path(path)
    assert found is not None
    assert found.name == kind


@pytest.mark.parametrize("path", NOWHERE)
def test_other_paths_belong_to_none(path: str) -> None:
    assert kind_of_path(path) is None


def test_a_path_gives_id_and_topic() -> None:
    found = KINDS["resource"].pattern.match(PLACES["resource"])
    assert found is not None
    assert found.groupdict() == {"topic": "health", "id": "h-bp"}


def test_patches_reach_every_kind_that_a_layer_shows() -> None:
    # Search words and drawings have no fields to patch: a layer adds files of its own.
    never = {"catalog", "search-words", "picture", "regions", "county", "community", "patch"}
    assert set(get_args(PatchedKind)) == KINDS.keys() - never


def test_every_kind_but_pictures_is_written_in_yaml() -> None:
    assert [name for name, kind in KINDS.items() if not kind.is_yaml] == ["picture"]


def test_titles_are_chinese_and_distinct() -> None:
    titles = [kind.title for kind in KINDS.values()]
    assert len(set(titles)) == len(titles)
    assert all("一" <= title[0] <= "鿿" for title in titles)
