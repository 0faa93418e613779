"""Did-you-mean: a mistyped word and the words there are, the likeliest of them back.

Compares by spelling only, so it finds slips of the finger (one wrong, missing, extra or swapped
letter, ``_`` for ``-``, capitals, full-width letters) and never guesses by meaning.
"""

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches

_CUTOFF = 0.6
_POOL = 12
_SHORTEST_PART = 3
_LONGEST = 80
"""No id or field is longer; a whole page in the place of a word must not be compared letter by letter."""
_SHORTEST_SURE = 4
"""In words of two or three letters one edit makes another word: `who` and `why`."""
_LOOKALIKES = (("o", "0"), ("[il]", "1"))


def nearest(word: str, candidates: Iterable[str], limit: int = 3) -> tuple[str, ...]:
    """Give up to ``limit`` candidates spelt most like ``word``, the likeliest first."""
    wanted = _fold(word)
    if len(wanted) > _LONGEST:
        return ()
    by_fold = _by_fold(candidates)
    close = get_close_matches(wanted, by_fold, n=max(_POOL, limit), cutoff=_CUTOFF)
    close = close or [fold for fold in by_fold if _is_part(wanted, fold)]
    close.sort(key=lambda fold: _rank(wanted, fold))
    return tuple(name for fold in close for name in by_fold[fold])[:limit]


def sole(word: str, candidates: Iterable[str]) -> str | None:
    """Give the one candidate that was meant beyond doubt: one slip away, and no other as near.

    A slip in a digit leaves a doubt: `hl-121` may be a number of its own.
    """
    wanted = _fold(word)
    if len(wanted) > _LONGEST:
        return None
    by_fold = _by_fold(candidates)
    near = [wanted] if wanted in by_fold else [fold for fold in by_fold if _is_slip(wanted, fold)]
    names = [name for fold in near for name in by_fold[fold]]
    return names[0] if len(names) == 1 else None


def _is_slip(word: str, candidate: str) -> bool:
    shorter, longer = sorted((len(word), len(candidate)))
    if shorter < _SHORTEST_SURE or longer > shorter + 1:
        return False
    return _digits(word) == _digits(candidate) and _edits(word, candidate) == 1


def _digits(word: str) -> str:
    """Give a word's digits, a letter O or l among them being the digit that it looks like."""
    for letter, digit in _LOOKALIKES:
        word = re.sub(rf"(?<=\d){letter}|{letter}(?=\d)", digit, word)
    return re.sub("[^0-9]", "", word)


def _by_fold(candidates: Iterable[str]) -> dict[str, list[str]]:
    by_fold: dict[str, list[str]] = {}
    for candidate in sorted(set(candidates)):
        by_fold.setdefault(_fold(candidate), []).append(candidate)
    return by_fold


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
