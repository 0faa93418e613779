"""The files under one folder, in a fixed order, without ever leaving it.

Takes the tree's root and a folder in it; hands on the paths of ordinary files with allowed names
and problems for everything else. Symbolic links, junctions, devices, pipes and nested
repositories are reported from their directory entry alone: nothing opens or follows them.
"""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from kepu.problems import Code, Location, Problem, codes

from .names import fault_in_name, shown_name

MAX_FOLDERS = 16
"""How deep folders may nest; the catalogue's own shape needs seven."""

_LITTER = frozenset({".gitkeep", ".DS_Store", "Thumbs.db", "desktop.ini"})
"""Left behind by Git, macOS and Windows, and never published."""

_LINK = (
    codes.SYMLINK,
    "这是快捷方式（符号链接），不能放在这里。",
    "删掉它，把真正的文件复制进来。",
)
_SPECIAL = (codes.SPECIAL_FILE, "这不是普通文件，不能读取。", "删掉它。")
_NESTED = (
    codes.NESTED_REPOSITORY,
    "这个文件夹里套着另一个 Git 仓库。",
    "去掉子仓库，把需要的文件直接复制进来。",
)


def walk_folder(root: Path, folder: str) -> Iterator[str | Problem]:
    """Yield every file as a path relative to ``root``, and a problem for whatever is refused."""
    parts = folder.split("/")
    for depth in range(1, len(parts) + 1):
        path = "/".join(parts[:depth])
        if problem := _refuse_folder(root, path):
            yield problem
            return
    yield from _walk(root, folder, len(parts))


def _refuse_folder(root: Path, path: str) -> Problem | None:
    """Check one folder on the way to the walked one."""
    try:
        status = os.lstat(root / path)
    except OSError:
        message = f"找不到文件夹「{path}」。"
        return codes.MISSING_FOLDER.at(Location(path), message, "建立这个文件夹。")
    if _is_link(status):
        return _problem(path, *_LINK)
    if not stat.S_ISDIR(status.st_mode):
        return codes.MISSING_FOLDER.at(
            Location(path), f"「{path}」不是文件夹。", "建立这个文件夹。"
        )
    return None


def _walk(root: Path, folder: str, depth: int) -> Iterator[str | Problem]:
    if depth > MAX_FOLDERS:
        message = f"文件夹套了 {MAX_FOLDERS} 层以上。"
        yield codes.FOLDER_TOO_DEEP.at(Location(folder), message, "把文件放浅一些。")
        return
    try:
        with os.scandir(root / folder) as entries:
            ordered = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        yield unreadable(folder, error)
        return
    for entry in ordered:
        yield from _visit(root, folder, entry, depth)


def _visit(
    root: Path, folder: str, entry: "os.DirEntry[str]", depth: int
) -> Iterator[str | Problem]:
    path = f"{folder}/{shown_name(entry.name)}"
    try:
        status = entry.stat(follow_symlinks=False)
    except OSError as error:
        yield unreadable(path, error)
        return
    if refused := _refuse_kind(path, entry.name, status):
        yield refused
    elif entry.name in _LITTER and stat.S_ISREG(status.st_mode):
        return
    elif (fault := fault_in_name(entry.name)) and entry.name != "README.md":
        yield codes.NAME_NOT_ALLOWED.at(Location(path), shown_name(fault[0]), fault[1])
    elif stat.S_ISDIR(status.st_mode):
        yield from _walk(root, path, depth + 1)
    else:
        yield path


def _refuse_kind(path: str, name: str, status: os.stat_result) -> Problem | None:
    if _is_link(status):
        return _problem(path, *_LINK)
    if name.casefold() == ".git":
        return _problem(path, *_NESTED)
    if not (stat.S_ISDIR(status.st_mode) or stat.S_ISREG(status.st_mode)):
        return _problem(path, *_SPECIAL)
    return None


def _is_link(status: os.stat_result) -> bool:
    # A Windows junction is no symbolic link to Python before 3.12, yet it leads out all the same.
    junction = getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", None)
    tag = getattr(status, "st_reparse_tag", 0)
    return stat.S_ISLNK(status.st_mode) or (junction is not None and tag == junction)


def unreadable(path: str, error: OSError) -> Problem:
    """Make the problem for a file or folder that the system would not read."""
    message = f"读不出来（{error.strerror or type(error).__name__}）。"
    return codes.UNREADABLE_FILE.at(Location(path), message, "检查文件权限，或重新复制这个文件。")


def _problem(path: str, code: Code, message: str, advice: str) -> Problem:
    return code.at(Location(path), message, advice)
