"""The files of a folder as bytes: the theme's assets, the attachments of entries, the pictures of prose.

Takes the tree's root and a folder; hands on contents by path below the folder. Containment is the catalogue's:
no link is followed, no odd name is let through. A folder that is not there holds nothing. Attachments are of kinds
that a browser shows or saves without running anything: a page or a drawing with a script in it is refused.
"""

import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from kepu.problems import Location, Problem, codes

from .files import read_bytes
from .walk import walk_folder

MAX_ASSET_BYTES = 20 * 1024 * 1024
"""Larger files have no place on a site for old phones."""
MAX_PICTURE_BYTES = 200 * 1024
"""A page of prose with a heavier picture would not open on a weak signal."""
PICTURE_ENDINGS = (".png", ".jpg", ".jpeg", ".webp")
ATTACHMENT_KINDS = (
    *("pdf", "docx", "xlsx", "pptx", "wps", "et", "dps", "csv", "txt", "ics", "zip"),
    *("png", "jpg", "jpeg", "webp", "gif", "mp3", "m4a", "mp4", "vtt", "srt"),
)
"""File name endings that an attachment may have."""


@dataclass(frozen=True, slots=True)
class Assets:
    """What a folder of files holds."""

    files: Mapping[str, bytes]
    """Contents by path below the folder, sorted."""

    problems: tuple[Problem, ...]
    """Everything found wrong, sorted by place."""


def read_assets(root: Path, folder: str) -> Assets:
    """Read every file under a folder."""
    return _read_folder(root, folder, ())


def read_attachments(root: Path, folder: str) -> Assets:
    """Read every file under a folder of attachments, refusing kinds that a browser would run."""
    return _read_folder(root, folder, ATTACHMENT_KINDS)


def read_pictures(root: Path, folder: str) -> Assets:
    """Read the pictures that lie beside prose; whatever else lies there, `read_prose` reports."""
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    for found in walk_folder(root, folder):
        if isinstance(found, Problem) or not found.endswith(PICTURE_ENDINGS):
            continue
        if not found.startswith(f"{folder}/files/"):
            content = read_bytes(root, found, MAX_PICTURE_BYTES)
            if isinstance(content, Problem):
                problems.append(content)
            else:
                files[found.removeprefix(f"{folder}/")] = content
    return Assets(files, tuple(sorted(problems)))


def _read_folder(root: Path, folder: str, kinds: Collection[str]) -> Assets:
    # A link that leads nowhere is not the same as no folder, and the walk says so.
    if not os.path.lexists(root / folder):
        return Assets({}, ())
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    for found in walk_folder(root, folder):
        if isinstance(found, Problem):
            problems.append(found)
        elif isinstance(content := _read(root, found, kinds), Problem):
            problems.append(content)
        else:
            files[found.removeprefix(f"{folder}/")] = content
    return Assets(files, tuple(sorted(problems)))


def _read(root: Path, path: str, kinds: Collection[str]) -> bytes | Problem:
    if kinds and path.rpartition(".")[2] not in kinds:
        message = "这一类文件不能作附件：浏览器会运行里面的程序，或者居民打不开。"
        advice = f"换成这些格式之一：{'、'.join(kinds)}。"
        return codes.UNEXPECTED_FILE.at(Location(path), message, advice)
    return read_bytes(root, path, MAX_ASSET_BYTES)
