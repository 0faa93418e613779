"""A catalogue as a value: entries by kind and id, each with where it came from.

Layers and composed catalogues share entries that did not change; nothing here is ever modified in place.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, TypeVar

from pydantic import Field

from kepu.model.entry import Entry, Model
from kepu.model.references import Licence
from kepu.model.scalars import Count, DateOn, Line, Slug, Summary, Url
from kepu.model.topic import Term, Vocabulary

M = TypeVar("M", bound=Model)

Key = tuple[str, str]
"""A kind and an id."""


class Defaults(Model):
    """Values used where an entry leaves a field out."""

    review_months: Annotated[Count, Field(ge=1, le=120)]
    """默认复核周期（月）。"""


class Identity(Model):
    """`catalog.yaml`: what this catalogue is."""

    id: Slug
    """目录编号。"""
    title: Line
    """目录名称。"""
    summary: Summary
    """一句话介绍。"""
    version: Line
    """目录版本。"""
    licence: Licence
    """默认许可，见词表 licence。"""
    data_as_of: DateOn
    """数据日期：内容整理到哪一天。"""
    edit_url: Url | None = None
    """在线编辑的网址前缀，后面接文件路径；没有代码托管就不写。"""
    base_url: Url | None = None
    """门户正式网址；不写也能用。"""
    defaults: Defaults
    """默认值。"""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of an entry that an overlay changed."""

    layer: str
    path: str
    why: str
    title: str = ""
    """Title of the entry, kept for those that are hidden."""
    added: tuple[str, ...] = ()
    """Texts that overlays appended to a list of plain texts."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where an entry came from and which fields were changed on the way."""

    layer: str
    """Id of the layer that holds the entry: `base`, a county's id or a community's id."""
    path: str
    """The entry's file, relative to the tree's root."""
    changes: Mapping[str, FieldChange] = field(default_factory=dict)
    """Changed field → the patch that changed it last."""


@dataclass(frozen=True, slots=True)
class Item:
    """An entry in its place: the typed value, the text it was made from, and its provenance."""

    kind: str
    value: Any
    """The model; `Catalog` gives it back typed."""
    raw: Mapping[str, Any]
    """The entry's value as read, which patches work on."""
    provenance: Provenance


@dataclass(frozen=True)
class Catalog:
    """Entries by kind and id."""

    items: Mapping[str, Mapping[str, Item]]
    hidden: Mapping[Key, FieldChange] = field(default_factory=dict)
    """What an overlay took out, and why."""
    broken: frozenset[Key] = frozenset()
    """Entries whose files are there but do not hold up; what names them is not wrong as well."""

    def get(self, kind: str, id: str) -> Item | None:
        """Return one item, or None where the id is unknown or hidden."""
        return self.items.get(kind, {}).get(id)

    def of(self, kind: str) -> Mapping[str, Item]:
        """Return all items of a kind by id, in file order."""
        return self.items.get(kind, {})

    def value(self, model: type[M], kind: str, id: str) -> M:
        """Return one entry as its type.

        Raises:
            KeyError: the id is not in the catalogue.
            TypeError: the kind does not hold that type.
        """
        found = self.items[kind][id].value
        if not isinstance(found, model):
            raise TypeError(f"{kind}/{id} is a {type(found).__name__}, not a {model.__name__}")
        return found

    def values(self, model: type[M], kind: str) -> tuple[M, ...]:
        """Return all entries of a kind as their type, in file order."""
        found = (item.value for item in self.of(kind).values())
        return tuple(value for value in found if isinstance(value, model))

    def term(self, vocabulary: str, id: str) -> Term | None:
        """Return one term of a vocabulary, or None."""
        found = (v for v in self.values(Vocabulary, "vocabulary") if v.id == vocabulary)
        return next((term for v in found for term in v.terms if term.id == id), None)

    def entries(self) -> Iterator[Item]:
        """Yield every item that is a published kind of entry."""
        for items in self.items.values():
            for item in items.values():
                if isinstance(item.value, Entry):
                    yield item
