"""The editors' worklist: what is overdue, what falls due, what has expired, what nobody has verified or published yet.

Comes in: the composed catalogue of each layer, the day, a choice. Goes out: a `Worklist`. An entry is listed once, with
the file that must be edited: its own, or the patch by which a place last signed for it.
"""

import datetime as dt
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kepu.model.catalog import Catalog, Item
from kepu.model.entry import Confidence, Entry, Status
from kepu.model.freshness import Check, Freshness, Since, check_of, freshness
from kepu.plan.states import say_roles

_SIGNATURES = frozenset({"assured_on", "review", "review_months", "valid_until", "status"})
"""Fields by which a place takes over the checking of an entry that it did not write."""
_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
"""Characters that could end a line, turn a text around or hide: none has a place in a list."""
_WHY = {
    Since.ASSURED: "{on} 逐字核对过，每 {months} 个月核对一次",
    Since.REVIEWED: "{on} 审校过，每 {months} 个月核对一次",
    Since.CREATED: "{on} 写下以后还没有人核对过，每 {months} 个月核对一次",
    Since.UPDATED: "没有核对过，从修改日期 {on} 算起，每 {months} 个月核对一次",
    Since.NOTHING: "日期都写到了将来，请改正",
}


@dataclass(frozen=True, slots=True)
class Task:
    """One entry that somebody must look at."""

    kind: str
    id: str
    title: str
    topics: tuple[str, ...]
    path: str
    """The file to edit, relative to the tree's root."""
    layer: str
    """Whose file that is: `base`, a county's id or a community's id."""
    status: Status
    conf: Confidence
    freshness: Freshness | None
    check: Check
    expires_on: dt.date | None
    why: str
    roles: tuple[str, ...]
    """Who signed the last review, as steps and posts."""
    touched_on: dt.date
    """The last day on which it was edited or checked."""

    @property
    def topic(self) -> str:
        """The topic under which the entry is listed; empty where it has none."""
        return next(iter(self.topics), "")

    @property
    def by(self) -> dt.date:
        """The day by which something must be done."""
        return min(self.check.due_on, self.expires_on or self.check.due_on)


@dataclass(frozen=True, slots=True)
class Choice:
    """Which tasks are asked for; an empty text leaves all."""

    topic: str = ""
    kind: str = ""
    layer: str = ""

    def takes(self, task: Task) -> bool:
        """Tell whether a task is asked for."""
        return (
            self.topic in {"", *task.topics}
            and self.kind in {"", task.kind}
            and self.layer in {"", task.layer}
        )

    def shelve(self, task: Task) -> Task:
        """List a task under the topic that was asked for, where it has several."""
        others = (topic for topic in task.topics if topic != self.topic)
        return replace(task, topics=(self.topic, *others)) if self.topic else task


@dataclass(frozen=True, slots=True)
class Worklist:
    """All there is to do, each list with the most urgent first."""

    today: dt.date
    within: int
    choice: Choice
    overdue: tuple[Task, ...]
    due: tuple[Task, ...]
    expired: tuple[Task, ...]
    unverified: tuple[Task, ...]
    drafts: tuple[Task, ...]
    later: Task | None
    """What falls due next, beyond the days asked for."""

    @property
    def until(self) -> dt.date:
        """The last day that the list looks at."""
        return self.today + dt.timedelta(days=self.within)


def collect(
    catalogs: Iterable[tuple[tuple[str, ...], Catalog]], months: int, today: dt.date
) -> tuple[Task, ...]:
    """Make a task of every entry; each catalogue comes with the layers that it answers for, the last on top."""
    found: dict[tuple[str, str, str], Task] = {}
    for layers, catalog in catalogs:
        for item in catalog.entries():
            task = _task(item, layers[-1], months, today)
            # Several counties stand on one base, and each community on its county: below, all is listed already.
            if task.layer in layers:
                found.setdefault((task.kind, task.id, task.path), task)
    return tuple(found.values())


def list_work(tasks: Iterable[Task], choice: Choice, within: int, today: dt.date) -> Worklist:
    """Sort the tasks that are asked for into what must be done with them."""
    chosen = sorted(map(choice.shelve, filter(choice.takes, tasks)), key=lambda t: (t.by, t.path))
    until = today + dt.timedelta(days=within)
    alive = [t for t in chosen if t.freshness not in {None, Freshness.EXPIRED}]
    coming = [t for t in alive if t.freshness is not Freshness.OVERDUE]
    return Worklist(
        today=today,
        within=within,
        choice=choice,
        overdue=tuple(t for t in alive if t.freshness is Freshness.OVERDUE),
        due=tuple(t for t in coming if t.by <= until),
        expired=tuple(t for t in chosen if t.freshness is Freshness.EXPIRED),
        unverified=tuple(t for t in alive if t.conf is Confidence.MEMORY),
        drafts=tuple(t for t in chosen if t.status in {Status.DRAFT, Status.IN_REVIEW}),
        later=next((t for t in coming if t.by > until), None),
    )


def _task(item: Item, top: str, months: int, today: dt.date) -> Task:
    entry: Entry = item.value
    layer, path = _answers_for(item, top)
    check = check_of(entry, months, today)
    return Task(
        kind=item.kind,
        id=entry.id,
        title=plain(entry.title),
        topics=(entry.id,) if item.kind == "topic" else entry.topics,
        path=path,
        layer=layer,
        status=entry.status,
        conf=entry.conf,
        freshness=freshness(entry, months, today),
        check=check,
        expires_on=entry.valid_until,
        why="；".join(_reasons(entry, check, months, today)),
        roles=tuple(map(plain, say_roles(entry.review))),
        touched_on=max(day for day in (entry.updated_on, entry.assured_on) if day),
    )


def _answers_for(item: Item, top: str) -> tuple[str, str]:
    """Name the layer that answers for an entry, and the file to edit."""
    changes = item.provenance.changes
    for field in sorted(_SIGNATURES & changes.keys()):
        if changes[field].layer == top:
            return top, changes[field].path
    return item.provenance.layer, item.provenance.path


def _reasons(entry: Entry, check: Check, months: int, today: dt.date) -> Iterator[str]:
    yield _WHY[check.since].format(on=check.on, months=entry.review_months or months)
    for field, day in (
        ("assured_on", entry.assured_on),
        ("reviewed_on", entry.review.reviewed_on),
        ("created_on", entry.created_on),
        ("updated_on", entry.updated_on),
    ):
        if day and day > today:
            yield f"{field} 写的 {day} 还没有到，不算数"
    if entry.valid_until:
        yield f"有效期到 {entry.valid_until}"


def plain(text: str) -> str:
    """Put a text on one line, without characters that could end it, turn it around or hide."""
    return " ".join("".join(" " if unicodedata.category(c) in _UNSAFE else c for c in text).split())
