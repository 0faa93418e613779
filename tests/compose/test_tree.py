"""One community's mistake stays with that community; what nobody changed is one object for all."""

import shutil
from collections import Counter
from pathlib import Path

import pytest
from kepu.pipeline.check import Checked, check_tree

SMALL = Path(__file__).parent / "small"
ROOT = Path(__file__).parents[2]
EAST = "catalog/counties/demo/communities/east"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Copy the small tree, to be spoilt."""
    return Path(shutil.copytree(SMALL, tmp_path / "tree"))


def state(checked: Checked) -> dict[str, bool]:
    sites = (*checked.portals, *checked.communities)
    return {site.layer.id: site.is_buildable for site in sites}


def spoil(tree: Path, path: str, text: str) -> Checked:
    file = tree / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return check_tree(tree)


def test_the_small_tree_is_right(tree: Path) -> None:
    checked = check_tree(tree)
    assert checked.problems == ()
    assert state(checked) == {"demo": True, "east": True, "west": True}


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (f"{EAST}/patches/x.yaml", "kind: resource\nid: no-such\nwhy: 试\nhide: true\n"),
        (
            f"{EAST}/patches/x.yaml",
            "kind: resource\nid: h-one\nwhy: 试\nset:\n  points:\n    - 新\n",
        ),
        (f"{EAST}/patches/x.yaml", "kind: [\n"),
        (f"{EAST}/community.yaml", "id: east\n"),
        (f"{EAST}/events/ev-east.yaml", "id: ev-east\n"),
        (f"{EAST}/topics/low-carbon/resources/own.yaml", "id: other\n"),
    ],
)
def test_a_wrong_community_stands_alone(tree: Path, path: str, text: str) -> None:
    checked = spoil(tree, path, text)
    assert state(checked) == {"demo": True, "east": False, "west": True}
    assert checked.shared == ()
    assert checked.problems


@pytest.mark.parametrize("text", ["kind: [\n", "title: 省水\ntitle: 省水\n", "- a\n", ""])
def test_a_file_that_cannot_be_read_is_the_only_one_blamed(tree: Path, text: str) -> None:
    path = "catalog/topics/low-carbon/resources/c-two.yaml"
    checked = spoil(tree, path, text)
    assert {problem.place[0] for problem in checked.problems} == {path}


def test_a_wrong_county_stops_the_sites_that_stand_on_it(tree: Path) -> None:
    checked = spoil(
        tree, "catalog/counties/demo/patches/x.yaml", "kind: resource\nid: x\nwhy: 试\n"
    )
    assert state(checked) == {"demo": False, "east": False, "west": False}
    assert checked.shared == ()


def test_a_wrong_base_concerns_everybody(tree: Path) -> None:
    checked = spoil(tree, "catalog/topics/health/resources/h-two.yaml", "id: h-two\n")
    assert checked.shared


def test_the_sample_communities_share_what_they_did_not_change() -> None:
    checked = check_tree(ROOT)
    assert checked.problems == ()
    (portal,) = checked.portals
    owners: Counter[int] = Counter()
    for site in checked.communities:
        for item in (item for items in site.catalog.items.values() for item in items.values()):
            below = portal.catalog.get(item.kind, item.value.id)
            layers = {item.provenance.layer, *(c.layer for c in item.provenance.changes.values())}
            assert (item is below) is (site.layer.id not in layers), item.provenance
            owners[id(item)] += 1
    shared = sum(number == len(checked.communities) for number in owners.values())
    # 103 resources, 38 services, 36 packs, 44 rumour checks, 26 exhibits … stand once for all six.
    assert shared >= 350
    assert len(owners) - shared <= 150
