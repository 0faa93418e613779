"""The texts of an entry, sorted by who says them.

Comes in: an entry's value as it was read. Goes out: its texts with their paths; what is no text for readers (ids,
addresses of pages, checksums) is left out.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from kepu.validate.wording.finding import Passage, Path

_NO_TEXT = frozenset({
    "code", "sha256", "url", "external_url", "edit_url", "base_url", "panorama", "address", "allow", "icp_no", "psb_no",
    "updated_on", "created_on", "id", "audiences", "topics", "related", "picture", "conf", "ai_generated", "age_bands",
    "value", "when",
})  # fmt: skip
"""Fields whose characters nobody reads as a sentence; `allow` quotes what it answers."""

_SHORTEST = 7
"""A number or an account of fewer characters is nobody's."""

_DRAWN = re.compile(r">([^<>\n]*[^<>\s][^<>\n]*)<")

_SPOKEN = frozenset({"keywords", "says", "names", "fillers", "means"})
"""What residents say and type, right or wrong."""

_QUOTED = _SPOKEN | {"claim", "message", "marks", "samples"}
"""What others say: rumours, messages made up for practice."""


def texts_of(raw: Mapping[str, Any]) -> list[Passage]:
    """List every text of a value."""
    found: list[Passage] = []
    _collect(raw, (), found)
    return found


def _collect(values: Any, path: Path, found: list[Passage]) -> None:
    # Asked of every value of the catalogue: what reading makes is exactly texts, tuples and dicts.
    for key, value in values.items() if type(values) is dict else enumerate(values):
        if type(value) is not str:
            if key not in _NO_TEXT:
                _collect(value, (*path, key), found)
        elif value.isascii() and not _may_be_a_number(value):
            continue
        elif key == "drawing":
            found.extend(_drawn(value))
        elif key not in _NO_TEXT:
            found.append(Passage((*path, key), value))


def _may_be_a_number(value: str) -> bool:
    return len(value) >= _SHORTEST and not value.replace("-", "").isalpha()


def _drawn(drawing: str) -> Iterator[Passage]:
    for match in _DRAWN.finditer(drawing):
        line = drawing.count("\n", 0, match.start()) + 1
        yield Passage(
            ("drawing", line), match[1], match.start(1) - drawing.rfind("\n", 0, match.start()) - 1
        )


def is_spoken(passage: Passage) -> bool:
    """Tell whether these are the residents' own words."""
    return passage.field in _SPOKEN


def is_quoted(passage: Passage) -> bool:
    """Tell whether others say this, or it is one of the answers, right or wrong, to choose from."""
    path = passage.path
    return not _QUOTED.isdisjoint(path) or (passage.field == "text" and "choices" in path)
