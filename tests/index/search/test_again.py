"""The shared index is made again only when an entry, or a search word, reads differently."""

from kepu.index.search.site import index_search, share_index

from .conftest import Small

CARD = "catalog/topics/low-carbon/resources/c-one.yaml"
WORDS = "catalog/search/words.yaml"


def test_what_reads_the_same_is_taken_over(small: Small) -> None:
    first, second = small(), small()
    before = share_index(first.shared)
    again = share_index(second.shared, before)
    assert again.part is before.part
    assert again.county is second.shared
    assert tuple(index_search(second, again)) == tuple(index_search(first, before))


def test_a_changed_word_or_entry_makes_it_anew(small: Small) -> None:
    before = share_index(small().shared)
    entry = small({CARD: ("conf: V", "keywords:\n  - 破布\nconf: V")})
    assert share_index(entry.shared, before).part.folder != before.part.folder
    words = "id: words\ntitle: 说法\nfillers:\n  - 咋办\nupdated_on: 2026-11-22\n"
    said = share_index(small({WORDS: words}).shared, before)
    assert said.words.fillers == ("咋办",)
