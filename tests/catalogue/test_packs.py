"""A pack can be run as it stands: its minutes, days, places and links add up."""

import re
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

Raw = dict[str, Any]
Entries = Callable[[str], dict[str, Raw]]

LEAST = {
    "health": 5,
    "emergency": 5,
    "digital-literacy": 5,
    "elderly-and-children": 5,
    "mental-health": 1,
    "food-safety": 1,
    "low-carbon": 1,
    "scientific-spirit": 1,
    "frontier-tech": 1,
    "new-resident": 1,
}
SCENARIOS = 10
SHORTEST, LONGEST = 30, 120
# A dose or threshold is read from its card, where it can be checked, expired and corrected.
FIGURE_OF_A_CARD = re.compile(r"\d\s*(?:℃|毫米|毫克|微克|千克|公斤|克|厘米|元|度|%|周岁|岁)")
RULES_OF_SERVICES = {
    "sv-cpr": "每10人1名持证导师",
    "sv-choking": "注明依据的指南年份",
    "sv-bp": "只测量宣教，不开方",
    "sv-mind": "不收集个人病情",
    "sv-tcm": "有健康须知",
    "sv-quake": "事前公告，避免误认真实警报",
    "sv-fire": "心肺病与孕妇不进烟帐",
    "sv-gas": "双人佩证，不推销",
    "sv-phone1": "学员用自己手机，不代操作支付",
    "sv-onecard": "本人操作，志愿者不看证件号",
    "sv-home-fall": "双人、佩证、不拍室内",
    "sv-memory": "不做诊断",
    "sv-kid-lab": "每8人1名成人",
    "sv-after-school": "家长接送登记留纸质",
    "sv-preschool": "无小零件",
    "sv-astro": "不看太阳",
    "sv-new-home": "提供方言或民族语言协助",
}
"""What a service asks for its safety, and where a pack that invites it must say so."""


@pytest.fixture(scope="session")
def packs(entries: Entries) -> dict[str, Raw]:
    """Give the packs of the base by id."""
    return entries("pack")


def test_every_topic_has_its_packs(packs: dict[str, Raw]) -> None:
    counts = Counter(raw["folder"] for raw in packs.values())
    assert {topic: counts[topic] for topic in LEAST if counts[topic] < LEAST[topic]} == {}
    assert len(packs) >= 26


def test_every_scenario_has_a_pack(packs: dict[str, Raw], entries: Entries) -> None:
    scenarios = {term["id"] for term in entries("vocabulary")["scenario"]["terms"]}
    assert len(scenarios) == SCENARIOS
    assert {raw["scenario"] for raw in packs.values()} == scenarios


def test_no_two_packs_share_a_title_or_a_step_note(packs: dict[str, Raw]) -> None:
    titles = Counter(raw["title"] for raw in packs.values())
    notes = Counter(step["note"] for raw in packs.values() for step in raw["run_sheet"])
    assert [text for text, times in (titles + notes).items() if times > 1] == []


def test_a_pack_is_an_event_of_half_an_hour_to_two_hours(packs: dict[str, Raw]) -> None:
    for id, raw in packs.items():
        minutes = [int(step["minutes"]) for step in raw["run_sheet"]]
        assert SHORTEST <= sum(minutes) <= LONGEST, id
        assert 5 <= len(minutes) <= 8, id
        assert min(minutes) >= 5, id


def test_every_step_says_who_and_how(packs: dict[str, Raw]) -> None:
    for id, raw in packs.items():
        assert all(step.get("who") and step.get("note") for step in raw["run_sheet"]), id


def test_whoever_does_a_step_is_on_the_staff(packs: dict[str, Raw]) -> None:
    for id, raw in packs.items():
        staff = {person["role"] for person in raw["staffing"]}
        assert {step["who"] for step in raw["run_sheet"]} <= staff, id


def test_there_is_time_to_invite_the_services(packs: dict[str, Raw], entries: Entries) -> None:
    services = entries("service")
    for id, raw in packs.items():
        invited = [int(services[service]["lead_days"]) for service in raw.get("services", ())]
        days = [int(task["days_before"]) for task in raw["preparation"]]
        assert int(raw["prep_days"]) == max(days), id
        # The booking stands on the day that leaves the service its lead time.
        assert max(days) >= max(invited, default=0), id
        assert days == sorted(days, reverse=True), id


