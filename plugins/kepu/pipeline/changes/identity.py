"""What a site fills into every page by itself: its names, whom to reach, its notices.

Comes in: one site before and after. Goes out: edits. These are slots, which no page's plan holds.
"""

from collections.abc import Iterator

from kepu.pipeline.changes.report import PlaceEdit
from kepu.plan.pieces import Reach
from kepu.plan.site import Site

_NAMES = {"title": "网站名称", "place": "社区名称", "base_url": "正式网址"}
_LISTS = {"notices": "页面顶部的通知", "channels": "预约渠道"}
_REACH = {"duty": "职责", "place": "地点", "hours": "值守时间", "phone": "电话"}


def identity_edits(before: Site, after: Site) -> Iterator[PlaceEdit]:
    """Compare what a site says of itself."""
    for name, label in _NAMES.items():
        yield from _edit(label, getattr(before, name), getattr(after, name))
    for name, label in _LISTS.items():
        yield from _edit(label, "；".join(getattr(before, name)), "；".join(getattr(after, name)))
    old, new = ({reach.role: reach for reach in site.reaches} for site in (before, after))
    for role in [*new, *(role for role in old if role not in new)]:
        if role in old and role in new:
            for name, label in _REACH.items():
                one, other = getattr(old[role], name), getattr(new[role], name)
                yield from _edit(f"{role}的{label}", one, other)
        else:
            yield from _edit(f"联系岗位“{role}”", _say(old.get(role)), _say(new.get(role)))


def _edit(label: str, before: str, after: str) -> Iterator[PlaceEdit]:
    if before != after:
        yield PlaceEdit(label, before, after)


def _say(reach: Reach | None) -> str:
    parts = (reach.duty, reach.place, reach.hours, reach.phone) if reach else ()
    return "，".join(part for part in parts if part)
