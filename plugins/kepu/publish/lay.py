"""Files laid over a folder that already holds a tree: some written, some taken away, all others left alone.

Comes in: a folder and contents by path. Goes out: the folder, changed. Refuses a path that would leave the folder,
and one that leads through a link, whoever put it there.
"""

import os
import re
import stat
from collections.abc import Mapping
from pathlib import Path

from kepu.publish.failure import UnsafePathError, explaining

_SAFE = re.compile(r"[a-z0-9][a-z0-9._-]*(/([a-z0-9][a-z0-9._-]*|README\.md))+\Z")
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_NEW |= getattr(os, "O_NOFOLLOW", 0)


def is_safe(path: str) -> bool:
    """Tell whether a path stays below its folder on any system."""
    return _SAFE.match(path) is not None and ".." not in path


def lay_over(folder: Path, files: Mapping[str, bytes | None]) -> None:
    """Write these files below a folder; None takes one away.

    Raises:
        UnsafePathError: a path would leave the folder, or leads through a link.
        PublishError: the disk refused.
    """
    for path in files:
        if not is_safe(path):
            raise UnsafePathError(f"不能写 {path!r}：它不在内容文件夹里。")
    with explaining(folder):
        # First all that goes: a folder may have become a file.
        for path in files:
            _remove(folder, path)
        for path, content in files.items():
            if content is not None:
                _write(folder, path, content)


def _remove(folder: Path, path: str) -> None:
    parent = _walk(folder, path)
    if parent is None:
        return
    target = folder / path
    if target.is_symlink() or target.is_file():
        target.unlink()
    while parent != folder and not any(parent.iterdir()):
        parent.rmdir()
        parent = parent.parent


def _write(folder: Path, path: str, content: bytes) -> None:
    _walk(folder, path, make=True)
    with os.fdopen(os.open(folder / path, _NEW, 0o644), "wb") as opened:
        opened.write(content)


def _walk(folder: Path, path: str, *, make: bool = False) -> Path | None:
    """Go down to a path's own folder, through folders only; None where there is no way.

    Raises:
        UnsafePathError: something on the way is no folder.
    """
    place = folder
    for name in path.split("/")[:-1]:
        place /= name
        try:
            mode = os.lstat(place).st_mode
        except FileNotFoundError:
            if not make:
                return None
            place.mkdir()
            continue
        if not stat.S_ISDIR(mode):
            raise UnsafePathError(f"不能写 {path}：{place.name} 不是文件夹。")
    return place
