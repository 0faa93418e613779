"""What the tests of several rooms share: the sample county, built once, and a real browser.

A test that needs a program this machine lacks is skipped and says so; with `CI=true` it fails.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from kepu.cli.browser import MISSING, find_browser
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


@pytest.fixture(scope="session")
def chromium() -> Path:
    """Find a Chromium, Chrome or Edge."""
    return find_browser() or _lacking(MISSING)


@pytest.fixture(scope="session")
def browser(chromium: Path) -> Iterator[Browser]:
    """Drive a real browser; a test opens its own context and closes it."""
    with sync_playwright() as playwright:
        # Root, as in containers, may not use Chromium's sandbox.
        options = [] if os.name == "nt" or os.geteuid() else ["--no-sandbox"]
        running = playwright.chromium.launch(executable_path=chromium, args=options)
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
