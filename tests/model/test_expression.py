"""Expressions: what is read, what comes of it, and that no text whatever does anything but be refused."""

import math
import operator
from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from kepu.model.expression import Amount, parse_expression
from pydantic_core import PydanticCustomError

ANY_TEXT = st.text(st.characters(codec="utf-8"), max_size=300)
NEAR_MISSES = st.lists(
    st.sampled_from(
        [
            *"0123456789.+-*/^()<>=,{}$#_ \n",
            *("and", "or", "not", "if", "min", "sqrt", "(" * 25, "1e99", "a", "{a.2}", "；", "×"),
        ]
    ),
    max_size=80,
).map("".join)
"""Texts of the right letters in no order: they get further than random ones."""


def wide(text: str) -> str:
    """Write as a Chinese keyboard's full-width mode does."""
    return "".join(chr(ord(char) + 0xFEE0) for char in text)


def refusal(text: str) -> str:
    with pytest.raises(PydanticCustomError) as caught:
        parse_expression(text)
    return caught.value.message()


def worth(text: str, **values: Amount) -> Amount | None:
    return parse_expression(text).run(values)


@settings(max_examples=300, deadline=None)
@given(ANY_TEXT | NEAR_MISSES)
@example("9" * 300)
@example("((((((((((((((((((((((((1))))))))))))))))))))))))")
@example("not " * 49 + "1")
@example("1" * 197 + "e99")
def test_no_text_does_more_than_be_refused(text: str) -> None:
    try:
        read = parse_expression(text)
    except PydanticCustomError as error:
        said = error.message()
    else:
        said = "读懂了"
        result = read.run({})
        assert result is None or isinstance(result, bool) or math.isfinite(result)
        assert len(read.program) <= len(text)
    assert any("一" <= char <= "鿿" for char in said)


# ── against Python's own arithmetic ──

SIGNS: dict[str, Callable[[float, float], float]] = {
    "+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv,
}  # fmt: skip
PLAIN = st.lists(
    st.tuples(
        st.sampled_from([*SIGNS]), st.sampled_from(["", "-"]), st.integers(1, 99), st.booleans()
    ),
    min_size=1,
    max_size=12,
)


@settings(max_examples=200, deadline=None)
@given(st.integers(1, 99), PLAIN)
def test_signs_bind_as_they_do_in_python(
    first: int, rest: list[tuple[str, str, int, bool]]
) -> None:
    ours, theirs = f"{first}", f"{first}.0"
    for sign, minus, number, squared in rest:
        ours += f" {sign} {minus}{number}" + (" ^ 2" if squared else "")
        theirs += f" {sign} {minus}{number}.0" + (" ** 2" if squared else "")
    if len(ours) <= 200:
        # Digits and four signs, written by this test.
        assert worth(ours) == pytest.approx(eval(theirs), rel=1e-9)  # noqa: S307


@settings(max_examples=200, deadline=None)
@given(st.integers(-9, 9), st.integers(-9, 9), st.integers(-9, 9), st.booleans())
def test_truths_bind_as_they_do_in_python(a: int, b: int, c: int, yes: bool) -> None:  # noqa: FBT001
    values: dict[str, Amount] = {"a": a, "b": b, "c": c, "yes": yes}
    assert worth("not a < b and b <= c or yes", **values) is ((not a < b and b <= c) or yes)
    assert worth("a + 1 > b * 2 and not yes", **values) is (a + 1 > b * 2 and not yes)
    assert worth("yes or a = b and c != a", **values) is (yes or (a == b and c != a))
    assert worth("if(a > b, a, b) + c", **values) == max(a, b) + c


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2 ^ 3 ^ 2", 512.0),
        ("-2 ^ 2", -4.0),
        ("2 ^ -1", 0.5),
        ("--3", 3.0),
        ("8 / 4 / 2", 1.0),
        ("8 - 4 - 2", 2.0),
        ("round(2.5)", 3.0),
        ("round(-2.5)", -2.0),
        ("floor(-1.5)", -2.0),
        ("ceil(1.1)", 2.0),
        ("min(3, 1, 2)", 1.0),
        ("max(3, 1, 2)", 3.0),
        ("log10(1000)", 3.0),
        ("sqrt(2) ^ 2 = 2", True),
        ("0.1 + 0.2 = 0.3", True),
        ("0.3 < 0.1 + 0.2", True),
        ("if(1 > 2, 1 / 0, 7)", None),
        ("if(1 > 2, 1, 7)", 7.0),
        ("1e-10", 1e-10),
        ("2.5E3", 2500.0),
    ],
)
def test_what_comes_of_it(text: str, value: Amount | None) -> None:
    got = worth(text)
    assert got is value if isinstance(value, bool) else got == pytest.approx(value)


@pytest.mark.parametrize(
    "text",
    [
        "1 / 0", "0 / 0", "1 / (a - a)", "0 ^ -1", "(0 - 8) ^ 0.5", "sqrt(-1)", "log10(0)", "9 ^ 9 ^ 9",
        "1e99 ^ 4", "1e99 ^ 4 * 0", "nobody + 1", "{nothing}", "(1 > 0) + 1", "not 1", "1 and 1 > 0",
        "if(1, 2, 3)", "(1 > 0) = (1 > 0)", "-(1 > 0)",
    ],
)  # fmt: skip
def test_what_has_no_answer_is_none(text: str) -> None:
    assert worth(text, a=4) is None


