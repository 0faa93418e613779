"""Problems in the three forms people and machines read: a terminal, JSON, GitHub annotations.

Takes problems in any order and the text of the files they lie in; hands on text in a fixed
order. Whatever stands in a message or a source line, it cannot steer a terminal or a workflow.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from .excerpt import excerpt
from .problem import Problem, Severity
from .width import visible

PER_FILE = 20
"""How many problems of one file are shown in full."""

_LABELS = {Severity.ERROR: "错误", Severity.WARNING: "提醒", Severity.NOTE: "已说明"}
_COLOURS = {
    Severity.ERROR: "\x1b[1;31m",
    Severity.WARNING: "\x1b[1;33m",
    Severity.NOTE: "\x1b[1;36m",
}
_RESET = "\x1b[0m"


def format_text(
    problems: Iterable[Problem], sources: Mapping[str, str], *, colour: bool = False
) -> str:
    """Write problems for a terminal, each with its source line and a caret."""
    ordered = sorted(problems)
    blocks: list[str] = []
    for path, group in groupby(ordered, lambda problem: problem.place[0]):
        found = list(group)
        text = sources.get(path, "")
        blocks += [_block(problem, text, colour=colour) for problem in found[:PER_FILE]]
        if len(found) > PER_FILE:
            blocks.append(f"{visible(path)}：本文件另有 {len(found) - PER_FILE} 处")
    blocks.append(_count_line(ordered))
    return "\n\n".join(blocks) + "\n"


def format_json(problems: Iterable[Problem]) -> str:
    """Write problems as one JSON object with a list and two counts."""
    ordered = sorted(problems)
    errors = sum(problem.is_error for problem in ordered)
    report = {
        "errors": errors,
        "warnings": len(ordered) - errors,
        "problems": [_record(problem) for problem in ordered],
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def format_github(problems: Iterable[Problem]) -> str:
    """Write problems as GitHub workflow commands, one a line."""
    return "".join(f"{_annotation(problem)}\n" for problem in sorted(problems))


def _block(problem: Problem, text: str, *, colour: bool) -> str:
    return "\n".join(_block_lines(problem, text, colour=colour))


def _block_lines(problem: Problem, text: str, *, colour: bool) -> Iterator[str]:
    paint, reset = (_COLOURS[problem.severity], _RESET) if colour else ("", "")
    yield f"{paint}{_LABELS[problem.severity]}[{problem.code}]{reset} {visible(problem.message)}"
    where = problem.where
    gutter = " " * len(str(where.line)) if where and where.line else " "
    if where:
        yield f"{gutter}--> {visible(str(where))}"
        if window := excerpt(where, text):
            source, carets = window
            yield f"{gutter} |"
            yield f"{where.line} | {source}"
            yield f"{gutter} | {paint}{carets}{reset}"
    for number, advice in enumerate(problem.advice.splitlines()):
        yield (
            f"{gutter} = 改法：{visible(advice)}" if not number else f"{gutter}   {visible(advice)}"
        )


def _count_line(problems: list[Problem]) -> str:
    if not problems:
        return "没有发现问题。"
    errors = sum(problem.is_error for problem in problems)
    counts = [(errors, "处错误"), (len(problems) - errors, "处提醒")]
    said = "、".join(f"{number} {noun}" for number, noun in counts if number)
    files = len({problem.where.path for problem in problems if problem.where})
    return f"共 {said}，涉及 {files} 个文件。" if files else f"共 {said}。"


def _record(problem: Problem) -> dict[str, object]:
    where = problem.where
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "path": where.path if where else None,
        "line": where.line if where else 0,
        "column": where.column if where else 0,
        "length": where.length if where else 0,
        "message": problem.message,
        "advice": problem.advice,
    }


def _annotation(problem: Problem) -> str:
    properties = {"title": problem.code}
    if where := problem.where:
        properties = {"file": where.path} | properties
        if where.line:
            end = where.column + max(where.length - 1, 0)
            properties |= {"line": str(where.line), "col": str(where.column), "endColumn": str(end)}
    listed = ",".join(f"{name}={_escape_property(value)}" for name, value in properties.items())
    advice = f"\n改法：{problem.advice}" if problem.advice else ""
    return f"::{problem.severity.value} {listed}::{_escape_data(problem.message + advice)}"


def _escape_data(text: str) -> str:
    # GitHub's own order: the per cent sign first, or the escapes would be escaped again.
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")
