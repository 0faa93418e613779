"""The part of a broken text that a trial reading needs.

Takes the lines of a text and where its parser stuck; hands on as many lines, those far above
the failure emptied but for the ones that it hangs from. Line numbers stay what they are, the
failure stays the same, and a trial costs a fraction of the whole.
"""

from .indents import eldest_of, indent_of, strange_above
from .yaml_events import Failure, find_failure

LINES_ABOVE = 3
"""How far above the parser's line a slip may be."""


def window(lines: list[str], failure: Failure) -> list[str]:
    """Empty what has nothing to do with a failure."""
    begun = failure.sound_line or failure.line
    strange = strange_above(lines, failure.line) or failure.line
    frame = failure.begun_line or failure.line
    eldest = eldest_of(lines, failure.line) or failure.line
    first = min(failure.reach[0], failure.line - LINES_ABOVE, begun, strange, frame, eldest) - 1
    while first > 1 and not _stands_for_itself(lines[first - 1]):
        first -= 1
    if first > 1:
        shown = [*_hung_from(lines, first), *lines[first - 1 :]]
        if _is_same(find_failure("\n".join(shown[: failure.line + 1])), failure):
            return shown
    return list(lines)


def _hung_from(lines: list[str], first: int) -> list[str]:
    """Keep of the lines above one only those that its place in the structure depends on."""
    kept = [""] * (first - 1)
    column, is_item = _place(lines[first - 1])
    for number in range(first - 1, 0, -1):
        line = lines[number - 1]
        if not _stands_for_itself(line):
            continue
        indent, dashed = _place(line)
        if indent < column or (is_item and indent == column and not dashed):
            kept[number - 1] = line
            column, is_item = indent, dashed
        if not column and not is_item:
            break
    return kept


def _stands_for_itself(line: str) -> bool:
    body = line.lstrip(" ")
    return bool(body) and not body.startswith("#")


def _place(line: str) -> tuple[int, bool]:
    return indent_of(line), line.lstrip(" ").startswith("- ")


def _is_same(found: Failure | None, failure: Failure) -> bool:
    return found is not None and _essence(found) == _essence(failure)


def _essence(failure: Failure) -> tuple[int, int, str, int]:
    return failure.line, failure.column, failure.reason, failure.opened_line
