"""What an editor meant: by a slip of the finger, in Chinese, in another notation; and what may be mended at once.

A row of the table writes one line of the small catalogue differently. Its last column is the line that `check --fix`
writes; None means that the mistake needs somebody's judgement, but that the words are still said.
"""

import random
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
from kepu.model.entry import Model
from kepu.model.field_names import fields_by_name, fold_name
from kepu.model.kinds import KINDS
from kepu.model.prose import ProseMeta
from kepu.problems import LineFix, Problem, apply_fixes, nearest
from kepu.read import parse_document, parse_prose
from kepu.validate.misnamed import meant_field
from kepu.validate.owners import Owner, models_in
from kepu.validate.prose import validate_prose
from kepu.validate.shape import Places, validate_shape
from pydantic import BaseModel

ROOT = Path(__file__).parents[2]
GREEN = "catalog/topics/low-carbon"
CARD = f"{GREEN}/resources/c-one.yaml"
HEALTH = "catalog/topics/health/resources/h-one.yaml"
PACK = f"{GREEN}/packs/pk-one.yaml"
SERVICE = f"{GREEN}/services/sv-one.yaml"
RULE = "catalog/calendar/day-one.yaml"
HOTLINE = "catalog/directory/hotlines/hl-120.yaml"
EAST = "catalog/counties/demo/communities/east"
COMMUNITY = f"{EAST}/community.yaml"
EVENT = f"{EAST}/events/ev-east.yaml"

Find = Callable[[Mapping[str, str | None]], list[Problem]]


class Row(NamedTuple):
    """One line written otherwise."""

    path: str
    line: str
    written: str
    says: str
    mended: str | None


CONF, DATE = "conf: V", "updated_on: 2026-11-22"
POINTS = "points:\n  - 子要点\n  - 丑要点\n  - 寅要点"

