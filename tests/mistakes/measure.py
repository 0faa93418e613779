"""How well slips are found: every mutant through the check that a file of its own goes through.

Run `python -m tests.mistakes.measure` for the table; `--every 10` takes every tenth line.
"""

import argparse
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, cached_property
from pathlib import Path

from kepu.compose.layers import Composition, compose, overlay
from kepu.model.layer import LayerTree
from kepu.problems import LineFix, Problem, apply_fixes
from kepu.read import Document, Value, parse_document
from kepu.validate.layers import validate_layers

from .mutants import Mutant, mutants_of, unseen_of

ROOT = Path(__file__).parents[2]
Make = Callable[[str, int, int], Iterator[Mutant]]
Text = tuple[str, str]
"""The path and the text of a file."""


class Outcome(StrEnum):
    """What the check said about a mutant."""

    EXACT = "exact"
    ELSEWHERE = "elsewhere"
    SILENT = "silent"
    SOUND = "sound"
    """It means what the original means: no slip at all."""


@dataclass
class Table:
    """Counts by kind of slip."""

    composer: "Composer"
    mending: bool = True
    """Whether to try the mends too."""
    outcomes: Counter[tuple[str, Outcome]] = field(default_factory=Counter)
    mends: Counter[tuple[str, str]] = field(default_factory=Counter)
    noise: Counter[str] = field(default_factory=Counter)
    samples: list[tuple[Mutant, str, Outcome, str]] = field(default_factory=list)

    def add(self, path: str, mutant: Mutant, original: Value) -> None:
        """Judge one mutant."""
        value, problems = check(path, mutant.text)
        if not problems and value != original and "/patches/" in path:
            problems = self.composer.check(path, mutant.text)
        outcome = judge(mutant, problems, same=value == original)
        self.outcomes[mutant.kind, outcome] += 1
        self.noise[mutant.kind] += any(line != mutant.line for line in _lines(problems))
        tried = self.mending and outcome is Outcome.EXACT
        mend = judge_mend(mutant, original, problems) if tried else ""
        self.mends[mutant.kind, mend] += bool(mend)
        if outcome in {Outcome.ELSEWHERE, Outcome.SILENT} or mend not in {"", "right"}:
            self.samples.append((mutant, path, outcome, mend))

    def count(self, outcome: Outcome, kind: str = "") -> int:
        """Count the mutants of a kind, or of all kinds, with an outcome."""
        return sum(
            number
            for (each, found), number in self.outcomes.items()
            if found is outcome and kind in {"", each}
        )

    def __str__(self) -> str:
        """Write a line for each kind and one for all."""
        kinds = sorted({kind for kind, _ in self.outcomes})
        head = f"{'':26}" + "".join(
            f"{name:>10}" for name in [*Outcome, "exact %", "noise", "mended", "wrong"]
        )
        return "\n".join([head, *(self._row(kind) for kind in kinds), self._row("")])

    def _row(self, kind: str) -> str:
        counts = [self.count(outcome, kind) for outcome in Outcome]
        slips = sum(counts) - counts[-1]
        noise = sum(n for each, n in self.noise.items() if kind in {"", each})
        mends = [
            sum(
                n for (each, found), n in self.mends.items() if found == mend and kind in {"", each}
            )
            for mend in ("right", "other")
        ]
        share = 100 * counts[0] / max(slips, 1)
        numbers = "".join(f"{count:10}" for count in counts)
        rest = "".join(f"{count:10}" for count in [noise, *mends])
        return f"{kind or 'all':26}{numbers}{share:10.2f}{rest}"


def texts() -> list[Text]:
    """Read the files of the catalogue."""
    files = sorted((ROOT / "catalog").rglob("*.yaml"))
    return [(str(file.relative_to(ROOT)), file.read_text("utf-8")) for file in files]


