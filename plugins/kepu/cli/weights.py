"""What a resident's phone downloads for one page of every kind.

Comes in: a built site. Goes out: compressed bytes and requests for each kind of page, from the pages themselves.
"""

import gzip
import importlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kepu.cli.page_kinds import sample_pages

_ASKED = re.compile(
    r'<(?:script|img|source)\b[^>]*\ssrc="([^"]+)"|<link\b[^>]*\shref="([^"]+)"[^>]*>'
)
_FETCHED = re.compile(r'<link\b[^>]*\srel="(?:stylesheet|icon|preload|modulepreload)"')


@dataclass(frozen=True)
class Weight:
    """One page as it travels."""

    kind: str
    page: str
    html: int
    """Compressed bytes of the page itself."""
    total: int
    """Compressed bytes of the page and all it asks for."""
    requests: int
    third_party: int


def weigh(site: Path) -> list[Weight]:
    """Weigh one page of every kind."""
    return [_weigh_page(kind, page, site) for kind, page in sorted(sample_pages(site).items())]


def method() -> str:
    """Name the compression that the weights are measured with."""
    return "brotli" if _brotli() else "gzip"


def _weigh_page(kind: str, page: Path, site: Path) -> Weight:
    asked = _requests(page.read_text("utf-8"))
    outside = [url for url in asked if re.match(r"[a-z]+:|//", url)]
    own = {(page.parent / url.partition("?")[0]).resolve() for url in asked if url not in outside}
    html = packed_size(page)
    total = html + sum(packed_size(file) for file in own)
    name = page.relative_to(site).as_posix()
    return Weight(kind, name, html, total, 1 + len(own) + len(outside), len(outside))


def _requests(html: str) -> set[str]:
    found = set()
    for match in _ASKED.finditer(html):
        if match[1] or _FETCHED.match(match[0]):
            found.add(match[1] or match[2])
    return {url for url in found if not url.startswith("data:")}


@cache
def packed_size(file: Path) -> int:
    """Measure a file as it travels: compressed, in bytes."""
    return len(_compressor()(file.read_bytes()))


def _compressor() -> Callable[[bytes], bytes]:
    packed = _brotli()
    return packed or gzip.compress


@cache
def _brotli() -> Callable[[bytes], bytes] | None:
    try:
        compress: Callable[[bytes], bytes] = importlib.import_module("brotli").compress
    except ImportError:
        return None
    return compress
