"""A site's search page in a real browser, asked from the command line.

Comes in: the files of one site. Goes out: what the page shows for a query. It is the residents' own search: there is
no other implementation to disagree with it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from playwright.sync_api import Page, sync_playwright

from kepu.cli.browser import launch
from kepu.plan.addresses import PAGES

_PATIENCE = 20
"""Seconds that an answer may take on a busy machine."""
_PAUSE = 5
"""Milliseconds between two looks."""
_STATE = """() => {
  const state = document.querySelector('[data-answered]'), trouble = document.querySelector('[data-failed]');
  return [state && state.dataset.answered, trouble && trouble.dataset.failed];
}"""
_READ = """items => items.map(item => ({
  id: item.dataset.id, kind: item.dataset.kind, title: item.querySelector('a').textContent.trim(),
  score: Number(item.dataset.score), why: item.dataset.why
}))"""


class SearchFailedError(RuntimeError):
    """The page could not search; the message says what it showed."""


@dataclass(frozen=True)
class Shown:
    """One result as the page shows it."""

    id: str
    kind: str
    title: str
    score: float
    why: str


class Searcher:
    """An open search page."""

    def __init__(self, tab: Page) -> None:
        self._tab = tab

    def ask(self, query: str) -> list[Shown]:
        """Type a query and read the first results.

        Raises:
            SearchFailedError: the page says that its data are missing, damaged or too new.
        """
        self._tab.fill("[data-search] [name=q]", query)
        self._await_answer(query)
        return [Shown(**found) for found in self._tab.eval_on_selector_all("[data-hit]", _READ)]

    def _await_answer(self, query: str) -> None:
        deadline = monotonic() + _PATIENCE
        while monotonic() < deadline:
            # The page's policy forbids the evaluating that Playwright's own waiting needs.
            answered, failed = self._tab.evaluate(_STATE)
            if failed:
                raise SearchFailedError(f"搜索页取不到数据：{failed}")
            if answered == query:
                return
            self._tab.wait_for_timeout(_PAUSE)
        raise SearchFailedError(f"等了 {_PATIENCE} 秒，“{query}”还没有答案")


@contextmanager
def open_searcher(site: Path, program: Path) -> Iterator[Searcher]:
    """Open a site's search page in a browser, and close both in the end."""
    with sync_playwright() as playwright:
        browser = launch(playwright, program)
        tab = browser.new_page()
        tab.goto((site / PAGES["search"] / "index.html").as_uri())
        try:
            yield Searcher(tab)
        finally:
            browser.close()
