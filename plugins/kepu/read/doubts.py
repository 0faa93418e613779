"""Doubts about single values, at their place and with their mends.

Takes a file's lines and what the parser found on them; hands on problems. What is doubtful is for
`scalars` and `swallowed` to say; where it stands and how the line should read is said here.
"""

from collections.abc import Iterator

import yaml

from kepu.problems import LineFix, Location, Problem, Severity

from .document import Span
from .line_hints import quoted
from .scalars import QUOTES, Doubt, doubt_head, doubt_lone_item, doubt_plain
from .swallowed import find_swallowed
from .yaml_events import end_of, span_of


def may_be_doubtful(event: yaml.ScalarEvent) -> bool:
    """Tell quickly whether an unquoted value of its own line is worth a look."""
    start, end = event.start_mark, event.end_mark
    is_long = start is None or end is None or start.line != end.line
    return is_long or event.value[:1] in QUOTES


class Doubts:
    """What may be wrong with the values of one file."""

    def __init__(self, path: str, text: str) -> None:
        self._path = path
        # The parser places what is missing at the end on a line that is not there.
        self._lines = [*text.split("\n"), ""]

    def about(
        self, event: yaml.ScalarEvent, *, in_flow_list: bool, below_key: bool
    ) -> Iterator[Problem]:
        """Doubt an unquoted value."""
        span, last = span_of(event), end_of(event)[0]
        head = self._lines[span.line - 1][span.column - 1 :].rstrip()
        if below_key and (doubt := doubt_head(head)):
            yield self._problem(doubt, Span(span.line, span.column, len(head)))
            yield from self._alike(range(span.line + 1, last + 1))
        elif doubt := doubt_plain(event.value, in_flow_list=in_flow_list):
            yield self._problem(doubt if span.line == last else Doubt(doubt.finding), span)
        elif span.line < last:
            for number, finding, line in find_swallowed(self._lines, span.line, last):
                fix = LineFix(number, self._lines[number - 1], line) if line else None
                yield finding.at(Location(self._path, *self._body(number)), fix=fix)

    def about_lone_item(self, item: str, span: Span) -> Iterator[Problem]:
        """Doubt the one text of a list in brackets."""
        is_quoted = self._lines[span.line - 1].startswith(('"', "'"), span.column - 1)
        is_known = doubt_plain(item, in_flow_list=True)
        if not is_quoted and not is_known and (doubt := doubt_lone_item(item)):
            yield self._problem(doubt, span)

    def quoting(self, event: yaml.Event) -> LineFix | None:
        """Mend a value that only looks like a mark of YAML's: put quotes around the whole of it."""
        span = span_of(event)
        line = self._lines[span.line - 1]
        value = line[span.column - 1 :]
        is_scalar = isinstance(event, yaml.ScalarEvent | yaml.AliasEvent)
        if not is_scalar or value.startswith("!!") or end_of(event) != (span.line, len(line) + 1):
            return None
        return LineFix(span.line, line, line[: span.column - 1] + quoted(value))

    def removal(self, key: Span, event: yaml.ScalarEvent) -> LineFix | None:
        """Take out a line that holds one field and nothing else."""
        line = self._lines[key.line - 1]
        last, column = end_of(event)
        is_alone = not line[: key.column - 1].strip() and not line[column - 1 :].strip()
        return LineFix(key.line, line, None) if is_alone and last == key.line else None

    def _alike(self, numbers: range) -> Iterator[Problem]:
        """Doubt the lines below a doubtful one, which are part of the same value."""
        for number in numbers:
            span = self._body(number)
            body = self._lines[number - 1].strip()
            if (doubt := doubt_head(body)) and doubt.written != body:
                yield self._problem(doubt, span)

    def _problem(self, doubt: Doubt, span: Span) -> Problem:
        fix = None
        if doubt.written is not None:
            line, start = self._lines[span.line - 1], span.column - 1
            mended = line[:start] + doubt.written + line[start + span.length :]
            fix = LineFix(span.line, line, mended)
        return doubt.finding.at(Location(self._path, *span), Severity.WARNING, fix)

    def _body(self, number: int) -> Span:
        """Give the whole of a line without its indent."""
        line = self._lines[number - 1]
        body = line.strip()
        return Span(number, line.index(body) + 1, max(len(body), 1))
