"""A Chromium, Chrome or Edge on this machine, wherever it keeps it.

Comes in: nothing. Goes out: the program's path, or None; a running browser. Nothing is downloaded.
"""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

_NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)
_APPS = ("Google Chrome", "Chromium", "Microsoft Edge")
_PROGRAMS = (r"Google\Chrome\Application\chrome.exe", r"Microsoft\Edge\Application\msedge.exe")

MISSING = "没有找到 Chromium、Chrome 或 Edge。装一个，或运行 python -m playwright install chromium"


def find_browser() -> Path | None:
    """Find a browser that Playwright can drive."""
    return next((path for path in _candidates() if path.is_file()), None)


def launch(playwright: "Playwright", program: Path) -> "Browser":
    """Start a browser without a window."""
    # Root, as in containers, may not use Chromium's sandbox.
    sandbox = [] if os.name == "nt" or os.geteuid() else ["--no-sandbox"]
    return playwright.chromium.launch(executable_path=program, args=sandbox)


def _candidates() -> Iterator[Path]:
    yield from (Path(found) for name in _NAMES if (found := shutil.which(name)))
    if sys.platform == "darwin":
        yield from (Path(f"/Applications/{app}.app/Contents/MacOS/{app}") for app in _APPS)
    for folder in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
        if root := os.environ.get(folder):
            yield from (Path(root) / program for program in _PROGRAMS)
    yield from _playwright_own()


def _playwright_own() -> Iterator[Path]:
    """Look where `playwright install` puts its browser."""
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 - a test dependency
    except ImportError:
        return
    with sync_playwright() as playwright:
        yield Path(playwright.chromium.executable_path)