def check(path: str, text: str) -> tuple[Value | None, list[Problem]]:
    """Read and validate one file as if it were alone."""
    document, found = parse_document(path, text)
    if document is None:
        return None, list(found)
    _, problems = validate_layers([document])
    own = [problem for problem in problems if problem.where and problem.where.path == path]
    return document.value, [*found, *own]


class Composer:
    """What a patch brings about is only seen on what it changes."""

    @cached_property
    def _documents(self) -> dict[str, Document]:
        return {
            path: document for path, text in texts() if (document := parse_document(path, text)[0])
        }

    @cached_property
    def _layers(self) -> LayerTree:
        return validate_layers(self._documents.values())[0]

    @cache  # noqa: B019 - one composer lives as long as the table it works for
    def _below(self, *, of_county: bool) -> Composition:
        layers = [self._layers.base, *(() if of_county else self._layers.counties)]
        return compose(layers, self._documents)

    def check(self, path: str, text: str) -> list[Problem]:
        """Lay a patch over what stands below its layer."""
        document, _ = parse_document(path, text)
        assert document
        tree, _ = validate_layers([document])
        (communities,) = tree.communities.values()
        below = self._below(of_county=not communities)
        fresh = Composition(below.catalog, below.changed, ())
        layer = communities[0] if communities else tree.counties[0]
        above = overlay(fresh, layer, {**self._documents, path: document})
        return [each for each in above.problems if each.where and each.where.path == path]


def judge(mutant: Mutant, problems: Iterable[Problem], *, same: bool) -> Outcome:
    """Tell whether a slip was found, and where."""
    lines = _lines(problems)
    if mutant.line in lines:
        return Outcome.EXACT
    if lines:
        return Outcome.ELSEWHERE
    return Outcome.SOUND if same else Outcome.SILENT


def judge_mend(mutant: Mutant, original: Value, problems: Iterable[Problem]) -> str:
    """Tell what the mends make of a mutant: nothing, what was meant, or another."""
    fixes = [problem.fix for problem in problems if isinstance(problem.fix, LineFix)]
    if not fixes:
        return ""
    mended, _ = apply_fixes(mutant.text, fixes)
    meant = original if not mutant.meant_line else _value_of(mutant.meant)
    return "right" if mended == mutant.meant or _value_of(mended) == meant else "other"


def _value_of(text: str) -> Value | None:
    document, _ = parse_document("catalog/x.yaml", text)
    return document.value if document else None


def _lines(problems: Iterable[Problem]) -> set[int]:
    return {problem.where.line for problem in problems if problem.where}


def measure(files: Iterable[Text], make: Make, every: int = 1, *, mending: bool = True) -> Table:
    """Judge the mutants of every n-th line of these files."""
    table = Table(Composer(), mending)
    for index, (path, text) in enumerate(files):
        original, _ = check(path, text)
        assert original is not None
        for mutant in make(text, every, index * 7):
            table.add(path, mutant, original)
    return table


def main() -> None:
    """Print the table, and samples of what was not found."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--unseen", action="store_true")
    parser.add_argument("--samples", type=int, default=0)
    parser.add_argument("--kind", default="")
    options = parser.parse_args()
    make = unseen_of if options.unseen else mutants_of

    def chosen(text: str, every: int, start: int) -> Iterator[Mutant]:
        return (each for each in make(text, every, start) if options.kind in {"", each.kind})

    table = measure(texts(), chosen, options.every)
    print(table)  # noqa: T201
    step = max(1, len(table.samples) // max(options.samples, 1))
    for mutant, path, outcome, mend in table.samples[::step][: options.samples]:
        lines = mutant.text.split("\n")
        shown = lines[max(0, mutant.line - 3) : mutant.line + 3]
        print(f"\n── {mutant.kind} · {outcome} {mend} · {path}:{mutant.line}")  # noqa: T201
        print("\n".join(shown))  # noqa: T201
        for problem in check(path, mutant.text)[1][:4]:
            print(f"   {problem.code} {problem.where} {problem.message} {problem.advice}")  # noqa: T201


if __name__ == "__main__":
    main()
