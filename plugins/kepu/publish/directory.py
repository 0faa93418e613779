"""A directory that is written beside the old one and swapped in when it is whole.

Comes in: files with paths relative to the directory. Goes out: the directory; readers see the old site or the new
one. Refuses a path that would leave it, a file written twice, and a target that is a link or was not made here:
what stands at the target is replaced as a whole, so it must be a site. What an interrupted build left is cleared
away by the next. (A power cut may cost the newest site: to sync thousands of small files would take longer than to
build them again.)
"""

import os
import re
import shutil
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from kepu.model.datafile import DataFile
from kepu.publish.failure import PublishError, UnsafePathError, explaining
from kepu.publish.lock import only_one
from kepu.publish.swap import restore, swap

_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*\Z")
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_SIGNS, _COUNTERSIGNS = {"index.html", "c"}, {".git", "mkdocs.yml"}
"""What a directory that is a site holds, one of them, and what it never holds."""
# A web server runs as somebody else, whatever the builder's umask.
_FOLDER_MODE, _FILE_MODE = 0o755, 0o644


class StagedDirectory:
    """A directory in the making; `commit` swaps it in, leaving the block without it throws it away.

    Only one builder at a time is in the block for one target; another waits for it.
    """

    def __init__(self, target: Path) -> None:
        self.target = target
        self._staging: Path | None = None
        self._folders: set[Path] = set()
        self._held = ExitStack()

    def __enter__(self) -> Self:
        """Take the lock, clear away what an interrupted build left, and make the staging folder.

        Raises:
            PublishError: the target cannot be written to, or is no site.
        """
        name = self.target.name
        with explaining(self.target):
            if not name or self.target.is_symlink():
                raise PublishError(f"{self.target} 不能作输出文件夹：它是快捷方式，或没有名字。")
            self.target.parent.mkdir(parents=True, exist_ok=True)
            self._held.enter_context(only_one(self._beside("lock")))
        try:
            self._begin()
        except BaseException:
            self._held.close()
            raise
        return self

    def _begin(self) -> None:
        staging = self._beside("new")
        with explaining(staging):
            restore(self.target, self._beside("old"))
            _require_site(self.target)
            for leftover in (staging, self._beside("old")):
                shutil.rmtree(leftover, ignore_errors=True)
            staging.mkdir()
            staging.chmod(_FOLDER_MODE)
        self._staging = staging
        self._folders = {staging}

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Throw away what is not part of the standing site, and let the next builder in."""
        shutil.rmtree(self._beside("new"), ignore_errors=True)
        self._staging = None
        self._held.close()

    def write(self, file: DataFile) -> None:
        """Write one file into the staging folder.

        Raises:
            UnsafePathError: the path would leave the directory, or was written before.
            PublishError: the disk refused.
        """
        path = self._staged(file.path)
        with explaining(path):
            self._make(path.parent)
            try:
                descriptor = os.open(path, _NEW, _FILE_MODE)
            except FileExistsError:
                raise UnsafePathError(f"两个页面要写同一个文件 {file.path}。") from None
            with os.fdopen(descriptor, "wb") as opened:
                opened.write(file.content)
            path.chmod(_FILE_MODE)

    def keep(self, folder: str, leaving: str = "") -> bool:
        """Carry a folder of the standing directory over, leaving one name out; say whether it was there.

        Raises:
            PublishError: a file could not be carried over.
        """
        source = self.target / folder
        target = self._staged(folder) if folder else self._root()
        if source.is_symlink() or not source.is_dir():
            return False
        with explaining(target):
            self._carry(source, target, leaving)
        return True

    def commit(self) -> None:
        """Swap the staged directory in.

        Raises:
            PublishError: the target could not be replaced; the old one stands.
        """
        with explaining(self.target):
            swap(self._root(), self.target, self._beside("old"))
        self._staging = None

    def _beside(self, use: str) -> Path:
        return self.target.parent / f".{self.target.name}.{use}"

    def _root(self) -> Path:
        if self._staging is None:
            raise PublishError(f"{self.target} 已经换上，不能再写。")
        return self._staging

    def _staged(self, path: str) -> Path:
        if not _SAFE.match(path):
            raise UnsafePathError(f"不能写 {path}：它不在输出文件夹里。")
        return self._root() / path

    def _make(self, folder: Path) -> None:
        if folder not in self._folders:
            self._make(folder.parent)
            folder.mkdir(exist_ok=True)
            folder.chmod(_FOLDER_MODE)
            self._folders.add(folder)

    def _carry(self, source: Path, target: Path, leaving: str = "") -> None:
        self._make(target)
        with os.scandir(source) as entries:
            for entry in entries:
                # A link is nothing that a build made, and what it leads to is nobody's business.
                if entry.name == leaving or entry.is_symlink():
                    continue
                if entry.is_dir(follow_symlinks=False):
                    self._carry(source / entry.name, target / entry.name)
                elif entry.is_file(follow_symlinks=False):
                    _link_or_copy(source / entry.name, target / entry.name)


def _require_site(target: Path) -> None:
    """Refuse to replace what is no site.

    Raises:
        PublishError: the target is a file, or a directory of something else.
    """
    if not target.exists():
        return
    names = {path.name for path in target.iterdir()}
    if names and (names & _COUNTERSIGNS or not names & _SIGNS):
        raise PublishError(
            f"{target} 里有别的文件，不像是建好的站点；建站会把它整个换掉，所以停下了。请换一个空文件夹。"
        )


def _link_or_copy(source: Path, target: Path) -> None:
    # A link costs no space; the old directory is removed after the swap, which leaves the file.
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
        target.chmod(_FILE_MODE)
