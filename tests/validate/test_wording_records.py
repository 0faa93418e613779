"""What an entry must say about itself, what an editor may answer, and where all of it is told."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from kepu.model.catalog import Catalog, Item, Provenance
from kepu.model.hall import Exhibit
from kepu.model.topic import Topic
from kepu.problems import Problem, Severity, codes
from kepu.problems.fix import LineFix
from kepu.read import parse_document
from kepu.validate.wording.records import find_in_record

ROOT = Path(__file__).parents[2]

HEALTH = "catalog/topics/health"
CARD = "catalog/topics/low-carbon/resources/c-one.yaml"
OTHER = "catalog/topics/low-carbon/resources/c-two.yaml"
SERVICE = "catalog/topics/low-carbon/services/sv-one.yaml"
RESOURCE = f"{HEALTH}/resources/h-one.yaml"
EAST = "catalog/counties/demo/communities/east"
COMMUNITY = f"{EAST}/community.yaml"

Find = Callable[[Mapping[str, str | None]], list[Problem]]
Texts = dict[str, str]


def told(found: list[Problem]) -> list[tuple[str, str, int, int]]:
    """Give code, file, line and column of each problem."""
    return [(p.code, *p.place) for p in found]


def add(text: str, lines: str) -> str:
    return text.replace("conf: V", f"{lines}\nconf: V")


@pytest.mark.parametrize(
    ("lines", "field"),
    [
        ("origin: adapted", "origin"), ("origin: link-only", "origin"),
        ("external_url: https://example.org/a", "external_url"),
        ("files:\n  - id: fold\n    title: 折页\n    path: a/fold.pdf\n    format: pdf", "files"),
    ],
)  # fmt: skip
def test_another_s_work_needs_a_licence(lines: str, field: str, texts: Texts, find: Find) -> None:
    (problem,) = find({CARD: add(texts[CARD], lines)})
    assert problem.code == codes.MISSING_LICENCE.id
    assert "licence" in problem.advice
    assert problem.where
    line = add(texts[CARD], lines).split("\n")[problem.where.line - 1]
    assert line.startswith((field, "  - id"))


@pytest.mark.parametrize(
    "lines",
    [
        "origin: original",
        "origin: adapted\nlicence: cc-by-4",
        "external_url: https://example.org/a\nlicence: cc-by-4",
    ],
)  # fmt: skip
def test_our_own_work_and_a_named_licence_pass(lines: str, texts: Texts, find: Find) -> None:
    assert find({CARD: add(texts[CARD], lines)}) == []


@pytest.mark.parametrize(
    "lines",
    [
        "review:\n  first_review: 社区科普专干", "review:\n  final_review: 主编岗",
        "review:\n  science_reviewer_role: 工程师", "review:\n  medical_reviewer_role: 主治医师",
        "review:\n  state: final-review", "review:\n  state: published", "review:\n  proof_rounds: 2",
        "created_on: 2026-11-20\nassured_on: 2025-11-20",
        "created_on: 2026-11-20\nreview:\n  first_review: 专干岗\n  reviewed_on: 2026-01-20",
    ],
)  # fmt: skip
def test_a_review_has_its_day(lines: str, texts: Texts, find: Find) -> None:
    vocabulary = "id: review-state\ntitle: 审校状态\nterms:\n" + "".join(
        f"  - id: {id}\n    title: {title}\n"
        for id, title in (("draft", "草稿"), ("final-review", "终审通过"), ("published", "已发布"))
    )
    changed = {CARD: add(texts[CARD], lines), "catalog/vocabularies/review-state.yaml": vocabulary}
    (problem,) = find(changed)
    assert problem.code == codes.MISSING_REVIEW_DATE.id
    assert problem.where
    assert problem.where.line > 1


@pytest.mark.parametrize(
    "lines",
    [
        "review:\n  first_review: 专干岗\n  reviewed_on: 2026-11-21", "review:\n  state: draft",
        "assured_on: 2026-12-30",
        "created_on: 2026-11-20\nreview:\n  proof_rounds: 1\n  reviewed_on: 2026-11-20",
    ],
)  # fmt: skip
def test_a_dated_review_and_none_at_all_pass(lines: str, texts: Texts, find: Find) -> None:
    vocabulary = "id: review-state\ntitle: 审校状态\nterms:\n  - id: draft\n    title: 草稿\n"
    changed = {CARD: add(texts[CARD], lines), "catalog/vocabularies/review-state.yaml": vocabulary}
    assert find(changed) == []


# ── answers ──────────────────────────────────────────────────────────────────────────────────


def answers(*rules: str) -> str:
    return "allow:\n" + "\n".join(f"  - rule: {rule}\n    why: 原文如此" for rule in rules)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("打 13800138000", "KP504"), ("这里是官方平台", "KP505"), ("家住3号楼2单元501室", "KP508"),
        ("今晚有暴雨红色预警，请勿外出", "KP509"), ("急救打119", "KP510"), ("三个疗程根治高血压", "KP511"),
        ("对油烟机进行清洗", "KP512"), ("電梯", "KP516"),
    ],
)  # fmt: skip
def test_every_answerable_rule_takes_an_answer(
    text: str, rule: str, texts: Texts, find: Find
) -> None:
    changed = texts[CARD].replace("- 丑提醒", f"- {text}")
    before = {p.code for p in find({CARD: changed})}
    assert rule in before
    after = find({CARD: add(changed, answers(*sorted(before)))})
    assert {(p.code, p.severity) for p in after} == {(code, Severity.NOTE) for code in before}
    assert all(p.advice == "原文如此" and p.fix is None for p in after)


def test_a_missing_source_and_a_missing_licence_can_be_answered(texts: Texts, find: Find) -> None:
    bare = texts[RESOURCE].replace("sources:\n  - name: 甲依据\n    locator: 第1条\n", "")
    changed = add(add(bare, "origin: adapted"), answers("KP503", "KP514"))
    assert {(p.code, p.severity) for p in find({RESOURCE: changed})} == {
        ("KP503", Severity.NOTE), ("KP514", Severity.NOTE),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("rules", "says"),
    [
        (("KP550",), "没有编号"), (("kp505",), "KP505"), (("KP204",), "不能用说明放行"), (("KP505",), "没有 KP505"),
        (("KP517",), "不能用说明放行"),
    ],
)  # fmt: skip
def test_an_answer_to_nothing_is_told(
    rules: tuple[str, ...], says: str, texts: Texts, find: Find
) -> None:
    (problem,) = find({CARD: add(texts[CARD], answers(*rules))})
    assert (problem.code, problem.severity) == (codes.IDLE_ANSWER.id, Severity.WARNING)
    assert says in problem.message + problem.advice
    assert problem.where
    line = add(texts[CARD], answers(*rules)).split("\n")[problem.where.line - 1]
    assert line[problem.where.column - 1 :] == rules[0]


def test_an_answer_given_twice_is_told_once(texts: Texts, find: Find) -> None:
    changed = texts[CARD].replace("- 丑提醒", "- 这里是官方平台")
    found = find({CARD: add(changed, answers("KP505", "KP505"))})
    assert sorted(p.code for p in found) == ["KP505", "KP517"]


def test_an_answer_of_the_base_is_not_idle_where_a_community_mended_the_text(
    texts: Texts, find: Find
) -> None:
    changed = texts[CARD].replace("- 丑提醒", "- 这里是官方平台")
    patch = "kind: resource\nid: c-one\nwhy: 试\nset:\n  cautions:\n    - 本社区的提醒\n"
    found = find({CARD: add(changed, answers("KP505")), f"{EAST}/patches/c-one.yaml": patch})
    assert [p.code for p in found] == ["KP505"]


# ── places ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "written",
    [
        "- 打 «13800138000» 找我", '- "打 «13800138000» 找我"', "- '打 «13800138000» 找我'",
        "- |-\n    第一行\n    打 «13800138000» 找我", "- >-\n    第一行\n    打 «13800138000» 找我",
        "- 第一行\n    打 «13800138000» 找我", "- 打 «13800138000» 找我 # 电话", '- "第一行\n    打 «13800138000»"',
    ],
)  # fmt: skip
def test_the_caret_stands_under_the_number(written: str, texts: Texts, find: Find) -> None:
    marked = texts[CARD].replace("- 丑提醒", written)
    (problem,) = [
        p for p in find({CARD: marked.replace("«", "").replace("»", "")}) if p.code == "KP504"
    ]
    before = marked[: marked.index("«")]
    assert problem.place == (CARD, before.count("\n") + 1, len(before) - before.rfind("\n"))
    assert problem.where
    assert problem.where.length == len("13800138000")


def test_an_escaped_text_is_told_at_its_beginning(texts: Texts, find: Find) -> None:
    changed = texts[CARD].replace("- 丑提醒", r'- "\u6253 13800138000"')
    (problem,) = find({CARD: changed})
    before = changed[: changed.index(r'"\u6253')]
    assert problem.place == (CARD, before.count("\n") + 1, len(before) - before.rfind("\n"))


def test_a_patched_text_is_told_in_the_patch(texts: Texts, find: Find) -> None:
    patch = "kind: resource\nid: c-one\nwhy: 试\nappend:\n  cautions:\n    - 到了打 13800138000\n"
    path = f"{EAST}/patches/c-one.yaml"
    assert told(find({path: patch})) == [("KP504", path, 6, 11)]


def test_a_patch_s_reason_and_a_notice_are_read_too(texts: Texts, find: Find) -> None:
    patch = "kind: resource\nid: c-one\nwhy: 问 13800138000\nset:\n  title: 省着用电\n"
    path = f"{EAST}/patches/c-one.yaml"
    assert told(find({path: patch})) == [("KP504", path, 3, 8)]
    changed = texts[COMMUNITY].replace("summary: 只为检验的社区。", "summary: 急救请打119。")
    assert [p.code for p in find({COMMUNITY: changed})] == ["KP510"]


def test_traditional_characters_are_mended_where_they_stand(texts: Texts, find: Find) -> None:
    changed = texts[CARD].replace("- 丑提醒", "- 電梯裡不說話 # 樓")
    (problem,) = find({CARD: changed})
    assert isinstance(problem.fix, LineFix)
    assert problem.fix.before == "  - 電梯裡不說話 # 樓"
    assert problem.fix.after == "  - 电梯里不说话 # 樓"


def test_an_escaped_traditional_character_is_left_to_the_editor(texts: Texts, find: Find) -> None:
    (problem,) = find({CARD: texts[CARD].replace("- 丑提醒", r'- "\u96fb梯"')})
    assert problem.code == "KP516"
    assert problem.fix is None


def test_a_body_on_health_needs_the_reminder(texts: Texts, find: Find) -> None:
    body = "body: 多喝水可以预防肾结石的疼痛。"
    (problem,) = find({RESOURCE: add(texts[RESOURCE], body)})
    assert problem.code == codes.MEDICAL_CLAIM.id
    assert find({RESOURCE: add(texts[RESOURCE], f"{body}它不能替代医生诊疗。")}) == []
    assert find({CARD: add(texts[CARD], body)}) == []


def test_the_number_of_a_line_comes_from_the_table(texts: Texts, find: Find) -> None:
    hotline = "catalog/directory/hotlines/hl-119.yaml"
    fire = texts["catalog/directory/hotlines/hl-120.yaml"].replace("120", "119")
    fire = fire.replace("急救", "火警").replace("有人快不行了", "着火了")
    changed = texts[CARD].replace("- 丑提醒", "- 着火了打119")
    assert [p.code for p in find({CARD: changed})] == ["KP510"]
    assert find({CARD: changed, hotline: fire}) == []


# ── the hall ─────────────────────────────────────────────────────────────────────────────────


def test_words_in_a_drawing_are_read_where_they_stand(texts: Texts, find: Find) -> None:
    path = "catalog/hall/pictures/yard.svg"
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 500">\n'
        "<title>院子</title>\n<desc>门口贴着：这里是官方平台。</desc>\n"
        '<path d="M13800138000 120H290" fill="#efe8d8"/>\n</svg>\n'
    )
    assert told(find({path: drawing})) == [("KP505", path, 3, 15)]


def test_an_exhibit_that_quotes_figures_names_its_source() -> None:
    item, catalog = quake(lambda text: text)
    assert list(find_in_record(item, catalog)) == []
    item, catalog = quake(
        lambda text: text[: text.index("\nsources:") + 1] + text[text.index("\nconf:") + 1 :]
    )
    (found,) = find_in_record(item, catalog)
    assert found.code is codes.MISSING_SOURCE


def quake(change: Callable[[str], str]) -> tuple[Item, Catalog]:
    """Give the exhibit on earthquakes, changed, and a catalogue that holds its topic."""
    exhibit = read("hall/exhibits/ex-quake.yaml", change)
    topic = read("topics/emergency/topic.yaml", lambda text: text)
    here = Provenance("base", "catalog/hall/exhibits/ex-quake.yaml")
    item = Item("exhibit", Exhibit.model_validate(exhibit), exhibit, here)
    shelf = Item("topic", Topic.model_validate(topic), topic, here)
    return item, Catalog({"topic": {"emergency": shelf}})


def read(path: str, change: Callable[[str], str]) -> dict[str, Any]:
    text = (ROOT / "catalog" / path).read_text("utf-8")
    document, problems = parse_document(path, change(text))
    assert document is not None, problems
    return document.value
