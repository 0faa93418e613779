"""Killed builders, two builders at once, and a reader who only ever finds whole sites."""

import os
import random
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from kepu.publish.directory import StagedDirectory

BUILDER = Path(__file__).parent / "builder.py"
FILES = 60

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows cannot exchange directories")


def start(target: Path, name: str, count: int = 10_000) -> subprocess.Popen[str]:
    words = [sys.executable, str(BUILDER), str(target), name, str(count), str(FILES)]
    return subprocess.Popen(words, stdout=subprocess.PIPE, text=True)


def generations(folder: Path) -> list[bytes] | None:
    """Read a whole site through one handle; None where it was replaced and cleared away meanwhile."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except FileNotFoundError:
        return None
    try:
        found = []
        for _, _, names, inside in os.fwalk(dir_fd=handle, top=".", onerror=stop):
            for name in names:
                file = os.open(name, os.O_RDONLY, dir_fd=inside)
                with os.fdopen(file, "rb") as opened:
                    found.append(opened.read())
        return found if os.path.samestat(os.fstat(handle), folder.stat()) else None
    except FileNotFoundError:
        return None
    finally:
        os.close(handle)


def stop(error: OSError) -> None:
    raise error


class Reader(threading.Thread):
    """Reads the site over and over."""

    def __init__(self, target: Path) -> None:
        super().__init__(daemon=True)
        self.target = target
        self.done = threading.Event()
        self.torn: list[list[bytes]] = []
        self.seen: set[bytes] = set()
        self.missing = 0

    def run(self) -> None:
        while not self.done.is_set():
            self.missing += not self.target.exists()
            found = generations(self.target)
            if found is not None:
                self.seen |= set(found)
                if len(set(found)) != 1 or len(found) != FILES + 1:
                    self.torn.append(found)


def kill_again_and_again(target: Path, kills: int) -> Reader:
    first = start(target, "first", 1)
    first.communicate(timeout=60)
    reader = Reader(target)
    reader.start()
    chance = random.Random(7)  # noqa: S311 - the same moments in every run, as far as a machine allows
    for turn in range(kills):
        # Two at once, so that a kill also meets one who waits for the lock.
        builders = [start(target, f"{turn}{side}") for side in "ab"]
        for builder in builders:
            assert builder.stdout is not None
        builders[0].stdout.readline() if chance.random() < 0.5 else time.sleep(0.08)  # type: ignore[union-attr]
        time.sleep(chance.random() * 0.03)
        for builder in builders:
            builder.kill()
            builder.communicate()
    reader.done.set()
    reader.join()
    return reader


def assert_whole(reader: Reader, target: Path) -> None:
    assert reader.torn == []
    assert len(reader.seen) > 3
    if sys.platform == "linux":
        assert reader.missing == 0
    with StagedDirectory(target):
        pass
    assert {path.name for path in target.parent.iterdir()} == {"site"}
    found = generations(target)
    assert found is not None
    assert (len(set(found)), len(found)) == (1, FILES + 1)


def test_killed_builders_leave_whole_sites(tmp_path: Path) -> None:
    target = tmp_path / "site"
    assert_whole(kill_again_and_again(target, 40), target)


@pytest.mark.long
def test_a_thousand_killed_builders_leave_whole_sites(tmp_path: Path) -> None:
    target = tmp_path / "site"
    assert_whole(kill_again_and_again(target, 1000), target)


def test_two_builders_at_once_both_finish(tmp_path: Path) -> None:
    target = tmp_path / "site"
    builders = [start(target, name, 15) for name in ("one", "two")]
    said = [builder.communicate(timeout=120)[0] for builder in builders]
    assert [builder.returncode for builder in builders] == [0, 0]
    assert [len(text.splitlines()) for text in said] == [15, 15]
    found = generations(target)
    assert found is not None
    assert set(found) <= {b"one-14", b"two-14"}
    assert {path.name for path in tmp_path.iterdir()} == {"site"}
