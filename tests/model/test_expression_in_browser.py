"""What check works out and what the reader's browser works out are the same, for any expression and any values."""

import json
import math
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from kepu.index.scripts import join_modules
from kepu.model.expression import Amount, parse_expression
from pydantic_core import PydanticCustomError

SOURCE = Path(__file__).parents[2] / "theme" / "assets" / "src" / "exhibit" / "run.js"
PROBE = """import { run, sayNumber } from './run.js';
const calls = { run, sayNumber };
require('readline').createInterface({ input: process.stdin }).on('line', function (line) {
  const asked = JSON.parse(line);
  console.log(JSON.stringify(calls[asked.name].apply(null, asked.given)));
});
"""
Call = Callable[..., Any]


@pytest.fixture(scope="module")
def call(node: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Call]:
    """Give the function that calls one of the module's functions in Node.js."""
    modules = {"run.js": SOURCE.read_text("utf-8"), "probe.js": PROBE}
    script = tmp_path_factory.mktemp("run") / "run.js"
    script.write_text(join_modules(modules, "probe.js"), "utf-8")
    with subprocess.Popen(
        [node, str(script)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        stdin, stdout = process.stdin, process.stdout
        assert stdin
        assert stdout

        def ask(name: str, *given: Any) -> Any:
            stdin.write(json.dumps({"name": name, "given": given}) + "\n")
            stdin.flush()
            # Large whole numbers come back without a point, and are floats all the same.
            return json.loads(stdout.readline(), parse_int=float)

        yield ask
        stdin.close()


NAMES = st.sampled_from(["a", "b", "weight", "yes", "nobody"])
NUMBERS = st.one_of(
    st.integers(0, 30).map(str),
    st.sampled_from(["0.1", "0.2", "0.3", "18.5", "23.9", "1e-10", "1e21", "1e99"]),
)
VALUES = st.fixed_dictionaries(
    {
        "a": st.floats(-100, 100),
        "b": st.integers(-5, 5).map(float),
        "weight": st.floats(allow_nan=False, allow_infinity=False),
        "yes": st.booleans(),
    }
)


def _sums(
    part: st.SearchStrategy[str], signs: list[str], calls: list[str]
) -> st.SearchStrategy[str]:
    pair = st.tuples(part, part)
    return st.one_of(
        st.builds("({0[0]} {1} {0[1]})".format, pair, st.sampled_from(signs)),
        st.builds("{}({})".format, st.sampled_from(calls), part),
        st.builds("{0}({1[0]}, {1[1]})".format, st.sampled_from(["min", "max"]), pair),
        st.builds("-{}".format, part),
    )


def _truths(part: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    signs = st.sampled_from(["<", "<=", ">", ">=", "=", "!=", "and", "or"])
    return st.one_of(
        st.builds("({0[0]} {1} {0[1]})".format, st.tuples(part, part), signs),
        st.builds("(not {})".format, part),
        st.builds("if({0[0]}, {0[1]}, {0[2]})".format, st.tuples(part, part, part)),
    )


LEAVES = NAMES | NUMBERS
STEPWISE = st.recursive(
    LEAVES,
    lambda part: (
        _sums(part, ["+", "-", "*", "/"], ["abs", "round", "floor", "ceil", "sqrt"]) | _truths(part)
    ),
    max_leaves=12,
)
"""Every machine gives the very same for these, to the last digit: they may be compared and cut off."""
SMOOTH = st.recursive(
    LEAVES,
    lambda part: _sums(part, ["+", "*", "/", "^"], ["abs", "sqrt", "log10"]),
    max_leaves=8,
)
"""The last digit of a power is nobody's promise: nothing here turns it into a different answer."""


def agree(call: Call, text: str, values: dict[str, Amount], *, exactly: bool) -> None:
    try:
        expression = parse_expression(text)
    except PydanticCustomError:
        # Too long or too deep, which is not what is looked at here.
        assume(False)  # noqa: FBT003 - its only argument
    here = expression.run(values)
    there = call("run", expression.program, values)
    if exactly or here is None or isinstance(here, bool):
        assert there == here
        assert isinstance(there, bool) == isinstance(here, bool)
    else:
        assert there is not None
        assert math.isclose(there, here, rel_tol=1e-9)


@settings(max_examples=400, deadline=None)
@given(STEPWISE, VALUES)
@example("if(a = 0, 0, 1 / a)", {"a": 0.0})
@example("0.1 + 0.2 = 0.3", {})
@example("0.1 + 0.2 <= 0.3", {})
@example("yes = yes", {"yes": True})
@example("yes + 1", {"yes": True})
@example("round(b / 2)", {"b": -5.0})
@example("weight / (a / 100) * 0", {"a": 1e-320, "weight": 1e300})
def test_the_browser_agrees_to_the_last_digit(
    call: Call, text: str, values: dict[str, Amount]
) -> None:
    agree(call, text, values, exactly=True)


@settings(max_examples=400, deadline=None)
@given(SMOOTH, VALUES)
@example("0 ^ -1", {})
@example("(0 - 8) ^ (1 / 3)", {})
@example("10 ^ 400", {})
@example("log10(0)", {})
@example("2 ^ 3 ^ 2", {})
@example("-2 ^ 2", {})
def test_the_browser_agrees_about_powers(call: Call, text: str, values: dict[str, Amount]) -> None:
    agree(call, text, values, exactly=False)


JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=3),
    st.sampled_from(
        ["$a", "$", "$__proto__", "constructor", "if", "+", "neg", "and", "not", "=", "min"]
    ),
    st.lists(st.none()),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(JUNK, max_size=8) | JUNK, st.none() | st.dictionaries(st.text(max_size=2), JUNK))
@example(["constructor"], {})
@example([1, 2, "toString"], {})
@example(["$hasOwnProperty"], {})
@example([True], {})
@example(["$a"], {"a": "1"})
def test_any_junk_has_an_answer_or_none(call: Call, program: Any, values: Any) -> None:
    answer = call("run", program, values)
    assert answer is None or isinstance(answer, (bool, int, float))


@pytest.mark.parametrize(
    "program",
    [
        [],
        [1, 1],
        ["+"],
        [1, "+"],
        [1, 2, "if"],
        [1, 2, 3, "if"],
        ["not"],
        [1, "and"],
        ["constructor"],
        ["$toString"],
        [True],
        None,
        "1",
        {},
    ],
)
def test_what_is_no_program_has_no_answer(call: Call, program: Any) -> None:
    assert call("run", program, {}) is None


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (22, 1, "22"),
        (22.04, 1, "22"),
        (22.06, 1, "22.1"),
        (2.675, 2, "2.68"),
        (-0.04, 1, "0"),
        (-3.5, None, "\N{MINUS SIGN}3.5"),
        (0, None, "0"),
        (1 / 3, None, "0.3333"),
        (123456.7, None, "123457"),
        (1_000_000, None, "1000000"),
        (300_000_000, None, "3×10⁸"),
        (99_990_000, None, "1×10⁸"),
        (-1.5e-10, None, "\N{MINUS SIGN}1.5×10⁻¹⁰"),
        (31_554_496, 0, "31554496"),
        (1e21, 0, "1×10²¹"),
        (None, 1, "算不出来"),
        (True, None, "是"),
    ],
)
def test_a_number_is_written_as_people_read_it(
    call: Call, value: float | None, decimals: int | None, text: str
) -> None:
    assert call("sayNumber", value, decimals) == text
