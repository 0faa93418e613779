"""A page for each exhibit, and the same exhibit without the site around it, for dialogs and other people's pages."""

from collections.abc import Iterator
from dataclasses import replace

from kepu.model.catalog import Item
from kepu.model.hall import Exhibit
from kepu.plan.addresses import address_of
from kepu.plan.building import Wing, building_of, embed_address
from kepu.plan.cards import cards
from kepu.plan.context import Context
from kepu.plan.draft import Draft
from kepu.plan.hall_views import ExhibitView
from kepu.plan.pages.tours import tours_past
from kepu.plan.pieces import Fact, Link
from kepu.plan.play import part_views
from kepu.plan.related import keys_of, related_to


def plan_exhibits(context: Context) -> Iterator[Draft]:
    """Plan both pages of every exhibit."""
    for wing in context.index(building_of).wings:
        if not wing.room:
            continue
        for at, item in enumerate(wing.items):
            before = wing.items[at - 1] if at else None
            after = wing.items[at + 1] if at + 1 < len(wing.items) else None
            yield from _plan(item, wing, before, after, context)


def _plan(
    item: Item, wing: Wing, before: Item | None, after: Item | None, context: Context
) -> Iterator[Draft]:
    exhibit: Exhibit = item.value
    view = _view(item, wing, before, after, context)
    url = address_of("exhibit", exhibit.id)
    yield Draft(url, exhibit.title, exhibit.objective, "hall", "exhibit", view)
    yield Draft(
        view.embed, exhibit.title, exhibit.objective, "hall", "exhibit_embed", _bare(view),
        noindex=True,
    )  # fmt: skip


def _bare(view: ExhibitView) -> ExhibitView:
    """Leave out what the bare page does not show: it must not make one community's page another's."""
    return replace(
        view, number=0, before=None, after=None, facts=(), resources=(), services=(), related=(),
        tours=(), address="",
    )  # fmt: skip


def _view(
    item: Item, wing: Wing, before: Item | None, after: Item | None, context: Context
) -> ExhibitView:
    exhibit: Exhibit = item.value
    resources = cards(context.items("resource", exhibit.linked_resources), context)
    services = cards(context.items("service", exhibit.linked_services), context)
    tours = tours_past(exhibit.id, context)
    near = (before, after, *(following for _, following in tours))
    beside = (("exhibit", other.value.id) for other in near if other)
    embed = embed_address(exhibit.id)
    return ExhibitView(
        exhibit=exhibit,
        number=context.index(building_of).numbers[exhibit.id],
        room=Link(wing.title, wing.url),
        room_icon=wing.icon,
        parts=part_views(exhibit, context),
        scripts=tuple(dict.fromkeys(part.type for part in exhibit.parts)),
        badges=context.badges(item),
        facts=_facts(exhibit, context),
        resources=resources,
        services=services,
        before=_link(before, context),
        after=_link(after, context),
        tours=tuple((context.link(tour), _link(following, context)) for tour, following in tours),
        related=related_to(item, context, (*keys_of(resources, services), *beside)),
        record=context.record(item),
        embed=embed,
        address=f"{context.site.base_url}{embed}" if context.site.base_url else "",
    )


def _link(item: Item | None, context: Context) -> Link | None:
    return context.link(item) if item else None


def _facts(exhibit: Exhibit, context: Context) -> tuple[Fact, ...]:
    facts = (
        Fact("时间", f"约{exhibit.est_minutes}分钟", "clock-outline"),
        Fact("适合", context.labels("audience", exhibit.audiences), "account-group-outline"),
    )
    return tuple(fact for fact in facts if fact.value)
