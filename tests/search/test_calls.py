"""An emergency number stands above the results when the query is about an emergency."""

from typing import Any

import pytest

from .conftest import Site


def numbers(site: Site, query: str) -> list[str]:
    return [call["number"] for call in site.find(query)["calls"]]


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("着火了怎么办", "119"), ("家里着火", "119"), ("油锅着火", "119"), ("电瓶车着火", "119"),
        ("有人晕倒没有呼吸怎么办", "120"), ("心脏骤停", "120"), ("中风", "120"), ("噎住了", "120"),
        ("煤气中毒", "120"), ("煤气泄漏", "119"), ("溺水", "120"), ("烧伤", "120"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("id", ["zhiwei", "gewuli", "hewan"])
def test_an_emergency_shows_whom_to_call(
    id: str, query: str, number: str, sites: dict[str, Site]
) -> None:
    assert number in numbers(sites[id], query)


@pytest.mark.parametrize(
    ("query", "number"), [("119", "119"), ("120", "120"), ("110", "110"), ("急救电话", "120")]
)
def test_a_number_asked_for_is_one_tap_away(query: str, number: str, portal: Site) -> None:
    assert number in numbers(portal, query)


@pytest.mark.parametrize(
    "query",
    ["", "垃圾分类", "空调开多少度", "看星星", "食品标签", "不会用智能手机", "。。"],
)
def test_what_is_no_emergency_shows_no_number(query: str, portal: Site) -> None:
    assert numbers(portal, query) == []


def test_numbers_and_names_are_those_of_the_catalogue(portal: Site, indexed: Any) -> None:
    lines = [item.value for item in indexed.portal.listed("hotline")]
    known = {(line.number, line.title) for line in lines}
    queries = [
        "着火",
        "晕倒",
        "煤气",
        "骗子打电话",
        "溺水",
        "中毒",
        "触电",
        "地震",
        "被骗了",
        "报警",
    ]
    shown = {(c["number"], c["title"]) for query in queries for c in portal.find(query)["calls"]}
    assert len(shown) >= 3
    assert shown <= known


def test_each_number_is_shown_once(portal: Site) -> None:
    for query in ["着火 煤气 中毒 晕倒", "急救 报警 火警"]:
        found = numbers(portal, query)
        assert len(found) == len(set(found)) > 0


def test_numbers_stay_when_results_are_narrowed(portal: Site) -> None:
    every = numbers(portal, "家里着火")
    narrowed = portal.find("家里着火", kind=["exhibit"])
    assert [call["number"] for call in narrowed["calls"]] == every != []
