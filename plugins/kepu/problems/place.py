"""Places in the tree: a file, and where it matters a line, a column and a length.

Takes nothing but plain values, so that every room can name a place without knowing how it was
read. Paths are POSIX and relative to the root of the tree; absolute paths have no place here.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A stretch of one line in one file, counted from 1."""

    path: str
    """POSIX path relative to the root of the tree."""

    line: int = 0
    """Line number from 1; 0 means the whole file."""

    column: int = 0
    """Column from 1, in characters (not bytes, not display cells)."""

    length: int = 1
    """How many characters are meant."""

    def __str__(self) -> str:
        """Write the place the way editors and terminals make clickable."""
        if not self.line:
            return self.path
        return f"{self.path}:{self.line}:{self.column or 1}"
