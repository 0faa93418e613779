"""A page cut at its slots and filled again is the page that would have been rendered with the values."""

from collections.abc import Callable
from html import escape
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kepu.model.sentinel import holds_sentinel
from kepu.render.slots import SlotContext, SlotName
from kepu.stitch.cut import LostSlotError, cut_page, fill_page, sentinel

SLOTS: list[tuple[SlotName, SlotContext]] = [
    ("site.title", "text"),
    ("site.title", "attr"),
    ("site.place", "text"),
    ("site.nav", "html"),
]
pieces = st.text().filter(lambda text: not holds_sentinel(text))


@given(
    st.lists(st.tuples(pieces, st.sampled_from(SLOTS))),
    pieces,
    st.fixed_dictionaries({slot: st.text() for slot in SLOTS}),
)
def test_filling_a_cut_page_is_rendering_it(
    parts: list[tuple[str, tuple[SlotName, SlotContext]]],
    tail: str,
    values: dict[tuple[SlotName, SlotContext], str],
) -> None:
    rendered = "".join(text + sentinel(*slot) for text, slot in parts) + tail
    plain = "".join(text + values[slot] for text, slot in parts) + tail
    cut = cut_page(rendered.encode("utf-8", "surrogatepass"))
    assert fill_page(cut, lambda *slot: values[slot]) == plain.encode("utf-8", "surrogatepass")


def test_a_value_that_looks_like_a_slot_is_not_filled_again() -> None:
    cut = cut_page(sentinel("site.title", "text").encode())
    assert fill_page(cut, lambda *_: sentinel("site.place", "text")).count(b"KePuSLoT_") == 1


@pytest.mark.parametrize(
    "change", [str.lower, str.upper, str.title, lambda mark: mark[:-1], lambda mark: mark[1:]]
)
def test_a_changed_sentinel_is_found(change: Callable[[str], str]) -> None:
    mark = change(sentinel("site.place", "text"))
    with pytest.raises(LostSlotError):
        cut_page(f"<p>{mark}</p>".encode())


@pytest.mark.parametrize(
    "text", ["KePuSLoT_", "kepuslot_x", "a_TOLSUPEK", sentinel("site.nav", "html")]
)
def test_a_text_like_a_sentinel_is_known(text: str) -> None:
    assert holds_sentinel(text)


@pytest.mark.parametrize("name", [name for name, _ in SLOTS])
def test_a_sentinel_survives_escaping_and_urls(name: SlotName) -> None:
    mark = sentinel(name, "text")
    assert escape(mark) == mark == quote(mark)
