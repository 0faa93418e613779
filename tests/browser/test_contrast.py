"""Every word stands out from its ground: 4.5 to 1, in 长辈版 7 to 1, light and dark."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

MEASURE = """() => {
  const parts = (colour) => (colour.match(/[\\d.]+/g) || []).map(Number);
  const linear = (v) => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  const light = (rgb) => [0.2126, 0.7152, 0.0722]
    .reduce((sum, weight, at) => sum + weight * linear(rgb[at] / 255), 0);
  const ground = (one) => {
    for (; one; one = one.parentElement) {
      const rgba = parts(getComputedStyle(one).backgroundColor);
      if (rgba.length === 3 || rgba[3] > 0) return rgba;
    }
    return [255, 255, 255];
  };
  const found = {};
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const one = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim() || !one.checkVisibility()) continue;
    if (one.closest('.visually-hidden, .skip')) continue;
    const pair = [light(parts(getComputedStyle(one).color)), light(ground(one))];
    const ratio = (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
    const name = `${one.tagName}.${one.className}`;
    found[name] = Math.min(found[name] || 21, ratio);
  }
  return found;
}"""
TONE = "document.documentElement.classList.add('tone-high')"


def faint(page: Page, least: float) -> dict[str, float]:
    ratios: dict[str, float] = page.evaluate(MEASURE)
    assert len(ratios) > 8
    return {name: round(ratio, 2) for name, ratio in ratios.items() if ratio < least}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("query", "least"), [("", 4.5), ("?elder=1", 7)])
def test_words_stand_out(
    tour: Callable[..., Iterator[tuple[str, Page]]], scheme: str, query: str, least: float
) -> None:
    for kind, page in tour(query, color_scheme=scheme):
        assert faint(page, least) == {}, kind


def test_words_stand_out_in_black_and_yellow(
    tour: Callable[..., Iterator[tuple[str, Page]]],
) -> None:
    for kind, page in tour("?elder=1"):
        page.evaluate(TONE)
        assert faint(page, 7) == {}, kind
