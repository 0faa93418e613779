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
from kepu.model.catalog import Catalog, FieldChange, Item, Key
from kepu.model.entry import Model
from kepu.model.kinds import KINDS
from kepu.model.layer import Layer, PlacedPatch
from kepu.model.service import Pack
from kepu.model.topic import Vocabulary
from kepu.problems import Fix, Location, Problem, codes, nearest, sole
from kepu.read import Document
from kepu.validate.mending import respell
from kepu.validate.misnamed import meant_field
from kepu.validate.places import Path, path_in_patch
from kepu.validate.shape import Places, validate_shape

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
    catalog = Catalog(work.items, work.hidden, below.catalog.broken | layer.broken)
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
            taken = {id: item.provenance.path for id, item in known.items()}
            # An id that a layer below hid still belongs to the entry it named.
            taken |= {id: c.path for (k, id), c in self.below.hidden.items() if k == kind}
            self.problems += [
                self._taken(item, taken[id]) for id, item in added.items() if id in taken
            ]
            new = {id: item for id, item in added.items() if id not in taken}
            self.items[kind] = {**known, **new}
            self.changed |= {(kind, id) for id in new}
            self.problems += self._check_local_terms(new.values())

    def apply_patches(self) -> None:
        """Apply the layer's patches, each to the entry of the layers below."""
        seen: dict[Key, dict[str, str]] = {}
        for placed in self.layer.patches:
            key = (placed.patch.kind, placed.patch.id)
            item = self.below.get(*key)
            if item is None:
                self.problems += self._unknown_target(placed)
            elif not self._is_repeated(placed, seen.setdefault(key, {})):
                self._patch(item, placed)

    def check_hidden(self) -> None:
        """Refuse packs that stay and cannot do without what this layer or one below has hidden."""
        for (kind, id), change in self.hidden.items():
            if kind == "resource":
                self.problems += [
                    self._needed(id, change, pack)
                    for pack in self.items.get("pack", {}).values()
                    if _requires(pack.value, id) and self._is_ours(change, pack)
                ]

    def _is_ours(self, change: FieldChange, pack: Item) -> bool:
        # What layers below got wrong between themselves has been reported there.
        return change.layer == self.layer.id or ("pack", pack.value.id) in self.changed

    def _hide(self, placed: PlacedPatch) -> None:
        kind, id = placed.patch.kind, placed.patch.id
        item = self._own(kind).pop(id)
        change = self._change(placed, item, "")
        self.hidden[kind, id] = replace(change, title=item.value.title)

    def _patch(self, item: Item, placed: PlacedPatch) -> None:
        # An earlier patch of this layer may have changed the entry's other fields already.
        item = self.items[item.kind].get(item.value.id, item)
        found = list(refusals(item, placed.patch, self.below))
        for code, at, said, advice in found:
            if code is codes.UNKNOWN_FIELD:
                where = self._key_place(placed, at)
                fix = self._renamed(type(item.value), placed, at)
                self.problems.append(code.at(where, said, advice, fix=fix))
            else:
                self.problems.append(code.at(self._place(placed, at), said, advice))
        if found:
            return
        if placed.patch.hide:
            self._hide(placed)
            return
        raw, misfits = apply_patch(item.raw, placed.patch)
        self.problems += [
            codes.VERB_NOT_APPLICABLE.at(self._place(placed, m.path), m.message, m.advice)
            for m in misfits
        ]
        if not misfits:
            self._revalidate(item, settle(item, raw), placed)

    def _revalidate(self, item: Item, raw: dict[str, Any], placed: PlacedPatch) -> None:
        value, problems = validate_shape(type(item.value), raw, self._places(placed, raw))
        self.problems += problems
        if value is not None:
            changes = dict(item.provenance.changes)
            fields = dict.fromkeys(field for _, field, _ in touched(placed.patch))
            changes |= {field: self._change(placed, item, field) for field in fields}
            provenance = replace(item.provenance, changes=changes)
            self._own(item.kind)[item.value.id] = Item(item.kind, value, raw, provenance)
            self.changed.add((item.kind, item.value.id))

    def _places(self, placed: PlacedPatch, raw: Mapping[str, Any]) -> Places:
        document = self.documents.get(placed.path)
        if document is None:
            return Places(lambda _: Location(placed.path), lambda _: Location(placed.path))
        written = document.value
        return Places(
            lambda path: document.locate(path_in_patch(written, raw, path)),
            lambda path: document.locate_key(path_in_patch(written, raw, path)),
            document.text,
        )

    def _own(self, kind: str) -> dict[str, Item]:
        """Make a kind's table this overlay's own before it is changed."""
        current = self.items.get(kind, {})
        if current is self.below.items.get(kind) or not isinstance(current, dict):
            current = dict(current)
            self.items[kind] = current
        return current

    def _is_repeated(self, placed: PlacedPatch, seen: dict[str, str]) -> bool:
        """Tell whether an earlier patch of this layer touched the same field of the same entry."""
        patch = placed.patch
        fields = {"hide"} if patch.hide else {name for _, name, _ in touched(patch)}
        # Hiding an entry touches all of it.
        repeated = seen.keys() if patch.hide else seen.keys() & (fields | {"hide"})
        self.problems += [
            codes.PATCH_CONFLICT.at(
                self._place(placed, ("id",)),
                f"{patch.id} 的 {field} 已经在 {seen[field]} 修订过",
                "把两处合并到一个补丁里",
            )
            for field in sorted(repeated)
        ]
        is_repeated = bool(repeated)
        for field in fields:
            seen.setdefault(field, placed.path)
        return is_repeated

    def _change(self, placed: PlacedPatch, item: Item, field: str) -> FieldChange:
        appended = placed.patch.append.get(field, ())
        earlier = item.provenance.changes.get(field)
        added = (
            *(earlier.added if earlier else ()),
            *(text for text in appended if isinstance(text, str)),
        )
        return FieldChange(self.layer.id, placed.path, placed.patch.why, added=added)

    def _place(self, placed: PlacedPatch, path: tuple[str | int, ...]) -> Location:
        document = self.documents.get(placed.path)
        return document.locate(path) if document else Location(placed.path)

    def _key_place(self, placed: PlacedPatch, path: tuple[str | int, ...]) -> Location:
        document = self.documents.get(placed.path)
        return document.locate_key(path) if document else Location(placed.path)

    def _renamed(self, model: type[Model], placed: PlacedPatch, at: Path) -> Fix | None:
        """Mend the name of a field of the patched entry, where only one can have been meant."""
        verb, last = at
        written = placed.patch.unset[last] if isinstance(last, int) else last
        meant = meant_field(model, (written,), getattr(placed.patch, str(verb))).name
        return self._respelt(placed, self._key_place(placed, at), written, meant)

    def _respelt(
        self, placed: PlacedPatch, where: Location, written: str, meant: str | None
    ) -> Fix | None:
        document = self.documents.get(placed.path)
        return respell(document.text, where, written, meant) if document and meant else None

    def _taken(self, item: Item, first: str) -> Problem:
        document = self.documents.get(item.provenance.path)
        where = document.locate(("id",)) if document else Location(item.provenance.path)
        return codes.DUPLICATE_ID.at(
            where,
            f"编号 {item.value.id} 已经在 {first} 用过",
            "要改已有条目请写补丁（patches/）；要新增请换一个编号",
        )

    def _unknown_target(self, placed: PlacedPatch) -> list[Problem]:
        patch = placed.patch
        if (patch.kind, patch.id) in self.below.broken:
            return []
        said, advice = f"没有编号为 {patch.id} 的{KINDS[patch.kind].title}", "请核对 kind 和 id"
        where, known, fix = self._place(placed, ("id",)), self.below.of(patch.kind), None
        if (patch.kind, patch.id) in self.below.hidden:
            said, advice = f"{patch.id} 已经被上层隐藏", "删掉这个补丁"
        elif patch.id in self.layer.items.get(patch.kind, {}):
            said, advice = f"{patch.id} 是本层自己的条目", "直接改它的文件，不用补丁"
        elif elsewhere := [k for k in self.below.items if self.below.get(k, patch.id)]:
            advice = f"{patch.id} 是{KINDS[elsewhere[0]].title}，kind 要写 {elsewhere[0]}"
        elif sure := sole(patch.id, known):
            advice = f"是不是 {sure}？"
            fix = self._respelt(placed, where, patch.id, sure)
        elif near := nearest(patch.id, known):
            advice = f"是不是 {'、'.join(near)}？"
        return [codes.PATCH_TARGET_UNKNOWN.at(where, said, advice, fix=fix)]

    def _needed(self, id: str, change: FieldChange, pack: Item) -> Problem:
        # The line to change is this layer's: its patch that hides, or else its pack.
        hides = change.layer == self.layer.id
        path = change.path if hides else pack.provenance.path
        document = self.documents.get(path)
        return codes.HIDE_REQUIRED_ITEM.at(
            document.locate(("id",)) if document else Location(path),
            f"资源包 {pack.value.id}《{pack.value.title}》必须用到 {id}，它不能隐藏",
            f"先从 {pack.value.id} 里去掉它（补丁用 remove），或把整个包也隐藏",
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
