"""The values of a text that nobody could find fault with, which is nearly every text.

Takes YAML text; hands on its values, or nothing as soon as anything might be said of it: then `parse` reads it again,
with positions. One loop without positions takes half the time, and what it lets pass is a part of what `parse` does.
"""

from collections.abc import Iterable
from itertools import islice

import yaml

from .characters import forbidden_in
from .document import Value
from .doubts import may_be_doubtful
from .scalars import doubt_key
from .yaml_events import MAX_DEPTH, MAX_NODES, YamlSyntaxError, yaml_events


def sound_values(text: str) -> dict[str, Value] | None:
    """Give the values of a text that is beyond doubt."""
    # A text that long is over the cap anyway, and would be read in vain.
    if text.count("\n") > MAX_NODES:
        return None
    try:
        return _Reading().read(yaml_events(text))
    except (_DoubtError, YamlSyntaxError):
        return None


class _DoubtError(Exception):
    """Something might be said of this text."""


class _Level:
    """A mapping or a list that is open."""

    __slots__ = ("fields", "items", "key", "line")

    def __init__(self, *, is_mapping: bool) -> None:
        self.fields: dict[str, Value] | None = {} if is_mapping else None
        self.items: list[Value] = []
        self.key: str | None = None
        self.line = 0

    def add(self, value: Value) -> None:
        if self.fields is None:
            self.items.append(value)
        elif self.key is None:
            raise _DoubtError
        else:
            self.fields[self.key] = value
            self.key = None


class _Reading:
    """One text, event by event."""

    def __init__(self) -> None:
        self._open: list[_Level] = []

    def read(self, events: Iterable[yaml.Event]) -> dict[str, Value]:
        root: dict[str, Value] | None = None
        # There are more events than nodes, so whatever is over the cap is certainly left to `parse`.
        capped = islice(events, MAX_NODES)
        for event in capped:
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._scalar(event)  # type: ignore[arg-type]
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                if root is not None or len(self._open) >= MAX_DEPTH:
                    raise _DoubtError
                self._begin(event)  # type: ignore[arg-type]
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                root = self._end()
            elif kind is yaml.AliasEvent:
                raise _DoubtError
        if root is None or next(iter(events), None) is not None:
            raise _DoubtError
        return root

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        value, style = event.value, event.style
        if event.tag is not None or event.anchor is not None or not self._open:
            raise _DoubtError
        if style == '"' and forbidden_in(value):
            raise _DoubtError
        level = self._open[-1]
        line = event.start_mark.line if event.start_mark else -1
        if level.fields is not None and level.key is None:
            if value in level.fields or (not style and (value == "<<" or doubt_key(value))):
                raise _DoubtError
            level.key, level.line = value, line
            return
        is_below_key = level.fields is not None and line != level.line
        if not style and (is_below_key or may_be_doubtful(event)):
            raise _DoubtError
        level.add(value)

    def _begin(self, event: yaml.CollectionStartEvent) -> None:
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        is_flow_list = not is_mapping and bool(event.flow_style)
        if event.tag is not None or event.anchor is not None or is_flow_list:
            raise _DoubtError
        if not is_mapping and not self._open:
            raise _DoubtError
        self._open.append(_Level(is_mapping=is_mapping))

    def _end(self) -> dict[str, Value] | None:
        """Close a level; give the whole once the outermost is closed."""
        level = self._open.pop()
        if not self._open:
            return level.fields
        self._open[-1].add(tuple(level.items) if level.fields is None else level.fields)
        return None
