"""Entries that say nearly the same: told once, at the later of the two."""

import time
from collections.abc import Callable, Mapping

from kepu.model.catalog import Catalog, Item, Provenance
from kepu.model.resource import Resource
from kepu.problems import Problem, codes
from kepu.validate.wording.twins import Twins

Find = Callable[[Mapping[str, str | None]], list[Problem]]

EAST = "catalog/counties/demo/communities/east/topics/low-carbon/resources"
WEST = EAST.replace("east", "west")
BASE = "catalog/topics/low-carbon/resources"
CARD = """id: {id}
title: 出门之前把家里看一遍
summary: 记住三样：火关了没有，水关了没有，电器拔了没有。
subtopic: saving
points:
  - 先看灶台，火要关好，油锅不能留在灶上
  - 再看水池和洗衣机，龙头要拧紧
  - 走之前{last}
conf: V
{fictional}updated_on: 2026-11-22
"""


def card(id: str, last: str = "拔掉充电器，锁好门窗", *, local: bool = False) -> str:
    return CARD.format(id=id, last=last, fictional="fictional: true\n" if local else "")


def test_a_copy_with_a_new_end_is_told_at_the_later_one(find: Find) -> None:
    first, second = f"{BASE}/c-a.yaml", f"{BASE}/c-b.yaml"
    changed = card("c-b", "带上钥匙和手机")
    (problem,) = find({first: card("c-a"), second: changed})
    assert problem.code == codes.NEAR_DUPLICATE.id
    assert problem.place == (second, 2, 8)
    assert "c-a" in problem.message
    assert "出门之前把家里看一遍" in problem.message


def test_a_community_s_copy_is_told_against_the_base(find: Find) -> None:
    (problem,) = find({
        f"{BASE}/c-a.yaml": card("c-a"), f"{EAST}/own.yaml": card("own", local=True),
    })  # fmt: skip
    assert problem.place[0] == f"{EAST}/own.yaml"


def test_two_communities_may_say_the_same(find: Find) -> None:
    one, two = card("own-e", local=True), card("own-w", local=True)
    assert find({f"{EAST}/own-e.yaml": one, f"{WEST}/own-w.yaml": two}) == []


def test_a_pair_is_told_once_though_a_community_patches_it(find: Find) -> None:
    patch = "kind: resource\nid: c-b\nwhy: 试\nset:\n  summary: 记住三样：火、水、电，走之前都看一遍。\n"
    found = find({
        f"{BASE}/c-a.yaml": card("c-a"), f"{BASE}/c-b.yaml": card("c-b"),
        "catalog/counties/demo/communities/east/patches/c-b.yaml": patch,
    })  # fmt: skip
    assert [p.code for p in found] == [codes.NEAR_DUPLICATE.id]


def test_entries_on_one_subject_are_no_twins(find: Find) -> None:
    other = card("c-b").replace("出门之前把家里看一遍", "睡觉之前把家里看一遍")
    for old, new in (
        ("记住三样：火关了没有，水关了没有，电器拔了没有。", "睡前五分钟，走一圈再上床。"),
        ("先看灶台，火要关好，油锅不能留在灶上", "煤气阀拧到底，厨房门带上"),
        ("再看水池和洗衣机，龙头要拧紧", "取暖器离被子一米以外"),
    ):
        other = other.replace(old, new)
    assert find({f"{BASE}/c-a.yaml": card("c-a"), f"{BASE}/c-b.yaml": other}) == []


def item(number: int, text: str) -> Item:
    raw = {
        "id": f"r-{number}",
        "title": text[:20],
        "points": (text[20:80], text[80:140], text[140:]),
    }
    value = Resource.model_validate({**raw, "conf": "V", "updated_on": "2026-11-22"})
    return Item("resource", value, raw, Provenance("base", f"catalog/{number}.yaml"))


def sentences(number: int) -> str:
    """Make 180 characters of the everyday ones, others for each number."""
    state, made = number * 2_654_435_761 + 12_345, []
    for _ in range(180):
        state = (state * 1_103_515_245 + 12_345) % 2**31
        # A third of the characters are the fifty that every text uses.
        common = state >> 16 & 3 == 0
        made.append(chr(0x4E00 + (state >> 8) % (50 if common else 2500)))
    return "".join(made)


def test_ten_thousand_entries_take_two_seconds() -> None:
    items = [item(number, sentences(number)) for number in range(2000)]
    catalog = Catalog({"resource": {one.value.id: one for one in items}})
    twins = Twins()
    start = time.process_time()
    assert [found for one in items for found in twins.find(one, catalog)] == []
    assert (time.process_time() - start) * 5 < 4  # twice the two seconds: the machine may be busy
    copy = item(9999, sentences(1234)[:170])
    (found,) = twins.find(copy, catalog)
    assert "r-1234" in found.message
