"""Draw the handbook's pictures: every section of `screens.html` becomes a PNG beside the handbook's pages.

Comes in: the page, a Chromium, the Noto CJK fonts. Goes out: files of `content/contribute/pictures/`, at twice their
size and in sixteen colours, which makes them a quarter as heavy as a photograph's format would. A picture that is too
heavy for a weak signal is refused. Run it by `just pictures`; the pictures are committed.
"""

import base64
import struct
import sys
import zlib
from pathlib import Path

from kepu.cli.browser import MISSING, find_browser, launch
from playwright.sync_api import Page, sync_playwright

HERE = Path(__file__).parent
TARGET = HERE.parents[2] / "content/contribute/pictures"
MOST_BYTES = 30 * 1024
COLOURS = 16
_BITS = 4


def draw(page: Page, id: str) -> bytes:
    """Draw one section.

    Raises:
        ValueError: the picture is too heavy.
    """
    shot = base64.b64encode(page.locator(f"#{id}").screenshot()).decode()
    script = (HERE / "indexed.js").read_text("utf-8")
    width, height, palette, pixels = page.evaluate(script, [shot, COLOURS])
    content = write_png(width, height, palette, base64.b64decode(pixels))
    if len(content) > MOST_BYTES:
        raise ValueError(f"{id} is {len(content)} bytes, more than {MOST_BYTES}")
    return content


def write_png(width: int, height: int, palette: list[int], pixels: bytes) -> bytes:
    """Write a PNG with a palette, two pixels a byte."""
    rows = (pixels[start : start + width] + b"\0" for start in range(0, width * height, width))
    # Each row begins with the number of its filter: none.
    packed = b"".join(b"\0" + _pack(row[: width + width % 2]) for row in rows)
    colours = b"".join(colour.to_bytes(3, "big") for colour in palette)
    head = struct.pack(">IIBBBBB", width, height, _BITS, 3, 0, 0, 0)
    chunks = [
        (b"IHDR", head),
        (b"PLTE", colours),
        (b"IDAT", zlib.compress(packed, 9)),
        (b"IEND", b""),
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _pack(row: bytes) -> bytes:
    return bytes(left << _BITS | right for left, right in zip(row[::2], row[1::2], strict=True))


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


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
            (TARGET / f"{id}.png").write_bytes(draw(page, id))
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
