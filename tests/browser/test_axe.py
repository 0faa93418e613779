"""axe-core finds nothing wrong: every kind of page, on a phone and a desk, light, dark and 长辈版."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

Axe = Callable[..., list[str]]
Tour = Callable[..., Iterator[tuple[str, Page]]]

LOOKS = [("light", ""), ("dark", ""), ("light", "?elder=1"), ("dark", "?elder=1")]
SAMPLE = [(390, "light", ""), (1280, "dark", ""), (390, "dark", "?elder=1")]
REST = [(w, *look) for w in (390, 1280) for look in LOOKS if (w, *look) not in SAMPLE]


def look_at_every_kind(tour: Tour, axe: Axe, width: int, scheme: str, query: str) -> None:
    found = {
        kind: wrong
        for kind, page in tour(query, width=width, color_scheme=scheme)
        if (wrong := axe(page, is_elder=bool(query)))
    }
    assert found == {}


@pytest.mark.parametrize(("width", "scheme", "query"), SAMPLE)
def test_axe_finds_nothing(tour: Tour, axe: Axe, width: int, scheme: str, query: str) -> None:
    look_at_every_kind(tour, axe, width, scheme, query)


@pytest.mark.long
@pytest.mark.parametrize(("width", "scheme", "query"), REST)
def test_axe_finds_nothing_in_any_look(
    tour: Tour, axe: Axe, width: int, scheme: str, query: str
) -> None:
    look_at_every_kind(tour, axe, width, scheme, query)


def test_axe_would_find_something(visit: Callable[..., Page], axe: Axe) -> None:
    page = visit("c/gewuli/")
    page.evaluate("document.querySelector('main').append(document.createElement('button'))")
    assert [wrong.partition(":")[0] for wrong in axe(page, is_elder=False)] == ["button-name"]
