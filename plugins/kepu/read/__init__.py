"""Files to text values with positions; knows YAML, folders and encodings, not meaning.

``read_tree`` reads a folder of the catalogue, ``read_prose`` a folder of Markdown,
``parse_document`` one YAML text. None of them raises: what is wrong comes back as problems.
"""

from .assets import Assets, read_assets, read_attachments, read_pictures
from .cache import ParseCache
from .decode import MAX_BYTES, MAX_ENTRY_BYTES, decode_bytes
from .document import Document, Path, Span, Value
from .hazards import find_hazards
from .parse import parse_document
from .prose import Prose, ProseTree, parse_prose, read_prose
from .tree import Tree, read_tree

__all__ = [
    "MAX_BYTES",
    "MAX_ENTRY_BYTES",
    "Assets",
    "Document",
    "ParseCache",
    "Path",
    "Prose",
    "ProseTree",
    "Span",
    "Tree",
    "Value",
    "decode_bytes",
    "find_hazards",
    "parse_document",
    "parse_prose",
    "read_assets",
    "read_attachments",
    "read_pictures",
    "read_prose",
    "read_tree",
]
