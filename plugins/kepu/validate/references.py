"""Every id that an entry names must exist in the catalogue it ends up in.

Comes in: a catalogue and the items to look at. Goes out: problems with the nearest ids. A reference to an entry
that an overlay hid is no mistake: the page leaves it out.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from kepu.model.catalog import Catalog, Item
from kepu.model.entry import Model
from kepu.model.kinds import KINDS
from kepu.model.references import Reference, RefTo, TermOf, references_in
from kepu.model.topic import Term, Topic, Vocabulary
from kepu.problems import Location, Problem, codes, nearest
from kepu.read import Document
from kepu.validate.places import place_of

Documents = Mapping[str, Document]


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
        return [problem for item in items for problem in self._of_item(item)]

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
        match reference.mark:
            case RefTo("topic"):
                return codes.UNKNOWN_TOPIC.at(
                    where, f"没有主题 {reference.id}", self._advice(reference.id, "topic")
                )
            case RefTo(kind):
                said = f"没有编号为 {reference.id} 的{KINDS[kind].title}"
                return codes.UNKNOWN_REFERENCE.at(where, said, self._advice(reference.id, kind))
            case TermOf(vocabulary):
                said = f"词表 {vocabulary} 里没有 {reference.id}"
                return codes.UNKNOWN_TERM.at(
                    where, said, self._term_advice(reference.id, vocabulary)
                )

    def _advice(self, id: str, kind: str) -> str:
        known = self.catalog.of(kind)
        # An editor may have written the title that the page shows.
        named = [item.value.id for item in known.values() if item.value.title == id]
        instead = f"请先新增这个{KINDS[kind].title}，或改用已有的编号"
        return _meant(named or nearest(id, known), instead)

    def _term_advice(self, id: str, vocabulary: str) -> str:
        terms = self._terms.get(vocabulary, {})
        # An editor who writes 老年人 means older-adult: Chinese names are looked up before spelling.
        named = [term.id for term in terms.values() if id == term.title or id in term.names]
        instead = f"可以写：{'、'.join(terms)}" if terms else f"没有名为 {vocabulary} 的词表"
        return _meant(named or nearest(id, terms), instead)

    def _subtopic(self, item: Item) -> Iterable[Problem]:
        subtopic = getattr(item.value, "subtopic", None)
        topics = [self.catalog.get("topic", id) for id in getattr(item.value, "topics", ())]
        # Where a topic is not there, that is the problem to report.
        if subtopic is None or None in topics:
            return
        found = (t.value for t in topics if t)
        shelves = {s.id: s.title for t in found if isinstance(t, Topic) for s in t.subtopics}
        if subtopic not in shelves:
            place = place_of(item, ("subtopic",), self.documents)
            named = [id for id, title in shelves.items() if title == subtopic]
            instead = f"可以写：{'、'.join(shelves)}" if shelves else "请去掉 subtopic 这一行"
            advice = _meant(named or nearest(subtopic, shelves), instead)
            yield codes.UNKNOWN_REFERENCE.at(place, f"所属主题没有子主题 {subtopic}", advice)

    def _aliases(self, item: Item) -> Iterable[Problem]:
        """Refuse an old id that another entry has, or had."""
        for index, alias in enumerate(getattr(item.value, "aliases", ())):
            others = (o.value for o in self.catalog.of(item.kind).values() if o is not item)
            if owner := next((o for o in others if alias in {o.id, *o.aliases}), None):
                place = place_of(item, ("aliases", index), self.documents)
                said = f"旧编号 {alias} 是 {owner.id} 在用的"
                yield codes.DUPLICATE_ID.at(place, said, "一个旧编号只能指向一个条目")


def _meant(near: Sequence[str], instead: str) -> str:
    return f"是不是 {'、'.join(near)}？" if near else instead


def _place_in(document: Document | None, reference: Reference, path: str) -> Location:
    return document.locate(reference.path) if document else Location(path)
