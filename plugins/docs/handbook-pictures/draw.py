"""Draw the handbook's pictures: every section of `screens.html` becomes a WebP beside the handbook's pages.

Comes in: the page, a Chromium, the Noto CJK fonts. Goes out: files of `content/contribute/pictures/`, at twice their
size. A picture that is too heavy for a weak signal is refused. Run it by `just pictures`; the pictures are committed.
"""

import base64
import sys
from pathlib import Path

from kepu.cli.browser import MISSING, find_browser, launch
from playwright.sync_api import Page, sync_playwright

HERE = Path(__file__).parent
TARGET = HERE.parents[2] / "content/contribute/pictures"
MOST_BYTES = 30 * 1024


def draw(page: Page, id: str) -> bytes:
    """Draw one section.

    Raises:
        ValueError: the picture is too heavy.
    """
    box = page.locator(f"#{id}").bounding_box()
    session = page.context.new_cdp_session(page)
    # Playwright's own screenshots know no WebP.
    shot = session.send(
        "Page.captureScreenshot",
        {
            "format": "webp",
            "quality": 82,
            "captureBeyondViewport": True,
            "clip": {**(box or {}), "scale": 1},
        },
    )
    content = base64.b64decode(shot["data"])
    if len(content) > MOST_BYTES:
        raise ValueError(f"{id} is {len(content)} bytes, more than {MOST_BYTES}")
    return content


def main() -> int:
    """Draw every section."""
    chromium = find_browser()
    if chromium is None:
        sys.stderr.write(f"{MISSING}\n")
        return 1
    TARGET.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = launch(playwright, chromium)
        page = browser.new_page(viewport={"width": 380, "height": 900}, device_scale_factor=2)
        page.goto((HERE / "screens.html").as_uri())
        for section in page.locator("section").all():
            id = section.get_attribute("id") or ""
            (TARGET / f"{id}.webp").write_bytes(draw(page, id))
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