ROWS = (
    # Fields.
    Row(CARD, "title: 省电", "标题: 省电", "title（名称）", "title: 省电"),
    Row(CARD, "title: 省电", "名称: 省电  # 注", "title（名称）", "title: 省电  # 注"),
    Row(CARD, "title: 省电", "Title: 省电", "title", "title: 省电"),
    Row(CARD, "title: 省电", '"titel": 省电', "title", '"title": 省电'),
    Row(CARD, "points:", "要点:", "points（要点）", "points:"),
    Row(CARD, "points:", "point:", "points", "points:"),
    Row(CARD, "cautions:", "注意事项:", "cautions", "cautions:"),
    Row(CARD, "audiences:", "适合人群:", "audiences", "audiences:"),
    Row(CARD, CONF, f"{CONF}\n摘要: 短", "summary（一句话摘要）", "summary: 短"),
    Row(CARD, CONF, f"{CONF}\n来源:\n  - name: 甲", "sources（依据）", "sources:"),
    Row(CARD, CONF, f"{CONF}\nvalid-until: 2027-01-01", "valid_until", "valid_until: 2027-01-01"),
    Row(CARD, CONF, f"{CONF}\n标题: 再来", "已经写过", None),
    Row(CARD, CONF, f"{CONF}\nlocator: 第1条", "写在 sources 下面的某一项里", None),
    Row(CARD, CONF, f"{CONF}\nsources:\n  - name: 甲\n    summary: 短", "summary 应当写在最外层", None),
    Row(CARD, CONF, f"{CONF}\nsources:\n  - name: 甲\n    摘要: 短", "summary 应当写在最外层", None),
    Row(CARD, CONF, f"{CONF}\nsources:\n  - 名称: 甲", "name", "  - name: 甲"),
    Row(SERVICE, "  type: free", "  type: free\nnotes: 甲", "写在 home_visit 下面", None),
    Row(SERVICE, "lead_days: 7", "提前天数: 7", "lead_days", "lead_days: 7"),
    Row(PACK, "    minutes: 10", "    minuets: 10", "minutes（几分钟）", "    minutes: 10"),
    Row(PACK, "    minutes: 10", "    who: 甲\n    what: 乙\n    minutes: 10", "what", None),
    Row(EVENT, "held_on: 2026-12-05", "日期: 2026-12-05", "held_on（哪一天）", "held_on: 2026-12-05"),
    # Words of fixed lists.
    Row(CARD, CONF, f"{CONF}\nstatus: 已发布", "published", "status: published"),
    Row(CARD, CONF, f"{CONF}\nstatus: 发布", "published", "status: published"),
    Row(CARD, CONF, f"{CONF}\nstatus: Published", "published", "status: published"),
    Row(CARD, CONF, f"{CONF}\nstatus: publishd", "published", "status: published"),
    Row(CARD, CONF, f"{CONF}\nstatus: 好了", "draft（草稿）", None),
    Row(CARD, CONF, "conf: 已核原文", "写 V？", "conf: V"),
    Row(CARD, CONF, "conf: v", "写 V？", "conf: V"),
    Row(CARD, CONF, f"{CONF}\ndifficulty: 容易", "easy（容易）", "difficulty: easy"),
    Row(RULE, "  weekday: mon", "  weekday: 周一", "mon", "  weekday: mon"),
    Row(RULE, "  type: nth-weekday", "  type: nth_weekday", "nth-weekday", "  type: nth-weekday"),
    Row(SERVICE, "  type: free", "  type: 免费", "free", "  type: free"),
    Row(CARD, "  - general", "  - 老年人", "older-adult（老年人）", "  - older-adult"),
    Row(CARD, "  - general", "  - 老人", "older-adult", "  - older-adult"),
    Row(CARD, "  - general", '  - "general "', "general", '  - "general"'),
    Row(CARD, "  - general", "  - genaral # 注", "general", "  - general # 注"),
    Row(CARD, "  - general", "  - 喵", "可以写：general", None),
    # Ids.
    Row(PACK, "  - id: c-two", "  - id: 省水", "c-two（省水）", "  - id: c-two"),
    Row(PACK, "  - id: c-two", "  - id: C_Two", "c-two", "  - id: c-two"),
    Row(PACK, "  - id: c-two", "  - id: c-tow", "c-two", "  - id: c-two"),
    Row(HEALTH, "  - hl-120", "  - hl-12O", "hl-120", "  - hl-120"),
    Row(HEALTH, "  - hl-120", "  - hl-121", "hl-120", None),
    Row(CARD, "subtopic: saving", "subtopic: saveing", "saving", "subtopic: saving"),
    Row(CARD, "id: c-one", "id: C_One", "c-one", "id: c-one"),
    # Yes and no.
    Row(EVENT, "is_sample: true", "is_sample: 是", "true", "is_sample: true"),
    Row(EVENT, "is_sample: true", "is_sample: True", "true", "is_sample: true"),
    Row(EVENT, "is_sample: true", "is_sample: 'YES'", "true", "is_sample: 'true'"),
    Row(CARD, CONF, f"{CONF}\nprint_ready: 否", "false", "print_ready: false"),
    Row(CARD, CONF, f"{CONF}\nprint_ready: 也许", "true（是）", None),
    # Dates and times.
    Row(CARD, DATE, "updated_on: 2026/9/18", "2026-09-18", "updated_on: 2026-09-18"),
    Row(CARD, DATE, "updated_on: 2026.9.18", "2026-09-18", "updated_on: 2026-09-18"),
    Row(CARD, DATE, "updated_on: 2026年9月18日", "2026-09-18", "updated_on: 2026-09-18"),
    Row(CARD, DATE, "updated_on: 20260918", "2026-09-18", "updated_on: 2026-09-18"),
    Row(CARD, DATE, "updated_on: '2026－09－18'", "2026-09-18", "updated_on: '2026-09-18'"),
    Row(CARD, DATE, "updated_on: 2026-09-18 00:00:00", "2026-09-18", "updated_on: 2026-09-18"),
    Row(CARD, DATE, "updated_on: 2026-2-30", "四位年", None),
    Row(CARD, DATE, "updated_on: 9/18/26", "四位年", None),
    Row(EVENT, "starts_at: 09:00", "starts_at: 9:00", "09:00", "starts_at: 09:00"),
    Row(EVENT, "starts_at: 09:00", "starts_at: 上午9点", "09:00", "starts_at: 09:00"),
    Row(EVENT, "starts_at: 09:00", "starts_at: 9点", "09:00", "starts_at: 09:00"),
    Row(EVENT, "ends_at: 10:30", "ends_at: 下午3点半", "15:30", "ends_at: 15:30"),
    Row(EVENT, "ends_at: 10:30", "ends_at: 3点", "03:00", None),
    # Numbers.
    Row(SERVICE, "duration_min: 60", "duration_min: 60分钟", "60", "duration_min: 60"),
    Row(SERVICE, "duration_min: 60", "duration_min: \uff16\uff10", "60", "duration_min: 60"),
    Row(SERVICE, "duration_min: 60", "duration_min: 1小时", "写 60？", None),
    Row(SERVICE, "lead_days: 7", "lead_days: 七天", "写 7？", "lead_days: 7"),
    Row(SERVICE, "lead_days: 7", "lead_days: 约7天", "写 7？", None),
    Row(SERVICE, "lead_days: 7", "lead_days: 7人", "写 7？", None),
    Row(SERVICE, "  max: 30", "  max: 30 人", "30", "  max: 30"),
    Row(COMMUNITY, "households: 100", "households: 1,100", "1100", "households: 1100"),
    Row(COMMUNITY, "share_60p: 0.3", "share_60p: 34%", "0.34", "share_60p: 0.34"),
    Row(HOTLINE, 'number: "120"', 'number: "\uff11\uff12\uff10"', "120", 'number: "120"'),
    # Shapes.
    Row(CARD, CONF, f"{CONF}\nkeywords: 省电", "列表", "keywords:\n  - 省电"),
    Row(CARD, CONF, f"{CONF}\nkeywords: 省电、节电", "分成几行", None),
    Row(CARD, CONF, f"{CONF}\nkeywords:", "是空的", None),
    Row(CARD, "title: 省电", 'title: " 省电"', "空格", 'title: "省电"'),
    Row(CARD, CONF, f"{CONF}\nexternal_url: http://example.org/a", "https://example.org/a？", None),
)  # fmt: skip


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.written!a}")
def test_the_editor_is_told_what_was_meant(row: Row, texts: dict[str, str], find: Find) -> None:
    assert row.line in texts[row.path]
    changed = texts[row.path].replace(row.line, row.written, 1)
    (problem,) = find({row.path: changed})
    assert row.says in f"{problem.message} {problem.advice}", problem
    assert problem.where
    fix = problem.fix
    if row.mended is None:
        assert fix is None, fix
        return
    assert isinstance(fix, LineFix)
    assert (fix.line, fix.after) == (problem.where.line, row.mended)
    mended, made = apply_fixes(changed, (fix,))
    assert made == (fix,)
    # Dates, say, may differ from what stood there; but nothing is wrong any more.
    assert find({row.path: mended}) == []


