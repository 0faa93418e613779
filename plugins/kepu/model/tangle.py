"""Texts that Markdown would take too long for, or break down on.

Comes in: a text, before anything has rendered it. Goes out: the line and the reason, or nothing. Python-Markdown's
inline parser is quadratic in unfinished links and backticks (11 s for 8,000 brackets), and its block parser calls
itself for every nesting; the caps lie far above what prose needs and far below what takes a second.
"""

import re
from dataclasses import dataclass

MAX_CHARACTERS = 20_000
"""Longest text that is rendered; the longest page of prose has a fifth of it."""
MAX_OPENINGS = 100
"""Most signs in one paragraph that may open a link, a picture or a piece of code."""
MAX_LINES = 200
"""Most lines without an empty one between them."""
MAX_NESTING = 8
"""Deepest nesting of lists, quotations and notes."""

_OPENINGS = re.compile(r"[\[!`<]")
_MARKERS = re.compile(r"(?: {1,4}|\t|>|[-*+:](?=[ \t])|[0-9]{1,9}\.(?=[ \t]))*")
_MARKER = re.compile(r" {4}|\t|>|[-*+:](?=[ \t])|[0-9]{1,9}\.(?=[ \t])")


@dataclass(frozen=True, slots=True)
class Tangle:
    """Where a text becomes too much for Markdown, and why."""

    line: int
    """Line of the text, from 0."""
    message: str
    advice: str


def find_tangle(text: str) -> Tangle | None:
    """Find the first place that Markdown would take too long for."""
    if len(text) <= MAX_OPENINGS:
        return None  # nearly every text of the catalogue, and too short for any harm
    if len(text) > MAX_CHARACTERS:
        message = f"文字太长：{len(text)} 字，最多 {MAX_CHARACTERS} 字。"
        return Tangle(0, message, "分成几页来写。")
    start = lines = openings = 0
    for number, line in enumerate(text.split("\n")):
        if not line.strip():
            start, lines, openings = number + 1, 0, 0
            continue
        lines += 1
        openings += len(_OPENINGS.findall(line))
        if openings > MAX_OPENINGS:
            message = f"同一段里的 [ ! ` < 超过了 {MAX_OPENINGS} 个。"
            return Tangle(start, message, "用空行把这一段分开，并删掉多余的符号。")
        if lines > MAX_LINES:
            return Tangle(start, f"连续 {MAX_LINES} 行以上没有空行。", "用空行把这一段分开。")
        if _nesting(line) > MAX_NESTING:
            message = f"列表或引用套了 {MAX_NESTING} 层以上。"
            return Tangle(number, message, "少缩进几层，或改用小标题分开写。")
    return None


def _nesting(line: str) -> int:
    markers = _MARKERS.match(line)
    return len(_MARKER.findall(markers.group())) if markers else 0
