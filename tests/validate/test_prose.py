"""The front matter of prose, and what prose may not say."""

from kepu.problems import Problem, codes
from kepu.read import parse_prose
from kepu.validate.prose import validate_prose

HEAD = "---\ntitle: 关于\nsummary: 一句话。\nkind: page\nupdated_on: 2026-11-22\n---\n"
PATH = "content/pages/about.md"


def check(text: str) -> tuple[list[str], list[Problem]]:
    prose, problems = parse_prose(PATH, text)
    assert prose is not None, problems
    pages, found = validate_prose([prose])
    return [page.name for page in pages], found


def test_a_page_is_named_by_its_path_and_keeps_its_first_line() -> None:
    prose, _ = parse_prose(PATH, f"{HEAD}\n正文\n")
    assert prose is not None
    (page,), problems = validate_prose([prose])
    assert problems == []
    assert (page.name, page.meta.title, page.body_line) == ("pages/about", "关于", 7)
    assert page.meta.order == 50


def test_front_matter_is_needed() -> None:
    names, (problem,) = check("# 关于\n")
    assert names == []
    assert (problem.code, problem.place) == (codes.MISSING_FIELD.id, (PATH, 0, 0))
    assert "---" in problem.advice


def test_mistakes_in_front_matter_stand_on_their_line() -> None:
    names, found = check(HEAD.replace("kind: page", "kind: paeg").replace("title: 关于\n", ""))
    assert names == []
    assert [(p.code, p.place[1]) for p in sorted(found)] == [
        (codes.MISSING_FIELD.id, 2),
        (codes.BAD_VALUE.id, 3),
    ]
    assert "page？" in sorted(found)[1].advice


def test_unknown_front_matter_is_refused() -> None:
    _, (problem,) = check(HEAD.replace("kind: page", "kind: page\nsumary: 重复"))
    assert (problem.code, problem.place) == (codes.UNKNOWN_FIELD.id, (PATH, 5, 1))
    assert "summary" in problem.advice


def test_private_numbers_in_prose_stand_on_their_line() -> None:
    _, (problem,) = check(f"{HEAD}\n第一段\n\n打 13800138000\n")
    assert (problem.code, problem.place) == (codes.PHONE_OUTSIDE_HOTLINES.id, (PATH, 10, 3))


def test_prose_may_not_claim_office_but_the_handbook_may_name_the_phrase() -> None:
    text = f"{HEAD}\n这是官方平台\n"
    _, (problem,) = check(text)
    assert (problem.code, problem.place[1]) == (codes.FORBIDDEN_PHRASE.id, 8)
    assert check(text.replace("这是", "这不是"))[1] == []
    assert check(text.replace("kind: page", "kind: contribute"))[1] == []


def test_the_handbook_may_hold_no_private_number() -> None:
    text = f"{HEAD}\n13800138000\n".replace("kind: page", "kind: contribute")
    assert [p.code for p in check(text)[1]] == [codes.PHONE_OUTSIDE_HOTLINES.id]
