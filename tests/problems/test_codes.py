"""The list of codes is complete, unique and in words."""

import re
from pathlib import Path

import kepu.problems.codes as registry
import pytest
from kepu.problems import Code, Location, Severity, all_codes, codes


def test_every_code_has_its_block_and_words() -> None:
    for code in all_codes():
        assert re.fullmatch(r"KP[0-7]\d\d", code.id)
        assert code.title
        assert not code.title.endswith("。")
        assert code.why.endswith("。")


def test_codes_are_listed_once_and_in_order() -> None:
    ids = [code.id for code in all_codes()]
    assert ids == sorted(set(ids))
    assert set(all_codes()) == {each for each in vars(codes).values() if isinstance(each, Code)}


def test_the_file_lists_codes_in_order() -> None:
    source = Path(str(registry.__file__)).read_text("utf-8")
    numbers = [int(number) for number in re.findall(r"_code\(\s*(\d+),", source)]
    assert numbers == sorted(numbers)


def test_a_number_cannot_be_taken_twice() -> None:
    with pytest.raises(ValueError, match="KP102"):
        registry._code(102, "又一个", "不行。")


def test_a_code_makes_problems_of_its_own_severity() -> None:
    where = Location("catalog/a.yaml", 3, 5)
    assert codes.DUPLICATE_KEY.at(where, "甲", "乙").severity is Severity.ERROR
    assert codes.FULL_WIDTH_COMMA.at(where, "甲").severity is Severity.WARNING
    assert codes.FULL_WIDTH_COMMA.at(where, "甲", severity=Severity.ERROR).is_error
