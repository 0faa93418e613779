"""The parser's complaint, in words for an editor and on the line of the mistake.

Takes the failure and the text; hands on problems. What the parser says is in English and often a
line late, so the usual slips are looked for around its line first. A slip counts only if mending
it gets the parser further: sound lines that merely look like one prove themselves innocent. The
mended text is then read on, so that one run finds several slips. A mend that needs no judgement
goes with the problem.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import yaml

from kepu.problems import LineFix, Location, Problem, Severity

from .complaints import is_about_escapes, translated
from .indents import eldest_of, has_bad_indent, indent_of, likely_indent, reindented, strange_above
from .line_hints import Hint, hints_in
from .window import LINES_ABOVE, window
from .yaml_events import Failure, find_failure, yaml_tokens

MAX_FINDINGS = 20
"""How many slips of one file are looked for."""

_PROOF_CHARS = 300_000
"""How much text all proofs together may parse, so that a large broken file stays quick."""

_LINES_BELOW = 30
"""How far below the failure a proof reads before it counts as passed."""

_DEEPEST = 100
"""Whatever else is wrong with a line, it does not stand further to the right."""

_END = (sys.maxsize, 0)


@dataclass(frozen=True, slots=True)
class _Proof:
    """A hint that gets the parser further."""

    number: int
    hint: Hint
    after: Failure | None
    """Where the parser sticks next, as far as it was asked."""

    is_only: bool = True
    """Whether no other indent of the line would do."""


def explain_failure(path: str, text: str, failure: Failure) -> list[Problem]:
    """Say what is wrong with a text that the parser could not read."""
    return list(_Search(path, text.split("\n")).problems(failure))


@dataclass(slots=True)
class _Search:
    """The slips of one file, looked for one after another."""

    path: str
    lines: list[str]
    """The text, as far as it is mended."""

    spent: int = 0
    shown: list[str] = field(default_factory=list)
    """The lines that the proofs of the present failure read."""

    def problems(self, failure: Failure | None) -> Iterator[Problem]:
        """Yield a problem for each slip, and one for what no slip explains."""
        mended: set[int] = set()
        is_sure = True
        while failure and len(mended) < MAX_FINDINGS and failure.reach[0] not in mended:
            proof = self._find_slip(failure, mended)
            if proof is None:
                yield translated(self.path, failure)
                return
            # On a guess nothing else is built: what follows may be its doing.
            is_sure = is_sure and (_is_sure(proof) or proof.hint.wanted is None)
            yield self._problem(proof, is_sure=is_sure)
            mended.add(proof.number)
            self.lines[proof.number - 1] = proof.hint.repaired
            failure = proof.after

    def _problem(self, proof: _Proof, *, is_sure: bool) -> Problem:
        number, hint = proof.number, proof.hint
        where = Location(self.path, number, hint.column, hint.length)
        fix = None
        if is_sure and _is_sure(proof):
            fix = LineFix(number, self.lines[number - 1], hint.repaired)
        return hint.finding.at(where, Severity.ERROR, fix)

    def _find_slip(self, failure: Failure, mended: set[int]) -> _Proof | None:
        if is_about_escapes(failure):
            return None
        self.shown = window(self.lines, failure)
        masked, opened = _spans(self.shown, failure)
        suspects = [
            number
            for number in [*_suspects(failure, opened), *self._far_suspects(failure)]
            if 0 < number <= len(self.lines) and number not in masked | mended
            if not self.lines[number - 1].lstrip().startswith("#")
        ]
        for number in suspects:
            if proof := self._best(failure, self._hints(number), opened):
                return proof
        # An indent can be mended on several lines, so all of them compete.
        hints = [(number, hint) for number in suspects for hint in reindented(self.lines, number)]
        return self._best(failure, hints, opened)

    def _far_suspects(self, failure: Failure) -> Iterator[int]:
        """Yield lines far above that the parser may have begun to misread."""
        yield strange_above(self.lines, failure.line)
        # The last thing taken in, or what follows it, may have swallowed all up to the failure.
        yield failure.sound_line
        # What begins out of line makes all that follows look wrong.
        yield failure.begun_line
        yield eldest_of(self.lines, failure.line)
        below = range(failure.sound_line + 1, failure.line)
        yield next((n for n in below if self.lines[n - 1].strip()), 0)

    def _hints(self, number: int) -> list[tuple[int, Hint]]:
        line = self.lines[number - 1]
        is_off = has_bad_indent(line) or indent_of(line) > _DEEPEST
        hints = reindented(self.lines, number) if is_off else hints_in(line)
        return [(number, hint) for hint in hints]

    def _best(self, failure: Failure, hints: list[tuple[int, Hint]], opened: int) -> _Proof | None:
        """Give the hint that gets the parser furthest, with the failure that comes next."""
        last = failure.line + _LINES_BELOW
        proofs = [proof for hint in hints if (proof := self._prove(failure, hint, opened, last))]
        if last < len(self.lines):
            # Several may have passed as far as was read; only the whole text tells them apart.
            far = max((_reach(proof) for proof in proofs), default=_END)
            front = [(proof.number, proof.hint) for proof in proofs if _reach(proof) == far]
            proofs = [proof for hint in front if (proof := self._prove(failure, hint, opened))]
        best = max(proofs, key=_merit, default=None)
        if best is None or best.hint.wanted is None:
            return best
        return self._settled(best, [each for each in proofs if _reach(each) == _reach(best)])

    def _settled(self, best: _Proof, rivals: list[_Proof]) -> _Proof:
        """Choose between indents that all satisfy the parser, and say whether that is sure."""
        if len(rivals) == 1:
            return best
        indents = {indent_of(rival.hint.repaired): rival for rival in rivals}
        is_one_line = len({rival.number for rival in rivals}) == 1
        likely = likely_indent(self.lines, best.number, indents) if is_one_line else None
        return replace(best, is_only=False) if likely is None else indents[likely]

    def _prove(
        self, failure: Failure, slip: tuple[int, Hint], opened: int, last: int = sys.maxsize
    ) -> _Proof | None:
        """Read on with one line mended, to a last line."""
        number, hint = slip
        text = "\n".join([*self.shown[: number - 1], hint.repaired, *self.shown[number:last]])
        self.spent += len(text)
        if self.spent > _PROOF_CHARS:
            return None
        after = find_failure(text)
        if after and after.line >= last < len(self.lines) and after.reach[0] > number:
            after = None
        swallowed = number in {opened, failure.opened_line}
        past = number if swallowed else failure.reach[0]
        return _Proof(number, hint, after) if _is_progress(failure, after, past) else None


def _is_sure(proof: _Proof) -> bool:
    return proof.hint.is_mend and (proof.is_only or proof.hint.wanted is None)


def _reach(proof: _Proof) -> tuple[int, int]:
    return proof.after.reach if proof.after else _END


def _merit(proof: _Proof) -> tuple[tuple[int, int], bool, bool, int]:
    """Rank by how far the parser gets; between equals an odd indent made even, and a small change.

    A line pushed far to the right always satisfies the parser: it joins the text above it.
    """
    wanted, repaired = proof.hint.wanted, proof.hint.repaired
    if wanted is None:
        return _reach(proof), True, True, 0
    indent = indent_of(repaired)
    return _reach(proof), not indent % 2, bool(wanted % 2), -abs(indent - wanted)


def _is_progress(before: Failure, after: Failure | None, line: int) -> bool:
    """Tell whether the parser now gets past a line.

    What an open quote had swallowed may hold slips of its own, so there the quote's line counts.
    """
    if after is None:
        return True
    return not after.at_top and after.reach != before.reach and after.reach[0] > line


def _suspects(failure: Failure, opened: int) -> list[int]:
    """List the lines that may hold the slip, the likeliest first, each once."""
    above = range(failure.line - 1, failure.line - 1 - LINES_ABOVE, -1)
    return list(dict.fromkeys([failure.reach[0], failure.line, opened, *above]))


def _spans(lines: list[str], failure: Failure) -> tuple[set[int], int]:
    """Find the lines inside block and quoted text, and the quote that may be open.

    Whatever stands there is the editor's prose, where full-width colons are right.
    """
    masked: set[int] = set()
    opened = 0
    for token in yaml_tokens("\n".join(lines[: failure.line + 1])):
        if isinstance(token, yaml.ScalarToken) and token.style:
            first, last = token.start_mark.line + 1, token.end_mark.line + 1
            is_block = token.style in "|>"
            masked.update(range(first + 1, last if is_block else last + 1))
            if first == last or is_block:
                continue
            # An open quote ends at the next one, and the parser sticks right behind that.
            if last == failure.line:
                opened = first
            else:
                masked.add(first)
    return masked, opened
