"""One builder at a time for one directory.

Comes in: the path of a lock file. Goes out: a block that one process at a time is in; another waits. The system lets
go of the lock when its process ends, however it ends, so that nothing has to guess whether a builder is still alive.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)


@contextmanager
def only_one(path: Path) -> Iterator[None]:
    """Wait until no other process is in the block, and keep the others out.

    Raises:
        OSError: the lock file cannot be made.
    """
    descriptor = _open_locked(path)
    try:
        yield
    finally:
        # Removed while it is held, so that whoever waits for it finds that it is stale and tries anew.
        path.unlink(missing_ok=True)
        os.close(descriptor)


def _open_locked(path: Path) -> int:
    while True:
        descriptor = os.open(path, _FLAGS, 0o666)
        try:
            _lock(descriptor)
            if _is_same(descriptor, path):
                return descriptor
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)


def _is_same(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        while True:
            try:
                # Gives up after ten tries, a second apart.
                msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)
            except PermissionError:
                continue
            return

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
