"""Each verb of a patch on plain values: what it does, what it refuses, in which order."""

from typing import Any

import pytest
from kepu.compose.verbs import apply_patch, name_of
from kepu.model.patch import Patch

TEXTS = ("甲", "乙", "丙")
MEMBERS = ({"id": "a", "n": "1"}, {"id": "b", "n": "2"}, {"id": "c", "n": "3"})
SOURCES = ({"name": "民法典", "locator": "第1条"}, {"name": "刑法"}, {"name": "民法典"})
RAW = {
    "title": "题", "texts": TEXTS, "members": MEMBERS, "sources": SOURCES,
    "cost": {"type": "free", "note": "说明"}, "visit": {"notes": ("甲",)},
}  # fmt: skip


def patch(**verbs: Any) -> Patch:
    return Patch(kind="resource", id="x", why="因为", **verbs)


@pytest.mark.parametrize(
    ("verbs", "field", "result"),
    [
        ({"set": {"title": "新"}}, "title", "新"),
        ({"set": {"fresh": ("甲",)}}, "fresh", ("甲",)),
        ({"set": {"cost.note": "新"}}, "cost", {"type": "free", "note": "新"}),
        ({"set": {"place.area.min": "1"}}, "place", {"area": {"min": "1"}}),
        ({"unset": ("title",)}, "title", None),
        ({"unset": ("cost.note",)}, "cost", {"type": "free"}),
        ({"append": {"texts": ("丁", "戊")}}, "texts", ("甲", "乙", "丙", "丁", "戊")),
        ({"append": {"fresh": ("甲",)}}, "fresh", ("甲",)),
        ({"append": {"visit.notes": ("乙",)}}, "visit", {"notes": ("甲", "乙")}),
        ({"append": {"sources": ({"name": "民法典", "locator": "第2条"},)}}, "sources",
         (*SOURCES, {"name": "民法典", "locator": "第2条"})),
        ({"remove": {"texts": ("乙",)}}, "texts", ("甲", "丙")),
        ({"remove": {"texts": ("丙", "甲", "乙")}}, "texts", ()),
        ({"remove": {"members": ("b",)}}, "members", (MEMBERS[0], MEMBERS[2])),
        ({"remove": {"members": ({"id": "b"},)}}, "members", (MEMBERS[0], MEMBERS[2])),
        ({"remove": {"sources": ("刑法",)}}, "sources", (SOURCES[0], SOURCES[2])),
        ({"replace": {"texts": ({"old": "乙", "new": "新"},)}}, "texts", ("甲", "新", "丙")),
        ({"replace": {"members": ({"id": "b", "n": "9"},)}}, "members",
         (MEMBERS[0], {"id": "b", "n": "9"}, MEMBERS[2])),
        ({"replace": {"sources": ({"name": "刑法", "locator": "第3条"},)}}, "sources",
         (SOURCES[0], {"name": "刑法", "locator": "第3条"}, SOURCES[2])),
        ({"order": {"texts": ("丙",)}}, "texts", ("丙", "甲", "乙")),
        ({"order": {"members": ("c", "a")}}, "members", (MEMBERS[2], MEMBERS[0], MEMBERS[1])),
    ],
)  # fmt: skip
def test_what_a_verb_does(verbs: dict[str, Any], field: str, result: Any) -> None:
    value, misfits = apply_patch(RAW, patch(**verbs))
    assert misfits == []
    assert value.get(field) == result
    untouched = RAW.keys() - {field}
    assert all(value[name] is RAW[name] for name in untouched)