def test_a_value_that_is_no_number_spoils_the_result() -> None:
    assert worth("a", a=math.inf) is None
    assert worth("a * 2", a=math.nan) is None


def test_names_and_constants_are_told_apart() -> None:
    read = parse_expression("weight / {tall} ^ 2 + min(weight, {tall.2}, age_1)")
    assert read.names == {"weight", "age_1"}
    assert read.constants == {"tall", "tall.2"}
    assert read.run({"weight": 8, "#tall": 2, "#tall.2": 5, "age_1": 9}) == 7.0


def test_a_constant_is_not_a_variable_of_its_name() -> None:
    assert worth("{a}", a=1) is None


# ── how people type ──


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        (wide("6+(2*3)"), "6+(2*3)"),
        (wide("a/2>=min(1,{tall})"), "a/2>=min(1,{tall})"),
        (wide("A^2"), "a^2"),
        ("6 × 2", "6 * 2"),
        ("a ÷ 2", "a / 2"),
        ("a ≤ 2", "a <= 2"),
        ("a ≥ 2", "a >= 2"),
        ("a ≠ 2", "a != 2"),
        ("a －2", "a - 2"),
        ("a \u2212 2", "a - 2"),
        ("a – 2", "a - 2"),
        ("min（1，a）", "min(1,a)"),
        ("a\u3000+\u30001", "a + 1"),
        ("MAX(A, 2)", "max(a, 2)"),
    ],
)
def test_what_a_chinese_keyboard_writes_is_understood(typed: str, plain: str) -> None:
    assert parse_expression(typed).program == parse_expression(plain).program


@pytest.mark.parametrize("typed", ["5²", "½", "2½", "②", "Ⅷ", "٣", "५", "5⁻¹", "√4", "π", "5㎡"])
def test_figures_that_look_like_others_are_not_guessed_at(typed: str) -> None:
    assert "看不懂" in refusal(typed)


# ── what is refused, and how ──


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "式子没有写完"),
        (" \n ", "式子没有写完"),
        ("1 +", "式子没有写完"),
        ("1 2", "“2”多出来了"),
        ("1)", "“)”多出来了"),
        ("1 < 2 < 3", "“<”多出来了"),
        ("1,000", "“,”多出来了"),
        ("(1", "少了一个右括号 )"),
        ("min(1", "少了一个右括号 )"),
        ("* 2", "“*”放的位置不对"),
        ("9**9**9", "“*”放的位置不对"),
        ("2 = = 3", "“=”放的位置不对"),
        ("and", "“and”放的位置不对"),
        ("sqrt", "“sqrt”放的位置不对"),
        ("()", "“)”放的位置不对"),
        ("min(1)", "min 要写 2 个数"),
        ("abs(1, 2)", "abs 要写 1 个数"),
        ("if(1 > 0, 2)", "if 要写 3 个数"),
        ("if(1 > 0, 2, 3, 4)", "if 要写 3 个数"),
        ("1.", "看不懂“1.”"),
        (".5", "看不懂“.5”"),
        ("1e", "看不懂“1e”"),
        ("1e400", "看不懂“1e400”"),
        ("3kg", "看不懂“3kg”"),
        ("0x10", "看不懂“0x10”"),
        ("1_000", "看不懂“1_000”"),
        ("{a.0}", "看不懂"),
        ("{A b}", "看不懂"),
        ("{}", "看不懂"),
        ("{a", "看不懂"),
        ("a; b", "看不懂“; b”"),
        ("'a'", "看不懂"),
        ("a[0]", "看不懂"),
        ("a.b", "看不懂“.b”"),
        ("a := 1", "看不懂"),
        ("lambda: 0", "看不懂"),
        ("__import__('os').system('id')", "看不懂“__import”"),
        ("().__class__", "看不懂“.__class”"),
        ("$a", "看不懂“$a”"),
        ("#a", "看不懂“#a”"),
        ("a // b", "“/”放的位置不对"),
        ("a % b", "看不懂“% b”"),
        ("a == b", "“=”放的位置不对"),
        ("体重 + 1", "看不懂“体重 + 1”"),
        ("a\x00", "看不懂"),
        ("a" * 201, "式子太长了，最多 200 个字符"),
        ("(" * 100 + "1" + ")" * 99, "括号套得太多"),
        ("2" + "^2" * 60, "乘方套得太多"),
        ("min(" * 45, "括号套得太多"),
    ],
)
def test_what_is_no_expression_is_said_in_chinese(text: str, said: str) -> None:
    assert said in refusal(text)


def test_the_limits_are_where_they_are_said_to_be() -> None:
    assert worth("1" + "+1" * 99) == 100.0
    assert len("1" + "+1" * 99 + " ") == 200
    assert worth("1" + "+1" * 99 + " ") == 100.0
    assert "太长" in refusal("1" + "+1" * 99 + "  ")
    assert worth("(" * 20 + "1" + ")" * 20) == 1.0
    assert "套得太多" in refusal("(" * 21 + "1" + ")" * 21)
