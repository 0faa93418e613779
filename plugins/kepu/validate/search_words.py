"""Rules on search words: each must lead a resident from what is said to an entry that says it so.

Comes in: items of a composed catalogue, and the prose. Goes out: reminders. A search word that leads nowhere does no
harm, so it stops nothing.
"""

from collections.abc import Iterable, Iterator, Mapping

from kepu.model.catalog import Catalog, Item
from kepu.model.prose import ProsePage
from kepu.model.search_words import SearchWords
from kepu.problems import Problem, codes
from kepu.read import Document
from kepu.validate.places import place_of

_SEARCHED = (
    "title", "summary", "keywords", "points", "claim", "purpose", "objective", "activity",
    "use", "note", "question", "address_text",
)  # fmt: skip
"""Fields whose words search finds."""


def check_search_words(
    items: Iterable[Item],
    catalog: Catalog,
    prose: Iterable[ProsePage],
    documents: Mapping[str, Document],
) -> list[Problem]:
    """Check the files of search words among these items."""
    files = [item for item in items if isinstance(item.value, SearchWords)]
    # What a file that cannot be read would have said is not known, and blaming others for it is noise.
    if not files or catalog.broken:
        return []
    pages = (text for page in prose for text in (page.meta.title, page.meta.summary))
    texts = "\n".join((*_texts(catalog), *pages)).lower()
    fillers = {
        word for file in catalog.values(SearchWords, "search-words") for word in file.fillers
    }
    return [problem for item in files for problem in _useless(item, texts, fillers, documents)]


def _useless(
    item: Item, texts: str, fillers: set[str], documents: Mapping[str, Document]
) -> Iterator[Problem]:
    for at, word in enumerate(item.value.words):
        for number, means in enumerate(word.means):
            if means.lower() not in texts:
                yield codes.USELESS_SEARCH_WORD.at(
                    place_of(item, ("words", at, "means", number), documents),
                    f"没有条目写着“{means}”",
                    "写条目的标题、关键词、摘要或要点里原有的字",
                )
        for number, said in enumerate(word.says):
            if said in fillers:
                yield codes.USELESS_SEARCH_WORD.at(
                    place_of(item, ("words", at, "says", number), documents),
                    f"“{said}”写在了 fillers 里，搜索时会略过",
                    "两处只留一处",
                )


def _texts(catalog: Catalog) -> Iterator[str]:
    for item in catalog.entries():
        for field in _SEARCHED:
            match item.raw.get(field):
                case str(text):
                    yield text
                case tuple(texts) | list(texts):
                    yield from (text for text in texts if isinstance(text, str))
