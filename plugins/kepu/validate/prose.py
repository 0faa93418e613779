"""Markdown files of `content/`: their front matter, and what their text may not say.

Comes in: prose that `kepu.read` has read. Goes out: prose pages and problems.
"""

from collections.abc import Iterable, Mapping

from kepu.model.catalog import Item
from kepu.model.prose import ProseMeta, ProsePage
from kepu.problems import Location, Problem, codes
from kepu.read import Prose
from kepu.validate.shape import Places, validate_shape
from kepu.validate.wording.hotline_table import HotlineTable
from kepu.validate.wording.hotlines import Hotlines
from kepu.validate.wording.pages import check_prose


def validate_prose(
    files: Iterable[Prose], hotlines: Mapping[str, Item] | None = None
) -> tuple[tuple[ProsePage, ...], list[Problem]]:
    """Check every file's front matter and hand on the pages that hold up.

    `hotlines` are those of the base, which the numbers to call in a page must agree with.
    """
    numbers = Hotlines(HotlineTable.of(item.value for item in (hotlines or {}).values()))
    pages: list[ProsePage] = []
    problems: list[Problem] = []
    for file in files:
        if file.meta is None:
            problems.append(_no_front_matter(file))
            continue
        places = Places(file.meta.locate, file.meta.locate_key, file.meta.text)
        meta, found = validate_shape(ProseMeta, file.meta.value, places)
        problems += found
        if isinstance(meta, ProseMeta):
            name = file.path.removeprefix("content/").removesuffix(".md")
            pages.append(ProsePage(file.path, name, meta, file.body, file.body_line))
            problems += check_prose(file, meta, numbers)
    return tuple(pages), problems


def _no_front_matter(file: Prose) -> Problem:
    return codes.MISSING_FIELD.at(
        Location(file.path),
        "缺少页首信息",
        "第一行写 ---，然后写 title、summary、kind、updated_on，再写 ---",
    )
