"""Problems sort by place, whatever order they were found in."""

from itertools import permutations

from kepu.problems import Location, Problem, Severity, has_errors


def test_problems_sort_by_place_then_code() -> None:
    nowhere = Problem("KP601", None, "甲")
    early = Problem("KP202", Location("a.yaml", 2, 9), "甲")
    late = Problem("KP101", Location("a.yaml", 10, 1), "甲")
    same = Problem("KP203", Location("a.yaml", 2, 9), "甲")
    other = Problem("KP101", Location("b.yaml"), "甲")
    for order in permutations([nowhere, early, same, late, other]):
        assert sorted(order) == [nowhere, early, same, late, other]


def test_only_errors_stop_a_build() -> None:
    warning = Problem("KP116", None, "甲", severity=Severity.WARNING)
    assert not has_errors([warning])
    assert has_errors((warning, Problem("KP101", None, "甲")))


def test_a_location_prints_as_editors_expect() -> None:
    assert str(Location("catalog/a.yaml")) == "catalog/a.yaml"
    assert str(Location("catalog/a.yaml", 3, 7)) == "catalog/a.yaml:3:7"
