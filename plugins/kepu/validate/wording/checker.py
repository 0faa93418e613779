"""All rules on wording, run over entries, files and pages of prose.

Comes in: items of a composed catalogue, or texts that are no items. Goes out: problems at the exact stretch, those
that an editor has answered as notes. One checker serves a whole run: it remembers what it has seen.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from kepu.model.catalog import Catalog, Item
from kepu.problems import Location, Problem, replace_stretch
from kepu.read import Document
from kepu.validate.places import place_of, written_at
from kepu.validate.stretches import stretch_of
from kepu.validate.wording import alerts, medical, pairs, personal, phrases, script, sentences
from kepu.validate.wording.answers import answer, idle_answers
from kepu.validate.wording.batch import Batch
from kepu.validate.wording.finding import Finding, Passage, Path, Rule
from kepu.validate.wording.hotline_table import HotlineTable
from kepu.validate.wording.hotlines import Hotlines
from kepu.validate.wording.medical_texts import find_unguarded, is_about_quacks
from kepu.validate.wording.passages import texts_of
from kepu.validate.wording.records import find_in_record
from kepu.validate.wording.twins import Twins

RULES = (
    personal.RULE, phrases.RULE, alerts.RULE, medical.RULE, sentences.RULE, script.RULE, pairs.RULE,
)  # fmt: skip
"""The rules that need nothing but a text."""


class Wording:
    """The rules, and what they have seen so far."""

    def __init__(self, documents: Mapping[str, Document]) -> None:
        self._documents = documents
        self._twins = Twins()
        self._tables: dict[int, tuple[object, Hotlines]] = {}

    def check(self, items: Iterable[Item], catalog: Catalog) -> list[Problem]:
        """Check what these items of a catalogue say."""
        self._twins.turn_to_next_site()
        items = list(items)
        texts = [texts_of(item.raw) for item in items]
        owners = [number for number, own in enumerate(texts) for _ in own]
        rules = (*RULES, self._hotlines(catalog).rule)
        found: list[list[Finding]] = [[] for _ in items]
        for number, finding in find_in_texts([*chain(*texts)], rules):
            found[owners[number]].append(finding)
        return [
            problem
            for item, own, findings in zip(items, texts, found, strict=True)
            for problem in self._of_item(item, catalog, own, findings)
        ]

    def check_file(self, path: str, catalog: Catalog) -> list[Problem]:
        """Check what a file says that is no item: a county's or a community's own."""
        document = self._documents.get(path)
        return check_document(document, self._hotlines(catalog)) if document else []

    def _hotlines(self, catalog: Catalog) -> Hotlines:
        # Nearly all sites share the very table of the base.
        table = catalog.of("hotline")
        if id(table) not in self._tables:
            values = (item.value for item in table.values())
            self._tables[id(table)] = (table, Hotlines(HotlineTable.of(values)))
        return self._tables[id(table)][1]

    def _of_item(
        self, item: Item, catalog: Catalog, texts: list[Passage], found: list[Finding]
    ) -> Iterator[Problem]:
        findings = [
            *find_in_record(item, catalog),
            *(one for one in found if not is_about_quacks(item, one)),
            *find_unguarded(item, texts),
            *self._twins.find(item, catalog),
        ]
        answers = getattr(item.value, "allow", ())
        if not findings and not answers:
            return
        problems = [self._problem(item, finding) for finding in findings]
        yield from answer(problems, answers)
        yield from idle_answers(
            problems,
            answers,
            lambda number: place_of(item, ("allow", number, "rule"), self._documents),
            is_whole=not item.provenance.changes,
        )

    def _problem(self, item: Item, finding: Finding) -> Problem:
        document, path = written_at(item, finding.path, self._documents)
        if document is None:
            where = Location(item.provenance.path)
            return finding.code.at(where, finding.message, finding.advice)
        return problem_at(document, path, finding)


def find_in_texts(
    passages: Sequence[Passage], rules: Iterable[Rule]
) -> Iterator[tuple[int, Finding]]:
    """Run rules on texts; give what is found with the number of the text."""
    batch = Batch(passages)
    for rule in rules:
        for number in batch.suspects(rule):
            for finding in rule.find(passages[number]):
                yield number, finding


def check_document(document: Document, hotlines: Hotlines | None = None) -> list[Problem]:
    """Check the texts of a file that is no item."""
    return check_texts(document.value, document, hotlines)


def check_texts(raw: Any, document: Document, hotlines: Hotlines | None = None) -> list[Problem]:
    """Check some texts of a file."""
    rules = (*RULES, hotlines.rule) if hotlines else RULES
    found = find_in_texts(texts_of(raw), rules)
    return [problem_at(document, finding.path, finding) for _, finding in found]


def problem_at(document: Document, path: Path, finding: Finding) -> Problem:
    """Make the problem of a finding at its stretch, with a mend if the stretch is exact."""
    where, exact = _stretch(document, path, finding)
    fix = replace_stretch(document.text, where, finding.new) if exact and finding.new else None
    return finding.code.at(where, finding.message, finding.advice, fix=fix)


def _stretch(document: Document, path: Path, finding: Finding) -> tuple[Location, bool]:
    passage = finding.passage
    if passage is None:
        return document.locate(path), False
    length = finding.end - finding.start
    if path[0] == "drawing":
        line = document.locate(path).line
        return Location(document.path, line, passage.shift + finding.start + 1, length), True
    where = stretch_of(document, path, finding.start, finding.end)
    text = document.text.split("\n")[where.line - 1]
    stretch = text[where.column - 1 : where.column - 1 + where.length]
    return where, stretch == passage.text[finding.start : finding.end]


def check_content(
    items: Iterable[Item], catalog: Catalog, documents: Mapping[str, Document]
) -> list[Problem]:
    """Check what these items say, in one go."""
    return Wording(documents).check(items, catalog)
