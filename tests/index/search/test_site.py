"""The law of the index: a site's search holds exactly what its lists show, and shares all that it did not change."""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import pytest
from kepu.index.search.record import FACETS
from kepu.index.search.records import record_of
from kepu.index.search.site import SharedIndex, index_search, share_index
from kepu.model.datafile import DataFile
from kepu.plan.addresses import address_of, prose_address
from kepu.plan.context import Context
from kepu.plan.searched import KIND_TITLES, PROSE

from .conftest import Small
from .reading import facets_in, shard_at, terms_in, texts_of, words_in

Card = list[Any]
COMMUNITIES = ["gewuli", "hean-xinju", "hewan", "jiangxin", "rongheli", "shuyuanli"]


@dataclass(frozen=True)
class Read:
    """A site's search as a browser puts it together."""

    contents: Mapping[str, Any]
    texts: Mapping[str, str]
    cards: tuple[Card, ...]
    """Of the entries that are not struck out."""
    facets: tuple[tuple[Any, ...], ...]
    """Of the same entries."""
    base: tuple[Card, ...]
    """Of every entry of the shared part, struck out or not."""

    @property
    def urls(self) -> set[str]:
        """Name what is found."""
        return {card[1] for card in self.cards}


def read(files: tuple[DataFile, ...] | list[DataFile]) -> Read:
    texts = texts_of(files)
    contents = json.loads(texts["index"])
    shared, own = ([*_cards(part, texts)] for part in contents["parts"])
    tables = contents["lines"]
    if len(tables) == 1:
        tables = [json.loads(texts[contents["tables"]["facets"]]), *tables]
    struck = set(contents["parts"][0]["struck"])
    kept = [number for number in range(len(shared) + len(own)) if number not in struck]
    facets = [line for table in tables for line in facets_in(table)]
    assert len(facets) == len(shared) + len(own)
    cards = [*shared, *own]
    return Read(
        contents,
        texts,
        tuple(cards[n] for n in kept),
        tuple(facets[n] for n in kept),
        tuple(shared),
    )


