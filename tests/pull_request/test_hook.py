"""The hook for those who use git themselves: content is checked before it is committed, nothing else waits for it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HOOK = ROOT / ".githooks" / "pre-commit"
STUB = "import sys\nopen('calls', 'a').write(' '.join(sys.argv[1:]))\nsys.exit({code})\n"

Commit = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def commit(tmp_path: Path) -> Commit:
    """Write a file in a repository that uses the hook, and commit it."""
    folder = tmp_path / "社区 kepu"
    (folder / ".githooks").mkdir(parents=True)
    shutil.copy(HOOK, folder / ".githooks")

    def git(*words: str, path: str | None = None) -> subprocess.CompletedProcess[str]:
        identity = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        for who in ("AUTHOR", "COMMITTER"):
            identity |= {f"GIT_{who}_NAME": "role", f"GIT_{who}_EMAIL": "role@example.org"}
        environment = os.environ | identity | ({"PATH": path} if path else {})
        command = [str(shutil.which("git")), "-C", str(folder), *words]
        return subprocess.run(
            command, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
        )

    def write(
        name: str, *, code: int = 0, path: str | None = None
    ) -> subprocess.CompletedProcess[str]:
        (folder / "build.py").write_text(STUB.format(code=code), "utf-8")
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text("x\n", "utf-8")
        git("add", "--", name)
        return git("commit", "--quiet", "--message=change", path=path)

    git("init", "--quiet")
    git("config", "core.hooksPath", ".githooks")
    return write


@pytest.fixture
def calls(tmp_path: Path) -> Path:
    return tmp_path / "社区 kepu" / "calls"


def test_content_is_checked(commit: Commit, calls: Path) -> None:
    done = commit("catalog/x.yaml")
    assert (done.returncode, done.stderr) == (0, "")
    assert calls.read_text("utf-8") == "check --quiet"


def test_what_is_wrong_is_not_committed(commit: Commit, calls: Path) -> None:
    assert commit("content/x.md", code=1).returncode == 1
    assert calls.exists()


def test_other_files_do_not_wait(commit: Commit, calls: Path) -> None:
    assert commit("notes.txt", code=1).returncode == 0
    assert not calls.exists()


@pytest.mark.skipif(os.name == "nt", reason="the programs of a shell lie elsewhere on Windows")
def test_a_stand_in_for_python_is_passed_over(commit: Commit, calls: Path, tmp_path: Path) -> None:
    tools = tmp_path / "bin"
    tools.mkdir()
    for name in ("git", "sh", "env"):
        (tools / name).symlink_to(str(shutil.which(name)))
    (tools / "python3").write_text("#!/bin/sh\nexit 49\n", "utf-8")
    (tools / "python3").chmod(0o755)
    done = commit("catalog/x.yaml", path=str(tools))
    assert done.returncode == 1
    assert "没有找到 Python 3.11" in done.stderr
    (tools / "py").write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', "utf-8")
    (tools / "py").chmod(0o755)
    assert commit("catalog/y.yaml", path=str(tools)).returncode == 0
    assert calls.read_text("utf-8") == "check --quiet"


def test_the_hook_may_be_run_and_has_unix_line_ends() -> None:
    assert os.name == "nt" or os.access(HOOK, os.X_OK)
    assert b"\r" not in HOOK.read_bytes()
