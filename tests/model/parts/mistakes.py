"""One part inside an exhibit's file, with one piece of it replaced, and what an editor is told then."""

import re
from typing import NamedTuple

from kepu.model.hall import Exhibit
from kepu.problems import Problem, codes
from kepu.read import parse_document
from kepu.validate.shape import Places, validate_shape

CARET = "«"
"""Marks the place that the problem must name."""

CODES = {
    code.id
    for code in (
        codes.BAD_VALUE,
        codes.WRONG_TYPE,
        codes.MISSING_FIELD,
        codes.BAD_ID,
        codes.DUPLICATE_ID,
    )
}

EXHIBIT = """\
id: ex-one
title: 展品
room: body
order: 1
objective: 看懂一个数
activity: 试一试。
parts:{parts}
constants:
  - id: salt
    title: 每天最多的盐
    values: ["5", "6"]
  - id: words
    title: 一句话
    values: [约一勺]
no_script_text:
  - 一
  - 二
conf: V
created_on: 2026-11-22
updated_on: 2026-11-22
"""


class Mistake(NamedTuple):
    """A piece of a part, what stands in its place, and words of what is said about it."""

    old: str
    new: str
    says: str


def written(*parts: str) -> str:
    """Write an exhibit's file; each part begins with its type."""
    items = (part.strip().replace("\n", "\n    ") for part in parts)
    return EXHIBIT.replace("{parts}", "".join(f"\n  - type: {item}" for item in items) or " []")


def problems_of(*parts: str) -> list[Problem]:
    """Give what is wrong with an exhibit of these parts."""
    document, found = parse_document("ex-one.yaml", written(*parts))
    assert document, found
    places = Places(document.locate, document.locate_key)
    return validate_shape(Exhibit, document.value, places)[1]


def expect(part: str, mistake: Mistake) -> None:
    """Make the mistake and find just one problem: at its place, in Chinese, with these words."""
    assert part.count(mistake.old) > 0, mistake.old
    assert mistake.new.count(CARET) == 1, mistake.new
    changed = part.replace(mistake.old, mistake.new, 1)
    before = written(changed).partition(CARET)[0]
    line, column = before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1
    (problem,) = problems_of(changed.replace(CARET, ""))
    assert problem.where
    assert (problem.where.line, problem.where.column) == (line, column), problem
    assert problem.code in CODES
    assert mistake.says in f"{problem.message} {problem.advice}", problem
    for text in (problem.message, problem.advice):
        assert not re.search(r"[A-Za-z]+ [a-z]+ [a-z]+", text), problem
        assert re.search("[一-鿿]", text) or text == "", problem
