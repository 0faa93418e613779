"""What an entry must say about itself: its sources, its licence, the day of its review.

Comes in: an item of a composed catalogue. Goes out: findings at a field, or at the entry where the field is not there.
"""

from collections.abc import Iterator

from kepu.model.catalog import Catalog, Item
from kepu.model.entry import Entry, Review
from kepu.model.hall import Exhibit
from kepu.model.resource import Resource, RumourCheck
from kepu.model.topic import Topic
from kepu.problems import codes
from kepu.validate.wording.finding import Finding

_SIGNATURES = {
    "first_review": "初审",
    "second_review": "复审",
    "final_review": "终审",
    "science_reviewer_role": "科学审校",
    "medical_reviewer_role": "医学审校",
}
_UNREVIEWED = frozenset({"draft", "withdrawn"})
_FOREIGN = {"adapted": "改编自别处", "link-only": "只链接到别处"}


def in_safety_topic(entry: Entry, catalog: Catalog) -> bool:
    """Tell whether an entry belongs to a topic of safety advice."""
    topics = (catalog.get("topic", topic) for topic in entry.topics)
    return any(isinstance(t.value, Topic) and t.value.safety for t in topics if t)


def find_in_record(item: Item, catalog: Catalog) -> Iterator[Finding]:
    """Find what an entry leaves unsaid about itself."""
    if isinstance(item.value, Entry):
        yield from _sources(item.value, catalog)
        yield from _licence(item)
        yield from _review(item.value)


def _sources(entry: Entry, catalog: Catalog) -> Iterator[Finding]:
    if entry.sources or not _states_facts(entry) or not in_safety_topic(entry, catalog):
        return
    said = f"{entry.title}：健康和应急内容必须写依据"
    yield Finding(codes.MISSING_SOURCE, (), said, "写 sources:，每项至少写 name（依据的名称）")


def _states_facts(entry: Entry) -> bool:
    # A pack only puts in order what its resources say; an exhibit without figures only lets one try.
    return isinstance(entry, Resource | RumourCheck) or (
        isinstance(entry, Exhibit) and bool(entry.constants)
    )


def _licence(item: Item) -> Iterator[Finding]:
    # The default is our own licence, which nobody can give to another's work unasked.
    if "licence" in item.raw:
        return
    origin = str(item.raw.get("origin", ""))
    for field, why in (
        ("origin", _FOREIGN.get(origin, "")),
        ("external_url", "链接到别处"),
        ("files", "带有附件"),
    ):
        if why and item.raw.get(field):
            said = f"{item.value.title}：{why}，却没有写许可"
            advice = "写 licence:，从词表 licence 里选；不知道许可的不能收"
            yield Finding(codes.MISSING_LICENCE, (field,), said, advice)
            return


def _review(entry: Entry) -> Iterator[Finding]:
    review = entry.review
    if review.reviewed_on is None and (signed := _signed(review)):
        field, what = signed
        said = f"{entry.title}：{what}，却没有写审校日期"
        advice = "在 review 里写 reviewed_on: 审校完成的日期"
        yield Finding(codes.MISSING_REVIEW_DATE, ("review", field), said, advice)
    for path, day in (
        (("review", "reviewed_on"), review.reviewed_on),
        (("assured_on",), entry.assured_on),
    ):
        if day and entry.created_on and day < entry.created_on:
            said = f"{day} 早于创建日期 {entry.created_on}，那时还没有这个条目"
            yield Finding(codes.MISSING_REVIEW_DATE, path, said, "核对年月日")


def _signed(review: Review) -> tuple[str, str] | None:
    for field, title in _SIGNATURES.items():
        if getattr(review, field):
            return field, f"{title}已经签了"
    if review.state not in _UNREVIEWED:
        return "state", f"审校状态写了 {review.state}"
    return ("proof_rounds", "校对已经做了") if review.proof_rounds else None
