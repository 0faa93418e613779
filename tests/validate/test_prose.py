"""The front matter of prose, and what prose may not say."""

import pytest
from kepu.problems import Code, LineFix, Problem, Severity, codes
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


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("请打 13800138000", codes.PHONE_OUTSIDE_HOTLINES), ("家住3号楼2单元501室", codes.PERSONAL_DATA),
        ("今晚有暴雨红色预警，请勿外出", codes.WARNING_LIKE), ("这碗汤三个疗程根治糖尿病", codes.MEDICAL_CLAIM),
        ("電梯坏了", codes.TRADITIONAL_FORM), ("着火了拨打 117", codes.WRONG_NUMBER),
    ],
)  # fmt: skip
def test_a_page_keeps_the_rules_of_the_catalogue(line: str, code: Code) -> None:
    _, (problem,) = check(f"{HEAD}\n{line}\n")
    assert (problem.code, problem.place[:2]) == (code.id, (PATH, 8))
    assert check(f"{HEAD}\n{line}\n".replace("kind: page", "kind: guide"))[1] == [problem]


def test_a_mend_of_prose_leaves_the_rest_of_its_line() -> None:
    _, (problem,) = check(f"{HEAD}\n坐**電梯**要排隊，见[这里](https://example.org/樓)\n")
    assert problem.fix == LineFix(
        8,
        "坐**電梯**要排隊，见[这里](https://example.org/樓)",
        "坐**电梯**要排队，见[这里](https://example.org/楼)",
    )


@pytest.mark.parametrize(
    "line",
    [
        "不要写 `今晚有暴雨红色预警`", "“三个疗程根治”这种话不能写", "```\n今晚有暴雨红色预警\n急救打119\n```",
        "把 `電` 改成 `电`",
    ],
)  # fmt: skip
def test_the_handbook_may_show_what_not_to_write(line: str) -> None:
    text = f"{HEAD}\n{line}\n"
    assert check(text.replace("kind: page", "kind: contribute"))[1] == []


def test_the_front_matter_is_read_too() -> None:
    _, (problem,) = check(HEAD.replace("summary: 一句话。", "summary: 这里是官方平台。"))
    assert (problem.code, problem.place) == (codes.FORBIDDEN_PHRASE.id, (PATH, 3, 13))


def test_a_page_takes_an_answer() -> None:
    answer = "allow:\n  - rule: KP505\n    why: 引用法律的原话\nkind: page"
    text = f"{HEAD.replace('kind: page', answer)}\n这里是官方平台\n"
    _, (note,) = check(text)
    assert (note.code, note.severity, note.advice) == ("KP505", Severity.NOTE, "引用法律的原话")
    _, (idle,) = check(text.replace("这里是官方平台", "这里不是"))
    assert (idle.code, idle.place) == (codes.IDLE_ANSWER.id, (PATH, 5, 11))
