"""The patch verbs as functions on text values: remove, replace, set, unset, append, order.

Comes in: an entry's value as read, and a patch. Goes out: a new value, or problems naming the field and verb.
The order of the verbs is fixed, so that a patch means the same whoever wrote its lines in whichever order.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from kepu.model.patch import Patch
from kepu.problems import nearest

Raw = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Misfit:
    """A verb that cannot be applied: where in the patch, what is wrong, what to write."""

    path: tuple[str | int, ...]
    message: str
    advice: str


def apply_patch(raw: Raw, patch: Patch) -> tuple[dict[str, Any], list[Misfit]]:
    """Apply a patch's verbs in their fixed order."""
    value = dict(raw)
    misfits: list[Misfit] = []
    for verb, change in _LIST_VERBS_FIRST.items():
        _each_list(value, verb, getattr(patch, verb), change, misfits)
    for field, new in patch.set.items():
        _assign(value, field.split("."), new, ("set", field), misfits)
    for index, field in enumerate(patch.unset):
        _drop(value, field.split("."), ("unset", index), misfits)
    for verb, change in _LIST_VERBS_LAST.items():
        _each_list(value, verb, getattr(patch, verb), change, misfits)
    return value, misfits


_Change = Callable[[tuple[Any, ...], tuple[Any, ...]], "tuple[Any, ...] | _Refusal"]


@dataclass(frozen=True, slots=True)
class _Refusal:
    index: int
    message: str
    advice: str


def _each_list(
    value: dict[str, Any],
    verb: str,
    changes: Mapping[str, tuple[Any, ...]],
    change: _Change,
    misfits: list[Misfit],
) -> None:
    for field, wanted in changes.items():
        current = value.get(field, ())
        if not isinstance(current, tuple):
            misfits.append(
                Misfit((verb, field), f"{field} 不是列表，不能用 {verb}", "单个值请用 set 或 unset")
            )
            continue
        result = change(current, wanted)
        if isinstance(result, _Refusal):
            misfits.append(Misfit((verb, field, result.index), result.message, result.advice))
        else:
            value[field] = result


def identity_of(item: Any) -> str:
    """Name a list item: its id where it has one, else its text."""
    return str(item.get("id", "")) if isinstance(item, Mapping) else str(item)


def _find(items: tuple[Any, ...], name: str, index: int) -> int | _Refusal:
    names = [identity_of(item) for item in items]
    if name in names:
        return names.index(name)
    near = nearest(name, names)
    advice = f"是不是 {'、'.join(near)}？" if near else f"现有：{'、'.join(names) or '（空）'}"
    return _Refusal(index, f"列表里没有“{name}”", advice)


def _remove(items: tuple[Any, ...], wanted: tuple[Any, ...]) -> tuple[Any, ...] | _Refusal:
    for index, name in enumerate(wanted):
        at = _find(items, identity_of(name), index)
        if isinstance(at, _Refusal):
            return at
        items = items[:at] + items[at + 1 :]
    return items


def _replace(items: tuple[Any, ...], wanted: tuple[Any, ...]) -> tuple[Any, ...] | _Refusal:
    for index, new in enumerate(wanted):
        if not isinstance(new, Mapping):
            return _Refusal(
                index, "replace 的每一项要写一组字段", "文字列表写 old 和 new；其他写 id 和新内容"
            )
        is_text = set(new) == {"old", "new"}
        at = _find(items, str(new["old"]) if is_text else identity_of(new), index)
        if isinstance(at, _Refusal):
            return at
        items = (*items[:at], new["new"] if is_text else new, *items[at + 1 :])
    return items


def _append(items: tuple[Any, ...], wanted: tuple[Any, ...]) -> tuple[Any, ...] | _Refusal:
    for index, new in enumerate(wanted):
        name = identity_of(new)
        if name and name in map(identity_of, items):
            return _Refusal(index, f"列表里已经有“{name}”", "改已有的一项请用 replace")
        items = (*items, new)
    return items


def _order(items: tuple[Any, ...], wanted: tuple[Any, ...]) -> tuple[Any, ...] | _Refusal:
    first: list[Any] = []
    for index, name in enumerate(wanted):
        at = _find(items, identity_of(name), index)
        if isinstance(at, _Refusal):
            return at
        first.append(items[at])
    return (*first, *(item for item in items if item not in first))


_LIST_VERBS_FIRST: dict[str, _Change] = {"remove": _remove, "replace": _replace}
_LIST_VERBS_LAST: dict[str, _Change] = {"append": _append, "order": _order}


def _assign(
    value: dict[str, Any],
    path: list[str],
    new: Any,
    where: tuple[str | int, ...],
    misfits: list[Misfit],
) -> None:
    if len(path) == 1:
        value[path[0]] = new
        return
    inner = value.get(path[0], {})
    if not isinstance(inner, Mapping):
        misfits.append(Misfit(where, f"{path[0]} 下面没有字段", "去掉点号后面的部分"))
        return
    # A copy at every level: the layer below shares the original.
    value[path[0]] = copy = dict(inner)
    _assign(copy, path[1:], new, where, misfits)


def _drop(
    value: dict[str, Any], path: list[str], where: tuple[str | int, ...], misfits: list[Misfit]
) -> None:
    inner = value.get(path[0])
    if inner is None:
        misfits.append(Misfit(where, f"{path[0]} 本来就没有写", "删掉这一行 unset"))
    elif len(path) == 1:
        del value[path[0]]
    elif isinstance(inner, Mapping):
        value[path[0]] = copy = dict(inner)
        _drop(copy, path[1:], where, misfits)
    else:
        misfits.append(Misfit(where, f"{path[0]} 下面没有字段", "去掉点号后面的部分"))
