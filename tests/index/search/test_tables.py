"""The two tables that a browser fetches: every everyday character has one sound, every traditional one its twin."""

import re

import pytest
from kepu.index.search.tables import homophones, traditional

EVERYDAY = 3_755
"""Characters of the first level of GB 2312."""


def sounds() -> dict[str, str]:
    """Give the sound of each everyday character, as a browser counts them out."""
    cells = (bytes((row, cell)) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    characters = [found for cell in cells if (found := cell.decode("gb2312", "ignore"))]
    runs = re.findall(r"([a-zêü]+)(\d+)(?: |$)", homophones())
    spread = [sound for sound, length in runs for _ in range(int(length))]
    return dict(zip(characters, spread, strict=True))


def test_every_everyday_character_has_a_sound() -> None:
    assert len(sounds()) == EVERYDAY
    assert " ".join(f"{a}{b}" for a, b in re.findall(r"(\S+?)(\d+)", homophones())) == homophones()


@pytest.mark.parametrize(
    ("character", "sound"), [("啊", "a"), ("暑", "shu"), ("署", "shu"), ("绿", "lv"), ("座", "zuo")]
)
def test_a_character_is_counted_out_to_its_sound(character: str, sound: str) -> None:
    assert sounds()[character] == sound


def test_traditional_characters_and_their_twins_stand_at_the_same_place() -> None:
    from_, to = traditional().split("\n")
    assert len(from_) == len(to) > 1_500
    assert all(max(one, two) <= "\uffff" for one, two in zip(from_, to, strict=True))
    twins = dict(zip(from_, to, strict=True))
    assert len(twins) == len(from_)
    assert (
        "".join(twins.get(one, one) for one in "復蘇電動車煙羣眾臥牀洪澇裏")
        == "复苏电动车烟群众卧床洪涝里"
    )


def test_no_character_is_its_own_twin_and_no_twin_leads_on() -> None:
    from_, to = traditional().split("\n")
    assert not [one for one, two in zip(from_, to, strict=True) if one == two]
    # Two steps would mean that a text folds otherwise than its parts.
    assert set(to) & set(from_) == set()
