"""The production profile: what has not been verified and reviewed is left out, and what went is listed.

Comes in: a composed catalogue. Goes out: the catalogue without the unfit items, the list of what was left out,
and problems. It fails only where a pack that stays would lose a required item, and where a region is fictional.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from kepu.model.catalog import Catalog, Item
from kepu.model.entry import Confidence, Entry
from kepu.model.place import Community, County
from kepu.model.service import Pack
from kepu.model.topic import MEDICAL
from kepu.problems import Location, Problem, codes

_CLAIMS = frozenset(
    {"resource", "rumour-check", "pack", "service", "exhibit", "hotline", "calendar-rule"}
)
"""Kinds that state facts or advice; the others are shelves and places."""
_ARRANGED = frozenset({"pack", "service"})
"""Kinds whose text is this project's own arrangement, so that a review is enough."""


@dataclass(frozen=True)
class Selection:
    """What may be published of a catalogue."""

    catalog: Catalog
    left_out: tuple[tuple[Item, str], ...]
    """Each item that was left out, and why."""
    problems: tuple[Problem, ...]


def select_for_production(catalog: Catalog) -> Selection:
    """Leave out what may not be published."""
    reasons = {
        (item.kind, item.value.id): why for item in catalog.entries() if (why := _unfit(item))
    }
    kept = {
        kind: {id: item for id, item in items.items() if (kind, id) not in reasons}
        for kind, items in catalog.items.items()
    }
    left_out = tuple((catalog.items[kind][id], why) for (kind, id), why in reasons.items())
    problems = _gaps(kept, reasons)
    return Selection(Catalog(kept, catalog.hidden), left_out, tuple(problems))


def check_region(identity: Community | County, path: str) -> list[Problem]:
    """Refuse to publish a fictional place as a real one."""
    if not identity.fictional:
        return []
    return [
        codes.FICTIONAL_REGION.at(
            Location(path),
            f"{identity.title}是虚构地区，不能按正式站点发布",
            "换成真实的县和社区（替换 counties/ 下的文件夹），或用 --profile demo",
        )
    ]


def _unfit(item: Item) -> str:
    """Say why an item may not be published; empty where it may."""
    entry: Entry = item.value
    if entry.is_sample or entry.fictional:
        return "示例或虚构内容"
    if item.kind not in _CLAIMS:
        return ""
    is_arranged = item.kind in _ARRANGED and entry.conf is Confidence.DEFAULT
    if not (entry.conf.is_verified or is_arranged):
        return "未核实"
    if entry.assured_on is None or entry.review.final_review is None:
        return "未经终审和逐字核对"
    if MEDICAL & set(entry.topics) and entry.review.medical_reviewer_role is None:
        return "未经医学审校"
    return ""


def _gaps(
    kept: Mapping[str, Mapping[str, Item]], reasons: Mapping[tuple[str, str], str]
) -> list[Problem]:
    problems = []
    for item in kept.get("pack", {}).values():
        pack: Pack = item.value
        for part in pack.items:
            why = reasons.get(("resource", part.id))
            if why and part.required:
                problems.append(
                    codes.REQUIRED_ITEM_LEFT_OUT.at(
                        Location(item.provenance.path),
                        f"《{pack.title}》必备的 {part.id} 不能发布：{why}",
                        "先完成这份资源的审校，或把它改为选用（required: false）",
                    )
                )
    return problems
