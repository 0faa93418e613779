"""One file's text, read without following a link and never more than the cap.

Takes the tree's root and a path that the walk has allowed; hands on text and problems. The kind
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


def read_text(root: Path, path: str) -> tuple[str | None, tuple[Problem, ...]]:
    """Read and decode one file; see ``decode_bytes`` for what comes back."""
    try:
        descriptor = os.open(root / path, _FLAGS)
    except OSError as error:
        return None, (unreadable(path, error),)
    try:
        with os.fdopen(descriptor, "rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                message = "这不是普通文件，不能读取。"
                return None, (codes.SPECIAL_FILE.at(Location(path), message, "删掉它。"),)
            data = file.read(MAX_BYTES + 1) if status.st_size <= MAX_BYTES else b""
    except OSError as error:
        return None, (unreadable(path, error),)
    size = max(status.st_size, len(data))
    return (None, (too_large(path, size),)) if size > MAX_BYTES else decode_bytes(path, data)
