"""A rumour check says its verdict at once, and only what its resources say."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

Raw = dict[str, Any]
Entries = Callable[[str], dict[str, Raw]]

VERDICT_WORDS = {"false": "——不对，", "misleading": "——会误导，", "outdated": "——已过时，"}
WEAKEST_FIRST = ("M", "V2", "V")
ON_THE_CALENDAR = {
    "rc-food-week-june": ("food-safety-week",),
    "rc-energy-week-fixed": ("energy-saving-week",),
    "rc-science-day-only": ("national-science-day", "national-science-month"),
}
"""The checks that also stand on a calendar rule."""


@pytest.fixture(scope="session")
def rumours(entries: Entries) -> dict[str, Raw]:
    """Give the rumour checks of the base by id."""
    return entries("rumour-check")


def test_there_are_enough_of_them(rumours: dict[str, Raw]) -> None:
    assert len(rumours) >= 12
    assert {raw["folder"] for raw in rumours.values()} >= {"health", "emergency"}


def test_the_title_quotes_the_rumour_and_gives_the_verdict(rumours: dict[str, Raw]) -> None:
    for id, raw in rumours.items():
        said, _, truth = raw["title"].partition(VERDICT_WORDS[raw["verdict"]])
        assert said.startswith("“"), id
        assert said.endswith("”"), id
        assert truth, id


def test_no_summary_or_keyword_repeats_the_claim(rumours: dict[str, Raw]) -> None:
    for id, raw in rumours.items():
        assert raw["summary"].startswith("记住："), id
        assert raw["claim"] not in (raw["summary"], *raw["keywords"], *raw["points"]), id


def test_the_points_are_those_of_the_resources(rumours: dict[str, Raw], entries: Entries) -> None:
    for id, raw in rumours.items():
        facts = list(_facts(raw, entries))
        assert [point for point in raw["points"] if not any(f in point for f in facts)] == [], id


def test_every_figure_stands_in_a_resource_or_on_the_calendar(
    rumours: dict[str, Raw], entries: Entries
) -> None:
    for id, raw in rumours.items():
        known = _figures("\n".join(_facts(raw, entries)))
        said = "\n".join((raw["title"], raw["summary"], *raw["points"]))
        # The rumour's own wrong figures stand in its claim.
        assert _figures(said) - _figures(raw["claim"]) <= known, id


def test_the_cautions_of_the_resources_come_along(
    rumours: dict[str, Raw], entries: Entries
) -> None:
    for id, raw in rumours.items():
        wanted = {text for r in _resources(raw, entries) for text in r.get("cautions", ())}
        assert wanted <= set(raw.get("cautions", ())), id


def test_the_sources_are_those_of_the_resources(rumours: dict[str, Raw], entries: Entries) -> None:
    for id, raw in rumours.items():
        assert raw["sources"], id
        if id in ON_THE_CALENDAR and raw["sources"][0].get("level") == "media":
            continue
        wanted = [source for r in _resources(raw, entries) for source in r["sources"]]
        assert all(source in wanted for source in raw["sources"]), id
        assert all(source in raw["sources"] for source in wanted), id


def test_the_confidence_is_that_of_the_weakest_ground(
    rumours: dict[str, Raw], entries: Entries
) -> None:
    for id, raw in rumours.items():
        grounds = [*_resources(raw, entries), *_days(raw, entries)]
        assert raw["conf"] == min((each["conf"] for each in grounds), key=WEAKEST_FIRST.index), id


def test_a_check_is_reviewed_as_often_as_its_resources(
    rumours: dict[str, Raw], entries: Entries
) -> None:
    for id, raw in rumours.items():
        months = [int(r["review_months"]) for r in _resources(raw, entries) if "review_months" in r]
        assert raw.get("review_months") == (str(min(months)) if months else None), id


def test_what_can_hurt_stands_in_a_safety_topic(rumours: dict[str, Raw]) -> None:
    # There an overlay may only add to the points, the cautions and the sources.
    for id, raw in rumours.items():
        if re.search("打1[12][09]", "".join(raw["points"])) and raw["folder"] != "mental-health":
            assert raw["folder"] in {"health", "emergency"}, id


def _resources(raw: Raw, entries: Entries) -> list[Raw]:
    return [entries("resource")[id] for id in raw["resources"]]


def _days(raw: Raw, entries: Entries) -> list[Raw]:
    return [entries("calendar-rule")[id] for id in ON_THE_CALENDAR.get(raw["id"], ())]


def _facts(raw: Raw, entries: Entries) -> Iterator[str]:
    for resource in _resources(raw, entries):
        yield from (resource["title"], *resource["points"])
    for day in _days(raw, entries):
        yield from (text for text in (day.get("note"), day["rule"].get("typical")) if text)
        for known in day.get("known", ()):
            yield _spoken(known)


def _spoken(known: Raw) -> str:
    first, last = (_day(known.get(end, "")) for end in ("first", "last"))
    return (
        f"{known['year']}年是{first}至{last}" if last else f"{known['year']}年的宣传周从{first}开始"
    )


def _day(month_day: str) -> str:
    month, _, day = month_day.partition("-")
    return f"{int(month)}月{int(day)}日" if day else ""


def _figures(text: str) -> set[str]:
    return set(re.findall(r"\d+(?:\.\d+)?", text))
