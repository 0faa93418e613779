"""The base catalogue says what the facts say, to the letter: nothing lost, nothing changed.

The facts are the files in ``tests/facts``. What the catalogue adds in its own words (summaries,
keywords, links) is not compared here.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import pytest

Raw = dict[str, Any]
Facts = Callable[[str], Any]
Entries = Callable[[str], dict[str, Raw]]

TOPIC_OF = {
    "items_health": "health",
    "items_emergency": "emergency",
    "items_information_literacy": "digital-literacy",
    "items_older_and_young": "elderly-and-children",
    "items_mental": "mental-health",
    "items_food": "food-safety",
    "items_low_carbon": "low-carbon",
    "items_science_spirit": "scientific-spirit",
    "items_frontier": "frontier-tech",
    "items_new_resident": "new-resident",
}
RENAMED = {"information-literacy": "digital-literacy", "older-and-young": "elderly-and-children"}
NOT_SHIPPED = {"agri-science", "home-repair-safety"}
COUNTS = {
    "topic": 10,
    "resource": 103,
    "service": 38,
    "room": 7,
    "exhibit": 26,
    "tour": 4,
    "hotline": 24,
    "calendar-rule": 70,
    "vocabulary": 22,
}
RESOURCES_PER_TOPIC = (12, 12, 12, 14, 8, 10, 8, 8, 8, 11)
VOCABULARIES = {
    "hazard-phase": "hazard_phase",
    "audience": "audience",
    "age-band": "age_band",
    "format": "format",
    "delivery-mode": "delivery_mode",
    "service-mode": "service_mode_for_one_old_one_young",
    "time-slot": "time_slot",
    "venue-kind": "venue_kind",
    "provider-kind": "provider_kind",
    "licence": "licence",
    "language": "language",
    "accessibility": "accessibility",
    "rating-level": "rating_level",
    "order-channel": "order_channel",
    "source-level": "source_level",
    "review-state": "review_state",
    "indicator-mode": "indicator_mode",
    "asset-condition": "asset_condition",
}


@pytest.mark.parametrize(("kind", "number"), COUNTS.items())
def test_nothing_is_missing_and_nothing_is_too_many(
    entries: Entries, kind: str, number: int
) -> None:
    assert len(entries(kind)) == number


def test_each_topic_has_its_share_of_the_resources(entries: Entries) -> None:
    shares = Counter(raw["folder"] for raw in entries("resource").values())
    assert shares == dict(zip(TOPIC_OF.values(), RESOURCES_PER_TOPIC, strict=True))


def test_resources(facts: Facts, entries: Entries) -> None:
    written = facts("resources")
    short = written["short_names"]
    compare(
        entries("resource"),
        {
            fact["id"]: {
                "folder": topic,
                "title": fact["zh"],
                "points": fact["points"],
                "cautions": one(fact, "caution"),
                "conf": fact["conf"],
                "review_months": fact.get("review_m"),
                "spelled": tuple(written_out(text, short) for text in fact["src"]),
            }
            for group, topic in TOPIC_OF.items()
            for fact in written[group]
        },
    )


def test_a_document_number_stands_only_with_its_document(facts: Facts, entries: Entries) -> None:
    known = {short["name"]: short["doc_no"] for short in facts("resources")["short_names"].values()}
    for raw in entries("resource").values():
        for source in raw["sources"]:
            assert source.get("doc_no") == known.get(source["name"]), raw["id"]


def test_services(facts: Facts, entries: Entries) -> None:
    menu = facts("services")["service_menu"]
    place_before = {after["id"]: before["place"] for before, after in pairwise(menu)}
    compare(
        entries("service"),
        {
            fact["id"]: {
                "folder": RENAMED.get(fact["topic"], fact["topic"]),
                "title": fact["zh"],
                "format": fact["fmt"],
                "delivery_mode": "home-visit" if fact["mode"] == "home" else fact["mode"],
                "audiences": fact["aud"],
                "duration_min": fact["min"],
                "capacity": dict(zip(("min", "max"), fact["cap"], strict=True)),
                "place": place_before[fact["id"]] if fact["place"] == "同上" else fact["place"],
                "equipment": fact["equip"] or None,
                "lead_days": fact["lead"],
                "provider_kind": fact["provider"],
                "cost": cost(fact["cost"]),
                "safety_notes": one(fact, "safety"),
                "conf": "DEFAULT",
                "is_sample": "true",
            }
            for fact in menu
        },
    )


def test_every_home_visit_keeps_the_whole_protocol(entries: Entries) -> None:
    visits = [raw for raw in entries("service").values() if raw["delivery_mode"] == "home-visit"]
    assert {raw["id"] for raw in visits} == {"sv-gas", "sv-home-fall"}
    pledges = ("two_person_rule", "id_badge", "no_sales_pledge", "no_medical_treatment")
    for raw in visits:
        assert [raw["home_visit"][pledge] for pledge in pledges] == ["true"] * 4
        assert raw["home_visit"]["appointment_by"] == "社区电话回访约定"


def test_exhibits(facts: Facts, entries: Entries) -> None:
    compare(
        entries("exhibit"),
        {
            fact["id"]: {
                "room": fact["hall"],
                "title": fact["zh"],
                "objective": fact["goal"],
                "activity": fact["do"],
                "figures": dict(figures(fact.get("consts", {}))),
                "accessibility_note": fact.get("a11y"),
                "cautions": one(fact, "caution"),
                "conf": fact["conf"],
            }
            for fact in facts("exhibits")["exhibits"]
        },
    )


def test_rooms_follow_one_another_and_so_do_their_exhibits(facts: Facts, entries: Entries) -> None:
    written = [fact["hall"] for fact in facts("exhibits")["exhibits"]]
    assert entries("hall")["hall"]["rooms"] == tuple(dict.fromkeys(written))
    for room in entries("room"):
        inside = [raw["order"] for raw in entries("exhibit").values() if raw["room"] == room]
        assert sorted(inside, key=int) == [str(place + 1) for place in range(len(inside))]


def test_hotlines(facts: Facts, entries: Entries) -> None:
    copied = ("use", "hours", "note", "emergency", "sms_only", "conf")
    compare(
        entries("hotline"),
        {
            f"hl-{fact['no']}": {
                "number": fact["no"],
                "title": fact["zh"],
                **{field: fact.get(field) for field in copied},
            }
            for fact in facts("hotlines")["hotlines"]
        },
    )


def test_calendar(facts: Facts, entries: Entries) -> None:
    written = facts("calendar")
    lunar = {day[:4]: day[5:] for day in written["lunar_table"]}
    copied = ("since", "until", "basis", "note", "conf")
    compare(
        entries("calendar-rule"),
        {
            fact["id"]: {
                "title": fact["zh"],
                "rule": dict(rule(fact["rule"])),
                "dates": lunar if fact["rule"]["type"] == "lunar" else fact.get("known", {}),
                # A day that another one was upgraded from still counts as named.
                "seed": "true" if "seed" in fact else None,
                **{field: fact.get(field) for field in copied},
            }
            for fact in written["calendar"]
        },
    )


def test_topics_and_their_shelves(facts: Facts, entries: Entries) -> None:
    written = facts("vocabularies")
    shelves = {RENAMED.get(topic, topic): slugs for topic, slugs in written["subtopic"].items()}
    named = {RENAMED.get(fact["slug"], fact["slug"]): fact for fact in written["topic"]}
    compare(
        entries("topic"),
        {
            topic: {
                "title": fact["zh"],
                "seed": fact["seed"],
                "kind": fact.get("kind", "subject"),
                "shelves": shelves.get(topic, ()),
                "safety": "true" if topic in {"health", "emergency"} else None,
            }
            for topic, fact in named.items()
            if topic not in NOT_SHIPPED
        },
    )
    ordered = sorted(entries("topic").values(), key=lambda raw: int(raw["order"]))
    assert [raw["id"] for raw in ordered] == list(TOPIC_OF.values())


@pytest.mark.parametrize(("name", "written"), VOCABULARIES.items())
def test_vocabularies(facts: Facts, entries: Entries, name: str, written: str) -> None:
    terms = entries("vocabulary")[name]["terms"]
    note = ""
    wanted = []
    for fact in facts("vocabularies")[written]:
        note = note if fact.get("note") == "同上" else fact.get("note", "")
        wanted.append(term(fact) | ({"note": note} if note else {}))
    assert [{k: v for k, v in each.items() if k not in {"names", "icon"}} for each in terms] == (
        wanted
    )


def test_hazards_are_the_shelves_of_the_emergency_topic(entries: Entries) -> None:
    hazards = entries("vocabulary")["hazard"]["terms"]
    shelves = entries("topic")["emergency"]["subtopics"]
    assert [(each["id"], each["title"]) for each in hazards] == [
        (each["id"], each["title"]) for each in shelves
    ]


def compare(raws: dict[str, Raw], wanted: dict[str, Raw]) -> None:
    """Hold entries against the fields wanted of them; None stands for a field left out."""
    got = {
        id: {field: {**raw, **derived(raw)}.get(field) for field in wanted.get(id, {})}
        for id, raw in raws.items()
    }
    assert got == wanted


def derived(raw: Raw) -> Raw:
    """Say an entry's nested fields the way the facts say them."""
    return {
        "spelled": tuple(
            source["name"] + source.get("locator", "") for source in raw.get("sources", ())
        ),
        "figures": {each["id"]: each["values"] for each in raw.get("constants", ())},
        "dates": {each["year"]: dates(each) for each in raw.get("known", ())},
        "shelves": tuple(f"{each['id']} {each['title']}" for each in raw.get("subtopics", ())),
    }


