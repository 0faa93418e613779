"""What an overlay may not do: weaken safety advice, rename, revive what was withdrawn, invent terms.

Comes in: the entry below, a patch, the catalogue below. Goes out: refusals. Sources: the design's overlay rules.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from kepu.model.catalog import Catalog, Item
from kepu.model.entry import Entry, Model, Status
from kepu.model.patch import Patch
from kepu.model.topic import Topic, Vocabulary
from kepu.problems import Code, codes, nearest

Refusal = tuple[Code, tuple[str | int, ...], str, str]
"""A code, the place inside the patch, the message, the advice."""

_FIXED = frozenset({"id", "aliases", "created_on"})
_VERBS = ("remove", "replace", "set", "unset", "append", "order")
_FINAL = frozenset({Status.WITHDRAWN, Status.ARCHIVED})


def is_safety(item: Item, catalog: Catalog) -> bool:
    """Tell whether an entry is safety advice: a hotline, or anything of a safety topic."""
    if item.kind == "hotline":
        return True
    topics = (catalog.get("topic", topic) for topic in getattr(item.value, "topics", ()))
    return any(isinstance(t.value, Topic) and t.value.safety for t in topics if t)


def refusals(item: Item, patch: Patch, catalog: Catalog) -> Iterator[Refusal]:
    """Yield every reason why this patch may not be applied to this entry."""
    yield from _unknown_fields(type(item.value), patch)
    yield from _fixed_fields(patch)
    if isinstance(item.value, Vocabulary):
        yield from _vocabulary(patch)
    elif is_safety(item, catalog):
        yield from _append_only(item, patch)


def touched(patch: Patch) -> Iterator[tuple[str, str, tuple[str | int, ...]]]:
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
        limit = str(below.raw["valid_until"])
        # ISO dates compare as text; a malformed one is reported when the entry is validated.
        wanted = result.get("valid_until")
        result["valid_until"] = min(limit, wanted) if isinstance(wanted, str) else limit
    return result


def _copy_field(source: Mapping[str, Any], target: dict[str, Any], field: str) -> None:
    if field in source:
        target[field] = source[field]
    else:
        target.pop(field, None)


def _unknown_fields(model: type[Model], patch: Patch) -> Iterator[Refusal]:
    for _, field, where in touched(patch):
        if field not in model.model_fields:
            near = nearest(field, model.model_fields)
            advice = f"是不是想写 {'、'.join(near)}？" if near else "请核对手册里的字段表"
            yield codes.UNKNOWN_FIELD, where, f"没有 {field} 这个字段", advice


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
    for verb, field, where in touched(patch):
        if field in item.value.protected and verb != "append":
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
