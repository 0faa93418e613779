"""A folder of Markdown files to prose with parsed front matter.

Takes the tree's root and a folder; hands on each file's front matter as a document, and its body
with the line it begins on. Pictures are listed by path only. The rules of containment and
encoding are the catalogue's; whatever else lies there is reported.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kepu.problems import Location, Problem, codes, has_errors

from .assets import PICTURE_ENDINGS
from .document import Document
from .files import read_text
from .parse import parse_document
from .walk import walk_folder

_FENCE = "---"


@dataclass(frozen=True, slots=True)
class Prose:
    """One Markdown file."""

    path: str
    """POSIX path relative to the root of the tree."""

    meta: Document | None
    """The front matter; None where there is none."""

    body: str
    """The Markdown below the front matter."""

    body_line: int
    """The line of the file on which the body begins."""


@dataclass(frozen=True, slots=True)
class ProseTree:
    """What a folder of prose holds."""

    prose: tuple[Prose, ...]
    """The files that could be read, sorted by path."""

    pictures: tuple[str, ...]
    """Paths of picture files, unopened."""

    problems: tuple[Problem, ...]
    """Everything found wrong, sorted by place."""

    sources: Mapping[str, str]
    """The text of every Markdown file that could be decoded, by path."""


def read_prose(root: Path, folder: str) -> ProseTree:
    """Read every Markdown file under ``folder``."""
    prose: list[Prose] = []
    pictures: list[str] = []
    problems: list[Problem] = []
    sources: dict[str, str] = {}
    for found in walk_folder(root, folder):
        if isinstance(found, Problem):
            problems.append(found)
        elif found.startswith(f"{folder}/files/"):
            # Attachments are bytes, read by `read_assets`; here they would only be in the way.
            continue
        elif found.endswith(".md"):
            one, wrong = _read_one(root, found, sources)
            problems += wrong
            prose += [one] if one else []
        elif found.endswith(PICTURE_ENDINGS):
            pictures.append(found)
        else:
            problems.append(_unexpected(found))
    prose.sort(key=lambda one: one.path)
    return ProseTree(tuple(prose), tuple(sorted(pictures)), tuple(sorted(problems)), sources)


def parse_prose(path: str, text: str) -> tuple[Prose | None, tuple[Problem, ...]]:
    """Split one file into front matter and body."""
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        return Prose(path, None, text, 1), ()
    end = next((number for number, line in enumerate(lines) if number and _closes(line)), None)
    if end is None:
        message = "页首信息从第 1 行的 --- 开始，却没有收尾。"
        advice = "在页首信息的下一行写 ---，再写正文。"
        return None, (codes.FRONT_MATTER.at(Location(path, 1, 1, 3), message, advice),)
    meta, problems = _parse_meta(path, lines[1:end])
    if has_errors(problems):
        return None, problems
    return Prose(path, meta, "\n".join(lines[end + 1 :]), end + 2), problems


def _closes(line: str) -> bool:
    return line.rstrip() == _FENCE


def _parse_meta(path: str, lines: list[str]) -> tuple[Document | None, tuple[Problem, ...]]:
    if not any(line.strip() for line in lines):
        return None, ()
    # The empty first line stands for the fence, so that line numbers are those of the file.
    return parse_document(path, "\n".join(["", *lines, ""]))


def _read_one(
    root: Path, path: str, sources: dict[str, str]
) -> tuple[Prose | None, tuple[Problem, ...]]:
    text, problems = read_text(root, path)
    if text is None:
        return None, problems
    sources[path] = text
    if has_errors(problems):
        return None, problems
    prose, wrong = parse_prose(path, text)
    return prose, tuple({*problems, *wrong})


def _unexpected(path: str) -> Problem:
    name = path.rpartition("/")[2]
    advice = "这里只放 .md 文章和 png、jpg、webp 图片；把它移走或删掉。"
    return codes.UNEXPECTED_FILE.at(Location(path), f"「{name}」不会出现在网站上。", advice)
