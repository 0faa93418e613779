"""Parsed values kept on disk between runs, found again by the content they came from.

Takes a file to keep them in; hands back a document for a text that was parsed before without a
single problem. An entry that is cut short, altered or of another make is as good as none: it is
parsed again. Positions are not kept; they are read anew from the text when somebody asks.
"""

import hashlib
import json
import os
from functools import cache
from pathlib import Path as FilePath

import yaml

from .document import Document, Value
from .parse import document_of

_DIGEST = 64
"""Characters of a SHA-256 in hexadecimal."""


class ParseCache:
    """What earlier runs have parsed.

    The file holds an entry a line: the digest of the text, the digest of the rest, and the value
    as JSON. A damaged line costs that one entry.
    """

    def __init__(self, file: FilePath) -> None:
        """Open the cache; a file that is missing or unreadable is an empty one."""
        self._file = file
        self._stored = _lines(file)
        self._used: dict[str, str] = {}
        self._changed = False

    def get(self, path: str, text: str) -> Document | None:
        """Give the document of a text, if it was put here and nothing has touched it since."""
        key = _key(text)
        line = self._used.get(key) or self._stored.get(key)
        value = _thaw(line) if line else None
        if line is None or not isinstance(value, dict):
            return None
        self._used[key] = line
        return document_of(path, text, value)

    def put(self, document: Document) -> None:
        """Keep the value of a document that has no problems."""
        payload = json.dumps(document.value, ensure_ascii=False)
        self._used[_key(document.text)] = f"{_digest(payload)} {payload}"
        self._changed = True

    def save(self) -> None:
        """Write what this run has used, in place of what was there.

        Raises:
            OSError: The file cannot be written.
        """
        if not self._changed and len(self._used) == len(self._stored):
            return
        self._file.parent.mkdir(parents=True, exist_ok=True)
        # Two runs may save at once; each writes a file of its own and the last one stays.
        scratch = self._file.with_name(f"{self._file.name}.{os.getpid()}")
        lines = "".join(f"{key} {line}\n" for key, line in sorted(self._used.items()))
        scratch.write_text(lines, encoding="utf-8", newline="\n")
        scratch.replace(self._file)
        self._changed = False


def _lines(file: FilePath) -> dict[str, str]:
    try:
        # Not splitlines(): values may hold characters that it takes for line ends.
        lines = file.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError):
        return {}
    return {line[:_DIGEST]: line[_DIGEST + 1 :] for line in lines if line}


def _key(text: str) -> str:
    return _digest(_rules() + text)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@cache
def _rules() -> str:
    """Fingerprint this room's own code: other rules may find problems where there were none."""
    sources = sorted(FilePath(__file__).parent.glob("*.py"))
    return _digest("".join([yaml.__version__, *(file.read_text("utf-8") for file in sources)]))


def _thaw(line: str) -> Value | None:
    """Check an entry and give its value, or None if anything about it is wrong."""
    digest, _, payload = line.partition(" ")
    if digest != _digest(payload):
        return None
    try:
        return _frozen(json.loads(payload))
    except (ValueError, RecursionError):
        return None


def _frozen(value: object) -> Value:
    """Turn lists into tuples.

    Raises:
        ValueError: There is something in it that YAML text never yields.
    """
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return tuple([_frozen(each) for each in value])
    if isinstance(value, dict):
        return {str(key): _frozen(each) for key, each in value.items()}
    raise ValueError(type(value).__name__)
