"""A problem that does not know its place yet.

The rules that look at values and lines hand these on; whoever knows the file and the line makes
problems of them.
"""

from dataclasses import dataclass

from kepu.problems import Code, Fix, Location, Problem, Severity

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong and what to write instead."""

    code: Code
    message: str
    advice: str

    def at(
        self, where: Location, severity: Severity | None = None, fix: Fix | None = None
    ) -> Problem:
        """Make the problem at a place."""
        return self.code.at(where, _brief(self.message), _brief(self.advice), severity, fix)


def _brief(text: str) -> str:
    """Cut what quotes a whole page back at the editor."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
