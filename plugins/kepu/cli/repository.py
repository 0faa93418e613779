"""Git's objects, read without checking anything out.

Comes in: a folder with a repository, and names of commits. Goes out: changed paths and contents of files. No file of
a commit is ever written by Git, so no attribute, filter, hook, link or module of it takes effect.
"""

import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

from kepu.read.change import NO_FILE, PLAIN, PROGRAM, Change

_QUIET = {
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_LITERAL_PATHSPECS": "1",
    "LC_ALL": "C",
}
_SIZED = {PLAIN, PROGRAM}
_PARTS = 3
"""Name, type and size, in a line of `cat-file --batch-check`."""


class GitError(Exception):
    """Git is missing, or knows nothing of what was asked for; its text is Chinese."""


class Repository:
    """One repository."""

    def __init__(self, folder: Path) -> None:
        """Find Git.

        Raises:
            GitError: there is none.
        """
        program = shutil.which("git")
        if program is None:
            raise GitError("没有找到 git。请先安装 Git。")
        self._command = [program, "-C", str(folder), "-c", "core.hooksPath=/dev/null"]

    def commit(self, name: str) -> str:
        """Give a commit's full name.

        Raises:
            GitError: there is no such commit.
        """
        done = self._run("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
        # A name that looks like an option would be taken for one.
        if name.startswith("-") or done.returncode:
            raise GitError(f"没有「{name}」这个提交。若是浅克隆，请取回完整的历史。")
        return done.stdout.decode("ascii").strip()

    def fork_point(self, base: str, head: str) -> str:
        """Give the commit from which two lines of work part.

        Raises:
            GitError: they have none in common, or more than one.
        """
        found = self._run("merge-base", "--all", base, head).stdout.decode("ascii").split()
        if not found:
            raise GitError("两个提交没有共同的历史，比不出改了什么。若是浅克隆，请取回完整的历史。")
        if len(found) > 1:
            # What one of them shows as old, another shows as new: nobody could say what is proposed.
            raise GitError("两个提交交叉合并过，说不清改了什么。请先把目标分支合并进来，再试一次。")
        return found[0]

    def changes(self, old: str, new: str) -> tuple[Change, ...]:
        """List what differs between two commits, sorted by path, without sizes."""
        words = ("diff-tree", "-r", "-z", "--raw", "--no-renames", "--no-abbrev", "--no-ext-diff")
        fields = _fields(self._ask(*words, "--ignore-submodules=none", old, new, "--"))
        return tuple(_change(about, path) for about, path in zip(fields, fields, strict=True))

    def files(self, commit: str, *folders: str) -> tuple[Change, ...]:
        """List what a commit holds below these folders, sorted by path, without sizes."""
        fields = _fields(self._ask("ls-tree", "-r", "-z", "--full-tree", commit, *folders))
        found = (about.partition("\t") for about in fields)
        return tuple(_listed(about, path) for about, _, path in found)

    def sizes(self, changes: Iterable[Change]) -> dict[str, int]:
        """Give the sizes of these files' contents, by the contents' names.

        Raises:
            GitError: one of them is missing, or is no file's content.
        """
        wanted = sorted({change.blob for change in changes if change.mode in _SIZED})
        ask = "".join(f"{blob}\n" for blob in wanted).encode()
        lines = self._ask("cat-file", "--batch-check", given=ask).decode("ascii").splitlines()
        found = [line.split(" ") for line in lines]
        if any(len(about) != _PARTS or about[1] != "blob" for about in found):
            raise GitError("提交里有的文件没有内容，仓库不完整或被改坏了。")
        return {name: int(size) for name, _, size in found}

    def contents(self, changes: Iterable[Change]) -> Iterator[bytes]:
        """Yield these files' contents, in order."""
        wanted = [change.blob for change in changes]
        ask = "".join(f"{blob}\n" for blob in wanted).encode()
        stream = self._ask("cat-file", "--batch=%(objectsize)", given=ask)
        start = 0
        for _ in wanted:
            end = stream.index(b"\n", start)
            size = int(stream[start:end])
            yield stream[end + 1 : end + 1 + size]
            start = end + size + 2

    def _ask(self, *words: str, given: bytes = b"") -> bytes:
        """Run Git and give what it says.

        Raises:
            GitError: it failed.
        """
        done = self._run(*words, given=given)
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace").strip()
            raise GitError(f"git {words[0]} 没有做成：{said}")
        return done.stdout

    def _run(self, *words: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        command = [*self._command, *words]
        environment = os.environ | _QUIET
        return subprocess.run(  # noqa: S603 - the program was found by name, and no word comes from a file
            command, input=given, env=environment, capture_output=True, check=False
        )


def _fields(output: bytes) -> Iterator[str]:
    # A path may be any bytes but NUL; what is no UTF-8 goes on as surrogates, which no rule lets through.
    return iter(output.decode("utf-8", "surrogateescape").split("\0")[:-1])


def _listed(about: str, path: str) -> Change:
    mode, _, blob = about.split(" ")
    return Change(path, mode, blob)


def _change(about: str, path: str) -> Change:
    _, mode, _, blob, _ = about.removeprefix(":").split(" ")
    return Change(path, mode, "" if mode == NO_FILE else blob)
