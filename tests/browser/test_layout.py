"""Nothing is cut off, nothing scrolls sideways, and everything can be hit with a thumb."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

WIDTHS = [320, 360, 390, 1280]
MODES = ["", "elder", "elder size-18", "elder size-30", "elder tone-high"]
DRESS = """(mode) => {
  const kept = [...document.documentElement.classList]
    .filter((name) => !/^(elder|size-.*|tone-high)$/.test(name));
  document.documentElement.className = kept.concat(mode).join(' ').trim();
}"""
SIDEWAYS = """() => document.documentElement.scrollWidth <= innerWidth ? [] :
  [...document.querySelectorAll('body *')]
    .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
    .map((one) => `${one.tagName}.${one.className}`).slice(-3)"""
SMALL = """(least) => {
  const primary = '.tool, .nav__link, .hot__link, .choice, .door, .btn, .tile, .call, .quiet, h3 a';
  const small = [];
  for (const one of document.querySelectorAll('a[href], button, input, select, summary')) {
    if (!one.checkVisibility() || one.matches('.skip')) continue;
    // On the map a dot is as large as the room allows; the same exhibit has a large button below.
    if (one.matches('.floor__dot')) continue;
    // A link within a sentence is as tall as its line; WCAG 2.5.8 lets it be.
    const words = [...one.parentNode.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
    if (words && getComputedStyle(one).display === 'inline') continue;
    // A card's link covers the whole card.
    const covers = getComputedStyle(one, '::after').position === 'absolute';
    const box = (covers ? one.offsetParent : one).getBoundingClientRect();
    const wanted = one.matches(primary) ? least : 44;
    if (box.height < wanted - 0.5 || box.width < 43.5) {
      small.push(`${one.className} ${one.textContent.trim()} ${box.width}×${box.height}`);
    }
  }
  return small;
}"""


@pytest.mark.parametrize(
    ("widths", "modes"),
    [
        ([320], MODES),
        ([360, 390, 1280], ["", "elder size-30"]),
        pytest.param(WIDTHS, MODES, marks=pytest.mark.long),
    ],
)
def test_no_page_scrolls_sideways(
    tour: Callable[..., Iterator[tuple[str, Page]]], widths: list[int], modes: list[str]
) -> None:
    for kind, page in tour():
        for width in widths:
            page.set_viewport_size({"width": width, "height": 844})
            for mode in modes:
                page.evaluate(DRESS, mode)
                assert page.evaluate(SIDEWAYS) == [], (kind, width, mode)


@pytest.mark.parametrize("width", [390, 1280])
def test_everything_can_be_hit_with_a_thumb(
    tour: Callable[..., Iterator[tuple[str, Page]]], width: int
) -> None:
    for kind, page in tour(width=width):
        for mode in ["", "elder", "elder size-18"]:
            page.evaluate(DRESS, mode)
            assert page.evaluate(SMALL, 60 if mode else 44) == [], (kind, mode)


def test_wider_spacing_of_letters_cuts_nothing_off(
    tour: Callable[..., Iterator[tuple[str, Page]]],
) -> None:
    """WCAG 1.4.12: a reader's own spacing must fit."""
    for kind, page in tour():
        page.evaluate("""() => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
              word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }`);
            document.adoptedStyleSheets = [sheet];
        }""")
        assert page.evaluate(SIDEWAYS) == [], kind


@pytest.mark.long
def test_no_page_of_a_community_scrolls_sideways_in_the_largest_letters(
    visit: Callable[..., Page], origin: str, pages: list[str]
) -> None:
    page = visit("?elder=1", width=320)
    page.evaluate("localStorage.setItem('kepu.size', '30')")
    for path in pages:
        page.goto(origin + path)
        assert page.evaluate(SIDEWAYS) == [], path
