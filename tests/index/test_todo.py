"""The worklist: each entry once, under the file to edit; as JSON and as a calendar that no title can break."""

import datetime as dt
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from kepu.index.todo.calendar import Source, calendar_of
from kepu.index.todo.table import count_topics, table_work
from kepu.index.todo.worklist import Choice, Task, Worklist, collect, list_work, plain
from kepu.model.catalog import Catalog, FieldChange, Item, Provenance
from kepu.model.entry import Entry

TODAY = dt.date(2028, 12, 1)
TOPICS = {"health": "卫生健康", "emergency": "应急避险"}
SOURCE = Source("small", dt.date(2028, 11, 30), TOPICS)
ALL = Choice()
TEXT_FIELDS = ("summary", "description", "x-wr-calname")
FORMULAS = "=+-@\t\r＝＋－\uff20"
HOSTILE = [
    "a\r\nATTENDEE:mailto:x@example.org", "a\nEND:VEVENT\nBEGIN:VEVENT", "=cmd()", "＝1＋1", "+1", "-1", "@x", "\t=1",
    "a;b,c:d\\n\\", "\u2028b\u2029c\x85d\x0be\x0cf", "x\u202eexe.scilbup", "\ufeff题", "\x00\x1b[31m红",
    "\ud800", "题" * 120, "",
]  # fmt: skip


def entry(id: str = "one", **fields: Any) -> Entry:
    given = {"id": id, "title": f"题{id}", "conf": "V", "updated_on": "2026-11-22"}
    return Entry.model_validate({**given, **fields})


def catalog(*entries: Entry, layer: str = "base", changes: Any = None) -> Catalog:
    items = {
        e.id: Item("resource", e, {}, Provenance(layer, f"{layer}/{e.id}.yaml", changes or {}))
        for e in entries
    }
    return Catalog({"resource": items})


def tasks(*entries: Entry) -> tuple[Task, ...]:
    return collect([(("base", "county"), catalog(*entries))], 24, TODAY)


def work(*entries: Entry, within: int = 90, choice: Choice = ALL) -> Worklist:
    return list_work(tasks(*entries), choice, within, TODAY)


def events_of(work: Worklist) -> list[Any]:
    return list(Calendar.from_ical(calendar_of(work, SOURCE)).walk("VEVENT"))


def ids(found: tuple[Task, ...]) -> list[str]:
    return [task.id for task in found]


def test_each_entry_stands_where_something_must_be_done() -> None:
    found = work(
        entry("late"), entry("later", updated_on="2026-10-01"), entry("soon", updated_on="2027-01-15"),
        entry("fine", assured_on="2028-11-01"), entry("ending", assured_on="2028-11-01", valid_until="2029-01-01"),
        entry("ended", valid_until="2028-11-01"), entry("draft", status="draft"),
        entry("reviewed", status="in-review", conf="M"), entry("gone", status="withdrawn"),
        entry("unsure", assured_on="2028-11-02", conf="M"),
    )  # fmt: skip
    assert ids(found.overdue) == ["later", "late"]
    assert ids(found.due) == ["ending", "soon"]
    assert ids(found.expired) == ["ended"]
    assert ids(found.unverified) == ["unsure"]
    assert ids(found.drafts) == ["draft", "reviewed"]
    assert found.later is not None
    assert found.later.id == "fine"


def test_the_days_asked_for_decide_what_is_soon() -> None:
    soon = entry(updated_on="2027-01-15")
    assert [ids(work(soon, within=days).due) for days in (44, 45)] == [[], ["one"]]


def test_a_task_says_why() -> None:
    signed = {"first_review": "专干", "reviewed_on": "2026-12-02"}
    (reviewed,) = tasks(entry(review=signed, assured_on="2062-01-01"))
    assert reviewed.why == (
        "2026-12-02 审校过，每 24 个月核对一次；assured_on 写的 2062-01-01 还没有到，不算数"
    )
    assert reviewed.roles == ("初审：专干",)
    (own,) = tasks(entry(assured_on="2028-11-01", review_months="6", valid_until="2029-01-01"))
    assert own.why == "2028-11-01 逐字核对过，每 6 个月核对一次；有效期到 2029-01-01"


def test_a_choice_keeps_its_own() -> None:
    both = entry("both", topics=["emergency", "health"])
    other = entry("other", topics=["emergency"])
    found = work(both, other, choice=Choice(topic="health"))
    assert ids(found.overdue) == ["both"]
    # It is counted under the topic that was asked for.
    assert count_topics(found.overdue, TOPICS) == {"health": 1}
    assert not work(both, choice=Choice(kind="hotline")).overdue
    assert not work(both, choice=Choice(layer="gewuli")).overdue


def test_a_base_entry_is_listed_once_for_many_places() -> None:
    base = catalog(entry())
    own = catalog(entry("own"), layer="east")
    both = Catalog({"resource": {**base.of("resource"), **own.of("resource")}})
    layers = [(("base", "county"), base), (("east",), both), (("base", "other"), base)]
    assert [t.path for t in collect(layers, 24, TODAY)] == ["base/one.yaml", "east/own.yaml"]


def test_a_place_that_signed_answers_for_its_own_patch() -> None:
    changes = {
        "assured_on": FieldChange("east", "east/patch.yaml", ""),
        "title": FieldChange("county", "county/patch.yaml", ""),
    }
    signed = catalog(entry(assured_on="2027-01-01"), changes=changes)
    renamed = catalog(entry(), changes={"title": changes["title"]})
    found = collect([(("base", "county"), renamed), (("east",), signed)], 12, TODAY)
    assert [(t.layer, t.path) for t in found] == [
        ("base", "base/one.yaml"), ("east", "east/patch.yaml"),
    ]  # fmt: skip


