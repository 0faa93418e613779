"""Where a value of an entry stands: in the entry's own file, or in the patch that changed it.

Comes in: a path inside an entry's value, and the documents. Goes out: a `Location` that an editor can open, or
the path inside a patch. Positions in a list shift when a folder or a patch adds to it, so the value decides.
"""

from collections.abc import Mapping
from typing import Any

from kepu.model.catalog import Item
from kepu.problems import Location
from kepu.read import Document

Path = tuple[str | int, ...]
_VERBS = ("replace", "append", "set", "order", "remove", "unset")


def place_of(item: Item, path: Path, documents: Mapping[str, Document]) -> Location:
    """Find the line that an editor must change to change this value."""
    document, there = written_at(item, path, documents)
    return document.locate(there) if document else Location(item.provenance.path)


def written_at(
    item: Item, path: Path, documents: Mapping[str, Document]
) -> tuple[Document | None, Path]:
    """Find the file that holds a value, the entry's own or a patch, and the path inside it."""
    document = documents.get(item.provenance.path)
    change = item.provenance.changes.get(str(path[0])) if path else None
    patch = documents.get(change.path) if change else None
    if patch is not None and not (document and _stands_in(document, item.raw, path)):
        return patch, path_in_patch(patch.value, item.raw, path)
    if document is None:
        return None, ()
    return document, path_in_file(document.value, item.raw, path)


def path_in_file(written: Mapping[str, Any], raw: Mapping[str, Any], path: Path) -> Path:
    """Turn a path inside an entry's completed value into one inside its file."""
    field = str(path[0]) if path else ""
    # A drawing is one text whose lines have places of their own.
    if not _is_in_list(path) or isinstance(raw[field], str):
        return path
    here = _index_of(raw[field][path[1]], written.get(field))
    return (field,) if here is None else (field, here, *path[2:])


def path_in_patch(written: Mapping[str, Any], raw: Mapping[str, Any], path: Path) -> Path:
    """Turn a path inside a patched value into one inside the patch: the verb, the field, the item."""
    field = str(path[0]) if path else ""
    if _is_in_list(path):
        element = raw[field][path[1]]
        for verb in ("replace", "append", "set"):
            here = _index_of(element, _fields_of(written, verb).get(field))
            if here is not None:
                written_item = _fields_of(written, verb)[field][here]
                new = ("new",) if verb == "replace" and _is_exchange(written_item) else ()
                return (verb, field, here, *new, *path[2:])
    return _assigned(_fields_of(written, "set"), path) or _named(written, field)


def _assigned(fields: Mapping[str, Any], path: Path) -> Path:
    """Find the `set` line, which may name an inner field with dots."""
    for length in range(len(path), 0, -1):
        dotted = ".".join(map(str, path[:length]))
        if dotted in fields:
            return ("set", dotted, *path[length:])
    return ()


def _named(written: Mapping[str, Any], field: str) -> Path:
    for verb in _VERBS:
        for index, name in enumerate(written.get(verb, ())):
            if str(name).partition(".")[0] == field:
                return (verb, index if verb == "unset" else name)
    return ()


def _fields_of(written: Mapping[str, Any], verb: str) -> Mapping[str, Any]:
    fields = written.get(verb, {})
    return fields if isinstance(fields, Mapping) else {}


def _is_in_list(path: Path) -> bool:
    return len(path) > 1 and isinstance(path[1], int)


def _stands_in(document: Document, raw: Mapping[str, Any], path: Path) -> bool:
    if not _is_in_list(path):
        return False
    return _index_of(raw[str(path[0])][path[1]], document.value.get(str(path[0]))) is not None


def _index_of(element: Any, written: Any) -> int | None:
    if not isinstance(written, tuple):
        return None
    new = [item["new"] if _is_exchange(item) else item for item in written]
    return new.index(element) if element in new else None


def _is_exchange(item: Any) -> bool:
    return isinstance(item, Mapping) and item.keys() == {"old", "new"}
