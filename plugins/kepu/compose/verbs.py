"""The patch verbs as functions on text values: remove, replace, set, unset, append, order.

Comes in: an entry's value as read, and a patch. Goes out: a new value, or misfits naming the verb and the field.
The order of the verbs is fixed, so that a patch means the same whoever wrote its lines in whichever order.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from kepu.model.patch import Patch
from kepu.problems import nearest

Raw = Mapping[str, Any]
Items = tuple[Any, ...]

_NAMES = ("id", "name", "rule", "year", "code")
"""Fields that tell the members of a list apart, the first that a member has."""


@dataclass(frozen=True, slots=True)
class Misfit:
    """A verb that cannot be applied: where in the patch, what is wrong, what to write."""

    path: tuple[str | int, ...]
    message: str
    advice: str


class _MisfitError(Exception):
    """Carries a refusal out of a verb: the item of the patch it concerns, if it is one item."""

    def __init__(self, message: str, advice: str, *item: int) -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice
        self.item = item


def apply_patch(raw: Raw, patch: Patch) -> tuple[dict[str, Any], list[Misfit]]:
    """Apply a patch's verbs in their fixed order."""
    value = dict(raw)
    misfits: list[Misfit] = []

    def attempt(where: tuple[str | int, ...], path: str, change: Callable[[Any], Any]) -> None:
        try:
            _change(value, path.split("."), change)
        except _MisfitError as error:
            misfits.append(Misfit((*where, *error.item), error.message, error.advice))

    def lists(verb: str, change: Callable[[Items, Items], Items]) -> None:
        for field, wanted in getattr(patch, verb).items():
            attempt((verb, field), field, _on_list(verb, field, wanted, change))

    lists("remove", _remove)
    lists("replace", _replace)
    for field, new in patch.set.items():
        attempt(("set", field), field, _to(new))
    for index, field in enumerate(patch.unset):
        attempt(("unset", index), field, _drop)
    lists("append", _append)
    lists("order", _order)
    return value, misfits


class _Absent:
    """Stands for a field that is not written."""


_ABSENT = _Absent()


def _change(value: dict[str, Any], path: list[str], change: Callable[[Any], Any]) -> None:
    """Change one field, which may lie inside others.

    Raises:
        _MisfitError: the change refuses the value, or an outer field has no inner ones.
    """
    field, *rest = path
    if rest:
        outer = value.get(field, {})
        if not isinstance(outer, Mapping):
            raise _MisfitError(f"{field} 下面没有字段", "去掉点号后面的部分")
        # A copy at every level: the layer below shares the original.
        new: Any = dict(outer)
        _change(new, rest, change)
    else:
        new = change(value.get(field, _ABSENT))
    if new is _ABSENT:
        del value[field]
    else:
        value[field] = new


def _on_list(
    verb: str, field: str, wanted: Items, change: Callable[[Items, Items], Items]
) -> Callable[[Any], Items]:
    def changed(current: Any) -> Items:
        if current is _ABSENT:
            return change((), wanted)
        if not isinstance(current, tuple):
            raise _MisfitError(f"{field} 不是列表，不能用 {verb}", "单个值请用 set 或 unset")
        return change(current, wanted)

    return changed


def _to(new: Any) -> Callable[[Any], Any]:
    return lambda _: new


def _drop(current: Any) -> Any:
    if current is _ABSENT:
        raise _MisfitError("这个字段本来就没有写", "删掉这一行 unset")
    return _ABSENT


def name_of(item: Any) -> str:
    """Name a list item: its id where it has one, else what tells it apart, else its text."""
    if isinstance(item, Mapping):
        return next((str(item[field]) for field in _NAMES if field in item), "")
    return str(item)


def _find(items: Items, name: str, index: int) -> int:
    names = [name_of(item) for item in items]
    match names.count(name) if name else 0:
        case 1:
            return names.index(name)
        case 0:
            near = nearest(name, names)
            present = "、".join(filter(None, names)) or "（空）"
            advice = f"是不是 {'、'.join(near)}？" if near else f"现有：{present}"
            raise _MisfitError(f"列表里没有“{name}”", advice, index)
        case _:
            raise _MisfitError(
                f"列表里有几项“{name}”，分不清是哪一项", "请用 set 写出整个列表", index
            )


def _remove(items: Items, wanted: Items) -> Items:
    for index, name in enumerate(wanted):
        at = _find(items, name_of(name), index)
        items = items[:at] + items[at + 1 :]
    return items


def _replace(items: Items, wanted: Items) -> Items:
    for index, new in enumerate(wanted):
        if not isinstance(new, Mapping):
            raise _MisfitError(
                "replace 的每一项要写一组字段", "文字列表写 old 和 new；其他写 id 和新内容", index
            )
        is_text = set(new) == {"old", "new"}
        at = _find(items, name_of(new["old"]) if is_text else name_of(new), index)
        items = (*items[:at], new["new"] if is_text else new, *items[at + 1 :])
    return items


def _append(items: Items, wanted: Items) -> Items:
    for index, new in enumerate(wanted):
        if any(_is_same(new, item) for item in items):
            raise _MisfitError(f"列表里已经有“{name_of(new)}”", "改已有的一项请用 replace", index)
        items = (*items, new)
    return items


def _is_same(new: Any, item: Any) -> bool:
    # Two sources may share a name and differ in their article; two members may not share an id.
    if isinstance(new, Mapping) and isinstance(item, Mapping) and "id" in new:
        return bool(new["id"] == item.get("id"))
    return bool(new == item)


def _order(items: Items, wanted: Items) -> Items:
    first = [_find(items, name_of(name), index) for index, name in enumerate(wanted)]
    for index, at in enumerate(first):
        if at in first[:index]:
            raise _MisfitError(f"“{name_of(wanted[index])}”写了两次", "每一项只写一次", index)
    rest = [at for at in range(len(items)) if at not in first]
    return tuple(items[at] for at in (*first, *rest))