def dates(known: Raw) -> str:
    """Say a year's dates as one text: a day, a span, or a beginning with no known end."""
    first, last = known["first"], known.get("last", "")
    return first if first == last else f"{first}/{last}"


def written_out(text: str, short: dict[str, Raw]) -> str:
    """Put the full name where a source is named in short."""
    for key, full in short.items():
        text = text.replace(f"{key} ", key).replace(key, full["name"])
    return text


def one(fact: Raw, field: str) -> tuple[str, ...] | None:
    """Give a list of the fact's one text, or None where it has none."""
    return (fact[field],) if field in fact else None


def cost(text: str) -> Raw:
    """Read the cost column: free, or a word on what may be charged."""
    return {"type": "free"} if text == "free" else {"type": "material-fee", "note": text}


def figures(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield every figure of an exhibit with its path as an id."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from figures(inner, (*path, key))
    else:
        name = "-".join(path).replace("_", "-")
        yield name, value if isinstance(value, tuple) else (value,)


def rule(fact: Raw) -> Iterator[tuple[str, str]]:
    """Yield a date rule's fields under the catalogue's names."""
    names = {"from": "first", "to": "last"}
    for key, value in fact.items():
        weekday = key in {"weekday", "week_start"}
        yield names.get(key, key), value[:3] if weekday else value


def term(fact: Raw) -> Raw:
    """Give a term under the catalogue's names, without what is empty or false."""
    names = {"slug": "id", "zh": "title", "min": "min_age", "max": "max_age"}
    renamed = {names.get(key, key): value for key, value in fact.items() if key != "note"}
    if renamed["id"] == "home":
        renamed["id"] = "home-visit"
    return {key: value for key, value in renamed.items() if value not in {"null", "false"}}
