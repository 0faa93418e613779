"""Every mistake in a table: the code and the exact line and column it is reported at."""

from dataclasses import dataclass

import pytest
from kepu.problems import Problem
from kepu.read import parse_document


@dataclass(frozen=True)
class Case:
    """A faulty text and what is to be said about it."""

    name: str
    text: str
    found: tuple[tuple[str, int, int], ...]


def case(name: str, text: str, *found: tuple[str, int, int]) -> Case:
    return Case(name, text, found)


REFUSED = [
    case("duplicate key", "id: a\nname: b\nid: c\n", ("KP102", 3, 1)),
    case("three of one key", "id: a\nid: b\nid: c\n", ("KP102", 2, 1), ("KP102", 3, 1)),
    case("duplicate mapping", "a: {c: 1}\na: {b: 1}\n", ("KP102", 2, 1)),
    case("nested duplicate", "x:\n  - a: 1\n    a: 2\n", ("KP102", 3, 5)),
    case("quoted duplicate", 'id: a\n"id": b\n', ("KP102", 2, 1)),
    case("duplicate in flow", "x: {a: 1, a: 2}\n", ("KP102", 1, 11)),
    case("anchor", "a: &x b\n", ("KP103", 1, 4)),
    case("anchor on a list", "a: &x [b]\n", ("KP103", 1, 4)),
    case("alias", "a: &x b\nc: *x\n", ("KP103", 1, 4), ("KP103", 2, 4)),
    case("alias as a key", "a: b\n*x : c\n", ("KP103", 2, 1)),
    case("alias alone", "*x\n", ("KP103", 1, 1)),
    case("cycle", "a: &a [*a]\n", ("KP103", 1, 4), ("KP103", 1, 8)),
    case("tag", "a: !!int 3\n", ("KP104", 1, 4)),
    case("own tag", "a: !local b\n", ("KP104", 1, 4)),
    case("bare tag", "a: ! b\n", ("KP104", 1, 4)),
    case("Chinese after a bang", "a: !重要 事项\n", ("KP119", 1, 4)),
    case(
        "object constructor",
        "a: !!python/object/apply:os.system ['x']\n",
        ("KP104", 1, 4),
    ),
    case("unknown tag handle", "a: !x!y b\n", ("KP119", 1, 4)),
    case("merge key", "a: b\n<<: {c: d}\n", ("KP105", 2, 1)),
    case("deep", "a: " + "[" * 40 + "]" * 40 + "\n", ("KP106", 1, 35)),
    case("deep and open", "a: " + "[" * 20_000, ("KP106", 1, 35)),
    case("several documents", "a: b\n---\nc: d\n", ("KP108", 2, 1)),
    case("empty", "", ("KP109", 0, 0)),
    case("only a comment", "# 什么也没有\n", ("KP109", 0, 0)),
    case("only a marker", "---\n", ("KP109", 0, 0)),
    case("only blank lines", "\n \n\n", ("KP109", 0, 0)),
    case("list on top", "- id: a\n", ("KP110", 1, 1)),
    case("text on top", "一段文字\n", ("KP110", 1, 1)),
    case("quoted text on top", "\n'x'\n", ("KP110", 2, 1)),
    case("list as a key", "[a, b]: c\n", ("KP111", 1, 1)),
    case("explicit complex key", "? {a: b}\n: c\n", ("KP111", 1, 3)),
    case("template braces", "title: {{ name }}\n", ("KP111", 1, 9)),
    case("escaped NUL", 'a: "x\\0y"\n', ("KP005", 1, 4)),
    case("escaped bidi", 'a: "x\\u202Ey"\n', ("KP006", 1, 4)),
    case("escaped separator", 'a: "x\\Ly"\n', ("KP005", 1, 4)),
    case("escaped noncharacter", 'a: "x\\uFFFFy"\n', ("KP014", 1, 4)),
    case("raw bidi", "a: 甲\u202e乙\n", ("KP006", 1, 5)),
    case("raw NUL", "a: b\nc: \x00\n", ("KP005", 2, 4)),
    case("raw half character", "a: \ud800\n", ("KP014", 1, 4)),
]

