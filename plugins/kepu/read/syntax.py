"""The parser's complaint, in words for an editor and on the line of the mistake.

Takes the failure and the text; hands on problems. What the parser says is in English and often a
line late, so the usual slips are looked for around its line first. A slip counts only if mending
it gets the parser further: sound lines that merely look like one prove themselves innocent. The
mended text is then read on, so that one run finds several slips.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from kepu.problems import Location, Problem, Severity, codes

from . import refusals
from .finding import Finding
from .line_hints import Hint, hints_in
from .yaml_events import Failure, find_failure, yaml_tokens

MAX_FINDINGS = 20
"""How many slips of one file are looked for."""

_PROOF_CHARS = 4_000_000
"""How much text all proofs together may parse, so that a large broken file stays quick."""

_LINES_ABOVE = 3
"""How far above the parser's line a slip may be."""

_END = (sys.maxsize, 0)
_ESCAPE = re.compile("escape|hexdecimal|hexadecimal")
_DASHES = re.compile(r"[ ]*(?:-[ ]+)*")

_INDENT_REACH = 20
"""How many lines on either side count for what the indents of a file are."""

_Proof = tuple[int, Hint, Failure | None]


def explain_failure(path: str, text: str, failure: Failure) -> list[Problem]:
    """Say what is wrong with a text that the parser could not read."""
    return list(_Search(path, text).problems(failure))


@dataclass(slots=True)
class _Search:
    """The slips of one file, looked for one after another."""

    path: str
    text: str
    spent: int = 0

    def problems(self, failure: Failure | None) -> Iterator[Problem]:
        """Yield a problem for each slip, and one for what no slip explains."""
        mended: set[int] = set()
        while failure and len(mended) < MAX_FINDINGS and failure.reach[0] not in mended:
            proof = self._find_slip(failure, mended)
            if proof is None:
                yield _generic(self.path, failure)
                return
            number, hint, failure = proof
            mended.add(number)
            where = Location(self.path, number, hint.column, hint.length)
            yield hint.finding.at(where, Severity.ERROR)
            self.text = _with_line(self.text, number, hint.repaired)

    def _find_slip(self, failure: Failure, mended: set[int]) -> _Proof | None:
        if _ESCAPE.search(failure.reason):
            return None
        lines = self.text.split("\n")
        masked, opened = _spans(self.text, failure)
        suspects = [
            number
            for number in _suspects(failure, opened)
            if 0 < number <= len(lines) and number not in masked | mended
        ]
        for number in suspects:
            hints = [(number, hint) for hint in hints_in(lines[number - 1])]
            if proof := self._best(failure, hints, opened):
                return proof
        # An indent can be mended on several lines, so all of them compete.
        hints = [(number, hint) for number in suspects for hint in _reindented(lines, number)]
        return self._best(failure, hints, opened)

    def _best(self, failure: Failure, hints: list[tuple[int, Hint]], opened: int) -> _Proof | None:
        """Give the hint that gets the parser furthest, with the failure that comes next."""
        proofs: list[_Proof] = []
        for number, hint in hints:
            self.spent += len(self.text)
            if self.spent > _PROOF_CHARS:
                break
            after = find_failure(_with_line(self.text, number, hint.repaired))
            swallowed = number in {opened, failure.opened_line}
            if _is_progress(failure, after, number if swallowed else failure.reach[0]):
                proofs.append((number, hint, after))
        return max(proofs, key=_merit, default=None)


def _merit(proof: _Proof) -> tuple[tuple[int, int], bool, int]:
    """Rank by how far the parser gets; between equals the even indent and the small change win.

    A line pushed far to the right always satisfies the parser: it joins the text above it.
    """
    _, hint, after = proof
    indent = len(hint.repaired) - len(hint.repaired.lstrip(" "))
    return after.reach if after else _END, not indent % 2, -abs(indent - hint.length)


def _is_progress(before: Failure, after: Failure | None, line: int) -> bool:
    """Tell whether the parser now gets past a line.

    What an open quote had swallowed may hold slips of its own, so there the quote's line counts.
    """
    if after is None:
        return True
    return not after.at_top and after.reach != before.reach and after.reach[0] > line


def _with_line(text: str, number: int, line: str) -> str:
    lines = text.split("\n")
    lines[number - 1] = line
    return "\n".join(lines)


