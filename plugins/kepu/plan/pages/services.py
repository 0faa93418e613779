"""The service menu and a page for each service: decide, prepare, ask."""

from collections import Counter
from collections.abc import Iterator

from kepu.model.catalog import Item
from kepu.model.service import Service
from kepu.model.topic import MEDICAL
from kepu.plan.addresses import PAGES, address_of
from kepu.plan.cards import cards, service_facts
from kepu.plan.context import Context
from kepu.plan.draft import Draft
from kepu.plan.events import ahead, event_card
from kepu.plan.pages.topics import topic_tile
from kepu.plan.pieces import Fact
from kepu.plan.related import keys_of, related_to
from kepu.plan.views import ServicesView, ServiceView


def plan_services(context: Context) -> Iterator[Draft]:
    """Plan the menu and a page for each service."""
    yield Draft(
        PAGES["services"],
        "预约服务",
        "可以请到社区、请到家里的科普服务",
        "services",
        "services",
        _menu(context),
    )
    for item in context.listed("service"):
        service: Service = item.value
        yield Draft(
            address_of("service", service.id),
            service.title,
            service.summary or service.place,
            "services",
            "service",
            _view(item, service, context),
        )


def _menu(context: Context) -> ServicesView:
    listed = context.listed("service")
    groups = tuple(
        (topic_tile(topic, context), cards(found, context))
        for topic in context.topics
        if (found := [i for i in listed if context.shelf_of(i.value) == topic.id])
    )
    at_home = [item for item in listed if item.value.home_visit]
    modes = Counter(item.value.delivery_mode for item in listed)
    named = tuple((context.label("delivery-mode", mode), n) for mode, n in modes.most_common())
    return ServicesView(groups, cards(at_home, context), named)


def _view(item: Item, service: Service, context: Context) -> ServiceView:
    events = [i for i in ahead(context) if service.id in i.value.services]
    packs = [i for i in context.listed("pack") if service.id in i.value.services]
    shown = (
        cards(context.items("resource", service.linked_resources), context),
        cards(context.items("exhibit", service.linked_exhibits), context),
        cards(packs, context),
    )
    return ServiceView(
        service=service,
        topics=context.topic_links(service),
        badges=context.badges(item),
        facts=_facts(service, context),
        providers=_providers(service, context),
        resources=shown[0],
        exhibits=shown[1],
        packs=shown[2],
        events=tuple(event_card(event, context) for event in events),
        calendar=context.links("calendar-rule", service.linked_calendar),
        is_health=not MEDICAL.isdisjoint(service.topics),
        related=related_to(item, context, keys_of(*shown)),
        record=context.record(item),
    )


def _facts(service: Service, context: Context) -> tuple[Fact, ...]:
    facts = (
        *service_facts(service, context),
        Fact("送达", context.label("delivery-mode", service.delivery_mode), "truck-outline"),
        Fact("场地", service.place, "home-outline"),
        Fact("设备", "、".join(service.equipment), "toolbox-outline"),
        Fact("可约时段", context.labels("time-slot", service.season), "calendar-range"),
    )
    return tuple(fact for fact in facts if fact.value)


def _providers(service: Service, context: Context) -> tuple[tuple[str, str], ...]:
    offering = [
        item.value
        for item in context.listed("provider")
        if service.id in item.value.services or item.value.id == service.provider
    ]
    if offering:
        return tuple((p.title, p.qualification_note or "") for p in offering)
    kind = context.label("provider-kind", service.provider_kind)
    return ((kind, service.qualification_note or ""),)
