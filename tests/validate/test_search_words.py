"""A search word that leads nowhere is told at its line; one that leads somewhere is left in peace."""

from collections.abc import Callable, Mapping

from kepu.problems import Problem, codes

Find = Callable[[Mapping[str, str | None]], list[Problem]]

WORDS = """\
id: local-words
title: 常用说法
words:
  - id: waste
    says:
      - 垃圾咋扔
    means:
      - {means}
fillers:
  - {filler}
updated_on: 2026-11-22
"""


def _with(means: str, filler: str) -> dict[str, str | None]:
    return {"catalog/search/local-words.yaml": WORDS.format(means=means, filler=filler)}


def test_a_meaning_that_an_entry_writes_is_fine(texts: dict[str, str], find: Find) -> None:
    path = "catalog/topics/low-carbon/resources/c-one.yaml"
    title = next(line for line in texts[path].splitlines() if line.startswith("title:"))
    assert find(_with(title.removeprefix("title: "), "怎么")) == []


def test_a_meaning_that_no_entry_writes_is_told_at_its_line(find: Find) -> None:
    (found,) = find(_with("哪儿也没有的话", "怎么"))
    assert found.code == codes.USELESS_SEARCH_WORD.id
    assert not found.is_error
    assert found.where is not None
    assert (found.where.line, found.where.column) == (8, 9)


def test_a_word_that_search_passes_over_is_told(texts: dict[str, str], find: Find) -> None:
    path = "catalog/topics/low-carbon/resources/c-one.yaml"
    title = next(line for line in texts[path].splitlines() if line.startswith("title:"))
    (found,) = find(_with(title.removeprefix("title: "), "垃圾咋扔"))
    assert "fillers" in found.message


def test_search_words_of_a_community_may_lead_to_the_base(
    texts: dict[str, str], find: Find
) -> None:
    path = "catalog/topics/low-carbon/resources/c-one.yaml"
    title = next(line for line in texts[path].splitlines() if line.startswith("title:"))
    own = "catalog/counties/demo/communities/east/search/local-words.yaml"
    assert find({own: WORDS.format(means=title.removeprefix("title: "), filler="怎么")}) == []


def test_words_of_an_entry_that_cannot_be_read_are_not_blamed(
    texts: dict[str, str], find: Find
) -> None:
    path = "catalog/topics/low-carbon/resources/c-one.yaml"
    broken = {path: texts[path].replace("conf: ", "conf: x")}
    found = find(_with("哪儿也没有的话", "怎么") | broken)
    assert {problem.code for problem in found} == {codes.BAD_VALUE.id}
