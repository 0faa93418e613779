"""A list of layers into one catalogue, base first.

Comes in: layers and the documents they were read from (for places in messages). Goes out: a `Composition`: the
catalogue, which of its items are new or changed, and problems. Unchanged items are the very objects of the
layer below.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from typing import Any

from kepu.compose.rules import refusals, settle, touched
from kepu.compose.verbs import apply_patch
from kepu.model.catalog import Catalog, FieldChange, Item
from kepu.model.layer import Layer, PlacedPatch
from kepu.model.service import Pack
from kepu.model.topic import Vocabulary
from kepu.problems import Location, Problem, codes, nearest
from kepu.read import Document
from kepu.validate.shape import validate_shape

Key = tuple[str, str]
Documents = Mapping[str, Document]

EMPTY = Catalog({})


@dataclass(frozen=True)
class Composition:
    """A composed catalogue, what the last layers changed in it, and what was wrong."""

    catalog: Catalog
    changed: frozenset[Key]
    """Kind and id of every item that is not the layer below's own object."""
    problems: tuple[Problem, ...]


def compose(layers: Sequence[Layer], documents: Documents) -> Composition:
    """Compose layers, base first."""
    start = Composition(EMPTY, frozenset(), ())
    return reduce(lambda below, layer: overlay(below, layer, documents), layers, start)


def overlay(below: Composition, layer: Layer, documents: Documents) -> Composition:
    """Lay one layer over a composed catalogue."""
    work = _Overlay(below.catalog, layer, documents)
    work.add_entries()
    work.apply_patches()
    work.check_hidden()
    catalog = Catalog(work.items, work.hidden)
    return Composition(catalog, frozenset(work.changed), (*below.problems, *work.problems))


