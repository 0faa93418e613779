"""What an overlay may not do: weaken safety advice, rename, revive what was withdrawn, invent terms.

Comes in: the entry below, a patch, the catalogue below. Goes out: refusals. Sources: the design's overlay rules.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from kepu.model.catalog import Catalog, Item
from kepu.model.entry import Entry, Model, Status
from kepu.model.patch import Patch
from kepu.model.topic import Topic, Vocabulary
from kepu.problems import Code, codes
from kepu.validate.misnamed import meant_field
from kepu.validate.wording import in_safety_topic

Where = tuple[str | int, ...]
Refusal = tuple[Code, Where, str, str]
"""A code, the place inside the patch, the message, the advice."""

_FIXED = frozenset({"id", "aliases", "created_on"})
_VERBS = ("remove", "replace", "set", "unset", "append", "order")
_FINAL = frozenset({Status.WITHDRAWN, Status.ARCHIVED})
_DATE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


def is_safety(item: Item, catalog: Catalog) -> bool:
    """Tell whether an entry is safety advice: a hotline, a safety topic, or anything of one."""
    if item.kind == "hotline":
        return True
    if isinstance(item.value, Topic):
        return item.value.safety
    return isinstance(item.value, Entry) and in_safety_topic(item.value, catalog)


def refusals(item: Item, patch: Patch, catalog: Catalog) -> Iterator[Refusal]:
    """Yield every reason why this patch may not be applied to this entry."""
    if patch.hide:
        yield from _hiding(item)
        return
    yield from _unknown_fields(type(item.value), patch)
    yield from _fixed_fields(patch)
    yield from _overlapping(patch)
    if isinstance(item.value, Vocabulary):
        yield from _vocabulary(patch)
    elif is_safety(item, catalog):
        yield from _append_only(item, patch)


def touched(patch: Patch) -> Iterator[tuple[str, str, Where]]:
    """Yield each verb, the top-level field it touches, and its place inside the patch."""
    for verb in _VERBS:
        fields = getattr(patch, verb)
        for index, field in enumerate(fields):
            where = (verb, index) if verb == "unset" else (verb, field)
            yield verb, str(field).partition(".")[0], where


def settle(below: Item, raw: Mapping[str, Any]) -> dict[str, Any]:
    """Let the layer below win where it must: a withdrawal stays, an expiry only moves nearer."""
    result = dict(raw)
    entry = below.value
    if not isinstance(entry, Entry):
        return result
    if entry.status in _FINAL:
        result["status"] = below.raw["status"]
        _copy_field(below.raw, result, "status_note")
    if entry.valid_until is not None:
        limit = below.raw["valid_until"]
        wanted = result.get("valid_until", limit)
        # ISO dates compare as text; what is no date stays, so that validating the entry reports it.
        if isinstance(wanted, str) and _DATE.fullmatch(wanted):
            result["valid_until"] = min(limit, wanted)
    return result


def _copy_field(source: Mapping[str, Any], target: dict[str, Any], field: str) -> None:
    if field in source:
        target[field] = source[field]
    else:
        target.pop(field, None)


def _unknown_fields(model: type[Model], patch: Patch) -> Iterator[Refusal]:
    for _, field, where in touched(patch):
        if field not in model.model_fields:
            advice = meant_field(model, (field,), ()).advice
            yield codes.UNKNOWN_FIELD, where, f"没有“{field}”这个字段", advice


def _hiding(item: Item) -> Iterator[Refusal]:
    if isinstance(item.value, Vocabulary):
        said = "词表不能隐藏：条目要靠它分类"
        yield codes.VERB_NOT_APPLICABLE, ("hide",), said, "删掉这个补丁；不想用的词不写就可以"


def _overlapping(patch: Patch) -> Iterator[Refusal]:
    """Refuse two lines of one patch on the same field: which came last must not decide."""
    written: list[tuple[Where, str]] = [(("set", field), field) for field in patch.set]
    written += [(("unset", index), field) for index, field in enumerate(patch.unset)]
    for number, (where, field) in enumerate(written):
        for _, other in written[:number]:
            if f"{field}.".startswith(f"{other}.") or f"{other}.".startswith(f"{field}."):
                said = f"{field} 与 {other} 改的是同一个字段"
                yield codes.PATCH_CONFLICT, where, said, "只保留一行"


def _fixed_fields(patch: Patch) -> Iterator[Refusal]:
    for verb, field, where in touched(patch):
        if field in _FIXED:
            yield (
                codes.VERB_NOT_APPLICABLE,
                where,
                f"{field} 不能用 {verb} 修订",
                "编号是永久的；要换内容请隐藏旧条目，再新增一个",
            )


def _append_only(item: Item, patch: Patch) -> Iterator[Refusal]:
    # Moving an entry out of its topic would take its protection away.
    protected = item.value.protected | {"topics"}
    for verb, field, where in touched(patch):
        if field in protected and verb != "append":
            yield (
                codes.APPEND_ONLY,
                where,
                f"{field} 是安全内容，社区只能用 append 补充，不能用 {verb}",
                "认为原文有误请向总目录提出纠错",
            )


def _vocabulary(patch: Patch) -> Iterator[Refusal]:
    for verb, field, where in touched(patch):
        if (verb, field) != ("append", "terms"):
            yield (
                codes.VERB_NOT_APPLICABLE,
                where,
                "词表只能追加词条",
                "写 append: terms: 加上以 local- 开头的词条",
            )
    for index, term in enumerate(patch.append.get("terms", ())):
        name = str(term.get("id", "")) if isinstance(term, Mapping) else str(term)
        if not name.startswith("local-"):
            yield (
                codes.LOCAL_TERM_PREFIX,
                ("append", "terms", index),
                f"词条 {name} 没有以 local- 开头",
                f"写成 local-{name}",
            )
