"""How fresh an entry is: when somebody last checked it, when it must be checked again, and how that stands today.

Comes in: an entry, the catalogue's default period, the day. Goes out: a `Check` and a `Freshness`. An edit is no
check: what was mended in one place has not been read against its sources again.
"""

import datetime as dt
from calendar import monthrange
from dataclasses import dataclass
from enum import StrEnum

from kepu.model.entry import Entry, Status

_SOON = dt.timedelta(days=30)
"""How long before its day a check counts as due: time enough to ask whoever must sign it."""


class Freshness(StrEnum):
    """How an entry stands on a day."""

    FRESH = "fresh"
    DUE = "due"
    """To be checked within a month; editors see it, residents do not."""
    OVERDUE = "overdue"
    """Past its day; it stays where it is, and residents see 待复核."""
    EXPIRED = "expired"
    """Past `valid_until`; out of lists and search, its page says so."""


class Since(StrEnum):
    """What the months are counted from."""

    ASSURED = "assured"
    REVIEWED = "reviewed"
    CREATED = "created"
    UPDATED = "updated"
    NOTHING = "nothing"
    """Every date of the entry lies in the future."""


@dataclass(frozen=True, slots=True)
class Check:
    """The last check of an entry, and the day by which the next one must be made."""

    since: Since
    on: dt.date | None
    """None where no date counts."""
    due_on: dt.date


def check_of(entry: Entry, default_months: int, today: dt.date) -> Check:
    """Find the last check of an entry, or else the day from which it has never been checked."""
    dates = (
        (Since.ASSURED, entry.assured_on),
        (Since.REVIEWED, entry.review.reviewed_on),
        # Without a check the months run from the day it was written: later edits must not hide that.
        (Since.CREATED, entry.created_on),
        (Since.UPDATED, entry.updated_on),
    )
    for since, on in dates:
        # Nobody has checked anything tomorrow: a slip such as 2062 must not keep an entry fresh for ever.
        if on is not None and on <= today:
            return Check(since, on, add_months(on, entry.review_months or default_months))
    return Check(Since.NOTHING, None, today)


def freshness(entry: Entry, default_months: int, today: dt.date) -> Freshness | None:
    """Tell how an entry stands; None for what nobody need check: not published, withdrawn, or over."""
    if entry.status is not Status.PUBLISHED or entry.is_over(today):
        return None
    if entry.has_expired(today):
        return Freshness.EXPIRED
    due_on = check_of(entry, default_months, today).due_on
    if due_on < today:
        return Freshness.OVERDUE
    return Freshness.DUE if due_on <= today + _SOON else Freshness.FRESH


def add_months(day: dt.date, months: int) -> dt.date:
    """Move a date by whole months, to the month's last day where the day does not exist."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return dt.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
