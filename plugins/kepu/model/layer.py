"""Layers (叠加层): the base, a county, a community, each in the same shape.

A layer holds entries to add and patches to apply. A site's catalogue is composed from a list of layers, base
first; how many there are makes no difference.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from kepu.model.catalog import Item, Key
from kepu.model.patch import Patch
from kepu.model.place import Community, County

LayerKind = Literal["base", "county", "community"]


@dataclass(frozen=True, slots=True)
class PlacedPatch:
    """A patch and the file it stands in."""

    patch: Patch
    path: str


@dataclass(frozen=True)
class Layer:
    """One layer as read and validated on its own."""

    id: str
    kind: LayerKind
    root: str
    """Folder of the layer, relative to the tree's root."""
    items: Mapping[str, Mapping[str, Item]]
    """Entries by kind and id, in file order."""
    patches: tuple[PlacedPatch, ...] = ()
    identity: County | Community | None = None
    """Who this layer is; None for the base, whose identity is its `catalog` item."""
    broken: frozenset[Key] = frozenset()
    """Entries whose files do not hold up."""


@dataclass(frozen=True)
class LayerTree:
    """All layers of a catalogue folder."""

    base: Layer
    counties: tuple[Layer, ...]
    communities: Mapping[str, tuple[Layer, ...]]
    """County id → its communities, in folder order."""
