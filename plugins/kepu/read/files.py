"""One file's bytes or text, read without following a link and never more than the cap.

Takes the tree's root and a path that the walk has allowed; hands on content or problems. The kind
and the size are checked on the open file, so a file swapped after the walk gains nothing.
"""

import os
import stat
from pathlib import Path

from kepu.problems import Location, Problem, codes

from .decode import MAX_BYTES, decode_bytes, too_large
from .walk import unreadable

# Without O_NONBLOCK the opening of a pipe would wait for a writer for ever.
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
)


def read_text(
    root: Path, path: str, limit: int = MAX_BYTES
) -> tuple[str | None, tuple[Problem, ...]]:
    """Read and decode one file; see ``decode_bytes`` for what comes back."""
    found = read_bytes(root, path, limit)
    return (None, (found,)) if isinstance(found, Problem) else decode_bytes(path, found)


def read_bytes(root: Path, path: str, limit: int) -> bytes | Problem:
    """Read one file of at most ``limit`` bytes, or say why it cannot be had."""
    try:
        descriptor = os.open(root / path, _FLAGS)
    except OSError as error:
        return unreadable(path, error)
    try:
        with os.fdopen(descriptor, "rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                message = "这不是普通文件，不能读取。"
                return codes.SPECIAL_FILE.at(Location(path), message, "删掉它。")
            data = file.read(limit + 1) if status.st_size <= limit else b""
    except OSError as error:
        return unreadable(path, error)
    size = max(status.st_size, len(data))
    return too_large(path, size, limit) if size > limit else data