SLIPS = [
    case("wide colon", "id: a\nname：甲\ntitle: 乙\n", ("KP112", 2, 5)),
    case("wide colon on the first line", "id：a\nname: b\n", ("KP112", 1, 3)),
    case("wide colon on the last line", "id: a\nname：甲", ("KP112", 2, 5)),
    case("nothing but a wide colon", "id：a\n", ("KP112", 1, 3)),
    case(
        "wide colons all over",
        "id：a\nname：甲\nx: y\nz：w\n",
        *[("KP112", 1, 3), ("KP112", 2, 5), ("KP112", 4, 2)],
    ),
    case("wide colon in a list", "x:\n  - text：甲\n    source: s\n", ("KP112", 2, 9)),
    case("wide colon before a block", "a: b\nbody：|\n  甲\nc: d\n", ("KP112", 2, 5)),
    case("wide colon in a flow mapping", "a: {x：甲, y: z}\n", ("KP112", 1, 5)),
    case("wide colon below a long key", "x:\n  y：\n    - a\n  z: b\n", ("KP112", 2, 4)),
    case("no space after colon", "id: a\nname:甲\ntitle: 乙\n", ("KP113", 2, 5)),
    case("no space in a list", "x:\n  - text:甲\n    source: s\n", ("KP113", 2, 9)),
    case("tab", "x:\n\ty: z\n", ("KP114", 2, 1)),
    case("tab after spaces", "x:\n  y: z\n  \tw: v\n", ("KP114", 3, 3)),
    case("open quote", 'a: "甲\nb: 乙\n', ("KP115", 1, 4)),
    case("open quote before another", 'a: "甲\nb: 乙\nc: "丙"\n', ("KP115", 1, 4)),
    case("open single quote", "a: '甲\nb: 乙\n", ("KP115", 1, 4)),
    case("quote closed in Chinese", 'a: "甲”\nb: 乙\n', ("KP115", 1, 4)),
    case("open bracket", "a: [甲, 乙\nb: 丙\nc: 丁\n", ("KP115", 1, 4)),
    case("bracket closed in Chinese", "a: [甲, 乙】\nb: 丙\n", ("KP115", 1, 9)),
    case("open brace", "a: {x: 甲\nb: 丙\n", ("KP115", 1, 4)),
    case("wide comma between quotes", 'a: ["甲"，"乙"]\nb: c\n', ("KP116", 1, 8)),
    case(
        "wide space as indent",
        "x:\n\u3000\u3000- a\n\u3000\u3000- b\n",
        *[("KP118", 2, 1), ("KP118", 3, 1)],
    ),
    case("wide space before a key", "x: a\n\u3000y: b\n", ("KP118", 2, 1)),
    case("no-break space before a key", "x: a\n\u00a0y: b\n", ("KP118", 2, 1)),
    case("colon in a value", "title: 提示: 小心\nb: c\n", ("KP119", 1, 8)),
    case("star in a value", "title: *重点*\nb: c\n", ("KP119", 1, 8)),
    case("English star in a value", "title: *note* this\nb: c\n", ("KP119", 1, 8)),
    case("at sign in a value", "title: @社区\nb: c\n", ("KP119", 1, 8)),
    case("per cent in a value", "title: %5\nb: c\n", ("KP119", 1, 8)),
    case("backtick in a value", "title: `x`\nb: c\n", ("KP119", 1, 8)),
    case("greater-than in a value", "title: >10 人\nb: c\n", ("KP119", 1, 8)),
    case("bracket in a title", "title: [重要] 防汛\nb: c\n", ("KP119", 1, 8)),
    case("quote in a title", 'title: "防汛"知识\nb: c\n', ("KP119", 1, 8)),
    case("lone dash", "a: -\nb: c\n", ("KP119", 1, 4)),
    case("wide colon within a key", "AED：: x\n", ("KP112", 1, 1)),
    case("two spaces after a dash", "x:\n  -  a: b\n    c: d\n", ("KP121", 2, 3)),
    case(
        "wide colon above a long list",
        "x:\n  y：\n" + "    - a\n" * 9 + "  z: b\n",
        ("KP112", 2, 4),
    ),
    case("no space after dash", "x:\n  - a\n  -b\n", ("KP120", 3, 3)),
    case("wide dash", "x:\n  - a\n  － b\n", ("KP120", 3, 3)),
    case("too far right", "a: b\n c: d\n", ("KP121", 2, 1)),
    case("too far left", "x:\n  - a: b\n   c: d\n", ("KP121", 3, 1)),
    case(
        "first child too far right above a long list",
        "x:\n   y:\n" + "    - a\n" * 9 + "  z: b\n  w: c\n",
        ("KP121", 2, 1),
    ),
    case(
        "first item too far right above a long list",
        "w:\n   - a: b\n    y:\n" + "      - a\n" * 30 + "    z: c\n",
        ("KP121", 2, 1),
    ),
    case("first child much too far right", "x:\n     a: b\n  c: d\n", ("KP121", 2, 1)),
    case("first child too far right", "x:\n   a: b\n  c: d\n", ("KP121", 2, 1)),
    case("no colon", "id: a\nname 甲\nb: c\n", ("KP122", 2, 1)),
    case("no colon before a list", "id: a\npoints\n  - b\nc: d\n", ("KP122", 2, 1)),
    case("list on the key's line", "x: - a\n", ("KP101", 1, 4)),
    case("backslash", 'path: "C:\\数据"\n', ("KP101", 1, 10)),
    case("closing bracket too many", "a: [b]]\nc: d\n", ("KP119", 1, 4)),
    case("words after the end", "a: b\n...\nc d\n", ("KP101", 3, 1)),
]

