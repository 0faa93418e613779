"""A drawing's file as a document: its id is its name, its one value the whole text.

Comes in: path and decoded text of an `.svg` file. Goes out: a `Document` in which every line has a place, so that
whoever understands drawings can point at one.
"""

from .document import Document, Path, Span

FOLDER = "hall/pictures"
"""Where drawings lie inside a layer."""


def is_picture(path: str) -> bool:
    """Tell whether a path below the tree's root is that of a drawing."""
    folder, _, name = path.rpartition("/")
    return name.endswith(".svg") and folder.endswith(f"/{FOLDER}")


def picture_document(path: str, text: str) -> Document:
    """Make the document of a drawing."""
    id = path.rpartition("/")[2].removesuffix(".svg")
    lines = text.split("\n")
    at: dict[Path, Span] = {
        ("drawing", number): Span(number, 1, len(line)) for number, line in enumerate(lines, 1)
    }
    whole = Span(1, 1, len(lines[0]))
    values = {(): whole, ("id",): whole, ("drawing",): whole, **at}
    return Document(path, text, {"id": id, "drawing": text}, {}, values)
