"""Every page of the sample county: valid, whole, led to by links that lead somewhere, and asking nobody else."""

import re
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

ROOT = Path(__file__).parents[2]
CHECKER = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "


@dataclass
class Facts:
    """What a page is made of."""

    ids: list[str] = field(default_factory=list)
    links: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    odd: list[object] = field(default_factory=list)
    lang: str = ""
    policy: str = ""
    title: str = ""


class Reader(HTMLParser):
    """Takes a page apart."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.facts = Facts()
        self._inside = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        facts = self.facts
        facts.odd += [(tag, name) for name in values if name == "style" or name.startswith("on")]
        facts.odd += [tag] if tag in {"style", "object", "embed", "base"} else []
        # The frame of the exhibits' dialog is empty until a script opens one of our own pages in it.
        facts.odd += [tag] if tag == "iframe" and "src" in values else []
        facts.ids += [values["id"]] if "id" in values else []
        facts.sources += [values[name] for name in ("src", "srcset", "poster") if name in values]
        if tag == "script" and "src" not in values and values.get("type") != "application/json":
            facts.odd.append(tag)
        if "href" in values:
            (
                facts.links.append((values["href"], values))
                if tag == "a"
                else facts.sources.append(values["href"])
            )
        if tag == "html":
            facts.lang = values.get("lang", "")
        if values.get("http-equiv") == "Content-Security-Policy":
            facts.policy = values["content"]
        if tag == "h1":
            facts.headings.append("")
        self._inside = tag

    def handle_data(self, data: str) -> None:
        if self._inside == "title" and not self.facts.title:
            self.facts.title = data.strip()


@cache
def read(path: Path) -> Facts:
    return Reader(path.read_text("utf-8")).facts


@pytest.fixture(scope="module")
def pages(site: Path) -> list[Path]:
    """Give the portal's pages and those of one community."""
    return [path for path in every_page(site) if in_sample(path.relative_to(site))]


def every_page(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def in_sample(path: Path) -> bool:
    return path.parts[0] != "c" or path.parts[1] == "gewuli"


def is_passing_on(path: Path) -> bool:
    """Tell whether a page only leads on to where its content has moved."""
    return 'http-equiv="refresh"' in path.read_text("utf-8")


def assert_well_made(pages: Iterable[Path]) -> None:
    for path in pages:
        facts = read(path)
        assert facts.lang == "zh-Hans", path
        assert facts.title, path
        assert len(facts.headings) == 1, path
        assert facts.odd == [], path
        assert facts.policy.startswith(POLICY), path
        assert "unsafe" not in facts.policy, path
        assert len(facts.ids) == len(set(facts.ids)), path


def assert_linked(pages: Iterable[Path], site: Path) -> None:
    lost = []
    for path in pages:
        facts = read(path)
        wanted = [link for link, _ in facts.links] + facts.sources
        lost += [
            (path.relative_to(site).as_posix(), url) for url in wanted if not leads(url, path, site)
        ]
    assert lost[:20] == []


def leads(url: str, page: Path, site: Path) -> bool:
    """Tell whether an address leads to a file of the site, and to a place on it."""
    parts = urlsplit(url)
    if parts.scheme or parts.netloc:
        return parts.scheme in {"https", "tel", "mailto", "sms"}
    target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
    if target.is_dir():
        target /= "index.html"
    if not target.is_file() or not target.is_relative_to(site.resolve()):
        return False
    # What stands behind #walk= is for the walk, which the hall's page holds as data.
    fragment = "hall-data" if parts.fragment.startswith("walk=") else unquote(parts.fragment)
    return not fragment or fragment in read(target).ids


def assert_asking_nobody_else(pages: Iterable[Path]) -> None:
    for path in pages:
        facts = read(path)
        assert [url for url in facts.sources if re.match(r"[a-z]+:|//", url)] == [], path
        for url, values in facts.links:
            if re.match(r"https?:|//", url):
                assert url.startswith("https://"), (path, url)
                assert urlsplit(url).hostname == "example.org", (path, url)
                # A page that opens beside ours could otherwise steer ours.
                assert "target" not in values or "noopener" in values.get("rel", ""), (path, url)


def test_pages_are_well_made(pages: list[Path]) -> None:
    assert_well_made(pages)


def test_every_link_leads_somewhere(pages: list[Path], site: Path) -> None:
    assert_linked(pages, site)


def test_nobody_else_is_asked_for_anything(pages: list[Path]) -> None:
    assert_asking_nobody_else(pages)


@pytest.mark.long
def test_all_pages(site: Path) -> None:
    pages = every_page(site)
    assert_well_made(pages)
    assert_linked(pages, site)
    assert_asking_nobody_else(pages)


def test_the_checker_finds_no_mistake(site: Path, pages: list[Path], java: str) -> None:
    one_of_each: dict[str, Path] = {}
    for path in pages:
        kind = re.search(r'<html[^>]* class="([^"]*)"', path.read_text("utf-8"))
        # The longest page of a kind has most in it that can be wrong.
        name = f"{kind[1] if kind else ''} {path.relative_to(site).parts[0] == 'c'}"
        longest = one_of_each.setdefault(name, path)
        one_of_each[name] = max(longest, path, key=lambda each: each.stat().st_size)
    assert len(one_of_each) > 20
    assert check(java, one_of_each.values()) == ""


@pytest.mark.long
def test_the_checker_finds_no_mistake_on_any_page(site: Path, java: str) -> None:
    assert check(java, [site]) == ""


def check(java: str, paths: Iterable[Path]) -> str:
    """Run the Nu HTML checker and give what it says."""
    if not CHECKER.is_file():
        pytest.skip("没有找到 vnu.jar：先运行 npm ci")
    words = [java, "-Xss4m", "-jar", str(CHECKER), "--errors-only", "--skip-non-html"]
    done = subprocess.run(
        [*words, *map(str, paths)], capture_output=True, text=True, encoding="utf-8", check=False
    )
    return done.stderr