def test_a_pack_fits_into_the_services_it_invites(packs: dict[str, Raw], entries: Entries) -> None:
    services = entries("service")
    for id, raw in packs.items():
        for service in raw.get("services", ()):
            assert int(raw["capacity"]["max"]) <= int(services[service]["capacity"]["max"]), id


def test_a_pack_repeats_the_safety_rules_of_its_services(
    packs: dict[str, Raw], entries: Entries
) -> None:
    services = entries("service")
    for id, raw in packs.items():
        said = "".join(raw["risk_notes"])
        ruled = [link for link in raw.get("services", ()) if "safety_notes" in services[link]]
        assert [link for link in ruled if RULES_OF_SERVICES[link] not in said] == [], id


def test_the_rules_are_those_of_the_services(entries: Entries) -> None:
    services = entries("service")
    for service, rule in RULES_OF_SERVICES.items():
        assert rule in "".join(services[service]["safety_notes"]), service


def test_every_link_leads_somewhere(packs: dict[str, Raw], entries: Entries) -> None:
    for id, raw in packs.items():
        named = {
            "resource": [item["id"] for item in raw["items"]],
            "exhibit": raw.get("exhibits", ()),
            "service": raw.get("services", ()),
            "calendar-rule": raw.get("linked_calendar", ()),
        }
        lost = [(kind, link) for kind in named for link in named[kind] if link not in entries(kind)]
        assert lost == [], id


def test_three_to_eight_resources_the_first_ones_required(packs: dict[str, Raw]) -> None:
    for id, raw in packs.items():
        required = [item.get("required", "true") == "true" for item in raw["items"]]
        assert 3 <= len(required) <= 8, id
        assert required[0], id
        # What must be there stands before what may be added.
        assert required == sorted(required, reverse=True), id


def test_no_resource_stands_twice_in_a_pack(packs: dict[str, Raw]) -> None:
    for id, raw in packs.items():
        ids = [item["id"] for item in raw["items"]]
        assert len(set(ids)) == len(ids), id


def test_a_pack_sends_to_the_card_for_its_figures(packs: dict[str, Raw]) -> None:
    found = {id: FIGURE_OF_A_CARD.findall(_text_of(raw)) for id, raw in packs.items()}
    assert {id: figures for id, figures in found.items() if figures} == {}


def test_a_home_visit_keeps_the_rules_of_visits(packs: dict[str, Raw]) -> None:
    visits = [raw for raw in packs.values() if raw["scenario"] == "home-visit"]
    assert visits
    for raw in visits:
        said = "".join(raw["risk_notes"])
        for rule in ("不推销", "不做诊疗", "不拍室内", "电话约"):
            assert rule in said, raw["id"]
        assert sum(int(person["count"]) for person in raw["staffing"]) >= 2


def test_nobody_sells_and_nobody_collects(packs: dict[str, Raw]) -> None:
    for id, raw in packs.items():
        said = "".join(raw["risk_notes"])
        assert re.search("不[^。；]*(?:推销|卖|推荐|商家|收费|广告|收样品)|不请中介", said), id
        assert re.search("不[^。；]*(?:登记|拍|签到|看|问|公布|点名|写|记)", said), id


def test_children_come_with_a_guardian(packs: dict[str, Raw]) -> None:
    for id, raw in packs.items():
        if {"preschool", "primary"} & set(raw["audiences"]):
            assert re.search("监护人|家长", "".join(raw["risk_notes"])), id


def test_a_safety_pack_says_whom_to_call(packs: dict[str, Raw]) -> None:
    for id, raw in packs.items():
        if raw["folder"] in {"health", "emergency"}:
            assert re.search("1(?:20|19)", "".join(raw["risk_notes"])), id


def _text_of(raw: Raw) -> str:
    parts = [raw["summary"], raw["purpose"], raw["place"], *raw["risk_notes"]]
    for field in ("run_sheet", "materials", "staffing", "preparation", "items"):
        parts.extend(value for each in raw[field] for value in each.values())
    return "\n".join(parts)
