"""A mapping or sequence that the parser has entered and not yet left.

Takes values in the order of the file; hands on a dict or a tuple. The first of two equal keys
stays: the parser reports the second.
"""

from .document import Path, Value


class MappingFrame:
    """An open mapping."""

    __slots__ = ("fields", "flow_list", "key", "key_line", "path")

    def __init__(self, path: Path) -> None:
        self.path = path
        self.fields: dict[str, Value] = {}
        self.key: str | None = None
        self.key_line = 0
        self.flow_list = False

    def next_path(self) -> Path:
        """Give the path of the value to come."""
        return (*self.path, self.key or "")

    def add(self, value: Value) -> None:
        """Give the field that was named last its value."""
        self.fields.setdefault(self.key or "", value)
        self.key = None

    def result(self) -> Value:
        """Give the finished mapping."""
        return self.fields


class SequenceFrame:
    """An open sequence."""

    __slots__ = ("flow_list", "items", "path")

    def __init__(self, path: Path, *, flow: bool) -> None:
        self.path = path
        self.items: list[Value] = []
        self.flow_list = flow

    def next_path(self) -> Path:
        """Give the path of the item to come."""
        return (*self.path, len(self.items))

    def add(self, value: Value) -> None:
        """Append an item."""
        self.items.append(value)

    def result(self) -> Value:
        """Give the finished sequence."""
        return tuple(self.items)


Frame = MappingFrame | SequenceFrame