def _suspects(failure: Failure, opened: int) -> list[int]:
    """List the lines that may hold the slip, the likeliest first, each once."""
    above = range(failure.line - 1, failure.line - 1 - _LINES_ABOVE, -1)
    return list(dict.fromkeys([failure.reach[0], failure.line, opened, *above]))


def _spans(text: str, failure: Failure) -> tuple[set[int], int]:
    """Find the lines inside block and quoted text or comments, and the quote that may be open.

    Whatever stands there is the editor's prose, where full-width colons are right.
    """
    masked = {n for n, line in enumerate(text.split("\n"), 1) if line.lstrip().startswith("#")}
    opened = 0
    for token in yaml_tokens(text):
        if isinstance(token, yaml.ScalarToken) and token.style:
            first, last = token.start_mark.line + 1, token.end_mark.line + 1
            is_block = token.style in "|>"
            masked.update(range(first + 1, last if is_block else last + 1))
            if first == last or is_block:
                continue
            # An open quote ends at the next one, and the parser sticks right behind that.
            if last == failure.line:
                opened = first
            else:
                masked.add(first)
    return masked, opened


def _reindented(lines: list[str], number: int) -> Iterator[Hint]:
    """Try the indents of the lines around on one line."""
    line = lines[number - 1]
    body = line.lstrip(" ")
    indent = len(line) - len(body)
    around = lines[max(0, number - 1 - _INDENT_REACH) : number + _INDENT_REACH]
    used = {len(each) - len(each.lstrip(" ")) for each in around if each.strip()}
    # A field may also line up with the first one behind a dash.
    used |= {found.end() for each in around if (found := _DASHES.match(each))}
    for wanted in sorted(used - {indent}, key=lambda other: (abs(other - indent), other)):
        message = f"这一行前面有 {indent} 个空格，与上下文对不齐。"
        finding = Finding(codes.BAD_INDENT, message, f"改成 {wanted} 个空格。")
        yield Hint(1, max(indent, 1), finding, " " * wanted + body)


_NEEDS_QUOTES = Finding(
    codes.NEEDS_QUOTES, "值以特别的记号开头，读不下去。", "用英文引号把整个值括起来。"
)
_BACKSLASH = Finding(
    codes.YAML_SYNTAX,
    "英文双引号里的反斜杠会被当成转义。",
    "改用英文单引号，或把一个反斜杠写成两个。",
)
_GENERIC: tuple[tuple[str, Finding], ...] = (
    ("top level", refusals.ROOT_IS_TEXT),
    (_ESCAPE.pattern, _BACKSLASH),
    ("tab character", Finding(codes.TAB_INDENT, "缩进用了 Tab 键。", "改用英文空格缩进。")),
    ("tag", refusals.TAG),
    ("cannot start any token|alphabetic or numeric|comment or a? ?line break", _NEEDS_QUOTES),
    (
        "quoted scalar",
        Finding(codes.UNCLOSED, "从这里开始的英文引号没有收尾。", "在这个值的末尾补上同样的引号。"),
    ),
    (
        "flow",
        Finding(codes.UNCLOSED, "这里的括号里缺了英文逗号，或没有收尾。", "补上英文逗号或括号。"),
    ),
    (
        "could not find expected ':'",
        Finding(codes.NO_COLON, "这一行没有「字段: 值」的冒号。", "在字段名后面写英文冒号加空格。"),
    ),
    (
        "mapping values are not allowed",
        Finding(
            codes.YAML_SYNTAX,
            "这里的冒号放错了地方。",
            "检查缩进，以及上一行是否少了冒号；值里有英文冒号时，用英文引号把整个值括起来。",
        ),
    ),
    (
        "expected key|block end|indicator|not allowed in this context|not allowed here",
        Finding(
            codes.BAD_INDENT,
            "这一行与上面的内容接不上，多半是缩进没有对齐。",
            "同一层的字段，行首空格要一样多；列表项以「- 」开头。",
        ),
    ),
)
_UNKNOWN = Finding(codes.YAML_SYNTAX, "从这里开始读不下去。", "检查这一行和上一行的标点与缩进。")


def _generic(path: str, failure: Failure) -> Problem:
    """Say in Chinese what the parser said."""
    said = f"{failure.context} {failure.reason}"
    finding = next((found for words, found in _GENERIC if re.search(words, said)), _UNKNOWN)
    return finding.at(Location(path, *failure.reach), Severity.ERROR)
