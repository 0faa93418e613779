"""Changed files as an editor thinks of them: which entry, which field, what it said and what it says.

Comes in: the texts of changed files, before and after. Goes out: `EntryEdit`s and answers to rules. A file that does
not hold up is compared line by line.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from kepu.model.kinds import Kind, kind_of_path
from kepu.pipeline.changes.labels import path_in_layer, say_place
from kepu.pipeline.changes.report import Answer, EntryEdit, PlaceEdit, Status
from kepu.plan.addresses import address_of, has_page, prose_address
from kepu.read.document import Value
from kepu.read.edits import Edit, edits_in_prose, edits_of, text_of
from kepu.read.parse import parse_document
from kepu.read.prose import parse_prose

Text = str | None
"""A file's text; None where there is no file."""
OwnerOf = Callable[[str], str]
"""Names the community or county that a path belongs to."""
TitleOf = Callable[[str, str], str]
"""Gives the title of an entry by kind and id; empty where there is none."""

_BOOKKEEPING = frozenset({"updated_on", "created_on", "allow"})
_TURNS = {
    "published": "重新发布",
    "withdrawn": "撤回",
    "archived": "存档",
    "draft": "改为草稿",
    "in-review": "改为审校中",
}
_LINES = "第 {} 行"
_LINE_BREAK = re.compile(r"\n")


@dataclass(frozen=True)
class Version:
    """One version of a file."""

    text: Text
    value: Mapping[str, Value]
    """Its fields, or those of its front matter; empty where it cannot be read."""
    body: str = ""
    is_sound: bool = True


def entry_edit(path: str, before: Text, after: Text, owner: OwnerOf, title: TitleOf) -> EntryEdit:
    """Compare two versions of a text file."""
    kind = kind_of_path(path_in_layer(path)) if path.startswith("catalog/") else None
    old, new = _version(path, before), _version(path, after)
    known = new.value or old.value
    turn = _turn(kind, old, new)
    words = frozenset(_leaves(old.value)) ^ frozenset(_leaves(new.value))
    # An entry that comes or goes as a whole is met in lists by its title.
    words |= {text_of(known.get("title"))} if turn else set()
    id = text_of(known.get("id")) or path.rpartition("/")[2].partition(".")[0]
    return EntryEdit(
        path=path,
        status=_status(before, after),
        kind=_kind_title(path, kind),
        id=id,
        title=_title(kind, known, path, title),
        owner=owner(path),
        edits=tuple(_edits(kind, old, new)),
        turn=turn,
        address=_address(path, kind, id),
        words=words,
    )


def file_edit(path: str, before: bytes | None, after: bytes | None, owner: OwnerOf) -> EntryEdit:
    """Compare two versions of an attachment or a picture, of which only the size can be said."""
    place = PlaceEdit("大小", _size(before), _size(after), is_bookkeeping=True)
    name = path.rpartition("/")[2]
    return EntryEdit(path, _status(before, after), "附件", name, name, owner(path), (place,))


def answers_of(path: str, before: Text, after: Text, title: str) -> Iterator[Answer]:
    """Yield the rules that a file is excused from now and was not before."""
    old, new = (_version(path, text).value.get("allow", ()) for text in (before, after))
    for answer in new if isinstance(new, tuple) else ():
        if isinstance(answer, dict) and answer not in old:
            yield Answer(path, title, text_of(answer.get("rule")), text_of(answer.get("why")))


def _version(path: str, text: Text) -> Version:
    if text is None or path.endswith(".svg"):
        return Version(text, {}, is_sound=not path.endswith(".svg"))
    if path.endswith(".md"):
        prose, _ = parse_prose(path, text)
        if prose is None:
            return Version(text, {}, is_sound=False)
        return Version(text, prose.meta.value if prose.meta else {}, prose.body)
    document, _ = parse_document(path, text)
    return Version(text, document.value) if document else Version(text, {}, is_sound=False)


def _leaves(value: Value | Mapping[str, Value]) -> Iterator[str]:
    match value:
        case str():
            yield value
        case tuple():
            for item in value:
                yield from _leaves(item)
        case _:
            for part in value.values():
                yield from _leaves(part)


def _edits(kind: Kind | None, old: Version, new: Version) -> Iterator[PlaceEdit]:
    if not (old.is_sound and new.is_sound):
        yield from _line_edits(old.text or "", new.text or "")
        return
    found = [*edits_of(dict(old.value), dict(new.value)), *edits_in_prose(old.body, new.body)]
    for edit in found:
        yield _place_edit(kind, edit)


def _place_edit(kind: Kind | None, edit: Edit) -> PlaceEdit:
    label = say_place(kind, edit.path)
    is_bookkeeping = bool(edit.path) and edit.path[0] in _BOOKKEEPING
    return PlaceEdit(label, edit.before, edit.after, is_bookkeeping)


def _line_edits(before: str, after: str) -> Iterator[PlaceEdit]:
    old, new = (tuple(_LINE_BREAK.split(text)) for text in (before, after))
    for edit in edits_of(old, new):
        number = next((step for step in edit.path if isinstance(step, int)), 0)
        yield PlaceEdit(_LINES.format(number + 1), edit.before, edit.after)


def _status(before: object, after: object) -> Status:
    if before is None:
        return "added"
    return "removed" if after is None else "changed"


def _kind_title(path: str, kind: Kind | None) -> str:
    if kind:
        return kind.title
    return "文章" if path.endswith(".md") and path.startswith("content/") else "文件"


def _title(kind: Kind | None, value: Mapping[str, Value], path: str, title: TitleOf) -> str:
    if kind and kind.name == "patch":
        found = title(text_of(value.get("kind")), text_of(value.get("id")))
        return found or text_of(value.get("id"))
    return text_of(value.get("title")) or path.rpartition("/")[2]


def _turn(kind: Kind | None, old: Version, new: Version) -> str:
    """Say what became of the entry as a whole."""
    hid, hides = (text_of(version.value.get("hide")) == "true" for version in (old, new))
    if kind and kind.name == "patch" and hid != hides:
        return "隐藏" if hides else "不再隐藏"
    was, now = (text_of(version.value.get("status")) or "published" for version in (old, new))
    if was != now and old.text is not None and new.text is not None:
        return _TURNS.get(now, "")
    return ""


def _address(path: str, kind: Kind | None, id: str) -> str:
    if path.startswith("content/") and path.endswith(".md"):
        return prose_address(path.removeprefix("content/").removesuffix(".md"))
    return address_of(kind.name, id) if kind and has_page(kind.name) else ""


def _size(content: bytes | None) -> str:
    return "" if content is None else f"{len(content) / 1024:.1f} KB"
