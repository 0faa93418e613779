"""Slots: the one way by which community values reach a template.

A template asks `slot("site.place", "text")` and gets text that is ready for that context. Where one page serves
many communities it gets a sentinel instead, and `kepu.stitch` cuts the rendered bytes there. A slot's value
cannot be tested or measured, because in a fleet it is not known yet.
"""

from collections.abc import Callable
from typing import Literal, NoReturn, cast, get_args

from markupsafe import Markup

SlotContext = Literal["text", "attr", "html"]
SlotName = Literal[
    "site.title",
    "site.place",
    "site.nav",
    "site.notice",
    "site.contact",
    "site.ask",
    "site.correct",
    "site.switch",
    "site.canonical",
    "site.root",
]
SlotSource = Callable[[SlotName, SlotContext], str]
"""Gives a slot's text, already escaped for the context."""

_NAMES = frozenset(get_args(SlotName))
_CONTEXTS = frozenset(get_args(SlotContext))


class SlotText(Markup):
    """Text for one slot. Asking what it holds is a mistake in the template and raises."""

    __slots__ = ()

    def _unknowable(self, *_: object) -> NoReturn:
        raise TypeError("a slot's value is not known when the page is rendered")

    __bool__ = _unknowable
    __len__ = _unknowable
    __iter__ = _unknowable
    __getitem__ = _unknowable
    __contains__ = _unknowable
    __eq__ = _unknowable
    __ne__ = _unknowable
    __lt__ = _unknowable
    __le__ = _unknowable
    __gt__ = _unknowable
    __ge__ = _unknowable
    __hash__ = str.__hash__


def slot_function(source: SlotSource) -> Callable[[str, str], SlotText]:
    """Make the `slot` function that templates call.

    The function raises `KeyError` for a slot or context that does not exist.
    """

    def slot(name: str, context: str) -> SlotText:
        if name not in _NAMES or context not in _CONTEXTS:
            raise KeyError(f"no slot {name!r} in context {context!r}")
        return SlotText(source(cast(SlotName, name), cast(SlotContext, context)))

    return slot
