"""What a browser reads out of search files, read once more in Python: scripts, shards, facets.

Comes in: files of the index. Goes out: terms, words and facets. It knows the format from outside, so that a slip of
the writer shows.
"""

import json
import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kepu.index.search.part import check_of
from kepu.model.datafile import DataFile

_SCRIPT = re.compile(r'kepuSearchData\("([^"]+)",(\d+),("(?:[^"\\\n]|\\.)*")\);\n')
_FOLLOWING = re.compile(r"([^0-9A-`]*)([0-9A-`]+)")
_STEP = re.compile(r"(\d*)([A-`])")

Postings = dict[str, list[tuple[int, int]]]


def texts_of(files: Iterable[DataFile]) -> dict[str, str]:
    """Give the text that each data script hands over, by its name."""
    texts = {}
    for file in files:
        script = _SCRIPT.fullmatch(file.content.decode())
        assert script, file.path
        name, check, quoted = script.groups()
        assert file.path == f"assets/search/{name}.js"
        texts[name] = json.loads(quoted)
        assert check_of(texts[name]) == int(check), name
    return texts


def shard_at(first: Sequence[str], term: str) -> int:
    """Tell in which shard a term must stand: the last one that does not begin after it."""
    return max(0, bisect_right(first, term) - 1)


def terms_in(shard: str) -> Postings:
    """Read the terms of a shard."""
    terms: Postings = {}
    for line in _lines(shard):
        head, _, rest = line.partition(" ")
        assert head
        if not head.startswith(">"):
            assert "".join(tail + posted for tail, posted in _FOLLOWING.findall(rest)) == rest
            for tail, posted in _FOLLOWING.findall(rest):
                assert head + tail not in terms
                terms[head + tail] = _decode(posted)
    return terms


def words_in(shard: str) -> list[tuple[str, tuple[str, ...]]]:
    """Read the search words of a shard."""
    said = [line[1:].partition(" ") for line in _lines(shard) if line.startswith(">")]
    return [(words, tuple(means.split(">"))) for words, _, means in said]


def facets_in(table: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """Read the facets of each entry, the place before the numbers to call."""
    places = [place for place, length in table["places"] for _ in range(length)]
    assert len(places) == len(table["entries"])
    lines = (table["lines"][line] for line in table["entries"])
    return [(*line[:-1], place, line[-1]) for line, place in zip(lines, places, strict=True)]


def _lines(shard: str) -> list[str]:
    return shard.split("\n") if shard else []


def _decode(posted: str) -> list[tuple[int, int]]:
    found = []
    entry = -1
    for step, symbol in _STEP.findall(posted):
        entry += 1 + int(step or 0)
        found.append((entry, ord(symbol) - ord("A")))
    return found
