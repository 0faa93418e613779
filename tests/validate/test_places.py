"""Where files may lie, whose ids they may use, and what a layer cannot do without."""

from collections.abc import Callable, Mapping

import pytest
from kepu.problems import Problem, codes
from kepu.read import parse_document
from kepu.validate.layers import validate_layers

Find = Callable[[Mapping[str, str | None]], list[Problem]]

CARD = "catalog/topics/low-carbon/resources/c-one.yaml"
EAST = "catalog/counties/demo/communities/east"


def one(found: list[Problem]) -> Problem:
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    "path",
    [
        "catalog/c-one.yaml", "catalog/topics/c-one.yaml", "catalog/topics/low-carbon/c-one.yaml",
        "catalog/topics/low-carbon/resources/more/c-one.yaml", "catalog/counties/c-one.yaml",
        "catalog/counties/demo/communities/c-one.yaml", "catalog/counties/demo/catalog.yaml",
        "catalog/county.yaml", "catalog/community.yaml", "catalog/counties/demo/community.yaml",
        f"{EAST}/county.yaml", "elsewhere/c-one.yaml",
    ],
)  # fmt: skip
def test_a_file_in_the_wrong_place_is_reported(
    path: str, texts: dict[str, str], find: Find
) -> None:
    problem = one(find({path: texts[CARD].replace("c-one", "c-new")}))
    assert (problem.code, problem.place) == (codes.UNKNOWN_PLACE.id, (path, 0, 0))
    assert "topics/" in problem.advice


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("catalog/events/ev-one.yaml", "活动"), ("catalog/directory/venues/v-one.yaml", "阵地"),
        ("catalog/directory/teams/t-one.yaml", "队伍"), ("catalog/regions.yaml", "区划"),
        ("catalog/directory/providers/p-one.yaml", "提供单位"),
        ("catalog/directory/assets/a-one.yaml", "流动设施"),
    ],
)  # fmt: skip
def test_the_base_holds_nothing_local(path: str, title: str, find: Find) -> None:
    problem = one(find({path: "id: x\n"}))
    assert problem.code == codes.UNKNOWN_PLACE.id
    assert title in problem.message
    assert "counties/" in problem.advice


def test_two_files_may_not_share_an_id(texts: dict[str, str], find: Find) -> None:
    other = "catalog/topics/health/resources/c-one.yaml"
    sourced = texts[CARD].replace("saving", "first-aid") + "sources:\n  - name: 甲\n"
    problem = one(find({other: sourced}))
    assert problem.code == codes.DUPLICATE_ID.id
    # The first in the order of paths keeps the id.
    assert problem.place == (CARD, 1, 5)
    assert other in problem.message


def test_one_id_may_stand_in_two_kinds(texts: dict[str, str], find: Find) -> None:
    rule = texts["catalog/calendar/day-one.yaml"].replace("day-one", "c-one")
    assert find({"catalog/calendar/c-one.yaml": rule}) == []


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("catalog/catalog.yaml", "catalog.yaml"),
        ("catalog/counties/demo/county.yaml", "county.yaml"),
        (f"{EAST}/community.yaml", "community.yaml"),
    ],
)
def test_a_layer_needs_to_say_who_it_is(path: str, name: str, find: Find) -> None:
    problem = one(find({path: None}))
    assert (problem.code, problem.place) == (codes.UNREADABLE_FILE.id, (path, 0, 0))
    assert name in problem.message


def test_a_community_without_its_county_is_not_lost(texts: dict[str, str], find: Find) -> None:
    root = "catalog/counties/fresh"
    community = texts[f"{EAST}/community.yaml"].replace("id: east", "id: north")
    problem = one(find({f"{root}/communities/north/community.yaml": community}))
    assert problem.place == (f"{root}/county.yaml", 0, 0)


def test_two_places_may_not_share_a_folder_name(texts: dict[str, str], find: Find) -> None:
    county = texts["catalog/counties/demo/county.yaml"].replace("id: demo", "id: fresh")
    community = texts[f"{EAST}/community.yaml"]
    path = "catalog/counties/fresh/communities/east/community.yaml"
    found = find({"catalog/counties/fresh/county.yaml": county, path: community})
    problem = one(found)
    assert (problem.code, problem.place) == (codes.DUPLICATE_ID.id, (path, 0, 0))
    assert EAST in problem.message


def test_a_broken_entry_does_not_break_what_names_it(texts: dict[str, str], find: Find) -> None:
    patch = "kind: resource\nid: c-two\nwhy: 试\nset:\n  title: 新\n"
    broken = texts["catalog/topics/low-carbon/resources/c-two.yaml"].replace("conf: V", "conf: X")
    path = "catalog/topics/low-carbon/resources/c-two.yaml"
    problem = one(find({path: broken, f"{EAST}/patches/c-two.yaml": patch}))
    assert problem.place[0] == path


def test_a_broken_vocabulary_does_not_break_every_entry(texts: dict[str, str], find: Find) -> None:
    path = "catalog/vocabularies/audience.yaml"
    problem = one(find({path: texts[path].replace("title: 人群\n", "")}))
    assert problem.place[0] == path


def test_what_an_overlay_hid_may_still_be_named(texts: dict[str, str], find: Find) -> None:
    own = f"{EAST}/topics/low-carbon/resources/own.yaml"
    text = texts[CARD].replace("c-one", "own") + "related:\n  - c-three\n"
    text = text.replace("conf: V", "fictional: true\nconf: V")
    hide = "kind: resource\nid: c-three\nwhy: 试\nhide: true\n"
    assert find({own: text, f"{EAST}/patches/c.yaml": hide}) == []
    assert [p.code for p in find({own: text.replace("c-three", "c-four")})] == [
        codes.UNKNOWN_REFERENCE.id
    ]


@pytest.mark.parametrize(
    ("own", "topics"),
    [
        ((), ("low-carbon",)), (("health",), ("low-carbon", "health")),
        (("health", "low-carbon"), ("low-carbon", "health")),
    ],
)  # fmt: skip
def test_the_folders_topic_comes_first_and_once(
    own: tuple[str, ...], topics: tuple[str, ...], texts: dict[str, str]
) -> None:
    named = "".join(f"  - {topic}\n" for topic in own)
    document, _ = parse_document(CARD, texts[CARD] + (f"topics:\n{named}" if own else ""))
    assert document is not None
    tree, _ = validate_layers([document])
    assert tree.base.items["resource"]["c-one"].value.topics == topics
