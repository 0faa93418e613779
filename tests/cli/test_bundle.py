"""Bundling: nothing is done twice, nothing half-done is served, and a build goes on without it."""

import json
import shutil
import subprocess
import time
from pathlib import Path

import pytest
from kepu.cli import bundle, node
from kepu.cli.bundle import DIST, MODULES, ensure_bundles
from kepu.cli.node import Node, NoNodeError, find_node

ROOT = Path(__file__).parents[2]
NAMES = ("package.json", "package-lock.json", ".npmrc")


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Make a tree with the locks and a script to bundle, but no packages."""
    for name in NAMES:
        shutil.copyfile(ROOT / name, tmp_path / name)
    sources = tmp_path / "theme" / "assets" / "src" / "walk"
    sources.mkdir(parents=True)
    (sources / "main.js").write_text("import { said } from './said.js';\nalert(said);\n", "utf-8")
    (sources / "said.js").write_text("export const said = '您好';\n", "utf-8")
    return tmp_path


@pytest.fixture
def packed(tree: Path) -> Path:
    """Put the packages of this tree beside it, as `npm ci` does."""
    if not (ROOT / "node_modules" / "esbuild").is_dir() or shutil.which("node") is None:
        pytest.skip("没有 Node.js 或没有运行 npm ci")
    (tree / "node_modules").symlink_to(ROOT / "node_modules")
    return tree


def without_node(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(root: Path) -> Node:
        raise NoNodeError("这台机器没有 Node.js，也没能下载")

    monkeypatch.setattr(bundle, "find_node", refuse)


def test_modules_become_one_classic_script(packed: Path) -> None:
    assert ensure_bundles(packed) is None
    script = (packed / DIST / "walk.js").read_text("utf-8")
    assert script.startswith(("(()=>{", '"use strict";(()=>{'))
    assert "您好" in script
    assert "import" not in script


def test_the_same_sources_give_the_same_bytes_anywhere(packed: Path, tmp_path: Path) -> None:
    ensure_bundles(packed)
    once = (packed / DIST / "walk.js").read_bytes()
    elsewhere = tmp_path / "elsewhere"
    for name in (*NAMES, "theme/assets/src/walk/main.js", "theme/assets/src/walk/said.js"):
        (elsewhere / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(packed / name, elsewhere / name)
    (elsewhere / "node_modules").symlink_to(ROOT / "node_modules")
    assert ensure_bundles(elsewhere) is None
    assert (elsewhere / DIST / "walk.js").read_bytes() == once


def test_what_fits_its_stamp_is_left_alone(packed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ensure_bundles(packed)
    without_node(monkeypatch)
    began = time.perf_counter()
    assert ensure_bundles(packed) is None
    assert time.perf_counter() - began < 0.05


def test_a_changed_source_is_bundled_anew(packed: Path) -> None:
    ensure_bundles(packed)
    (packed / "theme/assets/src/walk/said.js").write_text("export const said = '再见';\n", "utf-8")
    assert ensure_bundles(packed) is None
    assert "再见" in (packed / DIST / "walk.js").read_text("utf-8")


def test_without_node_a_sentence_says_what_to_do(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_node(monkeypatch)
    said = ensure_bundles(tree)
    assert said is not None
    assert "不提供漫游" in said
    assert "Node.js 18" in said


def test_a_script_that_cannot_be_bundled_is_named_and_nothing_stale_is_served(packed: Path) -> None:
    ensure_bundles(packed)
    (packed / "theme/assets/src/walk/main.js").write_text("import './nowhere.js';\n", "utf-8")
    said = ensure_bundles(packed)
    assert said is not None
    assert "nowhere.js" in said
    assert list((packed / DIST).iterdir()) == []


def test_packages_of_another_version_are_not_used(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("three", "esbuild"):
        folder = tree / "node_modules" / name
        folder.mkdir(parents=True)
        (folder / "package.json").write_text(json.dumps({"version": "0.0.1"}), "utf-8")
    asked: list[tuple[str, ...]] = []

    def refuse(command: tuple[str, ...], folder: Path) -> str:
        asked.append(command)
        assert folder == tree / MODULES
        assert {path.name for path in folder.iterdir()} >= set(NAMES)
        raise subprocess.CalledProcessError(1, command, stderr="npm warn old\nnpm error network\n")

    monkeypatch.setattr(bundle, "find_node", lambda root: Node("node", ("npm",)))
    monkeypatch.setattr(bundle, "start", refuse)
    said = ensure_bundles(tree)
    assert said is not None
    assert "npm error network" in said
    assert asked[0][:3] == ("npm", "ci", "--omit=dev")


def test_an_old_node_is_passed_over_for_the_locked_one(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wheel = Node("wheel/node", ("wheel/node", "npm-cli.js"))
    monkeypatch.setattr("shutil.which", lambda name: f"/old/{name}")
    monkeypatch.setattr(node, "start", lambda command, folder: "v16.20.2\n")
    monkeypatch.setattr(node, "_of_wheel", lambda: wheel)
    assert find_node(tree) is wheel


def test_the_wheel_is_installed_with_its_hashes_and_only_when_needed(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, ...]] = []

    def refuse(command: tuple[str, ...], folder: Path) -> str:
        asked.append(command)
        raise subprocess.CalledProcessError(1, command)

    monkeypatch.setattr("shutil.which", lambda name: None)
    monkeypatch.setattr(node, "_of_wheel", lambda: None)
    monkeypatch.setattr(node, "start", refuse)
    with pytest.raises(NoNodeError, match="没能下载"):
        find_node(tree)
    assert {"--require-hashes", "--only-binary=:all:"} < set(asked[0])
    assert asked[0][-1].endswith("requirements/node.txt")
