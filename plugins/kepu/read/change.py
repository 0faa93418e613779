"""A stranger's changes, judged by their names, modes and sizes before anything is written to disk.

Takes what version control says of each changed path; hands on problems. Only ordinary files of the catalogue and the
prose may change: a link, a repository in the repository, a program, a name that is not allowed or that stands for
another on some disks, a file or a pile of files over the cap is refused.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from kepu.model.prose import GENERATED_PROSE
from kepu.problems import Location, Problem, codes

from .assets import MAX_ASSET_BYTES
from .decode import MAX_BYTES, too_large
from .names import fault_in_name, shown_name

DATA = ("catalog/", "content/")
"""Folders that a stranger may change."""
GENERATED = ("catalog/schema/", *GENERATED_PROSE)
"""What paths in them begin with that the program writes."""
MAX_FILES = 500
"""How many files one proposal may change; a community of its own has about a hundred."""
MAX_TOTAL = 100 * 1024 * 1024
"""How many bytes the changed files may have together."""
MAX_PATH = 200
"""Windows stops at 260 characters, the folder that the tree lies in included."""
_TOLD = 50
"""How many problems are told one by one."""

PLAIN, PROGRAM, LINK, MODULE = "100644", "100755", "120000", "160000"
NO_FILE = "000000"
_POINTER = b"version https://git-lfs"


@dataclass(frozen=True, slots=True)
class Change:
    """One changed path, as version control sees it."""

    path: str
    """POSIX path; bytes that are no UTF-8 stand as lone surrogates."""
    mode: str
    """The mode after the change, in Git's six octal digits; `NO_FILE` where the path is gone."""
    blob: str = ""
    """The name of its content."""
    size: int = 0
    """Bytes after the change."""

    @property
    def is_removal(self) -> bool:
        """Tell whether the path is gone."""
        return self.mode == NO_FILE

    @property
    def is_content(self) -> bool:
        """Tell whether the path lies among the content, written by people or by the program."""
        return self.path.startswith(DATA)

    @property
    def is_data(self) -> bool:
        """Tell whether the path lies where strangers may change things."""
        return self.is_content and not self.path.startswith(GENERATED)


def find_faults(changes: Collection[Change], held: Collection[str]) -> tuple[Problem, ...]:
    """Find everything that forbids to build from these changes.

    Args:
        changes: All changed paths.
        held: Data paths that are there before the change.
    """
    if len(changes) > MAX_FILES:
        return (_outside(None, f"一次改了 {len(changes)} 个文件，上限是 {MAX_FILES} 个。", _SPLIT),)
    found = [*_each(changes), *_twins(changes, held)]
    total = sum(change.size for change in changes)
    if total > MAX_TOTAL:
        size = f"改动的文件一共 {total // 1024 // 1024} MB，上限是 {MAX_TOTAL // 1024 // 1024} MB。"
        found.append(_outside(None, size, _SPLIT))
    more = len(found) - _TOLD
    if more > 0:
        found[_TOLD:] = [_outside(None, f"另有 {more} 处同样不能收。", _SPLIT)]
    return tuple(found)


def fault_in_content(path: str, content: bytes) -> Problem | None:
    """Tell a stand-in for a file that is stored elsewhere from the file itself."""
    if not content.startswith(_POINTER):
        return None
    message = "这不是文件本身，是 Git LFS 的指针；网站上会打不开。"
    return codes.UNEXPECTED_FILE.at(Location(path), message, "不用 LFS，直接提交文件。")


def shown_path(path: str) -> str:
    """Make any path fit for printing."""
    return "/".join(map(shown_name, path.split("/")))


_SPLIT = "分成几次提交；要整批导入，请维护者在本仓库的分支上做。"
_MAINTAINERS = "内容和程序分开提交；程序和设置的改动由维护者在本仓库的分支上提出。"


def _each(changes: Iterable[Change]) -> Iterator[Problem]:
    for change in changes:
        if problem := _fault_in_place(change) or _fault_in_file(change):
            yield problem


def _fault_in_place(change: Change) -> Problem | None:
    path = shown_path(change.path)
    if change.path.startswith(GENERATED):
        return _outside(path, "这个文件由程序生成，不用手改。", "撤回这一处改动。")
    if not change.is_data:
        return _outside(path, "这里不是内容：程序、设置和工具不收外来的改动。", _MAINTAINERS)
    if len(change.path) > MAX_PATH:
        message = f"路径有 {len(change.path)} 个字符，上限是 {MAX_PATH} 个。"
        return codes.NAME_NOT_ALLOWED.at(Location(path), message, "换短一些的名字。")
    faults = (fault_in_name(name) for name in change.path.split("/") if name != "README.md")
    if fault := next(filter(None, faults), None):
        return codes.NAME_NOT_ALLOWED.at(Location(path), shown_name(fault[0]), fault[1])
    return None


def _fault_in_file(change: Change) -> Problem | None:
    where = Location(change.path)
    match change.mode:
        case "000000":
            return None
        case "120000":
            message = "这是快捷方式（符号链接），不能放在这里。"
            return codes.SYMLINK.at(where, message, "删掉它，把真正的文件复制进来。")
        case "160000":
            message = "这是套着的另一个 Git 仓库（子模块）。"
            return codes.NESTED_REPOSITORY.at(where, message, "去掉它，把需要的文件复制进来。")
        case "100755":
            return _outside(change.path, "文件带着可执行权限，内容文件不需要。", _NOT_PROGRAM)
        case "100644":
            limit = MAX_BYTES if _is_text(change.path) else MAX_ASSET_BYTES
            return too_large(change.path, change.size, limit) if change.size > limit else None
    return codes.SPECIAL_FILE.at(where, f"不是普通文件（模式 {change.mode}）。", "删掉它。")


_NOT_PROGRAM = "去掉可执行权限：git update-index --chmod=-x 文件名；或者在网页上重新上传。"


def _is_text(path: str) -> bool:
    return path.startswith("catalog/") or path.endswith(".md")


def _twins(changes: Iterable[Change], held: Iterable[str]) -> Iterator[Problem]:
    """Find paths that are one path on a disk that does not tell cases apart, and files in the place of folders."""
    changed = {change.path: change for change in changes}
    after = {path for path in held if path not in changed}
    after |= {path for path, change in changed.items() if not change.is_removal}
    files: dict[str, list[str]] = {}
    for path in sorted(after):
        files.setdefault(path.casefold(), []).append(path)
    folders = {folder: path for path in sorted(after) for folder in _folders(path.casefold())}
    for path in sorted(after & changed.keys()):
        others = [other for other in files[path.casefold()] if other != path]
        others += [folders[path.casefold()]] if path.casefold() in folders else []
        others += [file for folder in _folders(path.casefold()) for file in files.get(folder, ())]
        if others:
            message = f"和「{shown_path(others[0])}」重名：在有的电脑上，两个名字是同一个。"
            where = Location(shown_path(path))
            yield codes.NAME_NOT_ALLOWED.at(where, message, "换一个名字。")


def _folders(path: str) -> Iterator[str]:
    parts = path.split("/")
    return ("/".join(parts[:depth]) for depth in range(1, len(parts)))


def _outside(path: str | None, message: str, advice: str) -> Problem:
    where = Location(path) if path is not None else None
    return codes.OUTSIDE_DATA.at(where, message, advice)
