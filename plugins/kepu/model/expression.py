"""Small arithmetic expressions that an editor writes and a browser works out, without `eval` on either side.

Comes in: text such as `weight / (height / 100) ^ 2`. Goes out: an `Expression`, whose program is a postfix list:
a number pushes itself, `$name` pushes a variable, `#id` pushes the first value of a constant and `#id.2` its second,
anything else is an operator. Refuses, with a Chinese sentence: what it cannot read, what is too long, too many
brackets. Names are looked up by whoever knows them.
"""

import math
import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Annotated, NoReturn

from pydantic import BeforeValidator, InstanceOf, WithJsonSchema

from kepu.model.scalars import refuse

Step = float | str
"""One step of a program: a number, `$variable`, `#constant` or an operator."""
Amount = float | bool
"""What a program works with."""
_Values = Mapping[str, Amount]
_Work = Callable[[_Values], Amount]

_LONGEST = 200
_DEEPEST = 20
_OPEN = "("
_TOKEN = re.compile(
    r"\s*(?:(?P<number>[0-9]+(?:\.[0-9]+)?(?:e-?[0-9]{1,2})?(?![\w.]))|(?P<name>[a-z][a-z0-9_]*)"
    r"|\{(?P<constant>[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[1-9])?)\}|(?P<sign><=|>=|!=|[-+*/^()<>=,]))"
)
_WIDE = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}
_SIGNS = {"×": "*", "÷": "/", "≤": "<=", "≥": ">=", "≠": "!=", "\u2212": "-", "–": "-"}
_TYPED = _WIDE | str.maketrans(_SIGNS)
"""Signs that a Chinese keyboard or a word processor puts in place of the plain ones.

No more than these: Unicode's own table would read 5² as 52.
"""


_NO_NUMBER = "a truth where a number is needed"
_NO_RESULT = "no finite result"


def _same(one: Amount, other: Amount) -> bool:
    return math.isclose(one, other, rel_tol=1e-9)


def _power(base: float, exponent: float) -> float:
    result = base**exponent
    # A root of a negative number is complex in Python and not a number in a browser.
    return math.nan if isinstance(result, complex) else result


def _round(value: float) -> float:
    # Half a step goes up, as in a browser; Python's own rounding would go to the even neighbour.
    return math.floor(value + 0.5)


