"""Which characters may stand in a file."""

import sys

from kepu.read.characters import find_bad_characters, forbidden_in


def test_no_character_that_may_not_stand_counts_as_printable() -> None:
    """The quick look at a whole text must never pass what the slow one finds."""
    wrong = [char for char in map(chr, range(sys.maxunicode + 1)) if forbidden_in(char)]
    assert len(wrong) > 2000
    assert [char for char in wrong if char.isprintable()] == []


def test_what_is_unprintable_and_right_passes() -> None:
    assert find_bad_characters("x", "全角\u3000空格\u00a0和\u2003宽空格\n\t换行") == ()


def test_one_among_them_is_found() -> None:
    (problem,) = find_bad_characters("x", "全角\u3000空格\n里\u202e面\n")
    assert (problem.code, problem.where and problem.where.line) == ("KP006", 2)
