"""Documents sorted into layers: which entry lies where, and whether its place, id and shape agree.

Comes in: all documents of `catalog/`. Goes out: a tree of layers and the problems found. A document that does
not hold up is left out of its layer; the problem says so.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from kepu.model.catalog import Item, Key, Provenance
from kepu.model.entry import Entry, Model
from kepu.model.kinds import Kind, kind_of_path
from kepu.model.layer import Layer, LayerKind, LayerTree, PlacedPatch
from kepu.model.patch import Patch
from kepu.model.place import Community, County
from kepu.problems import Location, Problem, codes
from kepu.read import Document
from kepu.validate.places import path_in_file
from kepu.validate.shape import Places, validate_shape
from kepu.validate.wording import check_texts

_LAYER = re.compile(
    r"(?P<root>catalog(?:/counties/(?P<county>[^/]+)(?:/communities/(?P<community>[^/]+))?)?)/"
    r"(?P<inside>.+)\Z"
)

_LOCAL_KINDS = frozenset({"venue", "team", "provider", "asset", "event", "regions"})
"""Kinds that belong to a place, so that the base cannot hold them."""


_Inside = tuple[Kind, str]
"""What a file is for, and its path inside its layer."""


@dataclass
class _Draft:
    """A layer while it is being filled; frozen into a `Layer` at the end."""

    id: str
    kind: LayerKind
    root: str
    items: dict[str, dict[str, Item]] = field(default_factory=lambda: defaultdict(dict))
    patches: list[PlacedPatch] = field(default_factory=list)
    identity: County | Community | None = None
    broken: set[Key] = field(default_factory=set)

    def freeze(self) -> Layer:
        items = {kind: dict(found) for kind, found in self.items.items()}
        patches, broken = tuple(self.patches), frozenset(self.broken)
        return Layer(self.id, self.kind, self.root, items, patches, self.identity, broken)


def validate_layers(
    documents: Iterable[Document], unread: Iterable[str] = ()
) -> tuple[LayerTree, list[Problem]]:
    """Sort documents into layers and check each one's place, id and shape.

    `unread` names the files that could not be read at all, so that what refers to them is not blamed.
    """
    drafts: dict[str, _Draft] = {"catalog": _Draft("base", "base", "catalog")}
    problems: list[Problem] = []
    for document in documents:
        match = _LAYER.match(document.path)
        if match is None:
            problems.append(_misplaced(document.path))
            continue
        problems += _take(document, match["inside"], _draft_of(match, drafts))
    for path in unread:
        _note_unread(path, drafts)
    problems += _missing_identities(drafts)
    problems += _shared_ids(drafts)
    return _tree(drafts), problems


def _draft_of(match: re.Match[str], drafts: dict[str, _Draft]) -> _Draft:
    """Find the layer of a file; a community's folder makes its county's layer too."""
    draft = drafts["catalog"]
    if match["county"]:
        root = f"catalog/counties/{match['county']}"
        draft = drafts.setdefault(root, _Draft(match["county"], "county", root))
    if match["community"]:
        root = match["root"]
        draft = drafts.setdefault(root, _Draft(match["community"], "community", root))
    return draft


def _note_unread(path: str, drafts: dict[str, _Draft]) -> None:
    match = _LAYER.match(path)
    kind = kind_of_path(match["inside"]) if match else None
    if match and kind:
        draft = _draft_of(match, drafts)
        draft.broken.add((kind.name, _expected_id(kind, match["inside"], draft) or ""))


def _take(document: Document, inside: str, draft: _Draft) -> list[Problem]:
    kind = kind_of_path(inside)
    if kind is None or not _fits(kind.name, draft.kind):
        return [_misplaced(document.path)]
    if kind.name in _LOCAL_KINDS and draft.kind == "base":
        return [_not_in_base(document.path, kind)]
    raw = _completed(document, kind, inside)
    value, problems = validate_shape(kind.model, raw, _places(document, raw))
    if value is None:
        draft.broken |= {(kind.name, id) for id in _names(document, kind, inside, draft)}
        return problems
    return [*problems, *_enter(value, raw, document, (kind, inside), draft)]


def _enter(
    value: Model, raw: dict[str, Any], document: Document, at: _Inside, draft: _Draft
) -> list[Problem]:
    """Put a value into its layer."""
    kind, inside = at
    if isinstance(value, Patch):
        said = check_texts({"why": value.why}, document)
        if wrong := _check_effect(value, document):
            return [*wrong, *said]
        draft.patches.append(PlacedPatch(value, document.path))
        return said
    problems = _check_id(document, kind, inside, draft)
    if problems:
        # What names the file's id means this entry.
        draft.broken |= {(kind.name, id) for id in _names(document, kind, inside, draft)}
    if isinstance(value, County | Community):
        draft.identity = value
        return problems
    entry_id = str(raw["id"])
    if (first := draft.items[kind.name].get(entry_id)) is not None:
        return [*problems, _taken(document, entry_id, first.provenance.path)]
    item = Item(kind.name, value, raw, Provenance(draft.id, document.path))
    draft.items[kind.name][entry_id] = item
    return problems


def _places(document: Document, raw: Mapping[str, Any]) -> Places:
    return Places(
        lambda path: document.locate(path_in_file(document.value, raw, path)),
        lambda path: document.locate_key(path_in_file(document.value, raw, path)),
        document.text,
    )


def _names(document: Document, kind: Kind, inside: str, draft: _Draft) -> set[str]:
    """Give the ids that a file which does not hold up may have been meant to have."""
    return {str(id) for id in (_expected_id(kind, inside, draft), document.value.get("id")) if id}


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


def _check_effect(patch: Patch, document: Document) -> list[Problem]:
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
            is_there = "catalog" in draft.items or any(
                kind == "catalog" for kind, _ in draft.broken
            )
            lacking = None if is_there else "catalog.yaml"
        else:
            is_there = draft.identity is not None or (draft.kind, draft.id) in draft.broken
            lacking = None if is_there else f"{draft.kind}.yaml"
        if lacking:
            where = Location(f"{draft.root}/{lacking}")
            problems.append(
                codes.UNREADABLE_FILE.at(where, f"缺少能用的 {lacking}", "请补上这个文件")
            )
    return problems


def _shared_ids(drafts: dict[str, _Draft]) -> list[Problem]:
    """Refuse two places of one id: it is the folder of a site, and names the layer in every record."""
    seen: dict[str, str] = {}
    problems = []
    for root, draft in sorted(drafts.items()):
        first = seen.setdefault(draft.id, root)
        if first != root:
            where = Location(f"{root}/{draft.kind}.yaml")
            said = f"文件夹名 {draft.id} 已经在 {first} 用过"
            problems.append(codes.DUPLICATE_ID.at(where, said, "县和社区的编号都不能重复，请改名"))
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
