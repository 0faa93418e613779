"""A copy of the front door in a folder of its own, with pip and the hand-over recorded.

Nothing here reaches the network: the environments are real but empty.
"""

import importlib.util
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


@dataclass
class Door:
    """build.py in a folder of its own, and what it asked for."""

    folder: Path
    module: ModuleType
    installs: list[tuple[str, ...]] = field(default_factory=list)
    starts: list[list[str]] = field(default_factory=list)

    def open(self, *words: str) -> list[tuple[str, ...]]:
        """Run the front door once and return what this run installed."""
        before = len(self.installs)
        self.module.main(list(words))
        return self.installs[before:]


def load(folder: Path) -> ModuleType:
    """Import the build.py of a folder, whatever else bears that name."""
    spec = importlib.util.spec_from_file_location("front_door_copy", folder / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with the files that the front door reads."""
    place = tmp_path / "社区 kepu"
    (place / "requirements").mkdir(parents=True)
    for name in ["build.py", "pyproject.toml", "requirements/run.txt", "requirements/test.txt"]:
        shutil.copy(ROOT / name, place / name)
    return place


@pytest.fixture
def door(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Door:
    """Return a front door whose installations and hand-over are recorded, not done."""
    made = Door(folder, load(folder))

    def start(command: list[str]) -> int:
        made.starts.append(command)
        return 0

    monkeypatch.chdir(folder.parent)
    monkeypatch.setattr(made.module, "in_venv", lambda *words: made.installs.append(words))
    monkeypatch.setattr(made.module, "start", start)
    return made
