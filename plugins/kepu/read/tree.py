"""A folder of YAML files to documents, every problem collected and none raised.

Takes the tree's root and a folder; hands on documents sorted by path, problems, and the text of
each file for showing. ``README.md`` and generated schemas are left aside; anything else that is
no ``.yaml`` file and no drawing of the hall is reported, because it would never appear on a site.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kepu.problems import Location, Problem, codes, has_errors

from .cache import ParseCache
from .decode import MAX_BYTES, MAX_ENTRY_BYTES
from .document import Document
from .files import read_text
from .parse import parse_document
from .picture import FOLDER, is_picture, picture_document
from .walk import walk_folder


@dataclass(frozen=True, slots=True)
class Tree:
    """What a folder holds."""

    documents: tuple[Document, ...]
    """The files that could be read, sorted by path."""

    problems: tuple[Problem, ...]
    """Everything found wrong, sorted by place."""

    sources: Mapping[str, str]
    """The text of every file that could be decoded, faulty ones too, by path."""


def read_tree(root: Path, folder: str, cache: ParseCache | None = None) -> Tree:
    """Read every catalogue file under ``folder``, parsing only what the cache does not know."""
    documents: list[Document] = []
    problems: list[Problem] = []
    sources: dict[str, str] = {}
    for found in walk_folder(root, folder):
        if isinstance(found, Problem):
            problems.append(found)
        elif found.endswith(".yaml") or is_picture(found):
            document, wrong = _read_one(root, found, sources, cache)
            problems += wrong
            documents += [document] if document else []
        elif not _is_aside(found):
            problems.append(_unexpected(found))
    documents.sort(key=lambda document: document.path)
    return Tree(tuple(documents), tuple(sorted(problems)), sources)


def _read_one(
    root: Path, path: str, sources: dict[str, str], cache: ParseCache | None
) -> tuple[Document | None, tuple[Problem, ...]]:
    text, problems = read_text(root, path, MAX_BYTES if is_picture(path) else MAX_ENTRY_BYTES)
    if text is None:
        return None, problems
    sources[path] = text
    # The parser looks for bad characters itself, and would report them a second time.
    if has_errors(problems):
        return None, problems
    if is_picture(path):
        return picture_document(path, text), ()
    if cache and (known := cache.get(path, text)):
        return known, ()
    document, problems = parse_document(path, text)
    if cache and document and not problems:
        cache.put(document)
    return document, problems


def _is_aside(path: str) -> bool:
    folder, _, name = path.rpartition("/")
    is_schema = folder.endswith("/schema") and name.endswith(".schema.json")
    return name == "README.md" or is_schema


def _unexpected(path: str) -> Problem:
    name = path.rpartition("/")[2]
    stem, _, suffix = name.rpartition(".")
    advice = "这里只放 .yaml 条目文件；把它移走或删掉。"
    if suffix == "yml":
        advice = f"把后缀改成 .yaml：{stem}.yaml。"
    elif suffix == "svg":
        advice = f"展品的图画放在 {FOLDER}/ 里。"
    elif suffix in {"png", "jpg", "jpeg", "webp", "gif"}:
        advice = "图片不放在条目目录里；把它移到 content/ 下，在条目里写它的路径。"
    elif suffix in {"xlsx", "xls", "csv", "docx", "doc"}:
        advice = "表格和文档不会变成条目；把内容抄进 .yaml 文件。"
    elif suffix == "md":
        advice = "文章放在 content/ 目录里。"
    return codes.UNEXPECTED_FILE.at(Location(path), f"「{name}」不是条目文件。", advice)
