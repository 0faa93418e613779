"""Positions that are looked for only when somebody asks: nearly every file has no problem to point at.

Takes a way to read a text with its positions; hands on mappings that do so, once, at the first question.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property

from .document import Document, Path, Span


class Later:
    """The positions in one text."""

    def __init__(self, read: Callable[[], Document | None]) -> None:
        self._read = read

    @cached_property
    def document(self) -> Document | None:
        """The text read with its positions."""
        return self._read()

    @property
    def keys(self) -> Mapping[Path, Span]:
        """Where each field's name stands."""
        return _Spans(lambda: self.document.keys if self.document else {})

    @property
    def values(self) -> Mapping[Path, Span]:
        """Where each value begins."""
        return _Spans(lambda: self.document.values if self.document else {})


class _Spans(Mapping[Path, Span]):
    def __init__(self, pick: Callable[[], Mapping[Path, Span]]) -> None:
        self._pick = pick

    def __getitem__(self, path: Path) -> Span:
        return self._pick()[path]

    def __iter__(self) -> Iterator[Path]:
        return iter(self._pick())

    def __len__(self) -> int:
        return len(self._pick())
