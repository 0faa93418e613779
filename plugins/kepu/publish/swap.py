"""A finished directory put in the place of another.

Comes in: the new directory, the standing one, and a spare name beside them. Goes out: the new one under the standing
one's name, and the old one under the new one's. Linux exchanges the two in one step, so that a reader never finds
nothing there; elsewhere two renames do it, and `restore` mends what a kill between them left.
"""

import ctypes
import errno
import os
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_CANNOT = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EXDEV}
"""What systems and file systems say that know no exchange."""


def swap(new: Path, standing: Path, spare: Path) -> None:
    """Exchange two directories; where nothing stands yet, just move the new one in.

    Raises:
        OSError: the system refused; the old directory stands as before.
    """
    if not standing.exists():
        new.rename(standing)
    elif not _exchange(new, standing):
        _rename_twice(new, standing, spare)


def restore(standing: Path, spare: Path) -> None:
    """Put back the directory that a kill between two renames left under the spare name.

    Raises:
        OSError: the system refused.
    """
    if spare.is_dir() and not standing.exists():
        spare.rename(standing)


def _rename_twice(new: Path, standing: Path, spare: Path) -> None:
    standing.rename(spare)
    try:
        new.rename(standing)
    except BaseException:
        spare.rename(standing)
        raise
    # Only ever a whole directory bears the spare name: what is to be cleared away goes by the other.
    spare.rename(new)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two names in one step; say whether the system can.

    Raises:
        OSError: the system can, and refused.
    """
    if sys.platform != "linux":
        return False
    call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if call is None:
        return False
    done = call(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    if done == 0:
        return True
    code = ctypes.get_errno()
    if code in _CANNOT:
        return False
    raise OSError(code, os.strerror(code), str(other))
