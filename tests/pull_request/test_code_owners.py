"""Who reads which change: the generated CODEOWNERS, read the way a code host reads it."""

import re
from pathlib import Path

import pytest
from kepu.index.code_owners import PATH, index_code_owners
from kepu.model.layer import LayerTree
from kepu.model.place import CodeOwner, Community, County
from kepu.read import read_tree
from kepu.validate.layers import validate_layers
from pydantic import ValidationError

ROOT = Path(__file__).parents[2]
TEAM = "@zhiwei-example"


@pytest.fixture(scope="module")
def layers() -> LayerTree:
    return validate_layers(read_tree(ROOT, "catalog").documents)[0]


@pytest.fixture(scope="module")
def county(layers: LayerTree) -> County:
    identity = layers.counties[0].identity
    assert isinstance(identity, County)
    return identity


@pytest.fixture(scope="module")
def text(layers: LayerTree, county: County) -> str:
    communities = [layer.identity for layer in layers.communities[county.id]]
    topics = [item.value for item in layers.base.items["topic"].values()]
    file = index_code_owners(county, [c for c in communities if isinstance(c, Community)], topics)
    assert file.path == PATH == ".github/CODEOWNERS"
    return file.content.decode()


def owner_of(path: str, text: str) -> str:
    """Find a path's owner as a code host does: the last pattern that matches wins."""
    found = ""
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        pattern, teams = line.split(" ", 1)
        if pattern == "*" or f"/{path}".startswith(pattern):
            found = teams
    return found


def test_the_file_in_the_tree_is_fresh(text: str) -> None:
    assert (ROOT / PATH).read_text("utf-8") == text


@pytest.mark.parametrize(
    ("path", "team"),
    [
        ("catalog/topics/health/resources/h-bp.yaml", "health"),
        ("content/topics/health.md", "health"),
        ("catalog/topics/scientific-spirit/topic.yaml", "maintainers"),
        ("catalog/counties/zhiwei/county.yaml", "maintainers"),
        ("catalog/counties/zhiwei/communities/gewuli/patches/pk-ebike-shed.yaml", "gewuli"),
        ("catalog/schema/pack.schema.json", "maintainers"),
        (".github/workflows/pull-request.yml", "maintainers"),
        ("plugins/kepu/cli/guard.py", "maintainers"),
    ],
)
def test_a_change_goes_to_its_team(path: str, team: str, text: str) -> None:
    assert (ROOT / path).exists()
    assert owner_of(path, text) == f"{TEAM}/{team}"


def test_every_pattern_names_something_in_the_tree(text: str) -> None:
    patterns = [line.split()[0] for line in text.splitlines() if not line.startswith(("#", "*"))]
    assert [p for p in patterns if not (ROOT / p.removeprefix("/")).exists()] == []


def test_only_teams_are_named(text: str) -> None:
    named = {word for line in text.splitlines() if line[0] != "#" for word in line.split()[1:]}
    assert named
    assert [word for word in named if not re.fullmatch(r"@[\w.-]+/[\w.-]+", word)] == []


@pytest.mark.parametrize(
    "handle",
    ["@someone", "someone@example.org", "@org/team two", "@org/team\n* @evil/all", "org/team", ""],
)
def test_people_addresses_and_more_than_one_word_are_refused(handle: str) -> None:
    with pytest.raises(ValidationError) as caught:
        CodeOwner.model_validate({"team": handle})
    assert [error["loc"] for error in caught.value.errors()] == [("team",)]


def test_two_teams_share_a_topic_and_nobody_owns_the_rest(
    county: County, layers: LayerTree
) -> None:
    topics = [item.value for item in layers.base.items["topic"].values()]
    owners = tuple(CodeOwner(topic="health", team=f"@a/{name}") for name in ("one", "two"))
    shared = county.model_copy(update={"owners": owners})
    text = index_code_owners(shared, [], topics).content.decode()
    assert [line for line in text.splitlines() if not line.startswith("#")] == [
        "/catalog/topics/health/ @a/one @a/two",
        "/content/topics/health.md @a/one @a/two",
    ]
