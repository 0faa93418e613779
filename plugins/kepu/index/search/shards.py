"""A part of the index as small files: terms in shards by their order, cards in blocks, facets in one table.

Comes in: postings and records. Goes out: named texts. Each is small enough for a weak signal, and a query needs only
the shards its terms stand in. Text, because every host compresses it and a page from a USB stick can load it.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from kepu.index.search.analysis import head_of, word_key_of
from kepu.index.search.impacts import LEVELS, Posting
from kepu.index.search.record import Record
from kepu.index.search.words import Words

_MOST_POSTINGS = 400
"""Entries that a term leads to: of a term that more hold, those that it says most about."""
_FIRST_SYMBOL = ord("A")
_WORD_SIGN = ">"


@dataclass(frozen=True, slots=True)
class Shards:
    """The terms of a part, cut into shards."""

    first: tuple[str, ...]
    """The first term of each shard, by which the browser finds the right one."""
    texts: tuple[str, ...]


def shard_terms(postings: Mapping[str, Sequence[Posting]], words: Words, full: int) -> Shards:
    """Cut the terms, in order, into shards of about `full` bytes.

    A line is a head, then what follows it, each with its postings. A search word has a line of its own, where its
    first two characters stand: whoever looks for those has it at hand.
    """
    first: list[str] = []
    texts: list[str] = []
    for shard in _cut(_entries(postings, words), full):
        first.append(shard[0].key)
        texts.append("\n".join(_lines(shard)))
    return Shards(tuple(first), tuple(texts))


class _Entry(NamedTuple):
    """A term or a search word on its way into a shard."""

    key: str
    """What the browser looks it up by."""
    head: str
    """What its line begins with; empty for a word, whose line is its own."""
    text: str


def _entries(postings: Mapping[str, Sequence[Posting]], words: Words) -> list[_Entry]:
    entries = []
    for term, posted in postings.items():
        head = head_of(term)
        entries.append(_Entry(term, head, term.removeprefix(head) + _write(posted)))
    for said, means in words.meanings.items():
        line = f"{_WORD_SIGN}{said} {_WORD_SIGN.join(means)}"
        entries.append(_Entry(word_key_of(said), "", line))
    return sorted(entries)


def _cut(entries: Iterable[_Entry], full: int) -> Iterator[list[_Entry]]:
    shard: list[_Entry] = []
    size = 0
    for entry in entries:
        added = len(entry.text.encode())
        # Words that share a key stay together: the browser looks for all of them in one place.
        if shard and size + added > full and entry.key != shard[-1].key:
            yield shard
            shard, size = [], 0
        shard.append(entry)
        size += added
    if shard:
        yield shard


def _lines(shard: Iterable[_Entry]) -> Iterator[str]:
    for head, entries in groupby(shard, lambda entry: entry.head):
        if head:
            yield f"{head} {''.join(entry.text for entry in entries)}"
        else:
            yield from (entry.text for entry in entries)


def block_cards(records: Sequence[Record], size: int) -> Iterator[str]:
    """Write the cards in blocks of a size, in the order of their numbers."""
    for at in range(0, len(records), size):
        yield compact([_card(record) for record in records[at : at + size]])


def table_facets(records: Iterable[Record]) -> dict[str, object]:
    """Table what each entry is filtered by.

    Entries alike in all but their place share one line; places stand apart, in runs, since a county's entries come
    community by community.
    """
    lines: dict[str, int] = {}
    values: list[object] = []
    numbers: list[int] = []
    places: list[tuple[str, ...]] = []
    for record in records:
        *others, place = record.facets.values()
        line = [*others, record.calls]
        if (key := repr(line)) not in lines:
            lines[key] = len(lines)
            values.append(line)
        numbers.append(lines[key])
        places.append(place)
    runs = [[place, len(tuple(run))] for place, run in groupby(places)]
    return {"lines": values, "entries": numbers, "places": runs}


def compact(value: object) -> str:
    """Write a value as JSON without a blank."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _write(postings: Sequence[Posting]) -> str:
    """Write postings as steps from entry to entry, each followed by a capital for its class and level."""
    if len(postings) > _MOST_POSTINGS:
        postings = sorted(sorted(postings, key=_says_most)[:_MOST_POSTINGS])
    parts = []
    before = -1
    for number, level in postings:
        # The next entry in line is the usual case and takes no digit.
        step = number - before - 1
        parts.append((str(step) if step else "") + chr(_FIRST_SYMBOL + level))
        before = number
    return "".join(parts)


def _says_most(posting: Posting) -> tuple[int, int]:
    """Order postings by field class, then by level, the most telling first."""
    number, level = posting
    return -(level % LEVELS) + LEVELS * (level // LEVELS), number


def _card(record: Record) -> list[object]:
    return [
        record.id,
        record.url,
        record.title,
        record.line,
        record.texts,
        record.keywords,
        record.badges,
        record.facts,
    ]
