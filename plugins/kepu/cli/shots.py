"""`shots`: pictures of one page of every kind, on a phone and on a desk, for looking at.

Comes in: a built site. Goes out: PNG files in `shots/`, which git ignores. Exit codes: 0 taken, 1 no site or no
browser. A headless browser on its own lays pages out no narrower than 500 px, so Playwright drives it.
"""

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

from kepu.cli.browser import MISSING, find_browser, launch
from kepu.cli.page_kinds import sample_pages
from kepu.cli.setting import ROOT


@dataclass(frozen=True)
class View:
    """One way to look at a page."""

    name: str
    width: int
    height: int
    scheme: Literal["light", "dark"] = "light"
    is_elder: bool = False


VIEWS = (
    View("390-light", 390, 844),
    View("390-dark", 390, 844, scheme="dark"),
    View("390-elder", 390, 844, is_elder=True),
    View("1280-light", 1280, 900),
    View("1280-dark", 1280, 900, scheme="dark"),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    parser.add_argument("--site-dir", type=Path, default=ROOT / "site", metavar="文件夹")
    parser.add_argument("--out", type=Path, default=ROOT / "shots", metavar="文件夹")
    parser.add_argument("--only", nargs="+", metavar="页面类型", default=[], help="例如 home pack")


def run(options: argparse.Namespace) -> int:
    """Take the pictures."""
    program = find_browser()
    pages = {
        kind: page
        for kind, page in sample_pages(options.site_dir).items()
        if kind in options.only or not options.only
    }
    if program is None or not pages:
        said = MISSING if program is None else "没有可拍的页面，先运行 python3 build.py build"
        print(said, file=sys.stderr)
        return 1
    options.out.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = launch(playwright, program)
        taken = sum(_take(browser, view, pages, options.out) for view in VIEWS)
        browser.close()
    print(f"拍了 {taken} 张（{len(pages)} 类页面）→ {options.out}")
    return 0


def _take(browser: Browser, view: View, pages: dict[str, Path], out: Path) -> int:
    context = browser.new_context(
        viewport={"width": view.width, "height": view.height}, color_scheme=view.scheme
    )
    tab = context.new_page()
    for kind, page in pages.items():
        tab.goto(page.as_uri() + ("?elder=1" if view.is_elder else ""))
        tab.screenshot(path=out / f"{kind}-{view.name}.png", full_page=True)
    context.close()
    return len(pages)
