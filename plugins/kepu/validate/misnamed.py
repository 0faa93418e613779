"""A field that a model does not have: which one was meant, or where it belongs.

Comes in: the name as written, the model that refused it, what else is written beside it. Goes out: advice in Chinese,
and the one name that a program may write in its place. A name is never replaced where the field that it stands for is
there already, or where it is a field of its own somewhere else.
"""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from pydantic import BaseModel

from kepu.model.field_names import chinese_name, fields_by_name, fold_name
from kepu.problems import nearest, sole
from kepu.validate.owners import Owner, Path, owner_at, owners_above, parts_of

_HOSTS = 3
"""How many places for a field are named."""


class Meant(NamedTuple):
    """What to tell the editor."""

    advice: str
    name: str | None = None
    """The field that was meant beyond doubt."""
    home: Path | None = None
    """Where the field would stand if it were written as it was meant."""


def meant_field(model: Owner, loc: Path, present: Collection[str]) -> Meant:
    """Find out what was meant by the field at a location."""
    name, above = str(loc[-1]), loc[:-1]
    owner = owner_at(model, above)
    if owner is None:
        return Meant(_UNKNOWN)
    named = sorted(fields_by_name(owner).get(fold_name(name), ()))
    slip = sole(name, owner.model_fields)
    if not named and not slip and (elsewhere := _elsewhere(model, owner, above, name)):
        return elsewhere
    near = named or [*([slip] if slip else nearest(name, owner.model_fields))]
    if not near:
        return Meant(_among(name, owner))
    sure = near[0] if len(near) == 1 and (named or slip) else None
    if sure in present:
        return Meant(f"{say(owner, near[0])}已经写过了，请把这一行的内容并过去，再删掉这一行")
    advice = f"是不是想写 {'、'.join(say(owner, field) for field in near)}？"
    return Meant(advice, sure, (*above, sure) if sure else None)


def say(owner: Owner, field: str) -> str:
    """Name a field in both tongues, as in title（名称）."""
    chinese = chinese_name(owner, field)
    return f"{field}（{chinese}）" if chinese else field


def _elsewhere(model: Owner, owner: Owner, above: Path, name: str) -> Meant | None:
    """Say where a field belongs that is right in another place of the same file."""
    for loc, outer in owners_above(model, above):
        if field := _field_of(outer, name):
            return Meant(_further_out(field, outer, at_top=not loc), home=(*loc, field))
    hosts = list(dict.fromkeys(_hosts(owner, name)))
    if not 0 < len(hosts) <= _HOSTS:
        return None
    listed = "，或者 ".join(_below(host, is_list=is_list) for host, _, is_list in hosts)
    return Meant(f"{hosts[0][1]} 应当写在 {listed}")


def _below(host: str, *, is_list: bool) -> str:
    if is_list:
        return f"{host} 下面的某一项里，和那一项的其他字段对齐"
    return f"{host} 下面，比 {host} 多空两格"


def _further_out(field: str, outer: Owner, *, at_top: bool) -> str:
    if at_top:
        return f"{field} 应当写在最外层，去掉前面的空格，移到这一组内容的外面"
    beside = next((f for f, info in outer.model_fields.items() if info.is_required()), "")
    return f"{field} 应当写在外面一层，和 {beside} 对齐，移到这一组内容的外面"


def _hosts(owner: Owner, name: str) -> Iterator[tuple[str, str, bool]]:
    for part, inner, is_list in parts_of(owner):
        if field := _field_of(inner, name):
            yield part, field, is_list


def _field_of(owner: type[BaseModel], name: str) -> str:
    """Find the field that a name is, or that it surely means, in another model."""
    if name in owner.model_fields:
        return name
    named = fields_by_name(owner).get(fold_name(name), ())
    return next(iter(named)) if len(named) == 1 else ""


def _among(name: str, owner: Owner) -> str:
    """List the fields of a small group; the table of a whole entry stands in the handbook."""
    by_name = fields_by_name(owner)
    # A word of Latin letters has been held against the fields themselves.
    close = () if name.isascii() else nearest(fold_name(name), by_name)
    if close:
        fields = dict.fromkeys(field for word in close for field in sorted(by_name[word]))
        return f"是不是想写 {'、'.join(say(owner, field) for field in fields)}？"
    few = [say(owner, field) for field in owner.model_fields]
    return f"这里可以写：{'、'.join(few)}" if len(few) <= _FEW else _UNKNOWN


_FEW = 9
_UNKNOWN = "请删掉这一行，或核对手册里的字段表"
