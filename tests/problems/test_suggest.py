"""A slip of the finger finds the word that was meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kepu.problems import nearest

IDS = (
    "h-cpr-aed",
    "h-choking",
    "h-heatstroke",
    "h-hypertension",
    "e-typhoon",
    "e-flood",
    "e-fire-escape",
    "d-fraud-calls",
    "sv-van",
    "sv-clinic",
    "ex-quake",
    "digital-literacy",
    "elderly-and-children",
)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("h-cpr-ade", "h-cpr-aed"),
        ("h-chocking", "h-choking"),
        ("h_cpr_aed", "h-cpr-aed"),
        ("H-CPR-AED", "h-cpr-aed"),
        ("\uff48-cpr-aed", "h-cpr-aed"),
        ("hcpr-aed", "h-cpr-aed"),
        ("e-typhon", "e-typhoon"),
        ("sv-vna", "sv-van"),
        ("ex-quakes", "ex-quake"),
        ("elderly_and_childern", "elderly-and-children"),
        ("fraud", "d-fraud-calls"),
    ],
)
def test_the_likeliest_comes_first(written: str, meant: str) -> None:
    assert nearest(written, IDS)[0] == meant


def test_nothing_is_suggested_for_a_stranger() -> None:
    assert nearest("zzzzzzzz", IDS) == ()
    assert nearest("", IDS) == ()
    assert nearest("h-cpr-aed", ()) == ()


def test_no_more_than_the_limit() -> None:
    many = [f"h-item-{number}" for number in range(9)]
    assert len(nearest("h-item-x", many)) == 3
    assert len(nearest("h-item-x", many, limit=5)) == 5


@given(st.sampled_from(IDS), st.data())
def test_any_single_edit_is_found(meant: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(meant) - 1))
    letter = data.draw(st.sampled_from("abcdefghijklmnopqrstuvwxyz"))
    kind = data.draw(st.sampled_from(["replace", "insert", "delete", "swap"]))
    swapped = meant[:at] + meant[at + 1 : at + 2] + meant[at] + meant[at + 2 :]
    written = {
        "replace": meant[:at] + letter + meant[at + 1 :],
        "insert": meant[:at] + letter + meant[at:],
        "delete": meant[:at] + meant[at + 1 :],
        "swap": swapped,
    }[kind]
    assert meant in nearest(written, IDS)
