"""Resource pages and rumour checks: points at a glance, with source and review date."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from kepu.model.catalog import Item
from kepu.model.resource import Resource, RumourCheck
from kepu.model.topic import MEDICAL
from kepu.plan.addresses import PAGES, address_of
from kepu.plan.cards import card, cards
from kepu.plan.context import Context
from kepu.plan.draft import Draft
from kepu.plan.pages.prose import links_in
from kepu.plan.pieces import Fact
from kepu.plan.related import keys_of, related_to
from kepu.plan.views import ResourceView, RumoursView, RumourView
from kepu.plan.wording import say_minutes

VERDICTS = {"false": "不对", "misleading": "会误导人", "outdated": "已过时", "true": "属实"}


def plan_resources(context: Context) -> Iterator[Draft]:
    """Plan a page for each resource that lists may show."""
    for item in context.listed("resource"):
        resource: Resource = item.value
        yield Draft(
            address_of("resource", resource.id),
            resource.title,
            resource.summary or resource.points[0],
            "topics",
            "resource",
            _view(item, resource, context),
        )


def plan_rumours(context: Context) -> Iterator[Draft]:
    """Plan the list of rumour checks and a page for each."""
    listed = context.listed("rumour-check")
    entries = tuple((VERDICTS[item.value.verdict], card(item, context)) for item in listed)
    yield Draft(
        PAGES["rumours"],
        "辟谣",
        "身边常见说法，一条一条说清楚",
        "topics",
        "rumours",
        RumoursView(entries),
    )
    for item in listed:
        rumour: RumourCheck = item.value
        resources = cards(context.items("resource", rumour.resources), context)
        view = RumourView(
            rumour=rumour,
            verdict=VERDICTS[rumour.verdict],
            topics=context.topic_links(rumour),
            badges=context.badges(item),
            resources=resources,
            related=related_to(item, context, keys_of(resources)),
            record=context.record(item),
        )
        url = address_of("rumour-check", rumour.id)
        yield Draft(url, rumour.title, rumour.points[0], "topics", "rumour", view)


def _view(item: Item, resource: Resource, context: Context) -> ResourceView:
    naming = {kind: cards(_naming(kind, resource.id, context), context) for kind in _NAMED_BY}
    return ResourceView(
        resource=resource,
        topics=context.topic_links(resource),
        badges=context.badges(item),
        facts=_facts(resource, context),
        dials=context.dials(resource.emergency_numbers),
        links=links_in(resource.body or "", context),
        packs=naming["pack"],
        services=naming["service"],
        exhibits=naming["exhibit"],
        rumours=naming["rumour-check"],
        is_health=not MEDICAL.isdisjoint(resource.topics),
        is_emergency="emergency" in resource.topics,
        appended=_appended(item),
        related=related_to(item, context, keys_of(*naming.values())),
        record=context.record(item),
    )


def _facts(resource: Resource, context: Context) -> tuple[Fact, ...]:
    facts = (
        Fact("适合", context.labels("audience", resource.audiences), "account-group-outline"),
        Fact("灾种", context.label("hazard", resource.hazard), "alert-outline"),
        Fact("阶段", context.labels("hazard-phase", resource.phases), "timeline-clock-outline"),
        Fact(
            "用时",
            say_minutes(resource.duration_min or 0) if resource.duration_min else "",
            "clock-outline",
        ),
    )
    return tuple(fact for fact in facts if fact.value)


_NAMED_BY: dict[str, Callable[[Any], Iterable[str]]] = {
    "pack": lambda pack: [item.id for item in pack.items],
    "service": lambda service: service.linked_resources,
    "exhibit": lambda exhibit: exhibit.linked_resources,
    "rumour-check": lambda rumour: rumour.resources,
}


def _naming(kind: str, resource: str, context: Context) -> tuple[Item, ...]:
    names = _NAMED_BY[kind]
    return tuple(item for item in context.listed(kind) if resource in names(item.value))


def _appended(item: Item) -> tuple[str, ...]:
    """Find the safety texts that an overlay added to the base's."""
    texts: list[str] = []
    for field in ("points", "cautions"):
        if change := item.provenance.changes.get(field):
            texts += change.added
    return tuple(texts)
