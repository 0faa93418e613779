"""The one place that reads the clock.

Goes out: today's date in China, where the residents are, wherever the build runs.
"""

import datetime as dt

_CHINA = dt.timezone(dt.timedelta(hours=8))


def today_in_china() -> dt.date:
    """Give today's date by Beijing time."""
    return dt.datetime.now(_CHINA).date()
