"""Texts that try to run something in a reader's browser, and a whole tree that holds them.

The texts come from public collections and from how parsers go wrong. In the tree, every free text of one entry of
each kind, of one exhibit for every kind of play, and of one prose page of each kind, ends in such a text and a number
by which it is found again.
"""

import json
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from xml.sax.saxutils import escape, unescape

import pytest
from kepu.model.kinds import kind_of_path
from kepu.read import Document, Prose, Value, read_prose, read_tree

ROOT = Path(__file__).parents[2]
COMMUNITY = "counties/zhiwei/communities/gewuli"
VECTORS = [
    json.loads(line)
    for line in (Path(__file__).parent / "vectors.jsonl").read_text("utf-8").splitlines()
]
_ALWAYS = [
    "<img src=x onerror=alert(1)>",
    '"><script>alert(1)</script>',
    '\'" autofocus onfocus=alert(1) x="',
    "</title><script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<svg/onload=alert(1)>",
    "{{7*7}}{%raw%}${7*7}",
    "&lt;img src=x onerror=alert(1)&gt;",
    "--><img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "<details open ontoggle=alert(1)>",
    "</p></div></main><base href=//x>",
]
_LONGEST = 48
_PARAGRAPHS = 40
"""Hostile paragraphs at the end of a prose page."""
SHORT = _ALWAYS + [
    vector
    for vector in VECTORS
    # What check refuses (a line break, what nobody sees, an address, a link to nothing) reaches no page.
    if len(vector) <= _LONGEST
    and vector.isprintable()
    and vector == vector.strip()
    and not re.search(r"@|!\[|\(kepu:", vector)
]
"""Texts that fit into a field, those that break out of most contexts first."""
NOT_FREE = {"kind", "remove"}
_LABEL = 25
"""Characters of a word in a drawing."""
_WORDS = re.compile(">([^<>]*[\u2e80-\uffff][^<>]*)<")
"""Fields whose Chinese words are chosen from a list, or must match what is there."""


