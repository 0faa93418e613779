"""A problem that does not know its place yet.

The rules that look at values and lines hand these on; whoever knows the file and the line makes
problems of them.
"""

from dataclasses import dataclass

from kepu.problems import Code, Location, Problem


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong and what to write instead."""

    code: Code
    message: str
    advice: str

    def at(self, where: Location) -> Problem:
        """Make the problem at a place."""
        return self.code.at(where, self.message, self.advice)
