"""Every id that an entry names must exist in the catalogue it ends up in.

Comes in: a catalogue and the items to look at. Goes out: problems with the nearest ids, and a mend where only one id
can have been meant. A reference to an entry that an overlay hid is no mistake: the page leaves it out.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from kepu.model.catalog import Catalog, Item
from kepu.model.entry import Model
from kepu.model.field_names import fold_name
from kepu.model.kinds import KINDS
from kepu.model.references import Mark, Reference, RefTo, TermOf, references_in
from kepu.model.topic import Term, Topic, Vocabulary
from kepu.problems import Code, Location, Problem, codes, nearest, sole
from kepu.read import Document
from kepu.validate.mending import respell
from kepu.validate.places import place_of
from kepu.validate.shape import MAX_FAULTS

Documents = Mapping[str, Document]


class Word(NamedTuple):
    """A word that an editor wrote, and what it could have been."""

    id: str
    known: Mapping[str, tuple[str, ...]]
    """The ids there are, each with its names in Chinese."""
    instead: str
    """What to do where nothing is like it."""


class References:
    """The ids and terms of one catalogue, ready to look up."""

    def __init__(self, catalog: Catalog, documents: Documents) -> None:
        self.catalog = catalog
        self.documents = documents

    @cached_property
    def _terms(self) -> dict[str, dict[str, Term]]:
        vocabularies = self.catalog.values(Vocabulary, "vocabulary")
        return {v.id: {term.id: term for term in v.terms} for v in vocabularies}

    def check(self, items: Iterable[Item]) -> list[Problem]:
        """Check every reference of these items."""
        return [p for item in items for p in islice(self._of_item(item), MAX_FAULTS)]

    def check_identity(self, identity: Model, path: str) -> list[Problem]:
        """Check the references of a community or county file."""
        document = self.documents.get(path)
        return [
            problem
            for reference in references_in(identity)
            if (problem := self._broken(reference, _place_in(document, reference, path)))
        ]

    def _of_item(self, item: Item) -> Iterable[Problem]:
        if not isinstance(item.value, Model):
            return
        for reference in references_in(item.value):
            if not self._exists(reference):
                place = place_of(item, reference.path, self.documents)
                if problem := self._broken(reference, place):
                    yield problem
        yield from self._subtopic(item)
        yield from self._aliases(item)

    def _exists(self, reference: Reference) -> bool:
        match reference.mark:
            case RefTo(kind):
                key = (kind, reference.id)
                return (
                    reference.id in self.catalog.of(kind)
                    or key in self.catalog.hidden
                    or key in self.catalog.broken
                )
            case TermOf(vocabulary):
                is_broken = ("vocabulary", vocabulary) in self.catalog.broken
                return is_broken or reference.id in self._terms.get(vocabulary, {})

    def _broken(self, reference: Reference, where: Location) -> Problem | None:
        if self._exists(reference):
            return None
        id, known = reference.id, self._known(reference.mark)
        match reference.mark:
            case RefTo("topic"):
                code, said, instead = codes.UNKNOWN_TOPIC, f"没有主题 {id}", _choose(known)
            case RefTo(kind):
                code, said = codes.UNKNOWN_REFERENCE, f"没有编号为 {id} 的{KINDS[kind].title}"
                instead = f"请先新增这个{KINDS[kind].title}，或改用已有的编号"
            case TermOf(vocabulary):
                code, said = codes.UNKNOWN_TERM, f"词表 {vocabulary} 里没有 {id}"
                instead = _choose(known) or f"没有名为 {vocabulary} 的词表"
        return self._unknown(code, where, said, Word(id, known, instead))

    def _known(self, mark: Mark) -> dict[str, tuple[str, ...]]:
        """Give the ids that a reference may name, each with its names in Chinese."""
        match mark:
            case RefTo(kind):
                return {id: (item.value.title,) for id, item in self.catalog.of(kind).items()}
            case TermOf(vocabulary):
                terms = self._terms.get(vocabulary, {}).values()
                return {term.id: (term.title, *term.names) for term in terms}

    def _unknown(self, code: Code, where: Location, said: str, word: Word) -> Problem:
        """Report a word that is none of those there are, and find the one that was meant."""
        # An editor who writes 老年人 means older-adult: Chinese names are looked up before spelling.
        named = [
            id for id, names in word.known.items() if fold_name(word.id) in map(fold_name, names)
        ]
        sure = named[0] if len(named) == 1 else sole(word.id, word.known)
        near = named or ([sure] if sure else nearest(word.id, word.known))
        document = self.documents.get(where.path)
        fix = respell(document.text, where, word.id, sure) if document and sure else None
        meant = "、".join(_say(id, word.known[id]) for id in near)
        return code.at(where, said, f"是不是 {meant}？" if near else word.instead, fix=fix)

    def _subtopic(self, item: Item) -> Iterable[Problem]:
        subtopic = getattr(item.value, "subtopic", None)
        topics = [self.catalog.get("topic", id) for id in getattr(item.value, "topics", ())]
        # Where a topic is not there, that is the problem to report.
        if subtopic is None or None in topics:
            return
        found = (t.value for t in topics if t)
        shelves = {s.id: (s.title,) for t in found if isinstance(t, Topic) for s in t.subtopics}
        if subtopic not in shelves:
            place = place_of(item, ("subtopic",), self.documents)
            instead = _choose(shelves) or "请去掉 subtopic 这一行"
            said, word = f"所属主题没有子主题 {subtopic}", Word(subtopic, shelves, instead)
            yield self._unknown(codes.UNKNOWN_REFERENCE, place, said, word)

    def _aliases(self, item: Item) -> Iterable[Problem]:
        """Refuse an old id that another entry has, or had."""
        for index, alias in enumerate(getattr(item.value, "aliases", ())):
            others = (o.value for o in self.catalog.of(item.kind).values() if o is not item)
            if owner := next((o for o in others if alias in {o.id, *o.aliases}), None):
                place = place_of(item, ("aliases", index), self.documents)
                said = f"旧编号 {alias} 是 {owner.id} 在用的"
                yield codes.DUPLICATE_ID.at(place, said, "一个旧编号只能指向一个条目")


def _choose(known: Mapping[str, Sequence[str]]) -> str:
    return f"可以写：{'、'.join(_say(id, names) for id, names in known.items())}" if known else ""


def _say(id: str, names: Sequence[str]) -> str:
    return f"{id}（{names[0]}）" if names else id


def _place_in(document: Document | None, reference: Reference, path: str) -> Location:
    return document.locate(reference.path) if document else Location(path)
