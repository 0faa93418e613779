"""The worklist as a calendar for a phone: one all-day event for each topic and day, with a reminder a week ahead.

Comes in: a worklist, the names of topics. Goes out: the bytes of an RFC 5545 calendar, the same for the same input: no
clock enters. It names entries and files, never people. A topic's event keeps its identity while entries come and go, so
that a calendar which is imported again is brought up to date, not doubled.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from icalendar import Alarm, Calendar, Event

from kepu.index.todo.worklist import Task, Worklist, plain

_DAY = dt.timedelta(days=1)
_MORNING = dt.timedelta(hours=9)
"""A phone rings when people are up: an all-day event begins at midnight."""
_AHEAD = dt.timedelta(days=7)
_LONGEST = 40
"""Entries that one event names; phones cut longer descriptions off."""


@dataclass(frozen=True, slots=True)
class Source:
    """The catalogue that a calendar is made from."""

    id: str
    as_of: dt.date
    """The last day on which something in it changed."""
    topics: Mapping[str, str]


def calendar_of(work: Worklist, source: Source) -> bytes:
    """Write the calendar."""
    calendar = Calendar()
    calendar.add("prodid", "-//Kepu//kepu todo//ZH")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", _name(work, source))
    for topic, tasks in _by_topic(work.overdue, source):
        calendar.add_component(_overdue(topic, tasks, work, source))
    for topic, tasks in _by_topic(work.due, source):
        for day, group in groupby(tasks, lambda task: task.by):
            calendar.add_component(_due(topic, day, list(group), work, source))
    return bytes(calendar.to_ical())


def _by_topic(tasks: Iterable[Task], source: Source) -> list[tuple[str, list[Task]]]:
    order = {topic: number for number, topic in enumerate(source.topics)}
    # Sorting is stable: within a topic the most urgent stays first.
    ordered = sorted(tasks, key=lambda task: (order.get(task.topic, len(order)), task.topic))
    return [(topic, list(group)) for topic, group in groupby(ordered, lambda task: task.topic)]


def _due(topic: str, day: dt.date, tasks: list[Task], work: Worklist, source: Source) -> Event:
    name = tasks[0].title if len(tasks) == 1 else f"{_topic(topic, source)} {len(tasks)} 条"
    lead = f"{day} 以前核对这 {len(tasks)} 条，或者续上有效期。"
    event = _event(f"{topic or '_'}.{day:%Y%m%d}", day, work, source)
    return _tell(event, f"复核：{name}", [lead, *_lines(tasks, topic)], _MORNING - _AHEAD)


def _overdue(topic: str, tasks: list[Task], work: Worklist, source: Source) -> Event:
    # Nobody looks at a reminder in the past: what is overdue stands on the day of the list.
    event = _event(f"{topic or '_'}.overdue", work.today, work, source)
    lead = "已经过了该核对的日子，居民会看到“待复核”。"
    name = f"已过期限待复核：{_topic(topic, source)} {len(tasks)} 条"
    return _tell(event, name, [lead, *_lines(tasks, topic)], _MORNING)


def _event(name: str, day: dt.date, work: Worklist, source: Source) -> Event:
    # Two lists in one calendar must not take each other's events for their own.
    kind = f"kind={work.choice.kind}." if work.choice.kind else ""
    place = f"place={work.choice.layer}." if work.choice.layer else ""
    event = Event()
    event.add("uid", f"review.{kind}{place}{name}@{source.id}")
    event.add("dtstamp", dt.datetime.combine(source.as_of, dt.time(), dt.UTC))
    event.add("dtstart", day)
    event.add("dtend", day + _DAY)
    # A reminder takes nobody's day.
    event.add("transp", "TRANSPARENT")
    return event


def _tell(event: Event, summary: str, lines: list[str], rings: dt.timedelta) -> Event:
    event.add("summary", summary)
    event.add("description", "\n".join(lines))
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", rings)
    event.add_component(alarm)
    return event


def _lines(tasks: list[Task], topic: str) -> list[str]:
    lines = [f"· {task.title}（{task.id}）{task.path}" for task in tasks[:_LONGEST]]
    if len(tasks) > _LONGEST:
        wanted = f" --topic {topic}" if topic else ""
        lines.append(f"还有 {len(tasks) - _LONGEST} 条，看全部：python3 build.py todo{wanted}")
    return lines


def _topic(topic: str, source: Source) -> str:
    return plain(source.topics.get(topic, topic)) or "不分主题"


def _name(work: Worklist, source: Source) -> str:
    chosen = (_topic(work.choice.topic, source) if work.choice.topic else "", work.choice.layer)
    return " · ".join(["科普内容复核", *(part for part in chosen if part)])
