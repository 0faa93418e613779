"""Did-you-mean: a mistyped word and the words there are, the likeliest of them back.

Compares by spelling only, so it finds slips of the finger (one wrong, missing, extra or swapped
letter, ``_`` for ``-``, capitals, full-width letters) and never guesses by meaning.
"""

import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches

_CUTOFF = 0.6
_POOL = 12
_SHORTEST_PART = 3


def nearest(word: str, candidates: Iterable[str], limit: int = 3) -> tuple[str, ...]:
    """Give up to ``limit`` candidates spelt most like ``word``, the likeliest first."""
    by_fold: dict[str, list[str]] = {}
    for candidate in sorted(set(candidates)):
        by_fold.setdefault(_fold(candidate), []).append(candidate)
    wanted = _fold(word)
    close = get_close_matches(wanted, by_fold, n=max(_POOL, limit), cutoff=_CUTOFF)
    close = close or [fold for fold in by_fold if _is_part(wanted, fold)]
    close.sort(key=lambda fold: _rank(wanted, fold))
    return tuple(name for fold in close for name in by_fold[fold])[:limit]


def _fold(word: str) -> str:
    """Remove the differences that people do not see as differences."""
    return unicodedata.normalize("NFKC", word).strip().casefold().replace("_", "-")


def _is_part(word: str, candidate: str) -> bool:
    """Tell whether ``word`` is a run of whole hyphenated parts, as in ``cpr`` for ``h-cpr-aed``."""
    return len(word) >= _SHORTEST_PART and f"-{word}-" in f"-{candidate}-"


def _rank(word: str, candidate: str) -> tuple[int, float, str]:
    """Order by edits, then by likeness, then by name."""
    likeness = SequenceMatcher(None, word, candidate).ratio()
    return _edits(word, candidate), -likeness, candidate


def _edits(left: str, right: str) -> int:
    """Count the edits between two words, a swap of neighbours being one edit.

    difflib alone ranks a swap below two replaced letters, which puts the wrong id on top.
    """
    before: list[int] = []
    above = list(range(len(right) + 1))
    for row, char in enumerate(left, 1):
        current = [row]
        for col, other in enumerate(right, 1):
            cost = min(above[col] + 1, current[-1] + 1, above[col - 1] + (char != other))
            if row > 1 and col > 1 and char == right[col - 2] and left[row - 2] == other:
                cost = min(cost, before[col - 2] + 1)
            current.append(cost)
        before, above = above, current
    return above[-1]
