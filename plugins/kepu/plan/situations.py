"""What residents run into, and which resources tell what to do then.

Comes in: a context. Goes out: situations in residents' words with the resources that help. Only fields decide: the
phase (临灾应对), the hazard, the subtopic, the topics and the numbers that a resource names.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from kepu.model.catalog import Item
from kepu.model.resource import Resource
from kepu.plan.context import Context

EMERGENCY_LINE = (("hl-120", "急救"), ("hl-119", "火警"), ("hl-110", "报警"))
"""The numbers that stand above everything else, each with its label."""
_FIRST_AID = "first-aid"
_TO_CALL = re.compile("报警(?![器键])")


@dataclass(frozen=True, slots=True)
class Situation:
    """Something that residents run into."""

    title: str
    icon: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class _Rule:
    title: str
    """Empty for hazards, each of which is a situation of its own."""
    icon: str
    fits: Callable[[Resource], bool]


def _names(resource: Resource, *hotlines: str) -> bool:
    return not set(hotlines).isdisjoint(resource.emergency_numbers)


_RULES = (
    _Rule("有人倒下、噎住、中风", "heart-pulse", lambda r: r.subtopic == _FIRST_AID),
    _Rule(
        "老人孩子在家出了意外",
        "home-heart",
        lambda r: r.topics[:1] == ("elderly-and-children",) and _names(r, "hl-120"),
    ),
    _Rule("", "alert", lambda r: r.hazard is not None),
    _Rule("听到预警、别的险情", "bullhorn", lambda r: "emergency" in r.topics),
    _Rule("怕是遇上骗子了", "shield-alert", lambda r: _names(r, "hl-96110")),
    _Rule("心里难受", "head-heart", lambda r: _names(r, "hl-12356")),
    _Rule(
        "吃坏了、买亏了",
        "food-apple",
        lambda r: "food-safety" in r.topics or _names(r, "hl-12315"),
    ),
    _Rule("工钱、合同、打官司", "scale-balance", lambda r: _names(r, "hl-12333", "hl-12348")),
    _Rule("办事、看病、邻里的事", "account-voice", lambda r: _names(r, "hl-12345", "hl-12393")),
)
"""In the order of the page. The first that fits takes the resource."""


def situations(context: Context) -> tuple[Situation, ...]:
    """Sort the resources that help at once into what residents run into."""
    groups: dict[tuple[int, int, str, str], list[Item]] = {}
    for item in context.listed("resource"):
        if helps_at_once(item.value, context):
            groups.setdefault(_group_of(item.value, context), []).append(item)
    return tuple(
        Situation(title, icon, tuple(groups[rule, place, title, icon]))
        for rule, place, title, icon in sorted(groups)
    )


def helps_at_once(resource: Resource, context: Context) -> bool:
    """Tell whether a resource is for the moment itself: by its phases, or else by whom it says to call."""
    if resource.phases:
        return "during" in resource.phases
    return resource.subtopic == _FIRST_AID or bool(numbers_of(resource, context))


def numbers_of(resource: Resource, context: Context) -> tuple[str, ...]:
    """List the numbers that a resource says to call."""
    found = (item.value for item in context.items("hotline", resource.emergency_numbers))
    return tuple(hotline.number for hotline in found if not hotline.sms_only)


def call_point(resource: Resource, context: Context) -> str:
    """Find the point that says when to call: by number, or else in words; empty where none does."""
    numbers = numbers_of(resource, context)
    named = [point for point in resource.points if any(n in point for n in numbers)]
    said = [point for point in resource.points if numbers and _TO_CALL.search(point)]
    return next(iter(named + said), "")


def urgent_numbers(resource: Resource, context: Context) -> tuple[tuple[str, str], ...]:
    """List the numbers to call at once, each with its name; none where the resource is not about an emergency.

    Those that its points name come alone; a resource that only says to call the police or firefighters leads to all
    the numbers it lists.
    """
    if not helps_at_once(resource, context):
        return ()
    listed = [item.value for item in context.items("hotline", resource.emergency_numbers)]
    named = [line for line in listed if any(line.number in point for point in resource.points)]
    told = named or (listed if call_point(resource, context) or resource.phases else [])
    is_urgent = any(line.emergency for line in told)
    return tuple((line.number, line.title) for line in told if is_urgent and not line.sms_only)


def _group_of(resource: Resource, context: Context) -> tuple[int, int, str, str]:
    for number, rule in enumerate(_RULES):
        if rule.fits(resource):
            hazards = list(context.terms("hazard")) if not rule.title else []
            place = hazards.index(resource.hazard) if resource.hazard in hazards else len(hazards)
            return number, place, rule.title or context.label("hazard", resource.hazard), rule.icon
    topic = context.shelf_of(resource)
    # What no rule knows still has a place: under the name of its topic, or at the very end.
    title = next((t.title for t in context.topics if t.id == topic), "别的事")
    return len(_RULES), 0 if topic else 1, title, "alert-circle"
