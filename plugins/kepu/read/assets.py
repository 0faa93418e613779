"""The files of a folder as bytes: the theme's assets, the attachments of entries.

Takes the tree's root and a folder; hands on contents by path below the folder. Containment is the catalogue's:
no link is followed, no odd name is let through. A folder that is not there holds nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kepu.problems import Problem

from .walk import unreadable, walk_folder

MAX_ASSET_BYTES = 20 * 1024 * 1024
"""Larger files have no place on a site for old phones."""


@dataclass(frozen=True, slots=True)
class Assets:
    """What a folder of files holds."""

    files: Mapping[str, bytes]
    """Contents by path below the folder, sorted."""

    problems: tuple[Problem, ...]
    """Everything found wrong, sorted by place."""


def read_assets(root: Path, folder: str) -> Assets:
    """Read every file under a folder."""
    if not (root / folder).is_dir():
        return Assets({}, ())
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    for found in walk_folder(root, folder):
        if isinstance(found, Problem):
            problems.append(found)
            continue
        try:
            files[found.removeprefix(f"{folder}/")] = _read(root / found)
        except OSError as error:
            problems.append(unreadable(found, error))
    return Assets(files, tuple(sorted(problems)))


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        content = file.read(MAX_ASSET_BYTES + 1)
    if len(content) > MAX_ASSET_BYTES:
        raise OSError(27, "文件超过 20 MB")
    return content
