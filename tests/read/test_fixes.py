"""A mend changes its line only, takes the problem away and brings no new one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kepu.problems import LineFix, Problem, apply_fixes
from kepu.read import decode_bytes, parse_document, parse_prose

MENDS = [
    ("name：甲", "name: 甲"),
    ("name ： 甲", "name: 甲"),
    ("name:甲", "name: 甲"),
    ("name:\u3000甲", "name: 甲"),
    ("name:\u00a0甲", "name: 甲"),
    ("name=甲", "name: 甲"),
    ("name；甲", "name: 甲"),
    ("name 甲", "name: 甲"),
    ("set.note：甲", "set.note: 甲"),
    ("list:\n  -甲\n  - 乙", "list:\n  - 甲\n  - 乙"),
    ("list:\n  - 甲\n  -乙", "list:\n  - 甲\n  - 乙"),
    ("list:\n  -甲\n  -乙", "list:\n  - 甲\n  - 乙"),
    ("list:\n  －甲\n  — 乙", "list:\n  - 甲\n  - 乙"),
    ("list:\n  - 甲\n  • 乙", "list:\n  - 甲\n  - 乙"),
    ("list:\n  - 甲\n  * 乙", "list:\n  - 甲\n  - 乙"),
    ("list:\n  - 甲\n  2. 乙", "list:\n  - 甲\n  - 乙"),
    ("list:\n  - 甲\n   - 乙", "list:\n  - 甲\n  - 乙"),
    ("list:\n - 甲\n  - 乙\n  - 丙", "list:\n  - 甲\n  - 乙\n  - 丙"),
    ("x:\n  y: z\n\tw: v\nu:\n  w: v", "x:\n  y: z\n  w: v\nu:\n  w: v"),
    ("x:\n\t- y\n  - z", "x:\n  - y\n  - z"),
    ("x:\n\u3000- y\n  - z", "x:\n  - y\n  - z"),
    ("text: “甲”", 'text: "甲"'),
    ('text: “甲"', 'text: "甲"'),
    ("text: “他说“快跑””", 'text: "他说“快跑”"'),
    ('text: "甲', 'text: "甲"'),
    ('text: "甲”', 'text: "甲"'),
    ("text: '甲", "text: '甲'"),
    ("list: [甲, 乙", "list: [甲, 乙]"),
    ("list: [甲, 乙】", "list: [甲, 乙]"),
    ("list: [“甲”，“乙”]", "list: [甲, 乙]"),
    ("list:\n  -  a: b\n    c: d", "list:\n  - a: b\n    c: d"),
    ("list: [甲，乙]", "list: [甲, 乙]"),
    ('list: ["甲"，"乙"]', 'list: ["甲", "乙"]'),
    ("text: 提示: 小心", "text: '提示: 小心'"),
    ("text: *重点*", "text: '*重点*'"),
    ("text: *note", "text: '*note'"),
    ("text: &note", "text: '&note'"),
    ("text: !note", "text: '!note'"),
    ("text: @甲", "text: '@甲'"),
    ("text: %5", "text: '%5'"),
    ("text: [重要] 甲", "text: '[重要] 甲'"),
    ('text: "甲"乙', "text: '\"甲\"乙'"),
    ("text: it's *so*\ntext: it's *so*", "text: it's *so*"),
    ("text: 甲 # 说明\n# 又一句\ntext: 甲", "text: 甲 # 说明\n# 又一句"),
    ("text: 甲\u200b乙\u200b丙", "text: 甲乙丙"),
]


def problems_of(text: str) -> tuple[Problem, ...]:
    return parse_document("catalog/x.yaml", text)[1]


@pytest.mark.parametrize(("wrong", "right"), MENDS)
def test_a_slip_is_mended(wrong: str, right: str) -> None:
    text, mended = (f"id: x\n{body}\nlast: y\n" for body in (wrong, right))
    fixes = [each.fix for each in problems_of(text) if isinstance(each.fix, LineFix)]
    assert apply_fixes(text, fixes)[0] == mended
    assert problems_of(mended) == ()


JUDGEMENT = [
    "text: [甲先断电再救人不要徒手，乙]\n",
    "a: &x b\nc: *x\n",
    "a: !!int 3\n",
    "a: b\na: c\n",
    "a:\n  b: c\na:\n  b: c\n",
    "x: {a: 1, a: 1}\n",
    "x: - a\n",
    "a: |\n  甲\u202e乙\n",
    "title: {{ name }}\n",
]


@pytest.mark.parametrize("text", JUDGEMENT)
def test_what_needs_judgement_is_left_to_people(text: str) -> None:
    problems = problems_of(text)
    assert problems
    assert not any(problem.fix for problem in problems)


def test_mends_of_front_matter_carry_the_lines_of_the_file() -> None:
    text = "---\nid: x\ntitle：甲\n---\n正文\n"
    _, (problem,) = parse_prose("content/x.md", text)
    assert problem.fix == LineFix(3, "title：甲", "title: 甲")


def test_unseen_characters_of_a_line_go_together() -> None:
    text, problems = decode_bytes("catalog/x.yaml", "a: 甲\u200b乙\ufeff\nb: \u2060丙\n".encode())
    fixes = [each.fix for each in problems if isinstance(each.fix, LineFix)]
    assert text
    assert apply_fixes(text, fixes)[0] == "a: 甲乙\nb: 丙\n"


PARTS = st.sampled_from(
    ["id", "a", "甲", "：", ":", " ", "  ", "-", "- ", '"', "'", "“", "”", "[", "]", "，", ",", "*", "\t",
     "#", "\n", "\n"]
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(PARTS, max_size=40).map("".join))
def test_a_mend_is_exact_about_its_line(text: str) -> None:
    lines = text.split("\n")
    for problem in problems_of(text):
        if isinstance(problem.fix, LineFix):
            assert problem.where
            assert problem.fix.line == problem.where.line
            assert problem.fix.before == lines[problem.fix.line - 1]
            assert problem.fix.after != problem.fix.before
            assert apply_fixes(text, [problem.fix])[0] != text
