"""What `todo` works on: every task of the checked tree, and the names of topics, places and the catalogue.

Comes in: a checked tree, the day. Goes out: a `Desk`. What could not be read is missing and counted.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kepu.index.todo.worklist import Task, collect, plain
from kepu.model.catalog import Catalog, Identity
from kepu.model.topic import Topic
from kepu.pipeline.check import Checked

_MONTHS = 12
"""Months between checks where `catalog.yaml` does not hold up: rather early than late."""


@dataclass(frozen=True)
class Desk:
    """Everything that may have to be done."""

    id: str
    """The catalogue's id."""
    as_of: dt.date
    """The last day, no later than today, on which something changed."""
    tasks: tuple[Task, ...]
    topics: Mapping[str, str]
    """Topics in words by id, in their order."""
    places: Mapping[str, str]
    """Counties and communities in words by id."""
    errors: int


def open_desk(checked: Checked, today: dt.date) -> Desk:
    """Gather the tasks of all layers."""
    found = [i for site in checked.portals for i in site.catalog.values(Identity, "catalog")]
    identity = found[0] if found else None
    months = identity.defaults.review_months if identity else _MONTHS
    tasks = collect(_catalogs(checked), months, today)
    days = [task.touched_on for task in tasks] + ([identity.data_as_of] if identity else [])
    return Desk(
        id=identity.id if identity else "kepu",
        as_of=max((day for day in days if day <= today), default=today),
        tasks=tasks,
        topics=_topics(checked, tasks),
        places=_places(checked),
        errors=sum(problem.is_error for problem in checked.problems),
    )


def _catalogs(checked: Checked) -> Iterator[tuple[tuple[str, ...], Catalog]]:
    for site in checked.portals:
        yield ("base", site.layer.id), site.catalog
    for site in checked.communities:
        yield (site.layer.id,), site.catalog


def _topics(checked: Checked, tasks: tuple[Task, ...]) -> dict[str, str]:
    found = [t for site in checked.portals for t in site.catalog.values(Topic, "topic")]
    named = {t.id: plain(t.title) for t in sorted(found, key=lambda t: (t.order, t.id))}
    # A topic whose own file is broken still has its entries.
    ids = sorted({id for task in tasks for id in task.topics} - named.keys())
    return {**named, **{id: id for id in ids}}


def _places(checked: Checked) -> dict[str, str]:
    layers = [site.layer for site in (*checked.portals, *checked.communities)]
    return {
        layer.id: plain(layer.identity.title) if layer.identity else layer.id for layer in layers
    }
