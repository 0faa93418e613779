"""What a rule finds: a stretch of a text, what is wrong with it, and what to write instead."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from kepu.problems import Code

Path = tuple[str | int, ...]


class Passage(NamedTuple):
    """One text of an entry and where it stands in it."""

    path: Path
    text: str
    shift: int = 0
    """Characters before the text on the line it stands on; not 0 only inside drawings."""

    @property
    def field(self) -> str:
        """The innermost field that holds the text."""
        return next((str(step) for step in reversed(self.path) if isinstance(step, str)), "")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found by a rule; without a passage it concerns the value at a path."""

    code: Code
    path: Path
    message: str
    advice: str
    passage: Passage | None = None
    start: int = 0
    end: int = 0
    new: str | None = None
    """What should stand in place of the stretch, where that needs no judgement."""


class Rule(NamedTuple):
    """A rule on single texts."""

    suspect: re.Pattern[str] | Callable[[str], re.Pattern[str] | None]
    """What a text must hold for the rule to look closer: most texts hold nothing of the kind.

    A function makes it from all texts at once, where a fixed one would be too long.
    """
    find: Callable[[Passage], Iterator[Finding]]