def _cards(part: Mapping[str, Any], texts: Mapping[str, str]) -> list[Card]:
    blocks = range(-(-part["entries"] // part["block"]))
    cards = [card for at in blocks for card in json.loads(texts[f"{part['folder']}/c{at}"])]
    assert len(cards) == part["entries"]
    return cards


@pytest.fixture(scope="session")
def reads(indexed: Any) -> dict[str, Read]:
    """Read every site's search."""
    return {id: read(files) for id, files in indexed.files.items()}


def shown(context: Context) -> set[str]:
    """Name what a site's lists show."""
    entries = {
        address_of(kind, item.value.id)
        for kind in KIND_TITLES
        if kind != PROSE
        for item in context.listed(kind)
    }
    # Generated pages name every word; editors reach them from the handbook.
    generated = ("contribute/fields", "contribute/problems")
    prose = {
        prose_address(page.name)
        for page in context.prose
        if page.meta.kind != "topic-intro" and not page.name.startswith(generated)
    }
    return entries | prose


def postings_of(site: Read, part: int, term: str) -> list[tuple[int, int]]:
    table = site.contents["parts"][part]
    if not table["first"]:
        return []
    shard = site.texts[f"{table['folder']}/t{shard_at(table['first'], term)}"]
    return terms_in(shard).get(term, [])


# What is found


@pytest.mark.parametrize("id", COMMUNITIES)
def test_a_community_finds_exactly_what_its_lists_show(
    id: str, indexed: Any, reads: Mapping[str, Read]
) -> None:
    wanted = shown(indexed.communities[id])
    assert len(wanted) > 400
    assert reads[id].urls == wanted
    assert len(reads[id].cards) == len(wanted)


@pytest.mark.parametrize("id", COMMUNITIES)
def test_an_entry_says_what_the_site_says(id: str, indexed: Any, reads: Mapping[str, Read]) -> None:
    context = indexed.communities[id]
    cards = {card[1]: card for card in reads[id].cards}
    facets = {card[1]: line for card, line in zip(reads[id].cards, reads[id].facets, strict=True)}
    for kind in KIND_TITLES:
        for item in () if kind == PROSE else context.listed(kind):
            record = record_of(item, context)
            card = cards[record.url]
            assert card[2:4] == [record.title, record.line]
            assert tuple(card[5]) == item.value.keywords
            assert tuple(map(tuple, facets[record.url][1:-1])) == record.facets.values()[1:]


def test_the_communities_of_the_test_are_those_of_the_county(indexed: Any) -> None:
    assert sorted(indexed.communities) == COMMUNITIES


# What is not


def test_what_a_community_hides_is_not_found_there_and_is_found_elsewhere(
    indexed: Any, reads: Mapping[str, Read]
) -> None:
    hidden = {
        (id, *key) for id, context in indexed.communities.items() for key in context.catalog.hidden
    }
    assert len(hidden) >= 6
    for community, kind, id in hidden:
        url = address_of(kind, id)
        assert url not in reads[community].urls
        assert url in reads["zhiwei"].urls
        numbers = [n for n, card in enumerate(reads[community].base) if card[1] == url]
        assert set(numbers) <= set(reads[community].contents["parts"][0]["struck"])
        assert len(numbers) == 1


def test_what_a_community_patches_is_found_once_in_its_own_words(
    indexed: Any, reads: Mapping[str, Read]
) -> None:
    patched = 0
    for community, context in indexed.communities.items():
        site = reads[community]
        for kind in KIND_TITLES:
            for id, item in context.catalog.of(kind).items():
                base = indexed.portal.catalog.get(kind, id)
                if base is None or base is item or not context.shows(item):
                    continue
                patched += 1
                url = address_of(kind, id)
                (card,) = [one for one in site.cards if one[1] == url]
                assert card[2] == item.value.title
                struck = site.contents["parts"][0]["struck"]
                assert [n for n, one in enumerate(site.base) if one[1] == url and n in struck]
    assert patched >= 10


def test_an_expired_entry_is_not_found(indexed: Any, reads: Mapping[str, Read]) -> None:
    gone = indexed.communities["gewuli"].catalog.get("resource", "gewuli-shed-works")
    assert gone is not None
    assert gone.value.valid_until < dt.date(2026, 11, 22)
    for id in ("gewuli", "zhiwei"):
        assert not [url for url in reads[id].urls if "gewuli-shed-works" in url]
        assert not [card for card in reads[id].cards if card[2] == gone.value.title]


# What small catalogues show, where a file may say anything

GREEN = "catalog/topics/low-carbon"
EAST = "catalog/counties/demo/communities/east"


def alone(context: Context) -> Read:
    """Index a community of the small catalogue."""
    assert context.county is not None
    return read(list(index_search(context, share_index(context.county))))


@pytest.mark.parametrize(
    "change",
    ["status: withdrawn", "status: draft", "status: archived", "valid_until: 2026-11-21"],
)
def test_what_is_not_public_is_not_found(change: str, small: Small) -> None:
    path = f"{GREEN}/resources/c-three.yaml"
    site = alone(small({path: ("conf: V", f"{change}\nconf: V")}))
    assert "resources/c-one/" in site.urls
    assert "resources/c-three/" not in site.urls
    assert not [card for card in site.base if card[0] == "c-three"]


def test_an_entry_is_found_on_its_last_day(small: Small) -> None:
    path = f"{GREEN}/resources/c-three.yaml"
    site = alone(small({path: ("conf: V", "valid_until: 2026-11-22\nconf: V")}))
    assert "resources/c-three/" in site.urls


def test_what_a_community_withdraws_is_not_found_there(small: Small) -> None:
    patch = "kind: resource\nid: c-three\nwhy: 本社区不用\nset:\n  status: withdrawn\n"
    site = alone(small({f"{EAST}/patches/c-three.yaml": patch}))
    assert "resources/c-three/" not in site.urls
    assert [card[0] for card in site.base].count("c-three") == 1


def test_a_patched_entry_is_searched_by_its_new_words_only(small: Small) -> None:
    patch = "kind: resource\nid: c-three\nwhy: 本社区的说法\nset:\n  title: 惜粮\n"
    context = small({f"{EAST}/patches/c-three.yaml": patch})
    site = alone(context)
    (card,) = [one for one in site.cards if one[0] == "c-three"]
    assert card[2] == "惜粮"
    struck = set(site.contents["parts"][0]["struck"])
    assert {number for number, _ in postings_of(site, 0, "浪费")} <= struck
    assert postings_of(site, 1, "浪费") == []
    assert len(postings_of(site, 1, "惜粮")) == 1


def test_a_hidden_topic_is_neither_found_nor_offered(small: Small) -> None:
    change = ("households", "hidden_topics:\n  - low-carbon\nhouseholds")
    site = alone(small({f"{EAST}/community.yaml": change}))
    assert "topics/health/" in site.urls
    assert "topics/low-carbon/" not in site.urls
    assert list(site.contents["titles"]["topic"]) == ["health"]


SPOKEN = """id: east-words
title: 东社区的说法
words:
  - id: lamp
    says:
      - 关灯日
    means:
      - 省电
fillers:
  - 老铁
updated_on: 2026-11-22
"""


def test_a_communitys_own_search_words_reach_only_its_site(small: Small) -> None:
    spoken = alone(small({f"{EAST}/search/east-words.yaml": SPOKEN}))
    silent = alone(small())
    assert words_of_part(spoken, 1) == [("关灯日", ("省电",))]
    assert words_of_part(spoken, 0) == words_of_part(silent, 0) == words_of_part(silent, 1) == []
    assert spoken.contents["fillers"] == ["老铁"]
    assert spoken.contents["parts"][0] == silent.contents["parts"][0]


def words_of_part(site: Read, part: int) -> list[tuple[str, tuple[str, ...]]]:
    table = site.contents["parts"][part]
    names = [f"{table['folder']}/t{at}" for at in range(len(table["first"]))]
    return [word for name in names for word in words_in(site.texts[name])]


# What is shared


def test_shared_files_are_the_same_bytes_everywhere(indexed: Any) -> None:
    shared = {file.path: file.content for file in indexed.shared.files}
    assert len(shared) > 20
    for id, files in indexed.files.items():
        mine = {file.path: file.content for file in files}
        assert len(mine) == len(files), id
        assert {path: mine.get(path) for path in shared} == shared
        own = json.loads(texts_of(files)["index"])["parts"][1]["folder"]
        rest = set(mine) - set(shared) - {"assets/search/index.js"}
        assert {path.split("/")[2] for path in rest} == {own}


def test_indexing_again_makes_the_same_bytes(indexed: Any) -> None:
    shared = share_index(indexed.portal)
    assert shared.files == indexed.shared.files
    context = indexed.communities["gewuli"]
    assert tuple(index_search(context, shared)) == indexed.files["gewuli"]


def test_a_communitys_own_part_is_small(indexed: Any) -> None:
    shared = {file.path for file in indexed.shared.files}
    for id in COMMUNITIES:
        own = [len(file.content) for file in indexed.files[id] if file.path not in shared]
        assert sum(own) < 100_000, id


def test_every_file_stays_small_enough_for_a_weak_signal(indexed: Any) -> None:
    big = [
        (id, file.path, len(file.content))
        for id, files in indexed.files.items()
        for file in files
        if len(file.content) > 45_000
    ]
    assert big == []


# The portal


def test_the_portal_finds_the_countys_and_what_communities_added(
    indexed: Any, reads: Mapping[str, Read]
) -> None:
    portal = indexed.portal
    added = {
        f"c/{context.site.id}/{address_of(kind, item.value.id)}"
        for context in portal.communities
        for kind in KIND_TITLES
        if kind != PROSE
        for item in context.listed(kind)
        if item.provenance.layer == context.site.id
    }
    assert len(added) > 40
    assert reads["zhiwei"].urls == shown(portal) | added
    assert len(reads["zhiwei"].cards) == len(shown(portal) | added)


def test_the_portals_own_part_names_each_entrys_community(reads: Mapping[str, Read]) -> None:
    site = reads["zhiwei"]
    place = list(FACETS).index("place")
    groups = dict(site.contents["groups"])
    assert sorted(groups) == COMMUNITIES
    for card, line in zip(site.cards, site.facets, strict=True):
        if card[1].startswith("c/"):
            assert line[place] == [card[1].split("/")[1]]
    assert set(groups) <= set(site.contents["titles"]["place"])
    assert [part["own"] for part in site.contents["parts"]] == [False, False]
    assert site.contents["parts"][0]["struck"] == []


def test_a_portal_without_communities_finds_what_it_has_itself(indexed: Any) -> None:
    lonely = replace(indexed.portal, communities=())
    site = read(list(index_search(lonely, indexed.shared)))
    assert site.urls == shown(indexed.portal)
    assert site.contents["groups"] == []


# The table of contents


@pytest.mark.parametrize("id", ["zhiwei", *COMMUNITIES])
def test_every_id_that_occurs_has_a_title_and_every_title_occurs(
    id: str, reads: Mapping[str, Read]
) -> None:
    site = reads[id]
    used = {
        name: {one for line in site.facets for one in _ids(line[at])}
        for at, name in enumerate(FACETS)
    }
    titles = {name: set(known) for name, known in site.contents["titles"].items()}
    assert list(titles) == list(FACETS) == list(site.contents["facets"])
    assert {name: used[name] - titles[name] for name in FACETS} == {name: set() for name in FACETS}


def _ids(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else value


def test_the_contents_name_what_lies_beside_them(indexed: Any) -> None:
    shared: SharedIndex = indexed.shared
    for files in indexed.files.values():
        texts = texts_of(files)
        contents = json.loads(texts["index"])
        assert contents["format"] == 1
        assert set(contents["tables"].values()) <= set(texts)
        assert contents["tables"] == dict(shared.tables)
        for part in contents["parts"]:
            assert {f"{part['folder']}/t{at}" for at in range(len(part["first"]))} <= set(texts)
