"""Composing layers: what wins, what is shared, where each change is written down."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from kepu.compose.layers import overlay
from kepu.model.service import Service
from kepu.problems import codes

DEMO = "catalog/counties/demo"
EAST = f"{DEMO}/communities/east"
GREEN = "catalog/topics/low-carbon"
SERVICE = f"{GREEN}/services/sv-one.yaml"
CARD = f"{GREEN}/resources/c-one.yaml"
Lay = Callable[[Mapping[str, str]], Any]


def of(target: str, rest: str, why: str = "试一试") -> str:
    kind, id = target.split("/")
    return f"kind: {kind}\nid: {id}\nwhy: {why}\n{rest}\n"


def test_layers_without_patches_share_every_object(lay: Lay) -> None:
    laid = lay({})
    base = laid.base()
    east = laid.compose().catalog
    for kind, items in base.items.items():
        for id, item in items.items():
            assert east.items[kind][id] is item
    added = {(k, i) for k, items in east.items.items() for i in items} - {
        (k, i) for k, items in base.items.items() for i in items
    }
    assert added == {("venue", "v-east"), ("event", "ev-east")}


def test_kinds_that_no_layer_touches_share_their_table(lay: Lay) -> None:
    laid = lay({})
    below = laid.compose(None)
    east = overlay(below, laid.layers("east")[-1], laid.documents).catalog
    shared = {kind for kind, items in east.items.items() if items is below.catalog.of(kind)}
    assert shared == below.catalog.items.keys()
    assert east.items.keys() - shared == {"venue", "event"}


def test_an_added_entry_says_where_it_came_from(lay: Lay) -> None:
    item = lay({}).item("venue", "v-east")
    assert (item.provenance.layer, item.provenance.changes) == ("east", {})
    assert item.provenance.path == f"{EAST}/directory/venues/v-east.yaml"


def test_a_change_is_written_down_field_by_field(lay: Lay) -> None:
    path = f"{EAST}/patches/c.yaml"
    rest = "set:\n  title: 新\nappend:\n  cautions:\n    - 寅提醒\nremove:\n  audiences:\n    - general"
    item = lay({path: of("resource/c-one", rest, "因为老")}).item("resource", "c-one")
    assert item.provenance.layer == "base"
    assert item.provenance.path == CARD
    assert item.provenance.changes.keys() == {"title", "cautions", "audiences"}
    caution = item.provenance.changes["cautions"]
    assert (caution.layer, caution.path, caution.why) == ("east", path, "因为老")
    assert caution.added == ("寅提醒",)
    assert item.provenance.changes["title"].added == ()


def test_three_layers_keep_the_last_change_and_all_added_texts(lay: Lay) -> None:
    laid = lay({
        f"{DEMO}/patches/c.yaml": of(
            "resource/c-one", "set:\n  title: 县\n  summary: 县\nappend:\n  cautions:\n    - 县提醒", "县因"
        ),
        f"{EAST}/patches/c.yaml": of(
            "resource/c-one", "set:\n  title: 东\nappend:\n  cautions:\n    - 东提醒", "东因"
        ),
    })  # fmt: skip
    item = laid.item("resource", "c-one")
    assert (item.value.title, item.value.summary) == ("东", "县")
    assert item.value.cautions == ("子提醒", "丑提醒", "县提醒", "东提醒")
    changes = item.provenance.changes
    assert {field: (c.layer, c.why) for field, c in changes.items()} == {
        "title": ("east", "东因"), "summary": ("demo", "县因"), "cautions": ("east", "东因"),
    }  # fmt: skip
    assert changes["cautions"].added == ("县提醒", "东提醒")
    west = laid.item("resource", "c-one", "west")
    assert (west.value.title, west.value.cautions[2:]) == ("县", ("县提醒",))
    assert laid.base().items["resource"]["c-one"].value.title == "省电"


def test_changed_names_exactly_what_is_not_the_layer_belows_own(lay: Lay) -> None:
    laid = lay({f"{EAST}/patches/c.yaml": of("resource/c-one", "set:\n  title: 东")})
    assert laid.compose().changed == {
        ("resource", "c-one"), ("venue", "v-east"), ("event", "ev-east"),
    }  # fmt: skip


@pytest.mark.parametrize("rest", [
    "set:\n  status: published", "unset:\n  - status", "set:\n  status: draft", "set:\n  title: 东",
    "set:\n  status: published\n  status_note: 又能看了", "unset:\n  - status\n  - status_note",
])  # fmt: skip
@pytest.mark.parametrize("status", ["withdrawn", "archived"])
def test_a_withdrawal_below_always_wins(
    status: str, rest: str, lay: Lay, texts: dict[str, str]
) -> None:
    below = texts[CARD].replace("conf: V", f"status: {status}\nstatus_note: 有错\nconf: V")
    resource = lay({CARD: below, f"{EAST}/patches/c.yaml": of("resource/c-one", rest)}).value(
        "resource", "c-one"
    )
    assert (resource.status, resource.status_note) == (status, "有错")


def test_a_community_may_withdraw_for_itself(lay: Lay) -> None:
    patch = of("resource/c-one", "set:\n  status: withdrawn\n  status_note: 改造中")
    laid = lay({f"{EAST}/patches/c.yaml": patch})
    assert laid.value("resource", "c-one").status == "withdrawn"
    assert laid.value("resource", "c-one", "west").status == "published"


@pytest.mark.parametrize(
    ("rest", "last"),
    [
        ("set:\n  valid_until: 2027-12-31", "2026-12-31"),
        ("set:\n  valid_until: 2026-06-30", "2026-06-30"),
        ("unset:\n  - valid_until", "2026-12-31"), ("set:\n  title: 东", "2026-12-31"),
    ],
)  # fmt: skip
def test_an_expiry_below_only_moves_nearer(
    rest: str, last: str, lay: Lay, texts: dict[str, str]
) -> None:
    below = texts[CARD].replace("conf: V", "valid_until: 2026-12-31\nconf: V")
    laid = lay({CARD: below, f"{EAST}/patches/c.yaml": of("resource/c-one", rest)})
    assert laid.value("resource", "c-one").valid_until.isoformat() == last


def test_an_expiry_that_is_no_date_is_still_reported(lay: Lay, texts: dict[str, str]) -> None:
    below = texts[CARD].replace("conf: V", "valid_until: 2026-12-31\nconf: V")
    patch = of("resource/c-one", "set:\n  valid_until: 明年")
    (problem,) = lay({CARD: below, f"{EAST}/patches/c.yaml": patch}).compose().problems
    assert (problem.code, problem.place[1:]) == (codes.BAD_DATE.id, (5, 16))


BEFORE_AND_AFTER = {
    "cost": ("set:\n  cost:\n    type: material-fee\n    note: 5元", "  type: free",
             "  type: free\n  note: 全免"),
    "order_channels": ("set:\n  order_channels:\n    - phone", "conf: DEFAULT",
                       "order_channels:\n  - grid-worker\nconf: DEFAULT"),
    "season": ("set:\n  season:\n    - weekday-day", "  - weekend", "  - weekend\n  - weekday-day"),
    "assured_on": ("set:\n  assured_on: 2026-11-01", "conf: DEFAULT",
                   "assured_on: 2026-11-20\nconf: DEFAULT"),
}  # fmt: skip


@pytest.mark.parametrize("field", BEFORE_AND_AFTER)
def test_the_base_never_overwrites_what_a_community_set_for_itself(
    field: str, lay: Lay, texts: dict[str, str]
) -> None:
    rest, old, new = BEFORE_AND_AFTER[field]
    patch = {f"{EAST}/patches/s.yaml": of("service/sv-one", rest)}
    before = lay(patch)
    after = lay({**patch, SERVICE: texts[SERVICE].replace(old, new)})
    own = getattr(before.value("service", "sv-one"), field)
    assert getattr(after.value("service", "sv-one"), field) == own
    changed = getattr(after.value("service", "sv-one", "west"), field)
    assert changed != getattr(before.value("service", "sv-one", "west"), field)
    assert changed != own


def test_every_local_field_of_a_service_is_tried_above() -> None:
    assert BEFORE_AND_AFTER.keys() == Service.local


def test_a_local_term_counts_in_its_community_alone(lay: Lay, texts: dict[str, str]) -> None:
    laid = lay({
        f"{EAST}/patches/v.yaml": of(
            "vocabulary/audience", "append:\n  terms:\n    - id: local-tenant\n      title: 租客"
        ),
    })  # fmt: skip
    assert laid.compose().catalog.term("audience", "local-tenant").title == "租客"
    assert laid.compose("west").catalog.term("audience", "local-tenant") is None


def test_a_broken_layer_takes_no_part_and_the_rest_stands(lay: Lay) -> None:
    laid = lay({f"{EAST}/patches/c.yaml": of("resource/c-one", "set:\n  titel: 东")})
    assert laid.compose().problems
    assert laid.compose("west").problems == ()
    assert laid.compose().catalog.items["resource"]["c-one"].value.title == "省电"
