"""How much a term says about an entry: BM25F over title, keywords and text, in a few levels.

Comes in: records. Goes out: for each term the entries that hold it, each with its level. How rare a term is counts only
when the browser has merged the parts, so it is no part of a level.

Robertson and Zaragoza, “The Probabilistic Relevance Framework: BM25 and Beyond” (2009), section 3.5.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from kepu.index.search.analysis import sound_terms, written_terms
from kepu.index.search.record import Record

FieldName = Literal["title", "keywords", "texts"]


@dataclass(frozen=True, slots=True)
class FieldWeight:
    """What a field counts, and how a longer field thins it."""

    weight: float
    thinning: float
    """BM25's b: 0 for not at all, 1 for in proportion."""
    usual: float
    """Terms that such a field usually holds, sounds and initials among them. Fixed, so that a part never depends on
    another."""


FIELDS: dict[FieldName, FieldWeight] = {
    "title": FieldWeight(6.0, 0.5, 48),
    "keywords": FieldWeight(4.0, 0.4, 52),
    "texts": FieldWeight(1.0, 0.5, 35),
}
SATURATION = 2.5
"""BM25's k1: how fast more of the same stops counting."""
LEVELS = 8
"""Levels of each field class, from a trace to all there can be."""

Posting = tuple[int, int]
"""An entry's number, and its field class times `LEVELS` plus its level."""


def post_records(records: Iterable[Record]) -> dict[str, list[Posting]]:
    """Make the postings of every term, in the order of the records."""
    postings: dict[str, list[Posting]] = {}
    for number, record in enumerate(records):
        for term, level in _levels(record):
            postings.setdefault(term, []).append((number, level))
    return postings


def _levels(record: Record) -> Iterator[tuple[str, int]]:
    sums: dict[str, float] = {}
    classes: dict[str, int] = {}
    for at, (name, terms) in enumerate(_fields(record)):
        field = FIELDS[name]
        counts = Counter(terms)
        share = field.weight / (1 - field.thinning + field.thinning * counts.total() / field.usual)
        for term, times in counts.items():
            sums[term] = sums.get(term, 0.0) + share * times
            # The fields come in their order, so the first to hold a term names it.
            classes.setdefault(term, at)
    for term, total in sums.items():
        impact = total / (SATURATION + total) * record.prior
        yield term, classes[term] * LEVELS + min(LEVELS - 1, int(impact * LEVELS))


def _fields(record: Record) -> Iterator[tuple[FieldName, Iterable[str]]]:
    """Give the terms of each field, in the order of `FIELDS`."""
    yield "title", _written_and_spoken((record.title,))
    yield "keywords", _written_and_spoken(record.keywords)
    read = (record.line, *record.texts)
    yield "texts", chain.from_iterable(written_terms(text, single=False) for text in read)


def _written_and_spoken(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from written_terms(text, single=True)
        yield from sound_terms(text)
