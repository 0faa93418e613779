"""The honest states of an entry: sample, unverified, overdue, expired, withdrawn, added, revised.

Comes in: an item, the day, the site. Goes out: badges in words, and the record at an entry's foot. A state is
derived from today; today's date itself never appears. That a check falls due soon is the editors' business alone.
"""

import datetime as dt
from dataclasses import dataclass

from kepu.model.catalog import Identity, Item
from kepu.model.entry import Confidence, Entry, Review, Source, Status
from kepu.model.field_names import NAMES
from kepu.model.freshness import Freshness, check_of, freshness
from kepu.plan.pieces import Badge, Change, Edit, Record
from kepu.plan.wording import say_date, say_month

_CONFIDENCE = {
    Confidence.VERIFIED: ("已核原文", "数字和条文已对照所列依据核对。"),
    Confidence.SECONDARY: ("据可靠转述", "依据公开转述整理，使用前请对照原文。"),
    Confidence.MEMORY: ("待核实", "凭通行知识整理，尚未对照原文，请以主管部门最新发布为准。"),
    Confidence.DEFAULT: ("参考样例", "本项目给出的参考做法，不是官方规定，以实际约定为准。"),
}


@dataclass(frozen=True, slots=True)
class Here:
    """The layer a site is made of, and what its people call it."""

    layer: str
    name: str
    """本社区 or 本县."""


def say_field(field: str) -> str:
    """Name a field as residents read it."""
    return NAMES.get(field, field)


def say_due(entry: Entry, identity: Identity, today: dt.date) -> tuple[str, str]:
    """Say by when an entry is checked again, in a word for its card and in a sentence; empty where it never is."""
    months = identity.defaults.review_months
    month = say_month(check_of(entry, months, today).due_on)
    match freshness(entry, months, today):
        case Freshness.FRESH | Freshness.DUE:
            return f"{month}前", f"{month}前再查一次"
        case Freshness.OVERDUE:
            return f"{month}到期", f"{month}该再查一次，还没有查"
        case _:
            return "", ""


def badges_of(item: Item, identity: Identity, here: Here, today: dt.date) -> tuple[Badge, ...]:
    """List an entry's states in words, the most serious first."""
    entry: Entry = item.value
    state = freshness(entry, identity.defaults.review_months, today)
    found = [
        (entry.status is Status.WITHDRAWN, Badge("已撤回", "withdrawn")),
        (entry.status is Status.ARCHIVED, Badge("已存档", "expired")),
        (state is Freshness.EXPIRED, Badge("已过期", "expired")),
        (state is Freshness.OVERDUE, Badge("待复核", "due")),
        (entry.conf is Confidence.MEMORY, Badge("待核实", "unverified")),
        (entry.is_sample, Badge("示例", "sample")),
        (item.provenance.layer == here.layer, Badge(f"{here.name}新增", "added")),
        (_revised_here(item, here.layer), Badge(f"{here.name}修订", "revised")),
    ]
    return tuple(badge for holds, badge in found if holds)


def _revised_here(item: Item, layer: str) -> bool:
    return any(change.layer == layer for change in item.provenance.changes.values())


def say_source(source: Source) -> str:
    """Write one source in full."""
    name = f"{source.name}{' ' + source.locator if source.locator else ''}"
    rest = (source.doc_no, source.publisher, str(source.year) if source.year else None)
    more = "，".join(part for part in rest if part)
    return f"{name}（{more}）" if more else name


def short_source(entry: Entry) -> str:
    """Name an entry's first source for a card."""
    return entry.sources[0].name if entry.sources else ""


def record_of(
    item: Item, identity: Identity, origins: dict[str, str], licence: str, today: dt.date
) -> Record:
    """Gather what stands at an entry's foot.

    `origins` names each layer in words, such as `base` → 总目录.
    """
    entry: Entry = item.value
    confidence, note = _CONFIDENCE[entry.conf]
    paths = {change.path: change for change in item.provenance.changes.values()}
    edit_url = identity.edit_url or ""
    return Record(
        sources=tuple(map(say_source, entry.sources)),
        confidence=confidence,
        confidence_note=note,
        reviewed=_say_review(entry, today),
        updated=say_date(entry.updated_on),
        due=say_due(entry, identity, today)[1],
        licence=licence,
        ai="" if entry.ai_generated == "none" else _AI[entry.ai_generated],
        origin=origins.get(item.provenance.layer, item.provenance.layer),
        changes=tuple(
            Change(say_field(field), origins.get(change.layer, change.layer), change.why)
            for field, change in item.provenance.changes.items()
        ),
        edits=(
            _edit("修改这一页的内容", item.provenance.path, edit_url),
            *(_edit("修改本地补丁", path, edit_url) for path in paths),
        ),
    )


_AI = {
    "assisted": "本条由人工智能辅助起草",
    "generated": "本条主要由人工智能生成",
}


def _say_review(entry: Entry, today: dt.date) -> str:
    signed = list(say_roles(entry.review))
    if entry.assured_on and entry.assured_on <= today:
        signed.append(f"{say_date(entry.assured_on)}逐字核对")
    return "；".join(signed) if signed else "尚未经专业人员审校"


def say_roles(review: Review) -> tuple[str, ...]:
    """Say who signed which step of a review, by their posts."""
    steps = (
        ("初审", review.first_review),
        ("复审", review.second_review),
        ("终审", review.final_review),
        ("科学审校", review.science_reviewer_role),
        ("医学审校", review.medical_reviewer_role),
    )
    return tuple(f"{step}：{role}" for step, role in steps if role)


def _edit(label: str, path: str, edit_url: str) -> Edit:
    return Edit(label, path, f"{edit_url.rstrip('/')}/{path}" if edit_url else "")