_SUMS: dict[str, Callable[..., float]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "^": _power,
    "neg": operator.neg,
    "min": min,
    "max": max,
    "abs": abs,
    "round": _round,
    "floor": math.floor,
    "ceil": math.ceil,
    "sqrt": math.sqrt,
    "log10": math.log10,
}
_COMPARISONS: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": lambda one, other: one < other or _same(one, other),
    ">": operator.gt,
    ">=": lambda one, other: one > other or _same(one, other),
    "=": _same,
    "!=": lambda one, other: not _same(one, other),
}
_UNARY = {"neg", "abs", "round", "floor", "ceil", "sqrt", "log10"}
_FUNCTIONS = {"min": 2, "max": 2, "if": 3, **dict.fromkeys(_UNARY - {"neg"}, 1)}
"""Function → how many arguments it takes; `min` and `max` take more and are folded into pairs."""


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression that has been read."""

    text: str
    program: tuple[Step, ...]

    @property
    def names(self) -> frozenset[str]:
        """The variables it needs."""
        return self._named("$")

    @property
    def constants(self) -> frozenset[str]:
        """The constants it quotes, as `id` or `id.2`."""
        return self._named("#")

    def _named(self, mark: str) -> frozenset[str]:
        return frozenset(str(step)[1:] for step in self.program if _starts(step, mark))

    def run(self, values: Mapping[str, Amount]) -> Amount | None:
        """Work it out; `values` holds variables by name and constants by `#id`.

        Returns:
            A number or a truth; None where there is no answer: a division by zero, a root of a negative
            number, a result too large to write, a truth where a number is needed, an unknown name.
        """
        try:
            result = _work_of(self.program)(values)
            return result if isinstance(result, bool) else _finite(result)
        except (ArithmeticError, KeyError, TypeError, ValueError):
            return None


def parse_expression(text: str) -> Expression:
    """Read an expression.

    Raises:
        PydanticCustomError: it is too long, nested too deep, or not an expression; the message is for an editor.
    """
    if len(text) > _LONGEST:
        _fail(f"式子太长了，最多 {_LONGEST} 个字符，请拆成几步")
    plain = text.translate(_TYPED).lower()
    reader = _Reader(_tokens(plain))
    program = reader.choice(0)
    reader.finish()
    return Expression(text, tuple(program))


def _fail(message: str) -> NoReturn:
    raise refuse("not_an_expression", message)


def _starts(step: Step, mark: str) -> bool:
    return isinstance(step, str) and len(step) > 1 and step[0] == mark


def _tokens(text: str) -> list[str]:
    found: list[str] = []
    at = 0
    while text[at:].strip():
        token = _TOKEN.match(text, at)
        if not token:
            rest = text[at:].strip()[:8]
            _fail(f"看不懂“{rest}”：只能用数、名字、{{常量}} 和 + - * / ^ ( ) < > = and or not")
        mark = {"constant": "#"}.get(token.lastgroup or "", "")
        found.append(mark + token[token.lastgroup or 0])
        at = token.end()
    return found


class _Reader:
    """Goes through the tokens once, from the weakest operator to the strongest."""

    def __init__(self, tokens: list[str]) -> None:
        self._tokens = tokens
        self._at = 0

    def finish(self) -> None:
        if token := self._peek():
            _fail(f"“{token}”多出来了，请核对括号和运算符")

    def choice(self, depth: int) -> list[Step]:
        if depth > _DEEPEST:
            _fail("括号套得太多，请拆成几步")
        return self._chain(("or",), lambda: self._all(depth))

    def _all(self, depth: int) -> list[Step]:
        return self._chain(("and",), lambda: self._denial(depth))

    def _denial(self, depth: int) -> list[Step]:
        denials = 0
        while self._take("not"):
            denials += 1
        return self._comparison(depth) + ["not"] * denials

    def _comparison(self, depth: int) -> list[Step]:
        program = self._sum(depth)
        if sign := self._take(*_COMPARISONS):
            program += [*self._sum(depth), sign]
        return program

    def _sum(self, depth: int) -> list[Step]:
        return self._chain(("+", "-"), lambda: self._product(depth))

    def _product(self, depth: int) -> list[Step]:
        return self._chain(("*", "/"), lambda: self._signed(depth))

    def _signed(self, depth: int) -> list[Step]:
        negations = 0
        while sign := self._take("-", "+"):
            negations += sign == "-"
        program = self._raised(depth)
        return program + ["neg"] * (negations % 2)

    def _raised(self, depth: int) -> list[Step]:
        program = self._atom(depth)
        if self._take("^"):
            if depth > _DEEPEST:
                _fail("乘方套得太多，请拆成几步")
            negative = bool(self._take("-"))
            program += [*self._raised(depth + 1), *(["neg"] if negative else []), "^"]
        return program

    def _atom(self, depth: int) -> list[Step]:
        token = self._next()
        if token == _OPEN:
            program = self.choice(depth + 1)
            self._close()
            return program
        if token in _FUNCTIONS and self._take(_OPEN):
            return self._call(token, depth)
        if token[0] == "#":
            return [token]
        if token[0].isdigit():
            return [float(token)]
        if token[0].isalpha() and token not in {"and", "or", "not", *_FUNCTIONS}:
            return [f"${token}"]
        _fail(f"“{token}”放的位置不对")

    def _call(self, name: str, depth: int) -> list[Step]:
        arguments = [self.choice(depth + 1)]
        while self._take(","):
            arguments.append(self.choice(depth + 1))
        self._close()
        wanted = _FUNCTIONS[name]
        folds = name in {"min", "max"} and len(arguments) > wanted
        if len(arguments) != wanted and not folds:
            _fail(f"{name} 要写 {wanted} 个数，用逗号隔开")
        program = [step for argument in arguments[:wanted] for step in argument] + [name]
        for argument in arguments[wanted:]:
            program += [*argument, name]
        return program

    def _chain(self, signs: tuple[str, ...], part: Callable[[], list[Step]]) -> list[Step]:
        program = part()
        while sign := self._take(*signs):
            program += [*part(), sign]
        return program

    def _close(self) -> None:
        if not self._take(")"):
            _fail("少了一个右括号 )")

    def _next(self) -> str:
        token = self._peek()
        if not token:
            _fail("式子没有写完")
        self._at += 1
        return token

    def _take(self, *wanted: str) -> str:
        token = self._peek()
        if token in wanted:
            self._at += 1
            return token
        return ""

    def _peek(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""


@lru_cache(maxsize=4096)
def _work_of(program: tuple[Step, ...]) -> _Work:
    """Turn a program into one function: an exhibit is played thousands of times to see that it never gets stuck."""
    stack: list[_Work] = []
    for step in program:
        if isinstance(step, float):
            stack.append(_always(step))
        elif len(step) > 1 and step[0] in "$#":
            stack.append(operator.itemgetter(step.removeprefix("$")))
        else:
            arity, build = _NODES[step]
            parts = stack[-arity:]
            stack[-arity:] = [build(*parts)]
    (work,) = stack
    return work


def _always(number: float) -> _Work:
    return lambda _: number


def _choice(condition: _Work, then: _Work, otherwise: _Work) -> _Work:
    def work(values: _Values) -> Amount:
        # Both are worked out: what has no answer in either has none, as in a browser.
        one, other = then(values), otherwise(values)
        return one if _truth(condition(values)) else other

    return work


def _denial(last: _Work) -> _Work:
    return lambda values: not _truth(last(values))


def _junction(join: Callable[[bool, bool], bool], first: _Work, last: _Work) -> _Work:
    return lambda values: join(_truth(first(values)), _truth(last(values)))


def _comparison(compare: Callable[[float, float], bool], first: _Work, last: _Work) -> _Work:
    def work(values: _Values) -> Amount:
        one, other = first(values), last(values)
        if isinstance(one, bool) or isinstance(other, bool):
            raise TypeError(_NO_NUMBER)
        return compare(one, other)

    return work


def _sum(work_out: Callable[..., float], first: _Work, *others: _Work) -> _Work:
    if not others:
        return lambda values: _finite(float(work_out(_number(first(values)))))
    (last,) = others

    def work(values: _Values) -> Amount:
        one, other = first(values), last(values)
        # `_number` and `_finite` written out: fewer calls in what runs most.
        if isinstance(one, bool) or isinstance(other, bool):
            raise TypeError(_NO_NUMBER)
        result = work_out(one, other)
        if not math.isfinite(result):
            raise ValueError(_NO_RESULT)
        return result

    return work


_NODES: dict[str, tuple[int, Callable[..., _Work]]] = {
    "if": (3, _choice),
    "not": (1, _denial),
    "and": (2, partial(_junction, operator.and_)),
    "or": (2, partial(_junction, operator.or_)),
    **{sign: (2, partial(_comparison, compare)) for sign, compare in _COMPARISONS.items()},
    **{name: (1 if name in _UNARY else 2, partial(_sum, sum_)) for name, sum_ in _SUMS.items()},
}
"""Operator → how many parts it takes, and what makes one function of theirs."""


def _finite(result: float) -> float:
    if not math.isfinite(result):
        raise ValueError(_NO_RESULT)
    return result


def _truth(value: Amount) -> bool:
    if not isinstance(value, bool):
        raise TypeError("a number where a truth is needed")
    return value


def _number(value: Amount) -> float:
    if isinstance(value, bool):
        raise TypeError(_NO_NUMBER)
    return value


def _read(value: object) -> object:
    return parse_expression(value) if isinstance(value, str) else value


ExpressionText = Annotated[
    InstanceOf[Expression],
    BeforeValidator(_read),
    WithJsonSchema({"type": ["string", "number"], "maxLength": _LONGEST}),
]
"""A field that holds an expression."""
