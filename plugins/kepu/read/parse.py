"""YAML text to a document of text values with positions, or problems in words for editors.

Walks the parser's events instead of loading objects, because events carry positions and keep
every scalar as it was written. Refuses aliases, anchors, tags, merge keys, duplicate keys, keys
that are no text, several documents, and anything past the caps on depth, nodes and findings. No
text makes it raise.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import islice

import yaml

from kepu.problems import LineFix, Location, Problem, has_errors

from . import refusals
from .characters import describe, find_bad_characters, forbidden_in
from .decode import MAX_ENTRY_BYTES, too_large
from .document import Document, Path, Span, Value
from .doubts import Doubts, may_be_doubtful
from .finding import Finding
from .frame import Frame, MappingFrame, SequenceFrame
from .later import Later
from .scalars import doubt_key
from .sound import sound_values
from .syntax import explain_failure
from .yaml_events import (
    MAX_DEPTH,
    MAX_NODES,
    Failure,
    YamlSyntaxError,
    span_of,
    yaml_events,
)

MAX_FINDINGS = 100
"""Nobody reads more than this about one file, and a hostile file could hold a million."""


def parse_document(path: str, text: str) -> tuple[Document | None, tuple[Problem, ...]]:
    """Parse one file; the document is None if any problem is an error."""
    if len(text) > MAX_ENTRY_BYTES:
        return None, (too_large(path, len(text.encode("utf-8", "replace")), MAX_ENTRY_BYTES),)
    text = text.removeprefix("\ufeff")
    found = find_bad_characters(path, text)
    if has_errors(found):
        return None, found
    if not found and (values := sound_values(text)) is not None:
        return document_of(path, text, values), ()
    document, problems = _locate(path, text)
    return document, (*found, *problems)


def document_of(path: str, text: str, values: dict[str, Value]) -> Document:
    """Make the document of a sound text whose values are known; it looks for positions when somebody asks."""
    later = Later(lambda: _locate(path, text)[0])
    return Document(path, text, values, later.keys, later.values)


def _locate(path: str, text: str) -> tuple[Document | None, tuple[Problem, ...]]:
    """Read a text with its positions, and say what is wrong with it."""
    builder = _Builder(path, text)
    builder.run()
    problems = tuple(builder.problems)
    value = builder.value
    if has_errors(problems) or value is None:
        return None, problems
    return Document(path, text, value.fields, builder.keys, builder.values), problems


class _StopError(Exception):
    """The rest of the file is not worth reading."""


class _Builder:
    """Events in, values and positions out."""

    def __init__(self, path: str, text: str) -> None:
        self.value: MappingFrame | None = None
        self.keys: dict[Path, Span] = {}
        self.values: dict[Path, Span] = {}
        self.problems: list[Problem] = []
        self._path = path
        self._text = text
        self._frames: list[Frame] = []
        self._nodes = 0
        self._documents = 0
        self._doubts = Doubts(path, text)
        self._twice: tuple[Path, Span] | None = None
        """The field name that has just come for the second time in its mapping."""
        self._handlers: dict[type, Callable[..., None]] = {
            yaml.ScalarEvent: self._on_scalar,
            yaml.MappingStartEvent: self._on_mapping,
            yaml.SequenceStartEvent: self._on_sequence,
            yaml.MappingEndEvent: self._on_end,
            yaml.SequenceEndEvent: self._on_end,
            yaml.AliasEvent: self._on_alias,
            yaml.DocumentStartEvent: self._on_document,
        }

    def run(self) -> None:
        """Read the whole text."""
        try:
            for event in yaml_events(self._text):
                if handler := self._handlers.get(type(event)):
                    handler(event)
        except YamlSyntaxError as error:
            self._explain(error.failure)
        except _StopError:
            return
        if not self._documents and not self.problems:
            self.problems.append(refusals.EMPTY.at(Location(self._path)))

    def _on_scalar(self, event: yaml.ScalarEvent) -> None:
        self._count(event)
        if event.style == '"' and (char := forbidden_in(event.value)):
            code, noun = describe(char)
            self._report(Finding(code, *refusals.escaped(noun)), event)
        if not self._frames:
            self._refuse_root_text(event)
        frame = self._frames[-1]
        if isinstance(frame, MappingFrame) and frame.key is None:
            self._on_key(frame, event)
        else:
            self._on_value(frame, event)

    def _on_value(self, frame: Frame, event: yaml.ScalarEvent) -> None:
        span = span_of(event)
        self.values[frame.next_path()] = span
        if not event.style:
            below_key = isinstance(frame, MappingFrame) and span.line != frame.key_line
            if below_key or frame.flow_list or may_be_doubtful(event):
                flow = frame.flow_list
                self._note(self._doubts.about(event, in_flow_list=flow, below_key=below_key))
        if self._twice:
            self._offer_removal(frame, event)
        frame.add(event.value)

    def _offer_removal(self, frame: Frame, event: yaml.ScalarEvent) -> None:
        """Let the second of two equal lines be taken out."""
        twice, self._twice = self._twice, None
        if not (twice and isinstance(frame, MappingFrame) and frame.next_path() == twice[0]):
            return
        if frame.fields[frame.key or ""] == event.value:
            fix = self._doubts.removal(twice[1], event)
            advice = "两处写的一样，删掉这一行。" if fix else self.problems[-1].advice
            self.problems[-1] = replace(self.problems[-1], advice=advice, fix=fix)

    def _note(self, problems: Iterable[Problem]) -> None:
        """Keep what is no reason to stop reading, up to the cap."""
        self.problems += islice(problems, max(0, MAX_FINDINGS - len(self.problems)))

    def _on_key(self, frame: MappingFrame, event: yaml.ScalarEvent) -> None:
        key, span = event.value, span_of(event)
        path = (*frame.path, key)
        if key == "<<" and not event.style:
            self._report(refusals.MERGE_KEY, event)
        elif key in frame.fields:
            self._report(refusals.duplicate_key(key, self.keys[path].line), event)
            self._twice = path, span
        elif not event.style and (doubt := doubt_key(key)):
            self._report(doubt, event)
        self.keys.setdefault(path, span)
        frame.key, frame.key_line = key, span.line

    def _on_mapping(self, event: yaml.MappingStartEvent) -> None:
        frame = MappingFrame(self._enter(event))
        self.value = self.value or frame
        self._push(frame, event)

    def _on_sequence(self, event: yaml.SequenceStartEvent) -> None:
        path = self._enter(event)
        if not self._frames:
            self._stop(refusals.ROOT_IS_LIST, event)
        self._push(SequenceFrame(path, flow=bool(event.flow_style)), event)

    def _enter(self, event: yaml.CollectionStartEvent) -> Path:
        """Give the path of a collection that begins here."""
        self._count(event)
        if not self._frames:
            return ()
        frame = self._frames[-1]
        if isinstance(frame, MappingFrame) and frame.key is None:
            self._stop(refusals.KEY_NOT_TEXT, event)
        return frame.next_path()

    def _push(self, frame: Frame, event: yaml.CollectionStartEvent) -> None:
        self.values[frame.path] = span_of(event)
        self._frames.append(frame)
        if len(self._frames) > MAX_DEPTH:
            self._stop(refusals.too_deep(MAX_DEPTH), event)

    def _on_end(self, _event: yaml.CollectionEndEvent) -> None:
        frame = self._frames.pop()
        if isinstance(frame, SequenceFrame) and frame.flow_list and len(frame.items) == 1:
            self._doubt_lone_item(frame)
        if self._frames:
            self._frames[-1].add(frame.result())

    def _doubt_lone_item(self, frame: SequenceFrame) -> None:
        item, span = frame.items[0], self.values.get((*frame.path, 0))
        if isinstance(item, str) and span:
            self._note(self._doubts.about_lone_item(item, span))

    def _on_alias(self, event: yaml.AliasEvent) -> None:
        is_text = f"&{event.anchor}" not in self._text
        fix = self._doubts.quoting(event) if is_text else None
        self._report(refusals.alias(event.anchor or ""), event, fix)
        if not self._frames:
            raise _StopError
        frame = self._frames[-1]
        if isinstance(frame, MappingFrame) and frame.key is None:
            frame.key = f"*{event.anchor}"
        else:
            frame.add("")

    def _on_document(self, event: yaml.DocumentStartEvent) -> None:
        self._documents += 1
        if self._documents > 1:
            self._stop(refusals.SEVERAL_DOCUMENTS, event)

    def _count(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        """Hold a node against the cap and refuse what is tacked on to it."""
        self._nodes += 1
        if self._nodes > MAX_NODES:
            self._stop(refusals.too_many_nodes(MAX_NODES), event)
        if event.tag is not None:
            self._report(refusals.TAG, event, self._doubts.quoting(event))
        if event.anchor is not None:
            is_text = f"*{event.anchor}" not in self._text
            fix = self._doubts.quoting(event) if is_text else None
            self._report(refusals.anchor(event.anchor), event, fix)

    def _refuse_root_text(self, event: yaml.ScalarEvent) -> None:
        if not event.value and not event.style:
            self.problems.append(refusals.EMPTY.at(Location(self._path)))
        elif not event.style:
            self._explain(Failure.at_root(span_of(event)))
        else:
            self._report(refusals.ROOT_IS_TEXT, event)
        raise _StopError

    def _explain(self, failure: Failure) -> None:
        """Report a failure; what was only suspected so far may be its doing."""
        slips = explain_failure(self._path, self._text, failure)
        lines = {slip.place[:2] for slip in slips}
        sure = [each for each in self.problems if each.is_error and each.place[:2] not in lines]
        self.problems = sure + slips

    def _report(self, finding: Finding, event: yaml.Event, fix: LineFix | None = None) -> None:
        self.problems.append(finding.at(Location(self._path, *span_of(event)), fix=fix))
        if len(self.problems) >= MAX_FINDINGS:
            raise _StopError

    def _stop(self, finding: Finding, event: yaml.Event) -> None:
        self._report(finding, event)
        raise _StopError
