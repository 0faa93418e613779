"""Packs: the page a community worker runs an event from, and the print view with everything on it."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate

from kepu.model.catalog import Item
from kepu.model.service import Pack
from kepu.model.topic import MEDICAL
from kepu.plan.addresses import address_of
from kepu.plan.cards import cards, people
from kepu.plan.context import Context
from kepu.plan.draft import Draft
from kepu.plan.pages.gone import is_gone, say_gone
from kepu.plan.pieces import Fact
from kepu.plan.related import Key, related_to
from kepu.plan.states import short_source
from kepu.plan.views import MissingItem, PackExhibitView, PackItemView, PackView
from kepu.plan.wording import say_minutes


def plan_packs(context: Context) -> Iterator[Draft]:
    """Plan two pages for each pack: the one to read and the one to print."""
    for item in context.listed("pack"):
        pack: Pack = item.value
        view = _view(item, pack, context)
        url = address_of("pack", pack.id)
        summary = pack.summary or pack.purpose
        yield Draft(url, pack.title, summary, "topics", "pack", view)
        yield Draft(
            f"{url}print/",
            f"{pack.title}（打印整包）",
            summary,
            "topics",
            "pack_print",
            replace(view, related=()),
            noindex=True,
        )


def _view(item: Item, pack: Pack, context: Context) -> PackView:
    items = _items(pack, context)
    numbers = [id for found in items for id in found.resource.emergency_numbers]
    exhibits = tuple(
        PackExhibitView(found.value, context.badges(found))
        for found in context.items("exhibit", pack.exhibits)
    )
    return PackView(
        pack=pack,
        topics=context.topic_links(pack),
        badges=context.badges(item),
        facts=_facts(pack, context),
        items=items,
        clock=_clock(pack),
        exhibits=exhibits,
        missing=tuple(_missing(pack, context)),
        services=cards(context.items("service", pack.services), context),
        calendar=context.links("calendar-rule", pack.linked_calendar),
        dials=context.dials(dict.fromkeys(numbers)),
        is_health=not MEDICAL.isdisjoint(pack.topics),
        is_emergency="emergency" in pack.topics,
        related=related_to(item, context, _shown(pack)),
        record=context.record(item),
    )


def _shown(pack: Pack) -> Iterator[Key]:
    yield from (("resource", part.id) for part in pack.items)
    yield from (("exhibit", id) for id in pack.exhibits)
    yield from (("service", id) for id in pack.services)


def _items(pack: Pack, context: Context) -> tuple[PackItemView, ...]:
    shown = [(part, item) for part in pack.items if (item := context.item("resource", part.id))]
    return tuple(
        PackItemView(
            number,
            item.value,
            address_of("resource", part.id),
            part.required,
            part.note or "",
            context.badges(item),
            short_source(item.value),
        )
        for number, (part, item) in enumerate(shown, start=1)
    )


def _missing(pack: Pack, context: Context) -> Iterator[MissingItem]:
    """Find what has expired or was withdrawn; a draft is nobody's business yet."""
    named = [("resource", part.id, part.required) for part in pack.items]
    for kind, id, required in (*named, *(("exhibit", id, False) for id in pack.exhibits)):
        item = context.catalog.get(kind, id)
        if item and is_gone(item, context):
            yield MissingItem(context.link(item), say_gone(item, context), required)


def _clock(pack: Pack) -> tuple[tuple[int, int], ...]:
    ends = list(accumulate(step.minutes for step in pack.run_sheet))
    return tuple(zip([0, *ends[:-1]], ends, strict=True))


def _facts(pack: Pack, context: Context) -> tuple[Fact, ...]:
    facts = (
        Fact("场景", context.label("scenario", pack.scenario), "home-group"),
        Fact("对象", context.labels("audience", pack.audiences), "account-group-outline"),
        Fact("时长", say_minutes(pack.minutes), "clock-outline"),
        Fact("人数", people(pack.capacity), "account-multiple-outline"),
        Fact("场地", pack.place, "home-outline"),
        Fact("准备", f"提前{pack.prep_days}天开始", "calendar-clock"),
    )
    return tuple(fact for fact in facts if fact.value)