def test_most_of_these_mistakes_are_mended() -> None:
    assert sum(row.mended is not None for row in ROWS) >= 0.75 * len(ROWS)


def test_a_mistake_in_front_matter_is_mended_where_it_stands_in_the_file() -> None:
    text = "---\ntitle: 甲\n摘要: 乙\nkind: page\nupdated_on: 2026/9/18\n---\n正文\n"
    prose, _ = parse_prose("content/pages/a.md", text)
    assert prose
    fixes = [p.fix for p in validate_prose((prose,))[1] if isinstance(p.fix, LineFix)]
    mended, _ = apply_fixes(text, fixes)
    assert mended == text.replace("摘要", "summary").replace("2026/9/18", "2026-09-18")


def test_a_misspelt_required_field_is_one_problem_and_not_two() -> None:
    for wrong in ("conv: V", "把握程度: V", "sources:\n  - name: 甲\n    conf: V"):
        (problem,) = _shape(f"id: a\ntitle: 甲\n{POINTS}\n{wrong}\n{DATE}\n")
        assert problem.code == "KP201", problem


def test_values_of_two_meanings_are_left_alone() -> None:
    (problem,) = _shape(f"id: a\ntitle: 甲\n{POINTS}\n{CONF}\n{DATE}\nproducter: 乙\n")
    assert "producer" in problem.advice
    event, _ = parse_document("ev.yaml", "地点: 广场\n")
    assert event
    places = Places(event.locate, event.locate_key, event.text)
    found = validate_shape(KINDS["event"].model, event.value, places)[1]
    (field,) = [p for p in found if p.code == "KP201"]
    assert ("place" in field.advice, "venue" in field.advice, field.fix) == (True, True, None)


def test_no_mend_is_made_of_a_text_that_reads_otherwise() -> None:
    document, _ = parse_document(
        "a.yaml", f"id: a\ntitle: 甲\n{POINTS}\n{CONF}\nupdated_on: 2026/9/18\n"
    )
    assert document
    elsewhere = Places(document.locate, document.locate_key, document.text.replace("/", "-"))
    (problem,) = validate_shape(KINDS["resource"].model, document.value, elsewhere)[1]
    assert problem.fix is None


