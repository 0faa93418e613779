"""The rules on wording for pages of prose.

Comes in: a Markdown file with its front matter, and the hotlines. Goes out: problems at their line. The editors'
handbook must be able to name what nobody may write: there quotations, code and the list of phrases are let pass.
"""

import re
from collections.abc import Iterator

from kepu.model.prose import ProseMeta
from kepu.problems import LineFix, Location, Problem, codes
from kepu.read import Prose
from kepu.validate.wording import alerts, medical, personal, phrases, script
from kepu.validate.wording.answers import answer, idle_answers
from kepu.validate.wording.checker import check_texts, find_in_texts
from kepu.validate.wording.finding import Finding, Passage
from kepu.validate.wording.hotlines import Hotlines

_CODE = re.compile("`+[^`\n]*`+|“[^”\n]*”|<!--.*?-->")
_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_RULES = (phrases.RULE, alerts.RULE, script.RULE)


def check_prose(file: Prose, meta: ProseMeta, hotlines: Hotlines) -> list[Problem]:
    """Check what a page says, in its front matter and in its body."""
    is_handbook = meta.kind == "contribute"
    problems = [*_head(file, meta, hotlines), *_body(file, hotlines, is_handbook=is_handbook)]
    if is_handbook:
        problems = [one for one in problems if one.code != codes.FORBIDDEN_PHRASE.id]
    return [*answer(problems, meta.allow), *_idle(file, meta, problems)]


def _head(file: Prose, meta: ProseMeta, hotlines: Hotlines) -> list[Problem]:
    if file.meta is None:
        return []
    texts = {"title": meta.title, "summary": meta.summary}
    return check_texts(texts, file.meta, hotlines)


def _body(file: Prose, hotlines: Hotlines, *, is_handbook: bool) -> Iterator[Problem]:
    written = file.body.split("\n")
    spoken = [*_without_code(written)] if is_handbook else written
    rules = [*_RULES, hotlines.rule, *(() if is_handbook else (medical.RULE,))]
    # Whoever hides a private number in an example has published it all the same.
    for lines, applied in ((written, (personal.RULE,)), (spoken, rules)):
        passages = [Passage(("body",), line) for line in lines]
        for number, found in find_in_texts(passages, applied):
            yield _at(file, number, written[number], found)


def _at(file: Prose, number: int, line: str, found: Finding) -> Problem:
    start, end = found.start, found.end
    where = Location(file.path, file.body_line + number, start + 1, max(1, end - start))
    fix = None
    if found.new is not None:
        fix = LineFix(where.line, line, line[:start] + found.new + line[end:])
    return found.code.at(where, found.message, found.advice, fix=fix)


def _without_code(lines: list[str]) -> Iterator[str]:
    fence = ""
    for line in lines:
        mark = _FENCE.match(line)
        if fence:
            fence = "" if mark and mark[1].startswith(fence) else fence
            yield " " * len(line)
        elif mark:
            fence = mark[1]
            yield " " * len(line)
        else:
            yield _CODE.sub(lambda match: " " * len(match[0]), line)


def _idle(file: Prose, meta: ProseMeta, problems: list[Problem]) -> Iterator[Problem]:
    def place(number: int) -> Location:
        document = file.meta
        return document.locate(("allow", number, "rule")) if document else Location(file.path)

    return idle_answers(problems, meta.allow, place, is_whole=True)
