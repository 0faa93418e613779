"""A drawing: the small part of SVG that pictures of the hall may use, and nothing that a browser would run or fetch.

Comes in: the text of an SVG file. Goes out: a `Drawing`, a tree of known elements with known attributes. Refuses, at
its line, everything else: scripts, styles, links, embedded images, entities. Nothing is cleaned in silence, because a
drawing that has lost a part may say the opposite.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NoReturn
from xml.parsers import expat

from kepu.model.scalars import refuse

MAX_LENGTH = 40_000
"""Characters; a picture that needs more is too heavy for an old phone."""
_MAX_SHAPES = 2000
_DEEPEST = 12
_WORD_LIMITS = {"title": 60, "desc": 300}

_SHAPES = frozenset(
    {"g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan"}
)
_HOLDERS = {"svg": _SHAPES - {"tspan"}, "g": _SHAPES - {"tspan"}}
_HOLDERS |= dict.fromkeys(("text", "tspan"), frozenset({"tspan"}))
"""Element → what may stand in it; a browser draws nothing of what stands elsewhere."""
_WORDS = frozenset(_WORD_LIMITS)
# Nothing here is ever given back once it has matched: a long value that is wrong must not take long to refuse.
_NUMBER = r"[-+]?+(?:[0-9]++(?:\.[0-9]++)?+|\.[0-9]++)(?:e[-+]?[0-9]++)?+"
_LENGTHS = (
    "x", "y", "width", "height", "rx", "ry", "cx", "cy", "r", "x1", "y1", "x2", "y2", "dx", "dy",
    "stroke-width", "opacity", "fill-opacity", "stroke-opacity", "font-size",
)  # fmt: skip
_NUMBERS = rf"{_NUMBER}(?:[\s,]++{_NUMBER})*+"
_COLOUR = "none|currentColor|#[0-9a-fA-F]{3}(?:[0-9a-fA-F]{3})?"
_ATTRIBUTES = {
    **dict.fromkeys(_LENGTHS, _NUMBER),
    "d": r"[MmLlHhVvCcSsQqTtAaZz0-9eE\s,.+-]*",
    "points": rf"{_NUMBERS}",
    "transform": rf"(?:\s*+(?:translate|scale|rotate|skewX|skewY|matrix)\(\s*+{_NUMBERS}\s*+\)\s*+,?)*+",
    "fill": _COLOUR,
    "stroke": _COLOUR,
    "stroke-linecap": "butt|round|square",
    "stroke-linejoin": "miter|round|bevel",
    "stroke-dasharray": rf"none|{_NUMBERS}",
    "fill-rule": "nonzero|evenodd",
    "font-weight": "normal|bold|[1-9]00",
    "text-anchor": "start|middle|end",
    "id": "[a-z0-9]+(?:-[a-z0-9]+)*",
}
"""Attribute → how its value may be spelt."""
_IS_RIGHT = {name: re.compile(pattern).fullmatch for name, pattern in _ATTRIBUTES.items()}
_VIEW_BOX = re.compile(r"0 0 ([1-9][0-9]{1,3}) ([1-9][0-9]{1,3})")
_SVG = "http://www.w3.org/2000/svg"


@dataclass(frozen=True, slots=True)
class Shape:
    """One element of a drawing."""

    name: str
    attributes: tuple[tuple[str, str], ...]
    children: "tuple[Shape | str, ...]"

    @property
    def spot(self) -> str:
        """The id that an exhibit finds it by; empty for most."""
        return dict(self.attributes).get("id", "")


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Drawing:
    """A drawing that holds nothing but shapes and words. Two of the same text are the same."""

    title: str
    description: str
    width: int
    height: int
    shapes: tuple[Shape, ...]
    digest: str
    """A hash of the text it was read from."""

    def __repr__(self) -> str:
        # A page's fingerprint prints everything the page shows; a hash says as much as ten thousand characters.
        return f"Drawing({self.digest})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Drawing) and self.digest == other.digest

    def __hash__(self) -> int:
        return hash(self.digest)

    @property
    def spots(self) -> frozenset[str]:
        """The ids of the things in it that can be pointed at."""
        return frozenset(shape.spot for shape in walk(self.shapes) if shape.spot)


def walk(shapes: "tuple[Shape | str, ...]") -> Iterator[Shape]:
    """Yield every shape, parents before children."""
    for shape in shapes:
        if isinstance(shape, Shape):
            yield shape
            yield from walk(shape.children)


def parse_drawing(text: str) -> Drawing:
    """Read a drawing.

    Raises:
        PydanticCustomError: it is no SVG, or holds something that a picture may not hold; the message is for an
            editor and `at` names the line.
    """
    if len(text) > MAX_LENGTH:
        _fail(1, f"图画有 {len(text)} 个字符，最多 {MAX_LENGTH} 个；请少画些细节")
    builder = _Builder()
    try:
        builder.parse(text)
    except expat.ExpatError as error:
        _fail(error.lineno, "这里的 SVG 写法不完整，多半是标签没有收尾")
    return builder.drawing(hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest())


def _fail(line: int, message: str) -> NoReturn:
    raise refuse("not_a_drawing", message, line)


@dataclass(slots=True)
class _Open:
    name: str
    attributes: tuple[tuple[str, str], ...]
    children: "list[Shape | str]" = field(default_factory=list)


class _Builder:
    """Builds the tree from expat's events; what is not known is refused where it begins."""

    def __init__(self) -> None:
        self._open: list[_Open] = []
        self._root: _Open | None = None
        self._words: dict[str, str] = {}
        self._spots: set[str] = set()
        self._count = 0
        self._parser = parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = self._doctype
        parser.ProcessingInstructionHandler = self._instruction

    def parse(self, text: str) -> None:
        self._parser.Parse(text, True)  # noqa: FBT003 - expat takes no keywords

    def drawing(self, digest: str) -> Drawing:
        root = self._root
        size = _VIEW_BOX.fullmatch(dict(root.attributes).get("viewBox", "")) if root else None
        if not root or not size:
            _fail(1, '<svg> 要写 viewBox="0 0 宽 高"，例如 viewBox="0 0 800 500"')
        for name, noun in (("title", "图画的名称"), ("desc", "图画的描述，给看不见的人")):
            if not self._words.get(name):
                _fail(1, f"缺少 <{name}>：{noun}，放在 <svg> 里最前面")
        shapes = tuple(child for child in root.children if isinstance(child, Shape))
        title, description = self._words["title"], self._words["desc"]
        return Drawing(title, description, int(size[1]), int(size[2]), shapes, digest)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, local = name.rpartition(" ")
        if namespace != _SVG:
            self._refuse(f'<{local}> 不是 SVG 的图形；根元素要写 <svg xmlns="{_SVG}">')
        if not self._open:
            self._start_root(local, attributes)
            return
        if local not in _SHAPES | _WORDS:
            self._refuse(f"图画里不能有 <{local}>；只用：{'、'.join(sorted(_SHAPES))}")
        holder = self._open[-1].name
        if local in _WORDS and (holder != "svg" or local in self._words):
            self._refuse(f"<{local}> 只写一次，放在 <svg> 里最前面")
        if local in _SHAPES and local not in _HOLDERS.get(holder, ()):
            self._refuse(f"<{local}> 不能放在 <{holder}> 里，画不出来")
        self._count += 1
        if self._count > _MAX_SHAPES or len(self._open) > _DEEPEST:
            self._refuse("图形太多或套得太深，请简化")
        self._open.append(_Open(local, self._checked(attributes)))

    def _checked(self, attributes: dict[str, str]) -> tuple[tuple[str, str], ...]:
        kept = tuple(sorted(attributes.items()))
        for name, value in kept:
            is_right = _IS_RIGHT.get(name)
            if not is_right or not is_right(value):
                self._refuse_attribute(name, value)
        if spot := attributes.get("id"):
            self._add_spot(spot)
        return kept

    def _start_root(self, name: str, attributes: dict[str, str]) -> None:
        if name != "svg":
            self._refuse("最外层要是 <svg>")
        for attribute in attributes:
            if attribute != "viewBox":
                self._refuse(f"<svg> 只写 xmlns 和 viewBox，请去掉 {attribute}")
        self._open.append(_Open(name, tuple(attributes.items())))

    def _refuse_attribute(self, name: str, value: str) -> NoReturn:
        if name not in _ATTRIBUTES:
            self._refuse(f"图形不能有 {name} 这个属性；颜色用 fill、stroke，位置用 x、y、d 等")
        self._refuse(f"{name} 的值“{value[:20]}”写得不对")

    def _add_spot(self, spot: str) -> None:
        if spot in self._spots:
            self._refuse(f"有两个 id 都叫 {spot}")
        self._spots.add(spot)

    def _end(self, _: str) -> None:
        ended = self._open.pop()
        if not self._open:
            self._root = ended
        elif ended.name in _WORDS:
            words = "".join(child for child in ended.children if isinstance(child, str))
            self._words[ended.name] = self._short(ended.name, " ".join(words.split()))
        else:
            shape = Shape(ended.name, ended.attributes, tuple(ended.children))
            self._open[-1].children.append(shape)

    def _text(self, text: str) -> None:
        if self._open[-1].name not in {"text", "tspan", *_WORDS}:
            if text.strip():
                self._refuse(f"文字“{text.strip()[:10]}”要放在 <text> 里")
            return
        children = self._open[-1].children
        # One text comes in pieces: a line break or an `&lt;` is one by itself.
        before = children.pop() if children and isinstance(children[-1], str) else ""
        children.append(f"{before}{text}")

    def _short(self, name: str, words: str) -> str:
        if len(words) > _WORD_LIMITS[name]:
            self._refuse(f"<{name}> 有 {len(words)} 个字，最多 {_WORD_LIMITS[name]} 个")
        return words

    def _doctype(self, *_: object) -> None:
        self._refuse("不能写 DOCTYPE，请删掉这一行")

    def _instruction(self, *_: object) -> None:
        self._refuse("不能写 <? … ?>（第一行的 <?xml … ?> 除外），请删掉")

    def _refuse(self, message: str) -> NoReturn:
        _fail(self._parser.CurrentLineNumber, message)