@dataclass
class Tree:
    """A tree with hostile texts, by their marks."""

    root: Path
    texts: dict[str, str] = field(default_factory=dict)
    searched: dict[str, str] = field(default_factory=dict)
    """Those that only the search reads: no page shows search words."""
    markdown: set[str] = field(default_factory=set)
    """Marks of those that go through Markdown, which reads some as links, stars or code."""

    def build(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run the command line in this tree."""
        command = [sys.executable, "-m", "kepu.cli", *words]
        return subprocess.run(
            command, cwd=self.root, capture_output=True, text=True, encoding="utf-8", check=False
        )


def copy_tree(target: Path) -> Path:
    """Copy what a build reads."""
    target.mkdir(parents=True)
    for name in ("catalog", "content", "theme"):
        shutil.copytree(ROOT / name, target / name)
    # By the lock a build knows that the bundles it has are those of its sources.
    for name in ("mkdocs.yml", "package-lock.json"):
        shutil.copy(ROOT / name, target / name)
    return target


class Poisoner:
    """Ends every free text with a hostile one."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.numbers = count(1)
        self._before: set[str] = set()

    def run(self) -> None:
        """Poison one file of each kind, and everything of one community."""
        seen: set[object] = set()
        documents = read_tree(self.tree.root, "catalog").documents
        for document in sorted(documents, key=lambda each: COMMUNITY not in each.path):
            kind = _kind(document)
            if kind not in seen:
                seen.add(kind)
                self._before = set(self.tree.texts)
                (self.tree.root / document.path).write_text(self._poisoned(document), "utf-8")
                if "/search/" in document.path:
                    self._set_apart()
        for page in read_prose(self.tree.root, "content").prose:
            kind = page.meta.value["kind"] if page.meta else None
            if kind not in seen:
                seen.add(kind)
                self.poison_prose(page)

    def _set_apart(self) -> None:
        """Move what the last file's texts are to those that no page shows."""
        words = [mark for mark in self.tree.texts if mark not in self._before]
        self.tree.searched |= {mark: self.tree.texts.pop(mark) for mark in words}

    def _poisoned(self, document: Document) -> str:
        if document.path.endswith(".svg"):
            return _WORDS.sub(
                lambda found: f">{escape(self.with_tail(unescape(found[1]), _LABEL))}<",
                document.text,
            )
        return json.dumps(self.poison(document.value), ensure_ascii=False, indent=1)

    def _field(self, name: str, value: Value) -> object:
        if name in NOT_FREE:
            return value
        if name in {"message", "body"} and isinstance(value, str):
            text = self.with_tail(value, 2000)
            self.tree.markdown |= {list(self.tree.texts)[-1]} if name == "body" else set()
            return text
        if name == "marks" and isinstance(value, tuple):
            # Their texts are passages of the message.
            marks = (mark for mark in value if isinstance(mark, dict))
            return [{**mark, "why": self.poison(mark["why"])} for mark in marks]
        return self.poison(value)

    def poison(self, value: Value) -> object:
        """Poison a value: free text is in Chinese, and nothing else is."""
        if isinstance(value, dict):
            return {name: self._field(name, inner) for name, inner in value.items()}
        if isinstance(value, tuple):
            return [self.poison(inner) for inner in value]
        return self.with_tail(value, 70) if any(char > "\u2e80" for char in value) else value

    def poison_prose(self, page: Prose) -> None:
        """Poison a prose page: its front matter, and its body with every text there is."""
        assert page.meta is not None
        meta = json.dumps(self.poison(page.meta.value), ensure_ascii=False, indent=1)
        before = len(self.tree.texts)
        body = "\n\n".join([page.body, *(self.with_tail("段", 0) for _ in range(_PARAGRAPHS))])
        self.tree.markdown |= set(list(self.tree.texts)[before:])
        (self.tree.root / page.path).write_text(f"---\n{meta}\n---\n{body}\n", "utf-8")

    def with_tail(self, text: str, room: int) -> str:
        """Give a text its hostile end, within the length that fields allow."""
        number = next(self.numbers)
        mark = f"⟦{number}⟧"
        # A drawing has no room but for the shortest.
        choice = _ALWAYS if room == _LABEL else SHORT
        tail = choice[number % len(choice)] + mark
        self.tree.texts[mark] = tail
        return text[: room - 20] + tail if room else text + tail


def _kind(document: Document) -> object:
    """Name the kind of a file; patches of one community and exhibits of other parts are all different."""
    inside = re.sub(r"catalog/(counties/[^/]+/(communities/[^/]+/)?)?", "", document.path)
    kind = kind_of_path(inside)
    if kind is None or COMMUNITY in document.path:
        return document.path
    parts = document.value.get("parts", ())
    return kind.name, *(part["type"] for part in parts if isinstance(part, dict))


@pytest.fixture(scope="session")
def hostile_tree(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """Give a copy of the tree with hostile texts."""
    tree = Tree(copy_tree(tmp_path_factory.mktemp("hostile") / "tree"))
    Poisoner(tree).run()
    return tree


@pytest.fixture(scope="session")
def hostile_site(hostile_tree: Tree) -> Path:
    """Build the copy."""
    site = hostile_tree.root.parent / "site"
    built = hostile_tree.build("build", "--today", "2026-11-22", "--quiet", "--site-dir", str(site))
    assert built.returncode == 0, built.stdout + built.stderr
    return site


@pytest.fixture
def clean_tree(tmp_path: Path) -> Tree:
    """Give a copy of the tree as it is."""
    return Tree(copy_tree(tmp_path / "tree"))


@pytest.fixture(scope="session")
def vectors() -> list[str]:
    """Give every hostile text."""
    assert len(VECTORS) >= 250
    return VECTORS


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that asks for `vector` with each hostile text."""
    if "vector" in metafunc.fixturenames:
        numbers = [f"line-{number}" for number in range(1, len(VECTORS) + 1)]
        metafunc.parametrize("vector", VECTORS, ids=numbers)
