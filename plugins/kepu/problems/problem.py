"""What is wrong, said so that an editor can mend it.

Takes a code, a place, a message and a piece of advice; hands on a frozen value that sorts by
place. It raises nothing: a problem is data, and one run collects as many as there are.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from .fix import Fix
from .place import Location


class Severity(StrEnum):
    """Whether the build may go on."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    """An editor has answered it in the file, and says why; a reviewer should see the answer."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding."""

    code: str
    """Permanent identifier such as ``KP102``; the handbook explains each."""

    where: Location | None
    """The place, or None where the finding belongs to no single file."""

    message: str
    """What is wrong, in plain Chinese."""

    advice: str = ""
    """What to write instead, in plain Chinese."""

    severity: Severity = Severity.ERROR
    """Errors stop the site they belong to; warnings and notes do not."""

    fix: Fix | None = None
    """A mend that needs no judgement, if there is one; `check --fix` makes it."""

    @property
    def is_error(self) -> bool:
        """Tell whether this finding stops a build."""
        return self.severity is Severity.ERROR

    def answered(self, why: str) -> "Problem":
        """Turn it into a note: an editor has said in the file why it may stay."""
        return replace(self, severity=Severity.NOTE, advice=why, fix=None)

    @property
    def place(self) -> tuple[str, int, int]:
        """Give the path, line and column, with findings that belong nowhere first."""
        where = self.where
        return (where.path, where.line, where.column) if where else ("", 0, 0)

    def __lt__(self, other: "Problem") -> bool:
        """Order by place, then by code and text, so that output never depends on luck."""
        mine = (*self.place, self.code, self.message, self.advice)
        return mine < (*other.place, other.code, other.message, other.advice)


def has_errors(problems: tuple[Problem, ...] | list[Problem]) -> bool:
    """Tell whether any of the findings stops a build."""
    return any(problem.is_error for problem in problems)
