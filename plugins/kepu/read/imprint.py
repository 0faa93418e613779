"""A hash of everything that a check depends on: names and contents of files.

Takes the tree's root and its folders; hands on a digest, or nothing where something other than an ordinary file
lies there, because then there is no telling what a check would find. Links are not followed.
"""

import hashlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path


def imprint_of(folders: tuple[Path, ...]) -> str | None:
    """Hash every file below these folders."""
    digest = hashlib.sha256()
    try:
        for folder in folders:
            for path in _walk(folder):
                content = path.read_bytes()
                # Lengths keep a name from running into a content.
                digest.update(f"{path}\0{len(content)}\0".encode())
                digest.update(content)
    except OSError:
        return None
    return digest.hexdigest()


def _walk(folder: Path) -> Iterator[Path]:
    """Yield every file in a fixed order.

    Raises:
        OSError: Something cannot be read, or is no ordinary file.
    """
    with os.scandir(folder) as entries:
        ordered = sorted(entries, key=lambda entry: entry.name)
    for entry in ordered:
        mode = entry.stat(follow_symlinks=False).st_mode
        if stat.S_ISDIR(mode):
            if entry.name != "__pycache__":
                yield from _walk(Path(entry.path))
        elif stat.S_ISREG(mode):
            yield Path(entry.path)
        else:
            raise OSError(f"{entry.path} is no ordinary file")
