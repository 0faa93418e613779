"""Where a field of a composed entry stands: in the entry's own file, or in the patch that changed it.

Comes in: an item, a path inside its value, the documents. Goes out: a `Location` that an editor can open.
"""

from collections.abc import Mapping

from kepu.model.catalog import Item
from kepu.problems import Location
from kepu.read import Document

Path = tuple[str | int, ...]
_VERBS = ("set", "append", "replace", "order", "remove")


def place_of(item: Item, path: Path, documents: Mapping[str, Document]) -> Location:
    """Find the line that an editor must change to change this field."""
    change = item.provenance.changes.get(str(path[0])) if path else None
    if change is not None and (patch := documents.get(change.path)) is not None:
        return patch.locate(_inside(patch, path))
    document = documents.get(item.provenance.path)
    return document.locate(path) if document else Location(item.provenance.path)


def _inside(patch: Document, path: Path) -> Path:
    """Find which verb of the patch wrote the field; list positions shift, so the field is enough."""
    for verb in _VERBS:
        if (verb, path[0]) in patch.values:
            return (verb, path[0])
    return ()
