"""What the tests of several rooms share: the sample county, built once, its search index, and a real browser.

A test that needs a program this machine lacks is skipped and says so; with `CI=true` it fails.
"""

import datetime as dt
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NoReturn

import pytest
from kepu.cli.browser import MISSING, find_browser, launch
from kepu.index.search.site import SharedIndex, index_search, share_index
from kepu.model.datafile import DataFile
from kepu.pipeline.build import context_of
from kepu.pipeline.check import check_tree
from kepu.plan.context import Context
from kepu.plan.site import Options
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[1]
TODAY = "2026-11-22"
"""The day the sample county is built for: all its dates are seen from there."""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the whole sample county once: the portal, and its communities below `c/`."""
    folder = tmp_path_factory.mktemp("county") / "site"
    words = ["build", "--today", TODAY, "--quiet", "--site-dir", str(folder)]
    command = [sys.executable, "-m", "kepu.cli", *words]
    built = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert built.returncode == 0, built.stdout + built.stderr
    return folder


@dataclass(frozen=True)
class Indexed:
    """The search index of the sample county."""

    portal: Context
    communities: Mapping[str, Context]
    shared: SharedIndex
    files: Mapping[str, tuple[DataFile, ...]]
    """The search files of every site by its id; the portal's by the county's."""

    @property
    def sites(self) -> Mapping[str, Context]:
        """Give every site's context by its id."""
        return {self.portal.site.id: self.portal, **self.communities}


@pytest.fixture(scope="session")
def indexed() -> Indexed:
    """Index every site of the sample county, as a build does."""
    checked = check_tree(ROOT)
    options = Options(dt.date.fromisoformat(TODAY))
    (county,) = (context_of(site, checked, options) for site in checked.portals)
    communities = {
        site.layer.id: context_of(site, checked, options, county=county)
        for site in checked.communities
    }
    portal = replace(county, communities=tuple(communities.values()))
    shared = share_index(county)
    sites = {portal.site.id: portal, **communities}
    files = {id: tuple(index_search(context, shared)) for id, context in sites.items()}
    return Indexed(portal, communities, shared, files)


@pytest.fixture(scope="session")
def chromium() -> Path:
    """Find a Chromium, Chrome or Edge."""
    return find_browser() or _lacking(MISSING)


@pytest.fixture(scope="session")
def browser(chromium: Path) -> Iterator[Browser]:
    """Drive a real browser; a test opens its own context and closes it."""
    with sync_playwright() as playwright:
        running = launch(playwright, chromium)
        yield running
        running.close()


@pytest.fixture(scope="session")
def node() -> str:
    """Find Node.js."""
    return shutil.which("node") or _lacking("没有找到 Node.js")


@pytest.fixture(scope="session")
def java() -> str:
    """Find Java."""
    return shutil.which("java") or _lacking("没有找到 Java")


def _lacking(reason: str) -> NoReturn:
    if os.environ.get("CI") == "true":
        pytest.fail(f"{reason}（CI=true 时不能跳过）", pytrace=False)
    pytest.skip(reason)
