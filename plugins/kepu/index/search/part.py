"""One part of the index: its entries' terms, cards and facets as files in a folder named by their content.

Comes in: records. Goes out: a `Part`. A folder's name changes with any byte in it, so that a browser never mixes an
old shard with a new one and a host may let both be kept for ever.
"""

import hashlib
import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from kepu.index.search.impacts import post_records
from kepu.index.search.record import Record
from kepu.index.search.shards import block_cards, shard_terms
from kepu.index.search.words import Words
from kepu.model.datafile import DataFile

FOLDER = "assets/search/"
_DIGEST = 10
_MANY, _SMALL_BLOCK, _BLOCK = 600, 8, 32
"""Among many entries results lie far apart, and a small block wastes less; else a larger one saves requests."""


@dataclass(frozen=True)
class Part:
    """A finished part."""

    folder: str
    """Name of its folder below `assets/search/`."""
    entries: int
    block: int
    """Cards in a block."""
    first_terms: tuple[str, ...]
    files: tuple[DataFile, ...]

    @property
    def is_scattered(self) -> bool:
        """Whether results may lie so far apart that each costs a file."""
        return self.entries > _MANY


def make_part(records: Sequence[Record], words: Words, *, shard_bytes: int) -> Part:
    """Index records as one part, with the search words that belong to it."""
    shards = shard_terms(post_records(records), words, shard_bytes)
    texts = {f"t{at}": text for at, text in enumerate(shards.texts)}
    block = _SMALL_BLOCK if len(records) > _MANY else _BLOCK
    texts |= {f"c{at}": text for at, text in enumerate(block_cards(records, block))}
    folder = digest_of("\0".join(texts.values()))
    files = tuple(data_script(f"{folder}/{name}", text) for name, text in texts.items())
    return Part(folder, len(records), block, shards.first, files)


def data_script(name: str, text: str) -> DataFile:
    """Wrap a text into a classic script that hands it, with its checksum, to whoever waits for it."""
    # JSON is JavaScript but for two separators, which older browsers refuse inside a string.
    quoted = (
        json.dumps(text, ensure_ascii=False)
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
    )
    script = f'kepuSearchData("{name}",{check_of(text)},{quoted});\n'
    return DataFile(f"{FOLDER}{name}.js", script.encode())


def name_of(file: DataFile) -> str:
    """Give the name by which a browser asks for a data script."""
    return file.path.removeprefix(FOLDER).removesuffix(".js")


def check_of(text: str) -> int:
    """Give a checksum (Adler-32 over the bytes of UTF-16) that a browser computes in a millisecond."""
    return zlib.adler32(text.encode("utf-16-le"))


def digest_of(text: str) -> str:
    """Name a content by its hash."""
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGEST]
