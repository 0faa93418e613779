"""A part of the index as small files: terms in shards by their order, cards in blocks, facets in one table.

Comes in: postings and records. Goes out: named texts. Each is small enough for a weak signal, and a query needs only
the shards its terms stand in. Text, because every host compresses it and a page from a USB stick can load it.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from kepu.index.search.analysis import head_of, word_head_of
from kepu.index.search.impacts import Posting
from kepu.index.search.record import Record
from kepu.index.search.words import Words

_BLOCK = 32
"""Cards in a block."""
_FIRST_SYMBOL = ord("A")
_WORD_SIGN = ">"


@dataclass(frozen=True, slots=True)
class Shards:
    """The terms of a part, cut into shards."""

    first: tuple[str, ...]
    """The first term of each shard, by which the browser finds the right one."""
    texts: tuple[str, ...]


def shard_terms(
    postings: Mapping[str, Sequence[Posting]], words: Words, full: int
) -> Shards:
    """Cut the terms, in order, into shards of lines, each of about `full` bytes.

    A line is a head, then what follows it, each with its postings. Search words stand where their first character
    does, for whoever looks one up has that shard at hand: the word, then what it means.
    """
    first: list[str] = []
    texts: list[str] = []
    lines: list[str] = []
    size = 0
    for head, block in _blocks(postings, words):
        line = "\n".join(block)
        if lines and size + len(line.encode()) > full:
            texts.append("\n".join(lines))
            lines, size = [], 0
        if not lines:
            first.append(head)
        lines.append(line)
        size += len(line.encode())
    if lines:
        texts.append("\n".join(lines))
    return Shards(tuple(first), tuple(texts))


def _blocks(
    postings: Mapping[str, Sequence[Posting]], words: Words
) -> Iterator[tuple[str, list[str]]]:
    blocks: dict[str, list[str]] = {}
    for head, terms in groupby(sorted(postings), head_of):
        held = (term.removeprefix(head) + _write(postings[term]) for term in terms)
        blocks[head] = [f"{head} {''.join(held)}"]
    for said, means in sorted(words.meanings.items()):
        head = word_head_of(said)
        blocks.setdefault(head, []).append(f"{_WORD_SIGN}{said} {_WORD_SIGN.join(means)}")
    yield from sorted(blocks.items())


def block_cards(records: Sequence[Record]) -> Iterator[str]:
    """Write the cards in blocks, in the order of their numbers."""
    for at in range(0, len(records), _BLOCK):
        yield compact([_card(record) for record in records[at : at + _BLOCK]])


def table_facets(records: Iterable[Record]) -> dict[str, list[object]]:
    """Table what each entry is filtered by; entries alike in all of it share one line."""
    lines: dict[str, int] = {}
    values: list[object] = []
    numbers: list[object] = []
    for record in records:
        line = [*record.facets.values(), record.calls]
        if (key := repr(line)) not in lines:
            lines[key] = len(lines)
            values.append(line)
        numbers.append(lines[key])
    return {"lines": values, "entries": numbers}


def compact(value: object) -> str:
    """Write a value as JSON without a blank."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _write(postings: Sequence[Posting]) -> str:
    """Write postings as steps from entry to entry, each followed by a capital for its class and level."""
    parts = []
    before = -1
    for number, level in postings:
        # The next entry in line is the usual case and takes no digit.
        step = number - before - 1
        parts.append((str(step) if step else "") + chr(_FIRST_SYMBOL + level))
        before = number
    return "".join(parts)


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
