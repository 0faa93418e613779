"""What every part of an exhibit has, and what several kinds share."""

from collections.abc import Iterable, Sequence
from typing import Annotated, Literal, NoReturn

from pydantic import Field

from kepu.model.entry import Model
from kepu.model.expression import Expression, ExpressionText
from kepu.model.scalars import Line, Slug, Text, matching, refuse

Tone = Literal["ok", "notice", "danger"]
"""How an answer sounds: ok 好、notice 留意、danger 当心."""

VariableName = Annotated[
    str,
    Field(max_length=24),
    matching(
        "[a-z][a-z0-9_]*",
        "not_a_variable",
        "这个名字要在式子里用：小写英文字母开头，只含字母、数字和下划线，例如 weight",
    ),
]
"""An id that expressions may name."""


def _fail(kind: str, message: str, *at: str | int) -> NoReturn:
    raise refuse(kind, message, *at)


class Part(Model):
    """The fields of every part."""

    id: Slug
    """本展品内不重复的编号。"""
    title: Line
    """这一部分的名称。"""
    intro: Text | None = None
    """开始前的说明；自编、示意的内容在这里说明。"""


def require(ok: object, kind: str, message: str, *at: str | int) -> None:
    """Refuse a value unless a condition holds.

    Raises:
        PydanticCustomError: it does not.
    """
    if not ok:
        _fail(kind, message, *at)


def refuse_unknown(expression: Expression | None, known: Iterable[str], *at: str | int) -> None:
    """Refuse an expression that names what nobody has defined.

    Raises:
        PydanticCustomError: a name is unknown.
    """
    known = {*known}
    if expression and (unknown := expression.names - known):
        names = "、".join(sorted(unknown))
        usable = f"可以用：{'、'.join(sorted(known))}" if known else "这里只能用数和 {常量}"
        _fail("unknown_variable", f"式子里的 {names} 没有定义；{usable}", *at)


def require_last_open(whens: Sequence[Expression | None], *at: str | int) -> None:
    """Refuse a list of cases that leaves a gap: only the last has no condition, and it has none.

    Raises:
        PydanticCustomError: the last case has a condition, or one before it has none.
    """
    for number, when in enumerate(whens):
        is_last = number == len(whens) - 1
        require(
            (when is None) == is_last,
            "gap_in_cases",
            "最后一项不写 when（其余情况），前面每一项都要写 when；这样每种情况都有话说",
            *at,
            number,
        )


__all__ = [
    "ExpressionText",
    "Part",
    "Tone",
    "VariableName",
    "refuse_unknown",
    "require",
    "require_last_open",
]
