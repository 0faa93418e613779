"""A mend changes the line that it was made for, and nothing else in the file."""

import re

from hypothesis import given
from hypothesis import strategies as st
from kepu.problems import LineFix, Location, apply_fixes, replace_stretch

LINES = st.lists(st.text(st.sampled_from("a: -#甲\t'\""), max_size=6), max_size=8)
ENDS = st.sampled_from(["\n", "\r\n", "\r"])


@given(LINES, st.lists(ENDS, min_size=8, max_size=8), st.data())
def test_every_other_line_stays_as_it_was(
    lines: list[str], ends: list[str], data: st.DataObject
) -> None:
    # An empty line between CR and LF would make one line end of two.
    text = "".join(f"{line}x{end}" for line, end in zip(lines, ends, strict=False))
    chosen = data.draw(st.sets(st.integers(0, max(len(lines) - 1, 0)))) if lines else set()
    fixes = [LineFix(at + 1, f"{lines[at]}x", f"{lines[at]}\ny") for at in sorted(chosen)]
    mended, made = apply_fixes(text, fixes)
    assert list(made) == fixes
    expected = [
        f"{line}{end}y{end}" if at in chosen else f"{line}x{end}"
        for at, (line, end) in enumerate(zip(lines, ends, strict=False))
    ]
    assert mended == "".join(expected)


@given(st.text(st.sampled_from("ab\r\n")), st.integers(-2, 9), st.text("ab"))
def test_a_mend_made_for_another_text_changes_nothing(text: str, line: int, before: str) -> None:
    mended, made = apply_fixes(text, [LineFix(line, f"{before}!", "c")])
    assert (mended, made) == (text, ())


def test_one_line_is_mended_once() -> None:
    first, second = LineFix(1, "a", "b"), LineFix(1, "a", "c")
    assert apply_fixes("a\n", [first, second]) == ("b\n", (first,))


def test_a_line_may_be_taken_out_or_made_into_two_at_the_end() -> None:
    fixes = [LineFix(1, "a", None), LineFix(3, "c", "c\nd")]
    assert apply_fixes("a\r\nb\r\nc", fixes)[0] == "b\r\nc\r\nd"


@given(st.text("甲a ", min_size=1), st.integers(-1, 9), st.integers(0, 9))
def test_a_stretch_is_replaced_or_nothing(line: str, column: int, length: int) -> None:
    fix = replace_stretch(f"{line}\n", Location("a.yaml", 1, column, length), "新")
    inside = column >= 1 and column - 1 + length <= len(line)
    assert (fix is not None) == inside
    if fix:
        assert fix.after is not None
        assert re.sub("新", line[column - 1 : column - 1 + length], fix.after) == line