def test_the_keys_of_the_table_are_a_promise() -> None:
    table = table_work(work(entry(topics=["health"], conf="M")), TOPICS, errors=2)
    assert list(table) == [
        "format", "today", "within", "topic", "kind", "community", "check_errors", "totals", "unverified_by_topic",
        "overdue", "due", "expired", "unverified", "drafts", "next",
    ]  # fmt: skip
    assert table["overdue"] == [{
        "kind": "resource", "id": "one", "title": "题one", "topics": ["health"], "path": "base/one.yaml",
        "layer": "base", "status": "published", "conf": "M", "freshness": "overdue", "by": "2028-11-22",
        "check_by": "2028-11-22", "valid_until": None, "since": "updated", "since_on": "2026-11-22",
        "why": "没有核对过，从修改日期 2026-11-22 算起，每 24 个月核对一次", "roles": [],
    }]  # fmt: skip
    assert table["totals"] == {"overdue": 1, "due": 0, "expired": 0, "unverified": 1, "drafts": 0}
    assert (table["unverified_by_topic"], table["check_errors"]) == ({"health": 1}, 2)
    assert json.loads(json.dumps(table)) == table


def test_one_event_for_each_topic_and_day() -> None:
    many = [entry(f"e-{n}", topics=["health"], updated_on="2027-01-15") for n in range(100)]
    other = entry("z", topics=["emergency"], updated_on="2027-01-15")
    events = events_of(work(*many, other, entry("bare")))
    assert [str(event["summary"]) for event in events] == [
        "已过期限待复核：不分主题 1 条", "复核：卫生健康 100 条", "复核：题z",
    ]  # fmt: skip
    overdue, first, _ = events
    assert (overdue["dtstart"].dt, first["dtstart"].dt) == (TODAY, dt.date(2029, 1, 15))
    assert first["dtend"].dt - first["dtstart"].dt == dt.timedelta(days=1)
    assert first["dtstamp"].dt == dt.datetime(2028, 11, 30, tzinfo=dt.UTC)
    (alarm,) = first.walk("VALARM")
    assert first["dtstart"].dt + alarm["trigger"].dt == dt.date(2029, 1, 8)
    text = str(first["description"])
    assert text.count("\n· ") == 40
    assert text.endswith("还有 60 条，看全部：python3 build.py todo --topic health")


def test_a_topics_event_keeps_its_identity() -> None:
    def uids(*entries: Entry, choice: Choice = ALL) -> list[str]:
        return [str(event["uid"]) for event in events_of(work(*entries, choice=choice))]

    soon = [entry(id, topics=["health"], updated_on="2027-01-15") for id in ("a", "b")]
    assert uids(*soon) == uids(soon[1]) == ["review.health.20290115@small"]
    assert uids(*soon, choice=Choice(kind="resource")) == [
        "review.kind=resource.health.20290115@small"
    ]
    assert uids(*soon, choice=Choice(layer="base")) == ["review.place=base.health.20290115@small"]
    assert uids(entry(), entry("b", topics=["health"])) == [
        "review.health.overdue@small", "review._.overdue@small",
    ]  # fmt: skip


def test_the_same_list_makes_the_same_bytes() -> None:
    first, second = (calendar_of(work(entry("a"), entry("b")), SOURCE) for _ in range(2))
    assert first == second
    assert not events_of(work())


def hold_together(calendar: bytes, *, events: int) -> None:
    """Assert that a calendar has the events it should, and only lines of our own making."""
    lines = calendar.decode("utf-8").split("\r\n")
    assert not any(set(line) & {"\r", "\n", "\x00", "\x85", "\u2028"} for line in lines)
    assert all(len(line.encode()) <= 75 for line in lines)
    names = {
        line.partition(":")[0].partition(";")[0] for line in lines if line[:1] not in {" ", ""}
    }
    assert names <= {
        "BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "X-WR-CALNAME", "SUMMARY", "DTSTART", "DTEND", "DTSTAMP",
        "UID", "DESCRIPTION", "TRANSP", "ACTION", "TRIGGER",
    }  # fmt: skip
    parts: list[Any] = list(Calendar.from_ical(calendar).walk())
    assert sum(part.name == "VEVENT" for part in parts) == events
    for each in parts:
        for field in TEXT_FIELDS:
            said = str(each.get(field, "复核"))
            assert not any(line.startswith(tuple(FORMULAS)) for line in said.split("\n"))


def titled(title: str) -> Worklist:
    """Make a list of two entries with a title that no editor's file could hold."""
    soon = entry("b", updated_on="2027-01-15")
    return work(*(e.model_copy(update={"title": title}) for e in (entry("a"), soon)))


@pytest.mark.parametrize("title", HOSTILE)
def test_no_title_breaks_a_calendar(title: str) -> None:
    source = Source("small", TODAY, {"": title, "health": title})
    hold_together(calendar_of(titled(title), source), events=2)


@settings(max_examples=60)
@given(title=st.text(st.characters(), max_size=60))
def test_no_text_at_all_breaks_a_calendar(title: str) -> None:
    hold_together(calendar_of(titled(title), SOURCE), events=2)


@pytest.mark.parametrize("title", HOSTILE)
def test_titles_stand_on_one_line(title: str) -> None:
    said = plain(title)
    assert said.isprintable()
    assert len(said.splitlines()) <= 1
    json.dumps(table_work(titled(title), TOPICS, 0), ensure_ascii=False).encode("utf-8")