def test_a_page_in_the_place_of_a_word_costs_nothing() -> None:
    page = "甲" * 100_000
    for line in (
        f"{page[:900]}: 1",
        f"status: {page}",
        f"valid_until: {page}",
        f"lead: {'1' * 100_000}",
    ):
        found = _shape(f"id: a\ntitle: 甲\n{POINTS}\n{CONF}\n{DATE}\n{line}\n")
        assert all(len(p.message) < 200 and p.fix is None for p in found)


def _shape(text: str) -> list[Problem]:
    document, problems = parse_document("a.yaml", text)
    assert document, problems
    places = Places(document.locate, document.locate_key, document.text)
    return validate_shape(KINDS["resource"].model, document.value, places)[1]


# ── Did-you-mean in numbers: the word that was meant comes first ─────────────────────────────

LETTERS = "abcdefghijklmnopqrstuvwxyz"
FLOOR = 0.9


def _models() -> list[Owner]:
    seen: dict[Owner, None] = {}

    def visit(model: type[BaseModel]) -> None:
        if model not in seen:
            seen[model] = None
            for field in model.model_fields.values():
                for inner in models_in(field.annotation):
                    visit(inner)

    for kind in KINDS.values():
        visit(kind.model)
    visit(ProseMeta)
    return list(seen)


def _fields() -> Iterator[list[str]]:
    yield from (list(model.model_fields) for model in _models())


def _ids() -> Iterator[list[str]]:
    """Give the ids of the shipped catalogue, those of one kind together."""
    kinds: dict[str, list[str]] = {}
    for path in sorted((ROOT / "catalog").glob("**/*.yaml")):
        if path.parent.name not in {"vocabularies", "search", "patches"}:
            kinds.setdefault(path.parent.name, []).append(path.stem)
    yield from kinds.values()


def _terms() -> Iterator[list[str]]:
    for path in sorted((ROOT / "catalog/vocabularies").glob("*.yaml")):
        yield re.findall("^  - id: (.+)$", path.read_text("utf-8").replace('"', ""), re.MULTILINE)


def _slips(word: str) -> dict[str, set[str]]:
    """Make every one-edit typo of a word, by kind."""
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    return {
        "replaced": {a + c + b[1:] for a, b in cuts if b for c in LETTERS},
        "left out": {a + b[1:] for a, b in cuts if b},
        "added": {a + c + b for a, b in cuts for c in LETTERS},
        "swapped": {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1},
    }


def _share(groups: Iterable[list[str]], every: int, draws: int) -> float:
    """Measure how often the word that was meant is named first: every n-th word, so many slips of each kind."""
    draw = random.Random(1)  # noqa: S311
    hits = tries = 0
    words = [(word, group) for group in groups for word in group if len(word) > 2]
    for word, group in words[::every]:
        for slips in _slips(word).values():
            fair = sorted(slips - {word, "", *group})
            for slip in draw.sample(fair, min(draws, len(fair))):
                hits += nearest(slip, group)[:1] == (word,)
                tries += 1
    assert tries > 80
    return hits / tries


@pytest.mark.parametrize(("groups", "every"), [(_fields, 9), (_ids, 13), (_terms, 3)])
def test_a_slip_finds_its_word_first(groups: Callable[[], Iterator[list[str]]], every: int) -> None:
    assert _share(groups(), every, 1) >= FLOOR


@pytest.mark.long
@pytest.mark.parametrize("groups", [_fields, _ids, _terms])
def test_slips_of_every_word_find_it_first(groups: Callable[[], Iterator[list[str]]]) -> None:
    assert _share(groups(), 1, 8) >= FLOOR


def test_chinese_names_of_fields_mean_one_field() -> None:
    hits = tries = 0
    for model in _models()[::3]:
        assert issubclass(model, Model)
        for name, fields in fields_by_name(model).items():
            tries += 1
            hits += meant_field(model, (name,), ()).name in fields
    assert tries > 300
    assert hits / tries >= FLOOR


def test_what_is_a_field_itself_is_never_another_ones_name() -> None:
    for model in _models():
        assert not {fold_name(field) for field in model.model_fields} & set(fields_by_name(model))