class _Overlay:
    """One overlay in the making; the catalogue below is never touched."""

    def __init__(self, below: Catalog, layer: Layer, documents: Documents) -> None:
        self.below = below
        self.layer = layer
        self.documents = documents
        self.items: dict[str, Mapping[str, Item]] = dict(below.items)
        self.hidden = dict(below.hidden)
        self.changed: set[Key] = set()
        self.problems: list[Problem] = []

    def add_entries(self) -> None:
        """Add the layer's own entries; an id of a layer below is taken."""
        for kind, added in self.layer.items.items():
            known = self.below.of(kind)
            self.problems += [
                self._taken(item, known[id].provenance.path)
                for id, item in added.items()
                if id in known
            ]
            new = {id: item for id, item in added.items() if id not in known}
            self.items[kind] = {**known, **new}
            self.changed |= {(kind, id) for id in new}
            self.problems += self._check_local_terms(new.values())

    def apply_patches(self) -> None:
        """Apply the layer's patches, each to the entry of the layers below."""
        seen: dict[tuple[str, str, str], str] = {}
        for placed in self.layer.patches:
            item = self.below.get(placed.patch.kind, placed.patch.id)
            if item is None:
                self.problems.append(self._unknown_target(placed))
            elif self._is_repeated(placed, seen):
                continue
            elif placed.patch.hide:
                self._hide(placed)
            else:
                self._patch(item, placed)

    def check_hidden(self) -> None:
        """Refuse to hide what a pack that stays cannot do without."""
        for placed in self.layer.patches:
            if placed.patch.hide and placed.patch.kind == "resource":
                self.problems += [
                    self._needed(placed, pack.value)
                    for pack in self.items.get("pack", {}).values()
                    if _requires(pack.value, placed.patch.id)
                ]

    def _hide(self, placed: PlacedPatch) -> None:
        kind, id = placed.patch.kind, placed.patch.id
        item = self._own(kind).pop(id)
        self.hidden[kind, id] = self._change(placed, item)

    def _patch(self, item: Item, placed: PlacedPatch) -> None:
        # An earlier patch of this layer may have changed the entry's other fields already.
        item = self.items[item.kind].get(item.value.id, item)
        found = list(refusals(item, placed.patch, self.below))
        self.problems += [
            code.at(self._place(placed, at), said, do) for code, at, said, do in found
        ]
        if found:
            return
        raw, misfits = apply_patch(item.raw, placed.patch)
        self.problems += [
            codes.VERB_NOT_APPLICABLE.at(self._place(placed, m.path), m.message, m.advice)
            for m in misfits
        ]
        if not misfits:
            self._revalidate(item, settle(item, raw), placed)

    def _revalidate(self, item: Item, raw: dict[str, Any], placed: PlacedPatch) -> None:
        verbs = {field: where for _, field, where in touched(placed.patch)}

        def locate(path: tuple[str | int, ...]) -> Location:
            field = str(path[0]) if path else ""
            return self._place(placed, (*verbs.get(field, ()), *path[1:]))

        value, problems = validate_shape(type(item.value), raw, locate, locate)
        self.problems += problems
        if value is not None:
            changes = dict(item.provenance.changes)
            changes |= {field: self._change(placed, item, field) for field in verbs}
            provenance = replace(item.provenance, changes=changes)
            self._own(item.kind)[item.value.id] = Item(item.kind, value, raw, provenance)
            self.changed.add((item.kind, item.value.id))

    def _own(self, kind: str) -> dict[str, Item]:
        """Make a kind's table this overlay's own before it is changed."""
        current = self.items.get(kind, {})
        if current is self.below.items.get(kind) or not isinstance(current, dict):
            current = dict(current)
            self.items[kind] = current
        return current

    def _is_repeated(self, placed: PlacedPatch, seen: dict[tuple[str, str, str], str]) -> bool:
        patch = placed.patch
        repeated = False
        for field in sorted({name for _, name, _ in touched(patch)} or {"hide"}):
            first = seen.setdefault((patch.kind, patch.id, field), placed.path)
            if first != placed.path:
                repeated = True
                self.problems.append(
                    codes.PATCH_CONFLICT.at(
                        self._place(placed, ("id",)),
                        f"{patch.id} 的 {field} 已经在 {first} 修订过",
                        "把两处合并到一个补丁里",
                    )
                )
        return repeated

    def _change(self, placed: PlacedPatch, item: Item, field: str = "") -> FieldChange:
        appended = placed.patch.append.get(field, ())
        earlier = item.provenance.changes.get(field)
        added = (
            *(earlier.added if earlier else ()),
            *(text for text in appended if isinstance(text, str)),
        )
        title = str(item.value.title)
        return FieldChange(self.layer.id, placed.path, placed.patch.why, title, added)

    def _place(self, placed: PlacedPatch, path: tuple[str | int, ...]) -> Location:
        document = self.documents.get(placed.path)
        return document.locate_key(path) if document else Location(placed.path)

    def _taken(self, item: Item, first: str) -> Problem:
        document = self.documents.get(item.provenance.path)
        where = document.locate(("id",)) if document else Location(item.provenance.path)
        return codes.DUPLICATE_ID.at(
            where,
            f"编号 {item.value.id} 已经在 {first} 用过",
            "要改已有条目请写补丁（patches/）；要新增请换一个编号",
        )

    def _unknown_target(self, placed: PlacedPatch) -> Problem:
        patch = placed.patch
        where = self._place(placed, ("id",))
        if (patch.kind, patch.id) in self.hidden:
            return codes.PATCH_TARGET_UNKNOWN.at(
                where, f"{patch.id} 已经被上层隐藏", "删掉这个补丁"
            )
        near = nearest(patch.id, self.below.of(patch.kind))
        advice = f"是不是 {'、'.join(near)}？" if near else "请核对 kind 和 id"
        return codes.PATCH_TARGET_UNKNOWN.at(where, f"没有编号为 {patch.id} 的条目", advice)

    def _needed(self, placed: PlacedPatch, pack: Pack) -> Problem:
        return codes.HIDE_REQUIRED_ITEM.at(
            self._place(placed, ("id",)),
            f"资源包 {pack.id}《{pack.title}》必须用到 {placed.patch.id}，不能隐藏",
            f"先用补丁从 {pack.id} 里 remove 它，或把整个包也隐藏",
        )

    def _check_local_terms(self, added: Iterable[Item]) -> list[Problem]:
        if self.layer.kind == "base":
            return []
        return [
            codes.LOCAL_TERM_PREFIX.at(
                Location(item.provenance.path),
                f"词条 {term.id} 没有以 local- 开头",
                f"写成 local-{term.id}",
            )
            for item in added
            if isinstance(item.value, Vocabulary)
            for term in item.value.terms
            if not term.id.startswith("local-")
        ]


def _requires(pack: Pack, resource: str) -> bool:
    return any(item.id == resource and item.required for item in pack.items)
