"""The one door to PyYAML: the events of a text, and its complaints as plain values.

Takes text free of forbidden characters; hands on events one by one, so that a reader can stop at
a cap before the rest is parsed. Raises only ``YamlSyntaxError``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from .document import Span

MAX_DEPTH = 32
"""Nested mappings and sequences; catalogue entries need six."""

MAX_NODES = 10_000
"""Scalars and collections in one file; the longest exhibit has seven hundred."""

# The C parser is ten times as fast; some builds of PyYAML lack it.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_OPENERS = ("while scanning a quoted scalar", "while parsing a flow", "while scanning a simple key")
_OPENING = frozenset({yaml.MappingStartEvent, yaml.SequenceStartEvent})
_CLOSING = frozenset({yaml.MappingEndEvent, yaml.SequenceEndEvent})
_NOT_A_MAPPING = "the top level is not a mapping"


@dataclass(frozen=True, slots=True)
class Failure:
    """Where the parser stuck; lines and columns count from 1."""

    line: int
    column: int
    reason: str
    context: str = ""
    context_line: int = 0
    context_column: int = 0
    sound_line: int = 0
    """Where the last thing begins that the parser took in before it stuck."""

    @classmethod
    def at_root(cls, span: Span) -> "Failure":
        """Describe a text that is YAML, but no mapping."""
        return cls(span.line, span.column, _NOT_A_MAPPING)

    @classmethod
    def of(cls, error: yaml.YAMLError, last: yaml.Event | None) -> "Failure":
        """Read PyYAML's marks."""
        mark = getattr(error, "problem_mark", None)
        begun = getattr(error, "context_mark", None) or mark
        if mark is None or begun is None:
            return cls(0, 0, str(error))
        reason, context = getattr(error, "problem", ""), getattr(error, "context", "")
        return cls(
            mark.line + 1,
            mark.column + 1,
            reason or "",
            context or "",
            begun.line + 1,
            begun.column + 1,
            last.start_mark.line + 1 if last and last.start_mark else 0,
        )

    @property
    def at_top(self) -> bool:
        """Tell whether the text is YAML, but no mapping."""
        return self.reason == _NOT_A_MAPPING

    @property
    def reach(self) -> tuple[int, int]:
        """Give how far the text is known to be sound.

        Where something was never closed that is its opening, not the place where the parser at
        last gave up on it.
        """
        if self.opened_line:
            return self.opened_line, self.context_column
        return self.line, self.column

    @property
    def begun_line(self) -> int:
        """Give the line on which the inner mapping or list begins that the parser is in, or 0."""
        is_inner = self.context.startswith("while parsing a block") and self.context_column > 1
        return self.context_line if is_inner else 0

    @property
    def opened_line(self) -> int:
        """Give the line of what was never closed, or 0."""
        return self.context_line if self.context.startswith(_OPENERS) else 0


class YamlSyntaxError(Exception):
    """The parser could not read on."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.reason)
        self.failure = failure


def yaml_events(text: str) -> Iterator[yaml.Event]:
    """Yield the parser's events.

    Raises:
        YamlSyntaxError: The text is not YAML from some point on.
    """
    event = None
    try:
        # Not yaml.parse(): it asks the parser twice for every event.
        take = _LOADER(text).get_event
        while (found := take()) is not None:
            event = found
            yield event
    except yaml.YAMLError as error:
        raise YamlSyntaxError(Failure.of(error, event)) from error


def yaml_tokens(text: str) -> Iterator[yaml.Token]:
    """Yield the scanner's tokens up to where it sticks; they reach further than the events."""
    try:
        yield from yaml.scan(text, Loader=_LOADER)
    except yaml.YAMLError:
        return


def find_failure(text: str) -> Failure | None:
    """Tell where the parser sticks, if anywhere before the caps."""
    depth = 0
    try:
        for nodes, event in enumerate(yaml_events(text)):
            kind = type(event)
            if kind is yaml.ScalarEvent:
                if not depth:
                    return Failure.at_root(span_of(event))
            elif kind in _OPENING:
                depth += 1
            elif kind in _CLOSING:
                depth -= 1
            if depth > MAX_DEPTH or nodes > MAX_NODES:
                break
    except YamlSyntaxError as error:
        return error.failure
    return None


def span_of(event: yaml.Event) -> Span:
    """Give the stretch of an event on its first line."""
    start, end = event.start_mark, event.end_mark
    if start is None or end is None:
        return Span(1, 1, 1)
    # Asked for every value of every file, so written out.
    line, column = start.line, start.column
    length = end.column - column if end.line == line else 1
    return Span(line + 1, column + 1, max(length, 1))


def end_of(event: yaml.Event) -> tuple[int, int]:
    """Give the line on which an event ends, and the column behind it."""
    mark = event.end_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)
