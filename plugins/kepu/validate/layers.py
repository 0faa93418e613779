"""Documents sorted into layers: which entry lies where, and whether its place, id and shape agree.

Comes in: all documents of `catalog/`. Goes out: a tree of layers and the problems found. A document that does
not hold up is left out of its layer; the problem says so.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from kepu.model.catalog import Item, Provenance
from kepu.model.entry import Entry
from kepu.model.kinds import Kind, kind_of_path
from kepu.model.layer import Layer, LayerKind, LayerTree, PlacedPatch
from kepu.model.patch import Patch
from kepu.model.place import Community, County
from kepu.problems import Location, Problem, codes
from kepu.read import Document
from kepu.validate.shape import validate_document

_LAYER = re.compile(
    r"(?P<root>catalog(?:/counties/(?P<county>[^/]+)(?:/communities/(?P<community>[^/]+))?)?)/"
    r"(?P<inside>.+)\Z"
)

_LOCAL_KINDS = frozenset({"venue", "team", "provider", "asset", "event", "regions"})
"""Kinds that belong to a place, so that the base cannot hold them."""


@dataclass
class _Draft:
    """A layer while it is being filled; frozen into a `Layer` at the end."""

    id: str
    kind: LayerKind
    root: str
    items: dict[str, dict[str, Item]] = field(default_factory=lambda: defaultdict(dict))
    patches: list[PlacedPatch] = field(default_factory=list)
    identity: County | Community | None = None

    def freeze(self) -> Layer:
        items = {kind: dict(found) for kind, found in self.items.items()}
        return Layer(self.id, self.kind, self.root, items, tuple(self.patches), self.identity)


def validate_layers(documents: Iterable[Document]) -> tuple[LayerTree, list[Problem]]:
    """Sort documents into layers and check each one's place, id and shape."""
    drafts: dict[str, _Draft] = {"catalog": _Draft("base", "base", "catalog")}
    problems: list[Problem] = []
    for document in documents:
        match = _LAYER.match(document.path)
        if match is None:
            problems.append(_misplaced(document.path))
            continue
        draft = drafts.setdefault(match["root"], _draft(match))
        problems += _take(document, match["inside"], draft)
    problems += _missing_identities(drafts)
    return _tree(drafts), problems


def _draft(match: re.Match[str]) -> _Draft:
    if match["community"]:
        return _Draft(match["community"], "community", match["root"])
    if match["county"]:
        return _Draft(match["county"], "county", match["root"])
    return _Draft("base", "base", match["root"])


def _take(document: Document, inside: str, draft: _Draft) -> list[Problem]:
    kind = kind_of_path(inside)
    if kind is None or not _fits(kind.name, draft.kind):
        return [_misplaced(document.path)]
    if kind.name in _LOCAL_KINDS and draft.kind == "base":
        return [_not_in_base(document.path, kind)]
    raw = _completed(document, kind, inside)
    value, problems = validate_document(kind.model, document, raw)
    if value is None:
        return problems
    if isinstance(value, Patch):
        draft.patches.append(PlacedPatch(value, document.path))
        return _check_reason(value, document)
    problems += _check_id(document, kind, inside, draft)
    if isinstance(value, County | Community):
        draft.identity = value
        return problems
    entry_id = str(raw["id"])
    if entry_id in draft.items[kind.name]:
        first = draft.items[kind.name][entry_id].provenance.path
        return [*problems, _taken(document, entry_id, first)]
    item = Item(kind.name, value, raw, Provenance(draft.id, document.path))
    draft.items[kind.name][entry_id] = item
    return problems


def _fits(kind: str, layer: LayerKind) -> bool:
    if kind in {"county", "community"}:
        return kind == layer
    return kind != "catalog" or layer == "base"


def _completed(document: Document, kind: Kind, inside: str) -> dict[str, Any]:
    """Add the topic that the folder says to an entry's own topics."""
    raw: dict[str, Any] = dict(document.value)
    match = kind.pattern.match(inside)
    folder = match.groupdict().get("topic") if match else None
    own = raw.get("topics", ())
    if folder and kind.name != "topic" and issubclass(kind.model, Entry) and isinstance(own, tuple):
        raw["topics"] = (folder, *(topic for topic in own if topic != folder))
    return raw


def _expected_id(kind: Kind, inside: str, draft: _Draft) -> str | None:
    match = kind.pattern.match(inside)
    groups = match.groupdict() if match else {}
    if kind.name in {"county", "community"}:
        return draft.id
    if kind.name == "topic":
        return groups.get("topic")
    return groups.get("id")


def _check_id(document: Document, kind: Kind, inside: str, draft: _Draft) -> list[Problem]:
    expected = _expected_id(kind, inside, draft)
    found = document.value.get("id")
    if expected is None or found == expected:
        return []
    return [
        codes.ID_NOT_FILE_NAME.at(
            document.locate(("id",)),
            f"编号 {found} 与文件名（或文件夹名）{expected} 不一致",
            f"写 id: {expected}，或把文件改名为 {found}.yaml",
        )
    ]


def _check_reason(patch: Patch, document: Document) -> list[Problem]:
    if patch.hide and patch.fields():
        return [
            codes.VERB_NOT_APPLICABLE.at(
                document.locate(("hide",)), "已经隐藏的条目不能再修订", "只保留 hide，或去掉 hide"
            )
        ]
    if not patch.hide and not patch.fields():
        return [
            codes.VERB_NOT_APPLICABLE.at(
                document.locate(()),
                "这个补丁什么也没有改",
                "请写 hide、set、unset、append、remove、replace、order 之一",
            )
        ]
    return []


def _misplaced(path: str) -> Problem:
    return codes.UNKNOWN_PLACE.at(
        Location(path),
        "这个位置不放条目",
        "资源放 topics/主题/resources/，服务放 topics/主题/services/，其余见手册“文件放在哪里”",
    )


def _not_in_base(path: str, kind: Kind) -> Problem:
    return codes.UNKNOWN_PLACE.at(
        Location(path), f"总目录里不放{kind.title}：它属于某个县或社区", "请放到 counties/ 下面"
    )


def _taken(document: Document, entry_id: str, first: str) -> Problem:
    return codes.DUPLICATE_ID.at(
        document.locate(("id",)), f"编号 {entry_id} 已经在 {first} 用过", "请换一个没有用过的编号"
    )


def _missing_identities(drafts: dict[str, _Draft]) -> list[Problem]:
    problems = []
    for draft in drafts.values():
        if draft.kind == "base":
            lacking = "catalog.yaml" if "catalog" not in draft.items else None
        else:
            lacking = f"{draft.kind}.yaml" if draft.identity is None else None
        if lacking:
            where = Location(f"{draft.root}/{lacking}")
            problems.append(
                codes.UNREADABLE_FILE.at(where, f"缺少能用的 {lacking}", "请补上这个文件")
            )
    return problems


def _tree(drafts: dict[str, _Draft]) -> LayerTree:
    layers = [draft.freeze() for _, draft in sorted(drafts.items())]
    counties = tuple(layer for layer in layers if layer.kind == "county")
    communities = {
        county.id: tuple(
            layer
            for layer in layers
            if layer.kind == "community" and layer.root.startswith(f"{county.root}/")
        )
        for county in counties
    }
    base = next(layer for layer in layers if layer.kind == "base")
    return LayerTree(base, counties, communities)
