"""Texts that would break a build: too tangled for Markdown, or like the marks that pages are cut at.

Comes in: documents and prose that could be read. Goes out: problems at the field or line. Every text is looked at,
whatever its field means, because both faults lie far outside of what anybody writes on purpose.
"""

from collections.abc import Iterable, Iterator

from kepu.model.sentinel import holds_sentinel
from kepu.model.tangle import find_tangle
from kepu.problems import Location, Problem, codes

from .document import Document, Path, Value
from .picture import is_picture
from .prose import Prose


def find_hazards(documents: Iterable[Document], prose: Iterable[Prose]) -> list[Problem]:
    """Report every text that no page can show."""
    pages = list(prose)
    metas = [page.meta for page in pages if page.meta]
    found = [problem for document in (*documents, *metas) for problem in _in_document(document)]
    return found + [problem for page in pages for problem in _in_body(page)]


def _in_document(document: Document) -> Iterator[Problem]:
    if not _is_suspect(document):
        return
    for path, text in _texts(document.value):
        if not is_picture(document.path) and (tangle := find_tangle(text)):
            yield codes.BAD_VALUE.at(document.locate(path), tangle.message, tangle.advice)
        if holds_sentinel(text):
            yield _reserved(document.locate(path))


def _is_suspect(document: Document) -> bool:
    """Tell whether it is worth looking at each text and its place; for nearly no document it is."""
    # A drawing never goes through Markdown, and is all angle brackets.
    is_drawn = is_picture(document.path)
    left: list[Value] = [document.value]
    while left:
        value = left.pop()
        if isinstance(value, str):
            if _is_suspect_text(value, is_drawn=is_drawn):
                return True
        elif isinstance(value, dict):
            left += value
            left += value.values()
        else:
            left += value
    return False


def _is_suspect_text(text: str, *, is_drawn: bool) -> bool:
    # Every mark holds an underscore, or the sign that a reference or an escape for one begins with.
    may_be_marked = "_" in text or "&" in text or "\\" in text
    return (may_be_marked and holds_sentinel(text)) or (not is_drawn and bool(find_tangle(text)))


def _in_body(page: Prose) -> Iterator[Problem]:
    if tangle := find_tangle(page.body):
        where = Location(page.path, page.body_line + tangle.line, 1)
        yield codes.BAD_VALUE.at(where, tangle.message, tangle.advice)
    for number, line in enumerate(page.body.split("\n")):
        if holds_sentinel(line):
            yield _reserved(Location(page.path, page.body_line + number, 1))


def _reserved(where: Location) -> Problem:
    message = "这段文字里有程序留作他用的记号（KePuSLoT_ 或 _toLSuPeK）。"
    return codes.BAD_VALUE.at(where, message, "删掉这个记号。")


def _texts(value: Value, path: Path = ()) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            # A field's name is text too, and some pages show it.
            yield from _texts(key, (*path, key))
            yield from _texts(inner, (*path, key))
    else:
        for index, inner in enumerate(value):
            yield from _texts(inner, (*path, index))
