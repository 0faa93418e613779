"""Problems in the three forms people and machines read: a terminal, JSON, GitHub annotations.

Takes problems in any order and the text of the files they lie in; hands on text in a fixed
order. Whatever stands in a message or a source line, it cannot steer a terminal or a workflow.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from .excerpt import excerpt, line_of
from .fix import Fix, LineFix, Reencode
from .place import Location
from .problem import Problem, Severity
from .width import visible

PER_FILE = 20
"""How many problems of one file are shown in full."""

PER_LEVEL = 10
"""How many annotations of one level GitHub keeps of one step; it drops the rest without a word."""

_LONGEST_SOURCE = 500
_LABELS = {Severity.ERROR: "错误", Severity.WARNING: "提醒", Severity.NOTE: "已说明"}
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_COLOURS = {
    Severity.ERROR: "\x1b[1;31m",
    Severity.WARNING: "\x1b[1;33m",
    Severity.NOTE: "\x1b[1;36m",
}
_GREEN = "\x1b[32m"
_RESET = "\x1b[0m"


def format_text(
    problems: Iterable[Problem],
    sources: Mapping[str, str],
    *,
    colour: bool = False,
    answers: bool = False,
) -> str:
    """Write problems for a terminal, each with its source line and a caret.

    What editors have answered is only counted, unless `answers` asks for it.
    """
    every = sorted(problems)
    shown = [problem for problem in every if answers or problem.severity is not Severity.NOTE]
    blocks: list[str] = []
    for path, group in groupby(shown, lambda problem: problem.place[0]):
        found = list(group)
        text = sources.get(path, "")
        blocks += [format_block(problem, text, colour=colour) for problem in found[:PER_FILE]]
        if len(found) > PER_FILE:
            blocks.append(f"{visible(path)}：本文件另有 {len(found) - PER_FILE} 处")
    blocks.append("\n".join(_closing(shown, len(every) - len(shown))))
    return "\n\n".join(blocks) + "\n"


def format_block(problem: Problem, text: str, *, colour: bool = False) -> str:
    """Write one problem for a terminal."""
    return "\n".join(_block_lines(problem, text, colour=colour))


def format_json(
    problems: Iterable[Problem],
    sources: Mapping[str, str],
    mended: Iterable[tuple[str, Fix]] = (),
) -> str:
    """Write problems, and the mends that were made before, as one JSON object."""
    ordered = sorted(problems)
    levels = Counter(problem.severity for problem in ordered)
    report = {
        "errors": levels[Severity.ERROR],
        "warnings": levels[Severity.WARNING],
        "notes": levels[Severity.NOTE],
        "problems": [_record(problem, sources) for problem in ordered],
        "mended": [{"path": path, **_mend(fix)} for path, fix in mended],
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def format_github(problems: Iterable[Problem]) -> str:
    """Write the problems that GitHub keeps as workflow commands, one a line."""
    return "".join(f"{_annotation(problem)}\n" for problem in kept_by_github(problems))


def kept_by_github(problems: Iterable[Problem]) -> list[Problem]:
    """Choose ten problems of each level, as many files as there are before a second of any."""
    nth: Counter[tuple[Severity, str]] = Counter()
    ranked: list[tuple[int, Problem]] = []
    for problem in sorted(problems):
        seen = (problem.severity, problem.place[0])
        ranked.append((nth[seen], problem))
        nth[seen] += 1
    ranked.sort()
    kept = [
        [problem for _, problem in ranked if problem.severity is level][:PER_LEVEL]
        for level in Severity
    ]
    return sorted(problem for level in kept for problem in level)


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
    noun = "理由" if problem.severity is Severity.NOTE else "改法"
    for number, advice in enumerate(problem.advice.splitlines()):
        yield f"{gutter} {' ' if number else '='} {'' if number else f'{noun}：'}{visible(advice)}"
    if problem.fix:
        paint = _GREEN if colour else ""
        yield from (f"{paint}{line}{reset}" for line in _fix_lines(problem.fix, where))


def _fix_lines(fix: Fix, where: Location | None) -> Iterator[str]:
    """Show the line that a mend would write, as diffs show it."""
    if isinstance(fix, Reencode):
        yield "  = 可以自动改：另存为 UTF-8"
    elif fix.after is None:
        yield f"{fix.line} - {_shown(fix.before, 1, where)}"
    else:
        for number in range(1, fix.after.count("\n") + 2):
            yield f"{fix.line} + {_shown(fix.after, number, where)}"


def _shown(text: str, number: int, where: Location | None) -> str:
    column = where.column if where and number == 1 else 1
    window = excerpt(Location("", number, column), text)
    return window[0] if window else ""


def _closing(problems: list[Problem], notes: int) -> Iterator[str]:
    yield _count_line(problems)
    if fixable := sum(problem.fix is not None for problem in problems):
        yield f"其中 {fixable} 处可以自动改：python3 build.py check --fix"
    if notes:
        yield f"另有 {notes} 处已由编辑说明理由（allow），加上 --answers 就会列出。"


def _count_line(problems: list[Problem]) -> str:
    if not problems:
        return "没有发现问题。"
    levels = Counter(problem.severity for problem in problems)
    nouns = {Severity.ERROR: "错误", Severity.WARNING: "提醒", Severity.NOTE: "说明"}
    said = "、".join(f"{levels[level]} 处{noun}" for level, noun in nouns.items() if levels[level])
    files = len({problem.where.path for problem in problems if problem.where})
    return f"共 {said}，涉及 {files} 个文件。" if files else f"共 {said}。"


def _record(problem: Problem, sources: Mapping[str, str]) -> dict[str, object]:
    where = problem.where
    source = line_of(sources.get(where.path, ""), where.line) if where else None
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "path": where.path if where else None,
        "line": where.line if where else 0,
        "column": where.column if where else 0,
        "length": where.length if where else 0,
        "message": problem.message,
        "advice": problem.advice,
        "source": source[:_LONGEST_SOURCE] if source is not None else None,
        "fix": _mend(problem.fix) if problem.fix else None,
        "handbook": f"problems.md#{problem.code.lower()}",
    }


def _mend(fix: Fix) -> dict[str, object]:
    if isinstance(fix, LineFix):
        return {"line": fix.line, "before": fix.before, "after": fix.after}
    return {"encoding": fix.encoding}


def _annotation(problem: Problem) -> str:
    properties = {"title": problem.code}
    if where := problem.where:
        properties = {"file": where.path} | properties
        if where.line:
            end = where.column + max(where.length - 1, 0)
            properties |= {"line": str(where.line), "col": str(where.column), "endColumn": str(end)}
    listed = ",".join(f"{name}={_escape_property(value)}" for name, value in properties.items())
    noun = "理由" if problem.severity is Severity.NOTE else "改法"
    advice = f"\n{noun}：{problem.advice}" if problem.advice else ""
    said = _escape_data(_legible(problem.message + advice))
    return f"::{_LEVELS[problem.severity]} {listed}::{said}"


def _legible(text: str) -> str:
    """Make text fit for a page: line breaks stay, what cannot be seen is shown."""
    return "\n".join(map(visible, text.splitlines()))


def _escape_data(text: str) -> str:
    # GitHub's own order: the per cent sign first, or the escapes would be escaped again.
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_data(visible(text)).replace(":", "%3A").replace(",", "%2C")
