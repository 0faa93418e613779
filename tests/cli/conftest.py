"""A copy of the catalogue that a command may write into."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from kepu.cli.main import main
from kepu.read import ParseCache, read_tree

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Done:
    """What a command left behind."""

    code: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture(scope="session")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a tree with everything that commands read, and what an earlier check has parsed of it."""
    tree = tmp_path_factory.mktemp("tree") / "社区 kepu"
    for folder in ("catalog", "content", "theme"):
        shutil.copytree(ROOT / folder, tree / folder)
    shutil.copy(ROOT / "mkdocs.yml", tree)
    cache = ParseCache(tree / ".cache" / "parsed.jsonl")
    read_tree(tree, "catalog", cache)
    cache.save()
    return tree


@pytest.fixture
def tree(pristine: Path, tmp_path: Path) -> Path:
    """Return a copy of the tree that a test may change."""
    return Path(shutil.copytree(pristine, tmp_path / "社区 kepu"))


@pytest.fixture
def kepu(tree: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command in the copy, as build.py would."""
    for module in ("check", "checked", "generate", "new", "verdict"):
        monkeypatch.setattr(f"kepu.cli.{module}.ROOT", tree)
    monkeypatch.setattr("kepu.cli.checked.CACHE", tree / ".cache/parsed.jsonl")
    # Else what was found in the real tree would be said of the copy.
    monkeypatch.setattr("kepu.cli.verdict._FILE", tree / ".cache/verdict.json")

    def run(*words: str) -> Done:
        capsys.readouterr()
        code = main(list(words))
        return Done(code, *capsys.readouterr())

    return run