SILENT = [
    case("wide comma in a list", "a: [书画，老人]\n", ("KP116", 1, 5)),
    case("wide pause in a list", "a: [甲, 乙、丙]\n", ("KP116", 1, 8)),
    case("ids joined", "a: [h-cpr-aed，h-heatstroke-first]\n", ("KP116", 1, 5)),
    case("curly quotes", "a: “防汛知识”\n", ("KP117", 1, 4)),
    case("curly to straight", 'a: “防汛知识"\n', ("KP117", 1, 4)),
    case("curly quotes in a list", "a: [“甲”, 乙]\n", ("KP117", 1, 5)),
    case("tight dashes", "a:\n  -甲\n  -乙\n", ("KP120", 2, 3), ("KP120", 3, 3)),
    case("lone wide colon below a key", "x:\n  name：甲\n", ("KP112", 2, 3)),
    case("lone tight colon below a key", "x:\n  name:甲\n", ("KP112", 2, 3)),
    case("swallowed item", "a:\n  - 甲\n   - 乙\n", ("KP124", 3, 4)),
    case("item without a dash", "a:\n  - 甲\n   乙\n  - 丙\n", ("KP124", 3, 4)),
    case("id without a dash", "a:\n  - sv-cpr\n    sv-kit\n", ("KP124", 3, 5)),
    case("swallowed field", "a: 甲\n  name：乙\n", ("KP124", 2, 3)),
    case("zero-width space", "a: 甲\u200b乙\n", ("KP015", 1, 5)),
]

SOUND = [
    "a: 先断电，再救人\n",
    "a:\n  - 他说“快跑”，大家就跑\n  - “先喊人”，再打电话\n  - “甲”和“乙”\n",
    "a: ['书画，老人', \"甲、乙\"]\n",
    "a: [下雨天地面很滑不要跑步，小心摔倒。]\n",
    "a: '“防汛知识”'\n",
    "a:\n  https://example.org\nb:\n  app 里：打开\n",
    "a:\n  - app：打开\n",
    "a: |\n  name：甲\n  - 乙\n  \tx\n  “丙”\n",
    "a: >-\n  折叠：甲\n\n  name：乙\n",
    'a: "甲\n  name：乙\n  - 丙"\n',
    "# name：甲\na: b # title：丙\n",
    "a: https://example.org/x:y\nb: 08:30-17:00\n",
    "a: -5\nb: --\nc: 1\n",
    "a:\n  -5\n",
    "a: 一行\n  接着写：下一行\n",
    "%YAML 1.1\n---\na: b\n...\n",
    "\ufeffa: b\n",
    "a: 👨\u200d👩\u200d👧 一家\n",
]


def places(problems: tuple[Problem, ...]) -> tuple[tuple[str, int, int], ...]:
    assert all(problem.where for problem in problems)
    return tuple(
        (problem.code, problem.where.line, problem.where.column)
        for problem in problems
        if problem.where
    )


@pytest.mark.parametrize("each", [*REFUSED, *SLIPS], ids=lambda each: each.name)
def test_a_fault_is_reported_at_its_place(each: Case) -> None:
    document, problems = parse_document("catalog/x.yaml", each.text)
    assert document is None
    assert places(problems) == each.found
    assert all(problem.message and problem.advice for problem in problems)


@pytest.mark.parametrize("each", SILENT, ids=lambda each: each.name)
def test_what_yaml_lets_pass_is_doubted(each: Case) -> None:
    document, problems = parse_document("catalog/x.yaml", each.text)
    assert document is not None
    assert places(problems) == each.found
    assert not any(problem.is_error for problem in problems)


@pytest.mark.parametrize("text", SOUND)
def test_sound_text_raises_no_doubt(text: str) -> None:
    document, problems = parse_document("catalog/x.yaml", text)
    assert problems == ()
    assert document is not None


def test_a_duplicate_names_the_first_line() -> None:
    _, problems = parse_document("catalog/x.yaml", "a: 1\nb: 2\n\nb: 3\n")
    assert "第 2 行" in problems[0].message


def test_the_advice_is_the_line_to_write() -> None:
    _, problems = parse_document("catalog/x.yaml", "id: a\nname：甲\nb: c\n")
    assert problems[0].advice.endswith("：name: 甲")


def test_a_page_is_not_quoted_back() -> None:
    _, problems = parse_document("catalog/x.yaml", f"a: {'甲' * 5000}: b\n")
    assert len(problems[0].advice) < 300


def test_a_hostile_file_yields_a_bounded_list() -> None:
    _, problems = parse_document("catalog/x.yaml", "a: b\n" * 5000)
    assert len(problems) == 100
    _, problems = parse_document("catalog/x.yaml", "a：b\n" * 5000)
    assert len(problems) <= 20
    _, problems = parse_document("catalog/x.yaml", "\x00" * 5000)
    assert len(problems) == 20


def test_too_many_nodes_are_refused() -> None:
    _, problems = parse_document("catalog/x.yaml", "a: [" + "b," * 10_001 + "]")
    assert [problem.code for problem in problems] == ["KP107"]
