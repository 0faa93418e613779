"""Cutting a rendered page at its sentinels, and filling the cuts.

A sentinel is mixed-case ASCII without any character that escaping, URLs or HTML would touch. A page is cut once
and filled for every site; a sentinel that was lower-cased or slugged on the way is a fault and is found.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from kepu.model.sentinel import HEAD, TAIL, holds_sentinel, sentinel_of
from kepu.render.slots import SlotContext, SlotName

_SENTINEL = re.compile(f"{HEAD}([a-z.]+)_([a-z]+){TAIL}".encode())

Slot = tuple[SlotName, SlotContext]


class LostSlotError(ValueError):
    """A sentinel was changed on its way through the templates, or stood in the catalogue's text."""


@dataclass(frozen=True, slots=True)
class CutPage:
    """A page's bytes between its slots: one piece more than there are slots."""

    pieces: tuple[bytes, ...]
    slots: tuple[Slot, ...]


def sentinel(name: SlotName, context: SlotContext) -> str:
    """Give the text that stands for a slot until it is filled."""
    return sentinel_of(name, context)


def cut_page(rendered: bytes) -> CutPage:
    """Cut a page at its sentinels.

    Raises:
        LostSlotError: something like a sentinel remains outside of the cuts.
    """
    found = _SENTINEL.split(rendered)
    pieces = tuple(found[0::3])
    names = zip(found[1::3], found[2::3], strict=True)
    # Latin-1 turns any bytes into text, one for one, and the marks are ASCII.
    if any(holds_sentinel(piece.decode("latin-1")) for piece in pieces):
        raise LostSlotError("a slot's sentinel was changed by a template")
    slots = tuple(cast(Slot, (name.decode(), context.decode())) for name, context in names)
    return CutPage(pieces, slots)


def fill_page(page: CutPage, value: Callable[[SlotName, SlotContext], str]) -> bytes:
    """Fill a cut page with one site's values."""
    parts = [page.pieces[0]]
    for (name, context), piece in zip(page.slots, page.pieces[1:], strict=True):
        parts.append(value(name, context).encode())
        parts.append(piece)
    return b"".join(parts)
