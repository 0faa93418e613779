"""Behind a door stands everything that is meant for its readers, once, and nothing else."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from kepu.plan.audiences import DOORS, Door, behind, for_everybody
from kepu.plan.context import Context
from kepu.plan.planner import plan_site

GREEN = "catalog/topics/low-carbon"
EAST = "catalog/counties/demo/communities/east"
Small = Callable[..., Context]
ELDERS, PARENTS, NEWCOMERS, WORKERS = DOORS


def ids(door: Door, context: Context) -> dict[str, list[str]]:
    return {kind: [i.value.id for i in items] for kind, items in behind(door, context).items()}


def view(context: Context, door: Door) -> Any:
    return next(page.view for page in plan_site(context).pages if page.url == door.url)


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.id)
@pytest.mark.parametrize("community", ["gewuli", "jiangxin", "zhiwei"])
def test_the_page_holds_what_the_catalogue_has(sample: Any, door: Door, community: str) -> None:
    context = sample.contexts[community]
    expected = {
        (kind, item.value.id)
        for kind in ("event", "service", "resource", "exhibit", "rumour-check", "pack")
        for item in context.catalog.of(kind).values()
        if item.value.is_public(context.today)
        and (
            set(item.value.audiences) & set(door.audiences) or (kind == "pack" and door.runs_events)
        )
        and not (kind == "event" and item.value.is_over(context.today))
    }
    page = sample.pages(community)[door.url].view
    shown = [(card.kind, card.id) for group in page.groups for card, _ in group.entries]
    assert set(shown) == expected
    assert len(shown) == len(expected) == page.total
    assert page.total > 10


def test_the_topics_page_counts_what_stands_behind_each_door(sample: Any) -> None:
    pages = sample.pages("gewuli")
    doors = pages["topics/"].view.doors
    assert [door.link.title for door in doors] == [
        "我是老人",
        "我是家长",
        "我刚搬来",
        "我在社区工作",
    ]
    for door in doors:
        page = pages[door.link.url].view
        assert door.total == page.total
        behind_it = {card.id for group in page.groups for card, _ in group.entries}
        assert {card.id for card in door.cards} <= behind_it
        assert 0 < len(door.cards) <= 6


def test_what_is_for_everybody_stands_apart_and_is_little(sample: Any) -> None:
    for door in DOORS:
        page = sample.pages("gewuli")[door.url].view
        main = {card.id for group in page.groups for card, _ in group.entries}
        apart = [card.id for card in page.everybody]
        assert 0 < len(apart) <= len(sample.contexts["gewuli"].topics)
        assert len(set(apart)) == len(apart)
        assert not main & set(apart)
        for id in apart:
            audiences = sample.contexts["gewuli"].catalog.items["resource"][id].value.audiences
            assert "general" in audiences


def test_for_everybody_alone_is_for_no_door(small: Small) -> None:
    context = small()
    assert ids(ELDERS, context) == {}
    assert [i.value.id for i in for_everybody(ELDERS, context)] == ["h-one", "c-one"]
    named = (f"{GREEN}/resources/c-one.yaml", ("  - general", "  - general\n  - older-adult"))
    context = small(dict([named]))
    assert ids(ELDERS, context) == {"resource": ["c-one"]}
    assert [i.value.id for i in for_everybody(ELDERS, context)] == ["h-one", "c-three"]
    assert ids(PARENTS, context) == {}


def test_who_runs_events_finds_every_pack(small: Small) -> None:
    assert ids(WORKERS, small()) == {"pack": ["pk-one"]}
    assert ids(NEWCOMERS, small()) == {}


def test_a_door_with_nothing_behind_it_still_has_its_page(small: Small) -> None:
    page = view(small(), NEWCOMERS)
    assert (page.groups, page.topics, page.total) == ((), (), 0)
    assert page.everybody
    assert [link.title for link in page.others] == ["我是老人", "我是家长", "我在社区工作"]


def test_events_are_those_ahead_and_say_when_and_whether(small: Small) -> None:
    event = f"{EAST}/events/ev-east.yaml"
    for_elders = "audiences:\n  - older-adult\nvenue: v-east"
    context = small({event: ("venue: v-east", f"{for_elders}\nhappening: cancelled")})
    ((group),) = view(context, ELDERS).groups
    ((card, _),) = group.entries
    assert next(badge.label for badge in card.badges) == "已取消"
    assert [(fact.label, fact.value) for fact in card.facts] == [
        ("时间", "2026年12月5日 星期六 上午9点"), ("地点", "东活动室"),
    ]  # fmt: skip
    later = small({event: ("venue: v-east", for_elders)}, today=dt.date(2027, 1, 1))
    assert ids(ELDERS, later) == {}


def test_entries_can_be_chosen_by_each_of_their_topics(sample: Any) -> None:
    context = sample.contexts["gewuli"]
    page = sample.pages("gewuli")[ELDERS.url].view
    offered = [id for id, _ in page.topics]
    order = [topic.id for topic in context.topics]
    assert offered == [id for id in order if id in offered]
    for group in page.groups:
        for card, topics in group.entries:
            assert topics.split() == list(context.catalog.items[card.kind][card.id].value.topics)
    used = {id for group in page.groups for _, topics in group.entries for id in topics.split()}
    assert used == set(offered)


def test_a_card_in_a_long_list_carries_nothing_that_is_not_shown(sample: Any) -> None:
    for group in sample.pages("gewuli")[PARENTS.url].view.groups:
        for card, _ in group.entries:
            assert card.text == ""
            assert {fact.label for fact in card.facts} <= {"时间", "地点", "时长", "费用"}