@pytest.mark.parametrize(
    ("verbs", "path", "says"),
    [
        ({"append": {"title": ("新",)}}, ("append", "title"), ("不是列表", "set")),
        ({"remove": {"cost": ("type",)}}, ("remove", "cost"), ("不是列表",)),
        ({"append": {"texts": ("丁", "乙")}}, ("append", "texts", 1), ("已经有“乙”", "replace")),
        ({"append": {"members": ({"id": "a", "n": "9"},)}}, ("append", "members", 0), ("“a”",)),
        ({"append": {"texts": ("丁", "丁")}}, ("append", "texts", 1), ("已经有“丁”",)),
        ({"append": {"sources": ({"name": "刑法"},)}}, ("append", "sources", 0), ("“刑法”",)),
        ({"remove": {"texts": ("丁",)}}, ("remove", "texts", 0), ("没有“丁”", "甲、乙、丙")),
        ({"remove": {"texts": ("甲", "甲")}}, ("remove", "texts", 1), ("没有“甲”",)),
        ({"remove": {"fresh": ("甲",)}}, ("remove", "fresh", 0), ("没有“甲”", "（空）")),
        ({"remove": {"members": ("bb",)}}, ("remove", "members", 0), ("没有“bb”", "是不是 b？")),
        ({"remove": {"members": ({"n": "1"},)}}, ("remove", "members", 0), ("没有“”",)),
        ({"remove": {"sources": ("民法典",)}}, ("remove", "sources", 0), ("几项", "set")),
        ({"replace": {"texts": ("乙",)}}, ("replace", "texts", 0), ("一组字段", "old")),
        ({"replace": {"texts": ({"old": "丁", "new": "新"},)}}, ("replace", "texts", 0), ("“丁”",)),
        ({"replace": {"members": ({"id": "d"},)}}, ("replace", "members", 0), ("没有“d”",)),
        ({"order": {"texts": ("丙", "丁")}}, ("order", "texts", 1), ("没有“丁”",)),
        ({"order": {"texts": ("丙", "丙")}}, ("order", "texts", 1), ("“丙”写了两次",)),
        ({"set": {"title.short": "新"}}, ("set", "title.short"), ("title 下面没有字段",)),
        ({"unset": ("texts", "fresh")}, ("unset", 1), ("本来就没有写",)),
        ({"unset": ("cost.nota",)}, ("unset", 0), ("本来就没有写",)),
        ({"unset": ("title.short",)}, ("unset", 0), ("下面没有字段",)),
    ],
)  # fmt: skip
def test_what_a_verb_refuses(
    verbs: dict[str, Any], path: tuple[Any, ...], says: tuple[str, ...]
) -> None:
    _, (misfit,) = apply_patch(RAW, patch(**verbs))
    assert misfit.path == path
    for word in says:
        assert word in misfit.message + misfit.advice


def test_the_original_is_never_touched() -> None:
    before = repr(RAW)
    apply_patch(RAW, patch(
        set={"cost.type": "x", "title": "新"}, unset=("cost.note",), append={"visit.notes": ("乙",)},
        remove={"texts": ("甲",)}, replace={"members": ({"id": "a"},)}, order={"sources": ("刑法",)},
    ))  # fmt: skip
    assert repr(RAW) == before


def test_the_verbs_apply_in_their_fixed_order() -> None:
    # remove, replace, append, order: each sees what the one before it made.
    value, misfits = apply_patch(RAW, patch(
        order={"texts": ("丁", "新")},
        append={"texts": ("丁", "甲")},
        replace={"texts": ({"old": "乙", "new": "新"},)},
        remove={"texts": ("甲",)},
    ))  # fmt: skip
    assert misfits == []
    assert value["texts"] == ("丁", "新", "丙", "甲")


def test_remove_sees_what_was_there_before_replace() -> None:
    swap = ({"old": "乙", "new": "新"},)
    _, (early,) = apply_patch(RAW, patch(replace={"texts": swap}, remove={"texts": ("新",)}))
    assert early.path == ("remove", "texts", 0)
    _, (late,) = apply_patch(RAW, patch(replace={"texts": swap}, remove={"texts": ("乙",)}))
    assert late.path == ("replace", "texts", 0)


def test_append_comes_after_set_and_unset() -> None:
    value, misfits = apply_patch(
        RAW, patch(append={"texts": ("丁",), "members": ({"id": "z"},)},
                   set={"texts": ("子",)}, unset=("members",))
    )  # fmt: skip
    assert misfits == []
    assert value["texts"] == ("子", "丁")
    assert value["members"] == ({"id": "z"},)


def test_a_repeated_text_keeps_its_twin_when_ordered() -> None:
    value, _ = apply_patch({"texts": ("甲", "乙", "乙")}, patch(order={"texts": ("甲",)}))
    assert value["texts"] == ("甲", "乙", "乙")


def test_every_misfit_of_a_patch_is_told() -> None:
    _, misfits = apply_patch(RAW, patch(remove={"texts": ("x",), "members": ("y",)}, unset=("z",)))
    assert len(misfits) == 3


@pytest.mark.parametrize(
    ("item", "name"),
    [("甲", "甲"), ({"id": "a", "name": "b"}, "a"), ({"name": "b"}, "b"), ({"year": "2026"}, "2026"),
     ({"title": "t"}, "")],
)  # fmt: skip
def test_what_tells_members_apart(item: Any, name: str) -> None:
    assert name_of(item) == name
