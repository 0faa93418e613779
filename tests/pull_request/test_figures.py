"""Numbers are found, compared and never cut apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kepu.pipeline.changes.figures import changed_numbers, marked, pieces_of

TEXTS = st.text("0159一二十点次分钟日 .:–/%，打a", max_size=30)


@pytest.mark.parametrize(
    ("before", "after", "gone", "new"),
    [
        ("火警打119", "火警打120", ["119"], ["120"]),
        ("每次30分钟", "每次20分钟", ["30"], ["20"]),
        ("09:00–11:00", "09:00–11:30", ["09:00–11:00"], ["09:00–11:30"]),
        ("140/90毫米汞柱", "140/95毫米汞柱", ["140/90"], ["140/95"]),
        ("2026-11-22", "2026-12-22", ["2026-11-22"], ["2026-12-22"]),
        ("每天三次", "每天两次", ["三"], ["两"]),
        ("开到晚上九点", "开到晚上十点", ["九"], ["十"]),
        ("半片", "一片", ["半"], ["一"]),
        ("约\uff11\uff10米", "约12米", ["\uff11\uff10"], ["12"]),
        ("0.5%", "5%", ["0.5%"], ["5%"]),
        ("5天，5次", "5天", ["5"], []),
        ("5天后再量3次", "3天后再量5次", [], []),
        ("一定要去", "千万要去", [], []),
        ("", "打12345", [], ["12345"]),
    ],
)
def test_what_changed_is_told(before: str, after: str, gone: list[str], new: list[str]) -> None:
    assert changed_numbers(before, after) == (tuple(gone), tuple(new))


def test_a_number_is_struck_out_whole() -> None:
    assert pieces_of("请拨打12356咨询", "请拨打12357咨询") == (
        ("same", "请拨打"),
        ("gone", "12356"),
        ("new", "12357"),
        ("same", "咨询"),
    )


def test_texts_with_nothing_in_common_stand_one_after_the_other() -> None:
    assert pieces_of("多喝水", "早点睡觉吧") == (("gone", "多喝水"), ("new", "早点睡觉吧"))


@given(TEXTS, TEXTS)
def test_nothing_of_either_text_is_lost(before: str, after: str) -> None:
    pieces = pieces_of(before, after)
    assert "".join(text for kind, text in pieces if kind != "new") == before
    assert "".join(text for kind, text in pieces if kind != "gone") == after


@given(TEXTS)
def test_marking_loses_nothing(text: str) -> None:
    assert "".join(part for _, part in marked(text)) == text
