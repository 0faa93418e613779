"""Hostile text in every field of every kind is shown as it was written, and nothing runs in a browser."""

import json
import re
import shutil
from collections.abc import Iterable, Iterator
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Protocol

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page

_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
_MARK = re.compile("⟦[0-9]+⟧")
_STIR = """() => document.querySelectorAll('body, body *').forEach(element => {
    for (const name of ['mouseover', 'focus', 'toggle', 'animationstart', 'error', 'load'])
        element.dispatchEvent(new Event(name));
    if (element.href && /^(java|vb)script:|^data:/i.test(element.href)) element.click();
})"""


class HostileTree(Protocol):
    """What `hostile_tree` gives."""

    texts: dict[str, str]
    searched: dict[str, str]
    markdown: set[str]


class Shown(HTMLParser):
    """What a browser takes for text and attributes, and what it would run."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.running: list[object] = []
        self._is_data = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self._is_data = values.get("type") == "application/json"
        self.texts += [value for value in values.values() if value]
        self.running += [name for name in values if name.startswith("on") or name == "style"]
        if tag == "script" and not re.search(r"assets/[a-z./]+\.js", values.get("src") or ""):
            self.running += [] if values.get("type") == "application/json" else [tag]
        if tag in {"iframe", "object", "embed", "base", "style", "form"} and values.get("action"):
            self.running.append(tag)
        for name in ("href", "src", "action", "formaction"):
            if re.match(r"\s*(javascript|vbscript|data):", values.get(name) or "", re.IGNORECASE):
                self.running.append(values[name])

    def handle_data(self, data: str) -> None:
        # Data that a text has broken out of is no JSON any more.
        self.texts += _strings(json.loads(data)) if self._is_data else [data]
        self._is_data = False


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for inner in value.values() if isinstance(value, dict) else ():
        yield from _strings(inner)
    for inner in value if isinstance(value, list) else ():
        yield from _strings(inner)


@pytest.fixture(scope="module")
def pages(hostile_site: Path) -> dict[Path, str]:
    """Give every page that holds a hostile text."""
    found = {path: path.read_text("utf-8") for path in sorted(hostile_site.rglob("*.html"))}
    return {path: html for path, html in found.items() if "⟦" in html}


@pytest.fixture(scope="module")
def chosen(pages: dict[Path, str]) -> list[Path]:
    """Choose few pages that together show every text that is shown anywhere."""
    left = {mark for html in pages.values() for mark in _MARK.findall(html)}
    marks = {path: set(_MARK.findall(html)) for path, html in pages.items()}
    taken = []
    while left:
        best = max(marks, key=lambda path: (len(marks[path] & left), str(path)))
        taken.append(best)
        left -= marks[best]
    return taken


def test_what_is_shown_is_shown_to_the_letter(
    pages: dict[Path, str], chosen: list[Path], hostile_tree: HostileTree
) -> None:
    shown: set[str] = set()
    for path in chosen:
        page = Shown(pages[path])
        for text in page.texts:
            for mark in _MARK.findall(text):
                shown.add(mark)
                text_there = hostile_tree.texts[mark]
                # Code to copy is HTML again, and holds the text as HTML.
                said = unescape(text) if text.startswith("<iframe ") else text
                assert text_there in said or mark in hostile_tree.markdown, (path, text)
    assert len(shown) > 0.6 * len(hostile_tree.texts), "most fields are shown somewhere"
    kinds = {hostile_tree.texts[mark].removesuffix(mark) for mark in shown}
    assert len(kinds) >= 400, "nearly every text that fits into a field stands in some"


def test_no_page_holds_anything_that_runs(pages: dict[Path, str], chosen: list[Path]) -> None:
    for path in {*chosen, *sorted(pages)[::10]}:
        assert Shown(pages[path]).running == [], path


@pytest.mark.long
def test_none_of_all_pages_holds_anything_that_runs(pages: dict[Path, str]) -> None:
    for path, html in pages.items():
        assert Shown(html).running == [], path


def test_what_only_search_reads_stands_in_its_data_as_text(
    hostile_site: Path, hostile_tree: HostileTree, pages: dict[Path, str]
) -> None:
    data = hostile_site / "c" / "gewuli" / "assets" / "search"
    held = ""
    for path in sorted(data.rglob("*.js")):
        call = re.fullmatch(
            r'kepuSearchData\("[\w/-]+",[0-9]+,(".*")\);\n', path.read_text("utf-8")
        )
        assert call, path
        held += json.loads(call[1])
    assert len(hostile_tree.searched) > 20
    # The file's own title and note are for editors alone.
    assert len([mark for mark in hostile_tree.searched if mark not in held]) == 2
    assert not any(mark in html for html in pages.values() for mark in hostile_tree.searched)


@pytest.mark.browser
@pytest.mark.parametrize("policy", ["kept", "stripped"])
def test_nothing_runs_in_a_browser(
    hostile_site: Path, chosen: list[Path], browser: Browser, tmp_path: Path, policy: str
) -> None:
    site = tmp_path / "site"
    shutil.copytree(hostile_site, site, ignore=shutil.ignore_patterns("*.zip"))
    pages = [site / path.relative_to(hostile_site) for path in chosen]
    if policy == "stripped":
        for path in pages:
            path.write_text(_POLICY.sub("", path.read_text("utf-8")), "utf-8")
    assert visit(pages, browser) == []


def visit(pages: Iterable[Path], browser: Browser) -> list[str]:
    """Open pages and stir everything on them; give what ran, broke or was refused."""
    context = browser.new_context()
    page: Page = context.new_page()
    said: list[str] = []

    def on_dialog(dialog: Dialog) -> None:
        said.append(f"{page.url}: {dialog.message}")
        dialog.dismiss()

    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error":
            said.append(f"{page.url}: {message.text}")

    page.on("dialog", on_dialog)
    page.on("console", on_console)
    page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
    for path in pages:
        page.goto(path.as_uri())
        page.evaluate(_STIR)
    page.wait_for_timeout(200)
    context.close()
    return said
