"""Order: better fields first, a community's own before equals, what is struck out nowhere; the portal by place."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from kepu.index.search.part import data_script, make_part
from kepu.index.search.record import FACETS, Facets, Record
from kepu.index.search.shards import compact, table_facets
from kepu.index.search.tables import homophones
from kepu.index.search.words import Words

from .conftest import Engine, Site, write

PLAIN = Record(
    kind="resource", id="one", url="one/", title="没有名字", line="", texts=(), keywords=(), badges=(),
    facts="", facets=Facets("resource"), calls=(), prior=1.0,
)  # fmt: skip
TITLES = {"kind": {"resource": "科普资源"}, "place": {"east": "东社区", "west": "西社区"}}


def make(id: str, title: str = "没有名字", place: str = "", **fields: Any) -> Record:
    facets = Facets("resource", place=(place,) if place else ())
    return replace(PLAIN, id=id, url=f"{id}/", title=title, facets=facets, **fields)


class Maker:
    """Makes small sites of given entries."""

    def __init__(self, engine: Engine, folder: Path) -> None:
        self._engine = engine
        self._folder = folder

    def site(
        self,
        base: list[Record],
        own: list[Record] | None = None,
        struck: tuple[int, ...] = (),
        *,
        is_own: bool = True,
        groups: tuple[tuple[str, str], ...] = (),
    ) -> Site:
        """Write a site of two parts and open its search."""
        records = (base, own or [])
        parts = [make_part(each, Words({}, ()), shard_bytes=9_000) for each in records]
        contents = {
            "format": 1,
            "parts": [
                {
                    "folder": part.folder, "entries": part.entries, "block": part.block,
                    "first": part.first_terms, "struck": struck if at == 0 else (),
                    "own": is_own and at == 1,
                }
                for at, part in enumerate(parts)
            ],
            "tables": {"homophones": "homophones"},
            "lines": [table_facets(each) for each in records],
            "fillers": (),
            "facets": FACETS,
            "titles": {name: TITLES.get(name, {}) for name in FACETS},
            "groups": groups,
            "place": "试县",
        }  # fmt: skip
        files = [
            *parts[0].files,
            *parts[1].files,
            data_script("homophones", homophones()),
            data_script("index", compact(contents)),
        ]
        return self._engine.on(write(files, self._folder))


@pytest.fixture
def small(engine: Engine, tmp_path: Path) -> Maker:
    """Give the maker of small sites."""
    return Maker(engine, tmp_path)


def test_a_title_comes_before_a_keyword_and_a_keyword_before_a_text(small: Maker) -> None:
    site = small.site([
        make("text", "甲乙丙丁戊", texts=("家里发生火灾时怎么逃",), keywords=("天地", "玄黄")),
        make("keyword", "甲乙丙丁戊", texts=("宇宙洪荒日月盈昃",), keywords=("火灾", "玄黄")),
        make("title", "甲乙火灾戊", texts=("宇宙洪荒日月盈昃",), keywords=("天地", "玄黄")),
    ])  # fmt: skip
    found = site.find("火灾")
    assert found["ids"] == ["title", "keyword", "text"]
    assert [hit["why"] for hit in found["hits"]] == [["标题"], ["关键词"], ["正文"]]


def test_more_of_the_query_comes_before_more_of_one_word(small: Maker) -> None:
    site = small.site([make("some", "火灾火灾火灾"), make("all", "火灾时怎样打电话给老人")])
    assert site.find("火灾 老人")["ids"][0] == "all"


def test_of_equals_the_communitys_own_comes_first(small: Maker) -> None:
    site = small.site([make("base", "火灾逃生"), make("other", "食品")], [make("own", "火灾逃生")])
    found = site.find("火灾")
    assert found["ids"] == ["own", "base"]
    assert found["hits"][0]["score"] > found["hits"][1]["score"]


def test_the_communitys_own_does_not_beat_what_fits_better(small: Maker) -> None:
    own = make("own", "夏天用电", texts=("也会有火灾",))
    assert small.site([make("base", "火灾逃生")], [own]).find("火灾")["ids"] == ["base", "own"]


def test_among_many_alike_the_order_is_the_catalogues(small: Maker) -> None:
    site = small.site([make(f"r{at}", "火灾逃生") for at in range(40)])
    assert site.find("火灾")["ids"] == [f"r{at}" for at in range(40)]


def test_without_a_query_the_communitys_own_stands_first(small: Maker) -> None:
    site = small.site([make("base"), make("gone")], [make("own")], struck=(1,))
    found = site.find("")
    assert found["ids"] == ["own", "base"]
    assert found["total"] == 2
    assert found["calls"] == []


# What is struck out


def test_what_is_struck_out_is_nowhere(small: Maker) -> None:
    base = [make("gone", "火灾逃生", place="east"), make("kept", "火灾报警")]
    site = small.site(base, struck=(0,))
    found = site.find("火灾逃生")
    assert found["ids"] == ["kept"]
    assert found["total"] == 1
    counts = {(f["id"], v["id"]): v["count"] for f in found["facets"] for v in f["values"]}
    assert counts["kind", "resource"] == 1
    assert counts["place", "east"] == 0
    assert site.find("逃生")["ids"] == []


def test_what_is_struck_out_makes_no_word_more_common(small: Maker) -> None:
    common = [make(f"gone{at}", "火灾") for at in range(9)]
    kept = [make("kept", "火灾逃生"), make("other", "食品标签")]
    with_struck = small.site([*common, *kept], struck=tuple(range(9))).find("火灾逃生")
    without = small.site(kept).find("火灾逃生")
    assert with_struck["ids"] == without["ids"] == ["kept"]
    assert with_struck["hits"][0]["score"] == pytest.approx(without["hits"][0]["score"])


def test_a_hidden_entry_of_the_sample_is_not_found_by_name(sites: dict[str, Site]) -> None:
    for id, hidden, title in [
        ("gewuli", "services/sv-van/", "科普大篷车"),
        ("hewan", "packs/pk-ai-evening/", ""),
    ]:
        portal = {card["url"]: card["title"] for card in sites["zhiwei"].cards()}
        assert title in portal[hidden]
        assert hidden in sites["zhiwei"].find(portal[hidden])["urls"][:3]
        assert hidden not in sites[id].find(portal[hidden])["urls"]
        assert hidden not in sites[id].find("")["urls"]


# The portal


def places(*, better: bool) -> list[Record]:
    words = "火灾逃生" if better else "冬天用电防火灾"
    return [
        make("w", words, "west"),
        make("e", "火灾", "east"),
        make("e2", "火灾隐患随手拍", "east"),
    ]


GROUPS = (("east", "东社区"), ("west", "西社区"))


def test_the_portal_groups_by_place_the_countys_first(small: Maker) -> None:
    base = [make("base", "火灾逃生"), make("base2", "天干防火灾")]
    found = small.site(base, places(better=False), is_own=False, groups=GROUPS).find("火灾")
    groups = {group["id"]: group["urls"] for group in found["groups"]}
    assert found["groups"][0]["id"] == ""
    assert found["groups"][0]["title"] == "试县"
    assert {id: sorted(urls) for id, urls in groups.items()} == {
        "": ["base/", "base2/"], "east": ["e/", "e2/"], "west": ["w/"],
    }  # fmt: skip
    assert found["urls"] == [url for group in found["groups"] for url in group["urls"]]
    assert found["total"] == len(found["hits"]) == 5


def test_a_place_that_answers_far_better_stands_before_the_county(small: Maker) -> None:
    base = [make("base", "甲乙丙", texts=("也会有火灾，这里顺便说一句别的事情",))]
    found = small.site(base, places(better=True), is_own=False, groups=GROUPS).find("火灾")
    assert [group["id"] for group in found["groups"]] == ["west", "east", ""]


def test_places_follow_their_best_hit(small: Maker) -> None:
    found = small.site([], places(better=True), is_own=False, groups=GROUPS).find("火灾")
    assert [group["id"] for group in found["groups"]] == ["west", "east"]
    assert [group["title"] for group in found["groups"]] == ["西社区", "东社区"]


def test_the_sample_portal_groups_every_hit_once(portal: Site) -> None:
    found = portal.find("电动车")
    urls = [url for group in found["groups"] for url in group["urls"]]
    assert urls == found["urls"]
    assert len(set(urls)) == len(urls) == found["total"]
    for group in found["groups"]:
        start = f"c/{group['id']}/" if group["id"] else ""
        assert all(url.startswith(start) for url in group["urls"])
        assert group["urls"]
    assert [group["id"] for group in found["groups"]].count("") == 1


def test_a_communitys_site_has_one_group(community: Site) -> None:
    (group,) = community.find("电动车")["groups"]
    assert (group["id"], group["title"]) == ("", "格物里社区")
