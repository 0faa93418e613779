"""The search script on the sample county's real index, asked from Python through one long-lived Node.js."""

import json
import random
import re
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from kepu.cli.relevance import read_queries
from kepu.index.scripts import join_modules
from kepu.model.datafile import DataFile

HERE = Path(__file__).parent
MODULES = HERE.parents[1] / "theme" / "assets" / "src" / "search"
SITES = ("zhiwei", "gewuli", "hewan")
"""The portal, and two communities that change different things."""


QUERIES, RESIDENTS = (read_queries(HERE / f"{name}.yaml") for name in ("queries", "residents"))
"""What residents type: the development set, and one by writers who had not seen the search words."""


def same_draw(seed: int = 2026) -> random.Random:
    """Give chance that falls alike in every run."""
    return random.Random(seed)  # noqa: S311 - a sample is no secret


@dataclass(frozen=True)
class Engine:
    """The search script at work."""

    process: "subprocess.Popen[str]"

    def request(self, **asked: Any) -> Any:
        """Ask the runner for something and give its answer."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps(asked) + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        assert "error" not in answer, answer["error"]
        return answer["ok"]

    def call(self, name: str, lists: Iterable[Sequence[Any]]) -> list[Any]:
        """Call one of the script's functions with each list of arguments."""
        found: list[Any] = self.request(op="call", name=name, lists=list(lists))
        return found

    def on(self, folder: Path) -> "Site":
        """Search the site whose search files lie in a folder."""
        return Site(self, str(folder))


@dataclass(frozen=True)
class Site:
    """The search of one site."""

    engine: Engine
    folder: str

    def find(self, query: str, **picks: list[str]) -> dict[str, Any]:
        """Ask once, with picks by facet."""
        asks = [{"query": query, "picks": picks}]
        (answer,) = self.engine.request(op="find", folder=self.folder, asks=asks)
        found: dict[str, Any] = answer
        return found

    def find_all(self, queries: Iterable[str]) -> list[list[str]]:
        """Ask many and give the addresses that each finds, best first."""
        asks = [{"query": query, "brief": True} for query in queries]
        found: list[list[str]] = self.engine.request(op="find", folder=self.folder, asks=asks)
        return found

    def cards(self) -> list[dict[str, Any]]:
        """Give the card of every entry."""
        found: list[dict[str, Any]] = self.engine.request(op="cards", folder=self.folder)
        return found

    def find_cold(self, queries: Sequence[str]) -> list[list[str]]:
        """Ask each on a page just opened, and give the addresses that it finds."""
        found: list[list[str]] = self.engine.request(
            op="cold", folder=self.folder, queries=list(queries)
        )
        return found

    def cost(self, queries: Sequence[str]) -> list[list[str]]:
        """Name the files that each query would download if it were the first."""
        found: list[list[str]] = self.engine.request(
            op="cost", folder=self.folder, queries=list(queries)
        )
        return found


def write(files: Iterable[DataFile], folder: Path) -> Path:
    """Write a site's search files and give the folder that they are named in."""
    for file in files:
        (folder / file.path).parent.mkdir(parents=True, exist_ok=True)
        (folder / file.path).write_bytes(file.content)
    return folder / "assets" / "search"


@pytest.fixture(scope="session")
def engine(node: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Start the search script."""
    modules = {path.name: path.read_text("utf-8") for path in sorted(MODULES.glob("*.js"))}
    modules["probe.js"] = (HERE / "probe.js").read_text("utf-8")
    script = tmp_path_factory.mktemp("engine") / "search.js"
    script.write_text(join_modules(modules, "probe.js"), "utf-8")
    command = [node, str(HERE / "runner.js"), str(script)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        yield Engine(process)
        assert process.stdin
        process.stdin.close()


@pytest.fixture(scope="session")
def folders(indexed: Any, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Write the search files of the portal and of two communities."""
    root = tmp_path_factory.mktemp("sites")
    return {id: write(indexed.files[id], root / id) for id in SITES}


@pytest.fixture(scope="session")
def sites(engine: Engine, folders: dict[str, Path]) -> dict[str, Site]:
    """Open the search of the portal and of two communities."""
    return {id: engine.on(folder) for id, folder in folders.items()}


@pytest.fixture(scope="session")
def portal(sites: dict[str, Site]) -> Site:
    """Open the portal's search."""
    return sites["zhiwei"]


@pytest.fixture(scope="session")
def community(sites: dict[str, Site]) -> Site:
    """Open one community's search."""
    return sites["gewuli"]


def han_runs(text: str) -> tuple[str, ...]:
    """Find the runs of Chinese characters in a text."""
    return tuple(re.findall(r"[㐀-䶿一-鿿]+", text))
