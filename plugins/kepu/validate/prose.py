"""Markdown files of `content/`: their front matter, and what their text may not say.

Comes in: prose that `kepu.read` has read. Goes out: prose pages and problems.
"""

from collections.abc import Iterable

from kepu.model.prose import ProseMeta, ProsePage
from kepu.problems import Location, Problem, codes
from kepu.read import Prose
from kepu.validate.content import check_texts
from kepu.validate.shape import Places, validate_shape


def validate_prose(files: Iterable[Prose]) -> tuple[tuple[ProsePage, ...], list[Problem]]:
    """Check every file's front matter and hand on the pages that hold up."""
    pages: list[ProsePage] = []
    problems: list[Problem] = []
    for file in files:
        if file.meta is None:
            problems.append(_no_front_matter(file))
            continue
        places = Places(file.meta.locate, file.meta.locate_key)
        meta, found = validate_shape(ProseMeta, file.meta.value, places)
        problems += found
        if isinstance(meta, ProseMeta):
            name = file.path.removeprefix("content/").removesuffix(".md")
            pages.append(ProsePage(file.path, name, meta, file.body, file.body_line))
            problems += _said(file, meta)
    return tuple(pages), problems


def _said(file: Prose, meta: ProseMeta) -> list[Problem]:
    lines = tuple(file.body.split("\n"))

    def locate(path: tuple[str | int, ...]) -> Location:
        number = int(path[0])
        return Location(file.path, file.body_line + number, 1, max(1, len(lines[number])))

    found = check_texts(lines, locate)
    # The editors' handbook must be able to name the phrases that nobody may use.
    is_handbook = meta.kind == "contribute"
    return [p for p in found if not (is_handbook and p.code == codes.FORBIDDEN_PHRASE.id)]


def _no_front_matter(file: Prose) -> Problem:
    return codes.MISSING_FIELD.at(
        Location(file.path),
        "缺少页首信息",
        "第一行写 ---，然后写 title、summary、kind、updated_on，再写 ---",
    )
