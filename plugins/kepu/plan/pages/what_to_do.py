"""What to do when: the emergency line first, then what residents run into and what helps."""

from collections.abc import Iterator

from kepu.model.catalog import Item
from kepu.model.resource import Resource
from kepu.plan.addresses import PAGES
from kepu.plan.cards import card
from kepu.plan.context import Context
from kepu.plan.draft import Draft
from kepu.plan.situations import EMERGENCY_LINE, Situation, call_point, situations
from kepu.plan.views import SituationView, Step, WhatToDoView


def plan_what_to_do(context: Context) -> Iterator[Draft]:
    """Plan the page for those who are in trouble."""
    found = (_situation(situation, context) for situation in situations(context))
    view = WhatToDoView(
        dials=context.dials(id for id, _ in EMERGENCY_LINE),
        situations=tuple(situation for situation in found if situation.steps),
    )
    yield Draft(
        PAGES["what-to-do"],
        "遇到急事怎么办",
        "先打哪个电话，再怎么做：急救、火灾、被骗、心里难受……",
        "other",
        "what_to_do",
        view,
    )


def _situation(situation: Situation, context: Context) -> SituationView:
    # Who is in trouble reads what to do and whom to call; what only explains is a link.
    told = [item for item in situation.items if _tells_what_to_do(item.value, context)]
    return SituationView(
        title=situation.title,
        icon=situation.icon,
        steps=tuple(_step(item, context) for item in told),
        more=tuple(context.link(item) for item in situation.items if item not in told),
    )


def _tells_what_to_do(resource: Resource, context: Context) -> bool:
    return "during" in resource.phases or bool(call_point(resource, context))


def _step(item: Item, context: Context) -> Step:
    found = card(item, context)
    call = call_point(item.value, context)
    dials = (dial for dial in context.dials(item.value.emergency_numbers) if not dial.sms_only)
    return Step(
        found.title,
        found.url,
        found.topic,
        found.line,
        call if call != found.line else "",
        tuple((dial.number, dial.title) for dial in dials),
        found.badges,
    )
