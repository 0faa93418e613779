"""The law of the fleet: a community's site is, byte for byte, what a stock `mkdocs build` of it alone writes."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TODAY = "2026-11-22"
COMMUNITIES = sorted(
    path.parent.name for path in ROOT.glob("catalog/counties/*/communities/*/community.yaml")
)
HOSTILE = "<b>\"&'`{{1}}</script>％"


def build(root: Path, target: Path, *words: str, env: Mapping[str, str] | None = None) -> Path:
    """Build below a root and give the folder.

    Raises:
        AssertionError: the build failed.
    """
    command = [sys.executable, "-m", "kepu.cli", "build", "--quiet", "--today", TODAY]
    done = subprocess.run(
        [*command, *words, "--site-dir", str(target)],
        cwd=root,
        env={**os.environ, **(env or {})},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, (done.stdout + done.stderr).decode()
    return target


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def assert_same(one: Path, other: Path) -> None:
    """Compare two folders, and name the first files that differ."""
    left, right = files(one), files(other)
    assert sorted(left.keys() ^ right.keys()) == []
    assert [path for path, content in left.items() if right[path] != content][:5] == []
    assert len(left) > 100


@pytest.mark.parametrize(
    "community",
    [
        community if place < 1 else pytest.param(community, marks=pytest.mark.long)
        for place, community in enumerate(COMMUNITIES)
    ],
)
def test_the_fleet_writes_what_mkdocs_writes(site: Path, community: str, tmp_path: Path) -> None:
    plain = build(ROOT, tmp_path / "plain", "--plain", "--community", community)
    assert_same(site / "c" / community, plain)


def copy_tree(target: Path) -> Path:
    target.mkdir(parents=True)
    for name in ("catalog", "content", "theme"):
        shutil.copytree(ROOT / name, target / name)
    # By the lock a build knows that the bundles it has are those of its sources.
    for name in ("mkdocs.yml", "package-lock.json"):
        shutil.copy(ROOT / name, target / name)
    return target


@pytest.fixture
def hostile_names(tmp_path: Path) -> Path:
    """Copy the tree and give two communities names that every escape must get right."""
    root = copy_tree(tmp_path / "tree")
    quoted = HOSTILE.replace('"', '\\"')
    for community in ("gewuli", "hewan"):
        path = next(root.glob(f"catalog/counties/*/communities/{community}/community.yaml"))
        lines = [
            f'{line[: len(line) - len(line.lstrip())]}{key}: "{community}{quoted}"'
            if (key := line.strip().partition(":")[0])
            in {"title", "site_title", "text", "role", "duty", "place"}
            else line
            for line in path.read_text("utf-8").split("\n")
        ]
        path.write_text("\n".join(lines), "utf-8")
    return root


def test_hostile_names_come_out_the_same(hostile_names: Path, tmp_path: Path) -> None:
    both = ("gewuli", "hewan")
    fleet = build(hostile_names, tmp_path / "fleet", "--community", *both)
    plain = build(hostile_names, tmp_path / "plain", "--plain", "--community", "gewuli")
    assert_same(fleet / "c" / "gewuli", plain)
    page = (plain / "index.html").read_text("utf-8")
    assert "gewuli&lt;b&gt;&#34;&amp;&#39;`{{1}}&lt;/script&gt;％" in page
    assert "gewuli<b>" not in page
    assert "hewan&lt;b&gt;" in (fleet / "c" / "hewan" / "index.html").read_text("utf-8")


@pytest.mark.long
def test_hostile_names_come_out_the_same_at_a_public_address(
    hostile_names: Path, tmp_path: Path
) -> None:
    path = hostile_names / "catalog" / "catalog.yaml"
    path.write_text(path.read_text("utf-8") + "base_url: https://example.org/kepu/\n", "utf-8")
    fleet = build(hostile_names, tmp_path / "fleet", "--community", "gewuli", "--profile", "demo")
    plain = build(hostile_names, tmp_path / "plain", "--plain", "--community", "gewuli")
    assert_same(fleet / "c" / "gewuli", plain)
    assert 'href="https://example.org/kepu/c/gewuli/"' in (plain / "index.html").read_text("utf-8")


def test_the_same_tree_makes_the_same_bytes_anywhere(tmp_path: Path) -> None:
    made = []
    for name, hash_seed, zone, words, mask in (
        ("one", "1", "UTC", "C", 0o022),
        ("另 一个", "4242", "Pacific/Kiritimati", "C.UTF-8", 0o077),
    ):
        root = copy_tree(tmp_path / name / "tree")
        env = {"PYTHONHASHSEED": hash_seed, "TZ": zone, "LC_ALL": words, "PYTHONUTF8": "0"}
        before = os.umask(mask)
        try:
            made.append(
                build(root, tmp_path / name / "site", "--community", "gewuli", "hewan", env=env)
            )
        finally:
            os.umask(before)
    assert_same(*made)


# ── one community's mistake ──────────────────────────────────────────────────────────────────


def test_a_failed_community_keeps_its_last_good_site(tmp_path: Path) -> None:
    root, target = copy_tree(tmp_path / "tree"), tmp_path / "site"
    build(root, target, "--community", "gewuli", "hewan")
    good = files(target / "c" / "gewuli")
    community = next(root.glob("catalog/counties/*/communities/gewuli/community.yaml"))
    community.write_text(community.read_text("utf-8") + "colour: 蓝\n", "utf-8")
    other = next(root.glob("catalog/counties/*/communities/hewan/community.yaml"))
    text = other.read_text("utf-8")
    other.write_text(text.replace("site_title: ", "site_title: 新"), "utf-8")
    command = [
        sys.executable,
        "-m",
        "kepu.cli",
        "build",
        "--today",
        TODAY,
        "--site-dir",
        str(target),
    ]
    done = subprocess.run(
        command, cwd=root, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 1
    assert "gewuli 没有建成，保留上一次的站点" in done.stderr
    assert "gewuli/community.yaml" in done.stdout
    assert "colour" in done.stdout
    assert files(target / "c" / "gewuli") == good
    assert "<title>新" in (target / "c" / "hewan" / "index.html").read_text("utf-8")
    built = sorted(path.name for path in (target / "c").iterdir())
    assert built == COMMUNITIES
