"""A YAML file as text values, each with its place in the file.

Takes what the parser found; hands on a frozen value. Every scalar is text exactly as written:
typing is the models' business, because only they know that ``12:30`` is an opening hour.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from kepu.problems import Location

Value = str | tuple["Value", ...] | dict[str, "Value"]
Path = tuple[str | int, ...]


class Span(NamedTuple):
    """A stretch of one line, counted from 1 in characters."""

    line: int
    column: int
    length: int


@dataclass(frozen=True, slots=True)
class Document:
    """One parsed file."""

    path: str
    """POSIX path relative to the root of the tree."""

    text: str
    """The whole file, decoded, with ``\\n`` line ends."""

    value: dict[str, Value]
    """The top-level mapping."""

    keys: Mapping[Path, Span]
    """Where each field's name stands, by the path that ends in that name."""

    values: Mapping[Path, Span]
    """Where each value begins, by its path; the root is ``()``."""

    def locate(self, path: Path) -> Location:
        """Give the place of a value, or of the nearest ancestor that exists."""
        while path and path not in self.values:
            path = path[:-1]
        return self._location(self.values[path])

    def locate_key(self, path: Path) -> Location:
        """Give the place of a field's name, or the nearest thing that stands for it."""
        while path and path not in self.keys and path not in self.values:
            path = path[:-1]
        return self._location(self.keys.get(path) or self.values[path])

    def _location(self, span: Span) -> Location:
        return Location(self.path, span.line, span.column, span.length)
