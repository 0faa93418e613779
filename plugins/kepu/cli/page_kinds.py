"""One built page of every kind, for taking pictures of and for weighing.

Comes in: a built site. Goes out: kind → page, by the kind that each page says of itself.
"""

import re
from collections.abc import Iterator
from pathlib import Path

_KIND = re.compile(rb'<html[^>]*\sclass="(?:[^"]*\s)?kind-([a-z-]+)')


def sample_pages(site: Path) -> dict[str, Path]:
    """Find the first page of every kind: those of the portal first, then those of the communities."""
    found: dict[str, Path] = {}
    for page in _pages(site):
        match = _KIND.search(page.read_bytes())
        if match:
            found.setdefault(match[1].decode(), page)
    return found


def _pages(site: Path) -> Iterator[Path]:
    below = site / "c"
    first = next((folder for folder in sorted(below.glob("*")) if folder.is_dir()), site)
    yield from sorted(first.rglob("*.html"))
    yield from (page for page in sorted(site.rglob("*.html")) if below not in page.parents)
