"""A directory that is written beside the old one and swapped in when it is whole.

Comes in: files with paths relative to the directory. A path that would leave it is refused. Readers see the old
site or the new one; what is left of an interrupted build is cleared away by the next.
"""

import os
import re
import shutil
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Self

from kepu.model.datafile import DataFile

_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*\Z")


class UnsafePathError(ValueError):
    """A path that would leave the directory."""


class StagedDirectory:
    """A directory in the making; `commit` swaps it in, leaving the block without it throws it away."""

    def __init__(self, target: Path) -> None:
        self.target = target
        self._made: set[Path] = set()
        self._staging: Path | None = None

    def __enter__(self) -> Self:
        """Make the staging folder beside the target."""
        self.target.parent.mkdir(parents=True, exist_ok=True)
        self._clear_leftovers()
        name = tempfile.mkdtemp(prefix=f".{self.target.name}-new-", dir=self.target.parent)
        self._staging = Path(name)
        # mkdtemp makes private folders; a web server must be able to read this one.
        self._staging.chmod(0o755)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Throw the staging folder away where it was not committed."""
        if self._staging is not None:
            shutil.rmtree(self._staging, ignore_errors=True)
            self._staging = None

    def write(self, file: DataFile) -> None:
        """Write one file into the staging folder.

        Raises:
            UnsafePathError: the path would leave the directory.
            OSError: the file could not be written.
        """
        if self._staging is None or not _SAFE.match(file.path):
            raise UnsafePathError(file.path)
        path = self._staging / file.path
        if path.parent not in self._made:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._made.add(path.parent)
        path.write_bytes(file.content)

    def keep(self, folder: str, leaving: str = "") -> bool:
        """Carry a folder of the standing directory over, leaving one name out; say whether it was there.

        Raises:
            OSError: a file could not be carried over.
        """
        if self._staging is None:
            return False
        source, target = self.target / folder, self._staging / folder
        if not source.is_dir():
            return False

        def leave_out(where: str, names: list[str]) -> list[str]:
            return [leaving] if Path(where) == source and leaving in names else []

        shutil.copytree(
            source, target, copy_function=_link_or_copy, ignore=leave_out, dirs_exist_ok=True
        )
        return True

    def commit(self) -> None:
        """Swap the staged directory in.

        Raises:
            OSError: the target could not be replaced; the old one is put back.
        """
        if self._staging is None:
            raise UnsafePathError(str(self.target))
        old = self.target.parent / f".{self.target.name}-old-{os.getpid()}"
        if self.target.exists():
            self.target.rename(old)
        try:
            self._staging.rename(self.target)
        except OSError:
            if old.exists():
                old.rename(self.target)
            raise
        self._staging = None
        shutil.rmtree(old, ignore_errors=True)

    def _clear_leftovers(self) -> None:
        for leftover in self.target.parent.glob(f".{self.target.name}-new-*"):
            shutil.rmtree(leftover, ignore_errors=True)
        for old in self.target.parent.glob(f".{self.target.name}-old-*"):
            # A build killed between its two renames left the only good site under this name.
            if self.target.exists():
                shutil.rmtree(old, ignore_errors=True)
            else:
                old.rename(self.target)


def _link_or_copy(source: str, target: str) -> None:
    # A link costs no space; the old directory is removed after the swap, which leaves the file.
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
