"""How fresh an entry is: counted from the last check, never from an edit, and never going back."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kepu.model.calendar import CalendarRule, Event
from kepu.model.entry import Entry, Status
from kepu.model.freshness import Check, Freshness, Since, add_months, check_of, freshness

TODAY = dt.date(2026, 11, 22)
DAY = dt.timedelta(days=1)
ORDER = (Freshness.FRESH, Freshness.DUE, Freshness.OVERDUE, Freshness.EXPIRED)
DATES = st.dates(dt.date(2000, 1, 1), dt.date(2040, 12, 31))
MONTHS = st.integers(1, 120)


def entry(**fields: Any) -> Entry:
    return Entry.model_validate(
        {"id": "one", "title": "一", "conf": "V", "updated_on": "2026-11-22", **fields}
    )


@st.composite
def entries(draw: st.DrawFn, /, **fixed: dt.date | None) -> Entry:
    """Draw an entry with any of the dates that matter."""
    names = ("assured_on", "created_on", "valid_until")
    dates: dict[str, Any] = {name: draw(st.none() | DATES) for name in names}
    dates["review"] = {"reviewed_on": draw(st.none() | DATES.map(str))}
    dates["updated_on"] = draw(DATES)
    dates["review_months"] = draw(st.none() | MONTHS.map(str))
    dates |= fixed
    return entry(**{k: str(v) if isinstance(v, dt.date) else v for k, v in dates.items()})


def staleness(of: Entry, months: int, today: dt.date) -> int:
    state = freshness(of, months, today)
    assert state is not None
    return ORDER.index(state)


def latest(of: Entry) -> dt.date:
    dates = (of.assured_on, of.review.reviewed_on, of.created_on, of.updated_on)
    return max(date for date in dates if date)


@pytest.mark.parametrize(
    ("fields", "since", "on"),
    [
        ({}, Since.UPDATED, "2026-11-22"), ({"created_on": "2026-01-01"}, Since.CREATED, "2026-01-01"),
        ({"created_on": "2026-01-01", "review": {"reviewed_on": "2026-02-01"}}, Since.REVIEWED, "2026-02-01"),
        ({"assured_on": "2026-03-01", "review": {"reviewed_on": "2026-04-01"}}, Since.ASSURED, "2026-03-01"),
        ({"assured_on": "2026-11-22"}, Since.ASSURED, "2026-11-22"),
        ({"assured_on": "2026-11-23", "created_on": "2026-01-01"}, Since.CREATED, "2026-01-01"),
        ({"created_on": "2062-11-22", "updated_on": "2026-10-01"}, Since.UPDATED, "2026-10-01"),
    ],
)  # fmt: skip
def test_the_months_run_from_the_best_check_there_is(fields: Any, since: Since, on: str) -> None:
    day = dt.date.fromisoformat(on)
    assert check_of(entry(**fields), 24, TODAY) == Check(since, day, add_months(day, 24))


def test_an_entrys_own_period_goes_before_the_catalogues() -> None:
    checked = entry(assured_on="2026-01-31", review_months="1")
    assert check_of(checked, 24, TODAY).due_on == dt.date(2026, 2, 28)


def test_dates_that_all_lie_ahead_ask_for_a_check_at_once() -> None:
    typo = entry(created_on="2062-11-22", updated_on="2062-11-22")
    assert check_of(typo, 24, TODAY) == Check(Since.NOTHING, None, TODAY)
    assert freshness(typo, 24, TODAY) is Freshness.DUE


@pytest.mark.parametrize(
    ("today", "state"),
    [
        ("2026-11-22", Freshness.FRESH), ("2028-10-22", Freshness.FRESH), ("2028-10-23", Freshness.DUE),
        ("2028-11-22", Freshness.DUE), ("2028-11-23", Freshness.OVERDUE),
    ],
)  # fmt: skip
def test_states_change_on_their_day(today: str, state: Freshness) -> None:
    assert freshness(entry(), 24, dt.date.fromisoformat(today)) is state


def test_an_entry_holds_to_the_end_of_its_last_day() -> None:
    ending = entry(valid_until="2026-11-22")
    assert freshness(ending, 24, TODAY) is Freshness.FRESH
    assert freshness(ending, 24, TODAY + DAY) is Freshness.EXPIRED


@pytest.mark.parametrize("status", [s for s in Status if s is not Status.PUBLISHED])
def test_nobody_need_check_what_is_not_published(status: Status) -> None:
    gone = entry(status=status.value, valid_until="2026-01-01")
    assert freshness(gone, 24, TODAY) is None


def test_nobody_need_check_what_is_over() -> None:
    shared = {"id": "e", "title": "一", "conf": "V", "updated_on": "2020-01-01"}
    times = {"starts_at": "09:00", "ends_at": "10:00", "format": "talk", "place": "楼下"}
    event = Event.model_validate({**shared, **times, "held_on": "2026-11-22"})
    assert freshness(event, 24, TODAY) is Freshness.OVERDUE
    assert freshness(event, 24, TODAY + DAY) is None
    rule = {**shared, "rule": {"type": "fixed", "date": "05-12"}, "until": "2026"}
    kept = CalendarRule.model_validate(rule)
    assert freshness(kept, 24, TODAY) is Freshness.OVERDUE
    assert freshness(kept, 24, dt.date(2027, 1, 1)) is None


@given(of=entries(), months=MONTHS, days=st.lists(st.integers(0, 9000), min_size=2, max_size=2))
def test_an_entry_only_grows_staler(of: Entry, months: int, days: list[int]) -> None:
    # From the day on which its last date has come true: before, a check still lay ahead.
    first, second = (latest(of) + DAY * n for n in sorted(days))
    assert staleness(of, months, first) <= staleness(of, months, second)


@given(of=entries(), months=MONTHS, today=DATES, edited=DATES)
def test_an_edit_is_no_check(of: Entry, months: int, today: dt.date, edited: dt.date) -> None:
    dates = (of.assured_on, of.review.reviewed_on, of.created_on)
    after = of.model_copy(update={"updated_on": edited})
    if any(date and date <= today for date in dates):
        assert check_of(after, months, today) == check_of(of, months, today)
        assert freshness(after, months, today) is freshness(of, months, today)


@given(of=entries(), months=MONTHS, assured=DATES, later=DATES, today=DATES)
def test_a_later_check_never_makes_an_entry_staler(
    of: Entry, months: int, assured: dt.date, later: dt.date, today: dt.date
) -> None:
    assured, later, today = sorted((assured, later, today))
    before = of.model_copy(update={"assured_on": assured})
    after = of.model_copy(update={"assured_on": later})
    assert staleness(after, months, today) <= staleness(before, months, today)


@given(of=entries(valid_until=None), months=MONTHS, today=DATES)
def test_no_slip_of_the_pen_keeps_an_entry_fresh(of: Entry, months: int, today: dt.date) -> None:
    check = check_of(of, months, today)
    assert check.on is None or check.on <= today
    assert check.due_on <= add_months(today, of.review_months or months)


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        ("2026-11-22", 24, "2028-11-22"), ("2026-01-31", 1, "2026-02-28"), ("2028-01-31", 1, "2028-02-29"),
        ("2026-12-31", 2, "2027-02-28"), ("2026-10-31", 1, "2026-11-30"), ("2026-12-15", 1, "2027-01-15"),
        ("2028-02-29", 12, "2029-02-28"), ("2100-12-31", 120, "2110-12-31"),
    ],
)  # fmt: skip
def test_months_end_on_days_that_exist(day: str, months: int, then: str) -> None:
    assert add_months(dt.date.fromisoformat(day), months).isoformat() == then


@given(day=st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)), months=MONTHS)
def test_months_are_never_skipped(day: dt.date, months: int) -> None:
    then = add_months(day, months)
    assert (then.year - day.year) * 12 + then.month - day.month == months
    assert then.day <= day.day
