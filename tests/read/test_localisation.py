"""Slips put into every line of a tricky file are found on that line.

The file is full of sound text that looks like a slip: block scalars, quoted and folded text,
Chinese punctuation in prose.
"""

import re
from collections.abc import Iterator

import pytest
from kepu.read import parse_document

TRICKY = """\
id: h-cpr-aed
title: 心肺复苏与 AED
summary: 先喊人，再打 120：“有人倒下”时别慌
audiences: [residents, elderly]
points:
  - text: 看反应：拍双肩，大声喊
    source: s1
  - text: "说 \\"开始\\"：就按"
    source: s2
body: |
  第一步：看反应
  name：这是正文
  - 不是列表
  “引号”开头的正文
note: >-
  折叠的正文：
  title：也是正文
quote: '单引号
  跨行：正文'
flow: [a, b,
  c]
contact:
  role: 值班员
  hours: 08:30-17:00
  url: https://example.org/a:b
# 注释：name：x
cautions:
  - 不要搬动
  - 先断电，再救人
review: 2026-03
"""
LINES = TRICKY.splitlines()
PROSE = {11, 12, 13, 14, 16, 17, 18, 19, 20, 21, 26}
"""Lines inside running text, where the slips below would be none."""

FIELD = re.compile(r"(?P<lead>\s*(?:- )?)(?P<key>[a-z]+): (?P<value>[^|>].*)")
IN_FIELDS = {
    "wide colon": "{lead}{key}：{value}",
    "no space": "{lead}{key}:{value}",
    "no colon": "{lead}{key} {value}",
    "open quote": '{lead}{key}: "{bare}',
    "mixed quotes": '{lead}{key}: "{bare}”',
    "open bracket": "{lead}{key}: [{bare}",
    "mixed brackets": "{lead}{key}: [{bare}】",
    "wide comma": '{lead}{key}: ["{bare}"，"x"]',
    "inner colon": "{lead}{key}: 提示: {bare}",
    "leading star": "{lead}{key}: *{bare}*",
    "leading at": "{lead}{key}: @{bare}",
    "inline list": "{lead}{key}: - {bare}",
    "curly quotes": "{lead}{key}: “{bare}”",
}


def slips() -> Iterator[tuple[str, int, str]]:
    """Yield the kind of each slip, the line it is on, and the line with it."""
    for number, line in enumerate(LINES, 1):
        if number in PROSE:
            continue
        if found := FIELD.fullmatch(line):
            parts = found.groupdict() | {"bare": re.sub(r"[\"“”\[\]\\]", "", found["value"])}
            for kind, pattern in IN_FIELDS.items():
                yield kind, number, pattern.format(**parts)
        yield "tab", number, "\t" + line.lstrip()
        yield "wide indent", number, "\u3000" + line.lstrip()
        if number > 1:
            yield "too far right", number, " " + line
        if line.lstrip().startswith("- "):
            yield "tight dash", number, line.replace("- ", "-", 1)
            yield "wide dash", number, line.replace("- ", "－ ", 1)


ALL = list(slips())


def test_the_sound_file_raises_no_doubt() -> None:
    document, problems = parse_document("catalog/x.yaml", TRICKY)
    assert document
    assert problems == ()


@pytest.mark.parametrize("kind", sorted({kind for kind, _, _ in ALL}))
def test_every_slip_is_found_on_its_line(kind: str) -> None:
    missed = []
    for _, number, line in (slip for slip in ALL if slip[0] == kind):
        lines = [*LINES[: number - 1], line, *LINES[number:], ""]
        _, problems = parse_document("catalog/x.yaml", "\n".join(lines))
        if [problem.where and problem.where.line for problem in problems] != [number]:
            missed.append((number, line, problems))
    assert missed == []


def test_several_slips_are_found_in_one_run() -> None:
    text = "id：a\ntitle: b\npoints:\n  - text:c\n    source: s\nnote: *d*\nflow: [e, f\nlast: g\n"
    _, problems = parse_document("catalog/x.yaml", text)
    found = [(problem.code, problem.where.line) for problem in problems if problem.where]
    assert found == [("KP112", 1), ("KP113", 4), ("KP119", 6), ("KP115", 7)]
