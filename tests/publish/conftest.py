"""A standing site, and ways to look at it."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from kepu.model.datafile import DataFile
from kepu.publish.directory import StagedDirectory

OLD: Mapping[str, bytes] = {
    "index.html": b"old",
    "c/gewuli/index.html": b"old",
    "a/b/c.html": b"old",
}

Look = Callable[[Path], dict[str, bytes]]


def publish(target: Path, files: Mapping[str, bytes]) -> None:
    with StagedDirectory(target) as stage:
        for path, content in files.items():
            stage.write(DataFile(path, content))
        stage.commit()


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """Give a folder in which a site stands."""
    place = tmp_path / "public" / "site"
    publish(place, OLD)
    return place


@pytest.fixture
def old() -> Mapping[str, bytes]:
    """Give the files of the standing site."""
    return OLD


@pytest.fixture
def look() -> Look:
    """Give the function that reads a whole folder."""

    def read(folder: Path) -> dict[str, bytes]:
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }

    return read
