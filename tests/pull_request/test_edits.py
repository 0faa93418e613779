"""Two versions of a file: which place differs, and what it is called."""

from hypothesis import given
from hypothesis import strategies as st
from kepu.model.kinds import KINDS
from kepu.pipeline.changes.labels import path_in_layer, say_place
from kepu.read.document import Value
from kepu.read.edits import BODY, Edit, edits_in_prose, edits_of

VALUES: st.SearchStrategy[Value] = st.recursive(
    st.sampled_from(["a", "b", "一", ""]),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(tuple),
        st.dictionaries(st.sampled_from(["id", "x", "y"]), inner, max_size=3),
    ),
    max_leaves=8,
)


def test_a_field_is_named() -> None:
    assert list(edits_of({"a": "1", "b": "2"}, {"a": "1", "b": "3"})) == [Edit(("b",), "2", "3")]


def test_items_are_followed_when_others_come_or_go() -> None:
    old, new = ("甲", "乙", "丙"), ("甲", "新", "乙", "丁")
    assert list(edits_of({"points": old}, {"points": new})) == [
        Edit(("points", 1), "", "新"),
        Edit(("points", 3), "丙", "丁"),
    ]


def test_items_with_ids_are_followed_by_them() -> None:
    old: Value = ({"id": "a", "hours": "9"}, {"id": "b", "hours": "9"})
    new: Value = ({"id": "b", "hours": "8"}, {"id": "a", "hours": "9"})
    assert list(edits_of({"contacts": old}, {"contacts": new})) == [
        Edit(("contacts",), "a、b", "b、a"),
        Edit(("contacts", 0, "hours"), "9", "8"),
    ]


def test_one_item_in_the_place_of_another_is_gone_and_new() -> None:
    old: Value = ({"id": "a", "x": "1"},)
    new: Value = ({"id": "b", "x": "1"},)
    assert list(edits_of(old, new)) == [
        Edit((0,), "id：a；x：1", ""),
        Edit((0,), "", "id：b；x：1"),
    ]


def test_prose_is_compared_by_paragraphs() -> None:
    old, new = "一\n\n二\n\n三", "一\n\n \n二改\n\n三"
    assert list(edits_in_prose(old, new)) == [Edit((BODY, 1), "二", "二改")]


@given(VALUES, VALUES)
def test_equal_values_have_no_edits_and_others_have_some(before: Value, after: Value) -> None:
    assert list(edits_of(before, before)) == []
    assert bool(list(edits_of(before, after))) == (before != after)


def test_places_have_the_names_that_editors_know() -> None:
    assert say_place(KINDS["resource"], ("points", 1)) == "要点第 2 条"
    assert say_place(KINDS["community"], ("contacts", 0, "phone")) == "联系岗位第 1 条的办公电话"
    assert say_place(KINDS["resource"], ("no-such-field", 0)) == "no-such-field第 1 条"
    assert say_place(None, (BODY, 2)) == "正文第 3 段"


def test_a_layers_folder_is_no_part_of_a_place() -> None:
    inside = "topics/health/resources/h-bp.yaml"
    for layer in ("", "counties/zhiwei/", "counties/zhiwei/communities/gewuli/"):
        assert path_in_layer(f"catalog/{layer}{inside}") == inside
