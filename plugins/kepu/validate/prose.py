"""Markdown files of `content/` against their front matter.

Comes in: prose that `kepu.read` has read. Goes out: prose pages and problems.
"""

from collections.abc import Iterable

from kepu.model.prose import ProseMeta, ProsePage
from kepu.problems import Location, Problem, codes
from kepu.read import Prose
from kepu.validate.shape import validate_document


def validate_prose(files: Iterable[Prose]) -> tuple[tuple[ProsePage, ...], list[Problem]]:
    """Check every file's front matter and hand on the pages that hold up."""
    pages: list[ProsePage] = []
    problems: list[Problem] = []
    for file in files:
        if file.meta is None:
            problems.append(_no_front_matter(file))
            continue
        meta, found = validate_document(ProseMeta, file.meta, file.meta.value)
        problems += found
        if isinstance(meta, ProseMeta):
            name = file.path.removeprefix("content/").removesuffix(".md")
            pages.append(ProsePage(file.path, name, meta, file.body, file.body_line))
    return tuple(pages), problems


def _no_front_matter(file: Prose) -> Problem:
    return codes.MISSING_FIELD.at(
        Location(file.path),
        "缺少页首信息",
        "第一行写 ---，然后写 title、summary、kind、updated_on，再写 ---",
    )
