"""The HTML of a page as a list of blocks: what a reader would call a heading, a paragraph, a line of a list or table.

Takes the body of a rendered page; hands on plain texts in reading order. Where links lead counts as part of a block;
drawings are told apart by what they are made of, and data for scripts by its leaves.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser

_PHRASES = ("a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "ins")
_MARKS = (
    "kbd",
    "mark",
    "q",
    "s",
    "samp",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "time",
    "u",
    "var",
)
_PIECES = ("br", "wbr", "img", "input", "button", "label", "output", "td", "th")
_INLINE = frozenset((*_PHRASES, *_MARKS, *_PIECES))
"""Elements that do not end the block they stand in; the cells of a row are one block."""
_NAMES = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "标题"),
    **dict.fromkeys(("li", "dt", "dd"), "列表项"),
    **dict.fromkeys(("tr", "caption"), "表格"),
    "figcaption": "图注",
    "summary": "折叠标题",
}
_VOID = frozenset(("br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"))
PARAGRAPH, DRAWING, DATA = "段落", "图画", "互动内容"


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of a page."""

    kind: str
    text: str
    links: tuple[str, ...] = ()
    """Where its links lead, in order."""
    mark: str = ""
    """What tells two drawings of one name apart."""


def blocks_of(html: str) -> tuple[Block, ...]:
    """Split the body of a page into blocks."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.flush()
    return tuple(reader.blocks)


class _Reader(HTMLParser):
    """Collects text until an element begins or ends that is not part of a line."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self._text: list[str] = []
        self._links: list[str] = []
        self._open: list[str] = []
        self._icon = 0
        """How many elements are open within an icon, which says nothing that a word beside it does not."""
        self._drawing: list[str] = []
        self._drawn: list[str] = []
        """What a drawing is made of, and the words in it."""
        self._data: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag not in _VOID:
            self._open.append(tag)
        if self._drawing or tag == "svg":
            self._drawing.append(self.get_starttag_text() or "")
        elif tag not in _INLINE:
            self.flush(within=self._open[:-1])
        if self._icon or "icon" in given.get("class", "").split():
            self._icon += tag not in _VOID
        if tag == "script" and given.get("type") == "application/json":
            self._data = []
        self._take(tag, given)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._drawing:
            self._drawing.append(self.get_starttag_text() or "")
        else:
            self._take(tag, {name: value or "" for name, value in attrs})

    def handle_endtag(self, tag: str) -> None:
        if self._drawing:
            self._drawing.append(f"</{tag}>")
            if tag == "svg":
                self._end_drawing()
        elif tag == "script":
            self.blocks += _leaves("".join(self._data or ()))
            self._data = None
        elif tag not in _INLINE:
            self.flush(within=self._open)
        self._close(tag)

    def handle_data(self, data: str) -> None:
        if self._drawing:
            self._drawing.append(data)
            self._drawn.append(data)
        elif self._data is not None:
            self._data.append(data)
        elif self._open[-1:] not in (["script"], ["style"]):
            self._text.append(data)

    def flush(self, within: Sequence[str] = ()) -> None:
        """End the block that is being read, which stands within these elements."""
        text = " ".join("".join(self._text).split())
        if text or self._links:
            kind = next((_NAMES[tag] for tag in reversed(within) if tag in _NAMES), PARAGRAPH)
            self.blocks.append(Block(kind, text, tuple(self._links)))
        self._text, self._links = [], []

    def _take(self, tag: str, given: Mapping[str, str]) -> None:
        """Take what a reader gets from an element and its attributes."""
        if tag == "br":
            self._text.append(" ")
        elif tag in {"td", "th"}:
            self._text += [" | "] if self._text else []
        elif tag == "a" and given.get("href"):
            self._links.append(given["href"])
        elif tag == "img":
            self._text.append(f"（图：{given.get('alt', '')}）")
            self._links.append(given.get("src", ""))

    def _close(self, tag: str) -> None:
        if tag in self._open:
            while self._open.pop() != tag:
                pass
            self._icon = max(0, self._icon - 1)

    def _end_drawing(self) -> None:
        source, words = "".join(self._drawing), " ".join("".join(self._drawn).split())
        self._drawing, self._drawn = [], []
        if not self._icon:
            mark = hashlib.sha256(source.encode()).hexdigest()
            self.blocks.append(Block(DRAWING, words, (), mark))


def _leaves(source: str) -> Iterator[Block]:
    """Read the data of an exhibit, one block for each text and number in it."""
    if source.strip():
        yield from _walk(json.loads(source), "")


def _walk(data: object, name: str) -> Iterator[Block]:
    match data:
        case dict():
            for key, value in data.items():
                yield from _walk(value, f"{name}.{key}" if name else str(key))
        case list():
            for number, value in enumerate(data, start=1):
                yield from _walk(value, f"{name}[{number}]")
        case _:
            yield Block(DATA, f"{name} = {data}")
