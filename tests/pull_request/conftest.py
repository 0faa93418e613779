"""A repository with a base commit, and the guard that stands before it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from kepu.cli.main import main

from .fork import BASE, Fork


@dataclass(frozen=True)
class Done:
    """What a command left behind."""

    code: int
    out: str
    err: str


Guard = Callable[..., Done]


@pytest.fixture
def fork(tmp_path: Path) -> Fork:
    folder = tmp_path / "fork"
    folder.mkdir()
    return Fork(folder)


@pytest.fixture
def base(fork: Fork) -> str:
    return fork.commit(BASE)


@pytest.fixture
def guard(
    fork: Fork, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Guard:
    monkeypatch.setattr("kepu.cli.guard.ROOT", fork.folder)
    monkeypatch.setenv("GITHUB_OUTPUT", str(tmp_path / "output"))

    def run(*words: str) -> Done:
        capsys.readouterr()
        code = main(["guard", *words])
        said = capsys.readouterr()
        return Done(code, said.out, said.err)

    return run
