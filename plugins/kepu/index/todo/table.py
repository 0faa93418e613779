"""The worklist as one JSON object, for other programs.

Comes in: a worklist. Goes out: a value of plain lists and texts. Keys are added to, never renamed.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from kepu.index.todo.worklist import Task, Worklist

FORMAT = 1
"""Version of the keys."""


def table_work(work: Worklist, topics: Mapping[str, str], errors: int) -> dict[str, Any]:
    """Make the JSON value; `topics` names topics in words, `errors` counts what `check` found."""
    lists = {
        "overdue": work.overdue,
        "due": work.due,
        "expired": work.expired,
        "unverified": work.unverified,
        "drafts": work.drafts,
    }
    return {
        "format": FORMAT,
        "today": work.today.isoformat(),
        "within": work.within,
        "topic": work.choice.topic,
        "kind": work.choice.kind,
        "community": work.choice.layer,
        "check_errors": errors,
        "totals": {name: len(tasks) for name, tasks in lists.items()},
        "unverified_by_topic": count_topics(work.unverified, topics),
        **{name: [_row(task) for task in tasks] for name, tasks in lists.items()},
        "next": _row(work.later) if work.later else None,
    }


def count_topics(tasks: Iterable[Task], topics: Mapping[str, str]) -> dict[str, int]:
    """Count tasks by topic, in the order of the topics; those without one come last, under the empty text."""
    counted = Counter(task.topic for task in tasks)
    order = [*topics, *sorted(counted.keys() - topics.keys() - {""}), ""]
    return {topic: counted[topic] for topic in order if topic in counted}


def _row(task: Task) -> dict[str, Any]:
    return {
        "kind": task.kind,
        "id": task.id,
        "title": task.title,
        "topics": list(task.topics),
        "path": task.path,
        "layer": task.layer,
        "status": task.status.value,
        "conf": task.conf.value,
        "freshness": task.freshness.value if task.freshness else None,
        "by": task.by.isoformat(),
        "check_by": task.check.due_on.isoformat(),
        "valid_until": task.expires_on.isoformat() if task.expires_on else None,
        "since": task.check.since.value,
        "since_on": task.check.on.isoformat() if task.check.on else None,
        "why": task.why,
        "roles": list(task.roles),
    }
