"""Laws of composing, over generated overlays."""

import datetime as dt
from collections.abc import Callable, Mapping
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kepu.compose.layers import compose
from kepu.compose.verbs import apply_patch
from kepu.model.catalog import Catalog
from kepu.model.entry import Status
from kepu.model.layer import Layer, PlacedPatch
from kepu.model.patch import Patch

EAST = "catalog/counties/demo/communities/east"
Lay = Callable[[Mapping[str, str]], Any]

WORDS = st.text("天地人和山水", min_size=1, max_size=4)
SETS: dict[tuple[str, str], dict[str, st.SearchStrategy[Any]]] = {
    ("resource", "c-one"): {
        "title": WORDS, "summary": WORDS, "lead": st.sampled_from("123"), "body": WORDS,
        "cautions": st.lists(WORDS, unique=True, max_size=3).map(tuple),
        "keywords": st.lists(WORDS, unique=True, max_size=3).map(tuple),
    },
    ("service", "sv-one"): {
        "title": WORDS, "place": WORDS, "lead_days": st.integers(0, 99).map(str),
        "cost": st.fixed_dictionaries({"type": st.just("free"), "note": WORDS}),
        "capacity.max": st.integers(10, 99).map(str), "season": st.just(("weekday-day",)),
        "assured_on": st.dates(dt.date(2020, 1, 1), dt.date(2026, 1, 1)).map(str),
    },
    ("pack", "pk-one"): {"title": WORDS, "place": WORDS, "prep_days": st.integers(0, 9).map(str)},
    ("topic", "low-carbon"): {"title": WORDS, "question": WORDS},
}  # fmt: skip


@st.composite
def patches(draw: st.DrawFn) -> list[Patch]:
    """Draw patches, each of another field of some entry."""
    found = []
    for (kind, id), fields in SETS.items():
        for field in draw(st.lists(st.sampled_from(sorted(fields)), unique=True)):
            new = draw(fields[field])
            found.append(Patch(kind=kind, id=id, why="因为", set={field: new}))  # type: ignore[arg-type]
    return draw(st.permutations(found))


def place(found: list[Patch]) -> tuple[PlacedPatch, ...]:
    return tuple(PlacedPatch(patch, f"{EAST}/patches/{n}.yaml") for n, patch in enumerate(found))


def layer(*placed: PlacedPatch) -> Layer:
    return Layer("east", "community", EAST, {}, placed)


def values(catalog: Catalog) -> dict[tuple[str, str], Any]:
    return {(k, i): item.value for k, items in catalog.items.items() for i, item in items.items()}


@pytest.fixture(scope="module")
def base(lay: Lay) -> Layer:
    found: Layer = lay({}).tree.base
    return found


@given(count=st.integers(0, 4))
@settings(max_examples=5, deadline=None)
def test_empty_overlays_change_nothing(base: Layer, count: int) -> None:
    alone = compose([base], {})
    above = compose([base, *[layer()] * count], {})
    assert above.catalog.items.keys() == alone.catalog.items.keys()
    for kind, items in alone.catalog.items.items():
        assert all(above.catalog.items[kind][id] is item for id, item in items.items())


@given(found=patches())
@settings(max_examples=60, deadline=None)
def test_composing_is_deterministic_and_leaves_its_input_alone(
    base: Layer, found: list[Patch]
) -> None:
    before = repr(base)
    one, two = (compose([base, layer(*place(found))], {}) for _ in range(2))
    assert one.problems == two.problems == ()
    assert one.catalog == two.catalog
    assert repr(base) == before


@given(found=patches())
@settings(max_examples=60, deadline=None)
def test_patches_of_different_fields_commute(base: Layer, found: list[Patch]) -> None:
    placed = place(found)
    one = compose([base, layer(*placed)], {})
    two = compose([base, layer(*reversed(placed))], {})
    assert one.problems == two.problems == ()
    assert values(one.catalog) == values(two.catalog)
    assert one.changed == two.changed
    for key in one.changed:
        kind, id = key
        left, right = (c.catalog.items[kind][id].provenance.changes for c in (one, two))
        assert dict(left) == dict(right)


@given(found=patches(), cut=st.integers(0, 12))
@settings(max_examples=40, deadline=None)
def test_layers_compose_one_after_another(base: Layer, found: list[Patch], cut: int) -> None:
    placed = place(found)
    together = compose([base, layer(*placed)], {})
    apart = compose([base, layer(*placed[:cut]), layer(*placed[cut:])], {})
    assert values(together.catalog) == values(apart.catalog)


@given(found=patches())
@settings(max_examples=40, deadline=None)
def test_setting_twice_is_setting_once(base: Layer, found: list[Patch]) -> None:
    placed = place(found)
    once = compose([base, layer(*placed)], {})
    twice = compose([base, layer(*placed), layer(*placed)], {})
    assert twice.problems == ()
    assert values(once.catalog) == values(twice.catalog)


@given(found=patches())
@settings(max_examples=60, deadline=None)
def test_exactly_the_patched_entries_are_new_objects(base: Layer, found: list[Patch]) -> None:
    alone = compose([base], {}).catalog
    above = compose([base, layer(*place(found))], {})
    patched = {(patch.kind, patch.id) for patch in found}
    assert above.changed == patched
    for kind, items in alone.items.items():
        for id, item in items.items():
            assert (above.catalog.items[kind][id] is item) is ((kind, id) not in patched)


@given(found=patches(), status=st.sampled_from(["withdrawn", "archived"]))
@settings(max_examples=30, deadline=None)
def test_a_withdrawal_below_wins_over_whatever_lies_above(
    base: Layer, found: list[Patch], status: str
) -> None:
    ends: list[Patch] = [
        Patch(kind=kind, id=id, why="有错", set={"status": status, "status_note": "有错"})  # type: ignore[arg-type]
        for kind, id in SETS
    ]
    tries: list[Patch] = [
        Patch(kind=kind, id=id, why="不", set={"status": "published"}, unset=("status_note",))  # type: ignore[arg-type]
        for kind, id in SETS
    ]
    county = Layer("demo", "county", "catalog/counties/demo", {}, place(ends))
    above = compose([base, county, layer(*place([*found, *tries]))], {})
    for kind, id in SETS:
        value = above.catalog.items[kind][id].value
        assert (value.status, value.status_note) == (Status(status), "有错")


SAFETY = ("points", "cautions", "emergency_numbers", "sources")


@given(
    added=st.dictionaries(
        st.sampled_from(["points", "cautions"]),
        st.lists(WORDS, min_size=1, max_size=2, unique=True),
    ),
    verb=st.sampled_from(["set", "remove", "replace", "order"]),
    field=st.sampled_from(SAFETY),
    attacks=st.booleans(),
)
@settings(max_examples=60, deadline=None)
def test_safety_advice_only_grows(
    base: Layer, *, added: dict[str, list[str]], verb: str, field: str, attacks: bool
) -> None:
    verbs: dict[str, Any] = {"append": {name: tuple(texts) for name, texts in added.items()}}
    if attacks:
        verbs[verb] = {field: ("甲要点",)}
    patch = Patch(kind="resource", id="h-one", why="因为", **verbs)
    below = base.items["resource"]["h-one"].value
    above = compose([base, layer(*place([patch]))], {}).catalog.items["resource"]["h-one"].value
    for name in SAFETY:
        kept = getattr(below, name)
        assert getattr(above, name)[: len(kept)] == kept


LISTS = st.lists(st.sampled_from("甲乙丙丁戊己"), unique=True, max_size=6).map(tuple)


@given(items=LISTS, wanted=LISTS)
@settings(max_examples=100, deadline=None)
def test_order_keeps_every_item_and_puts_the_named_first(
    items: tuple[str, ...], wanted: tuple[str, ...]
) -> None:
    patch = Patch(kind="resource", id="x", why="因为", order={"texts": wanted})
    value, misfits = apply_patch({"texts": items}, patch)
    if set(wanted) <= set(items):
        assert not misfits
        assert value["texts"][: len(wanted)] == wanted
        assert sorted(value["texts"]) == sorted(items)
    else:
        assert misfits
        assert value["texts"] == items


@given(items=LISTS, more=LISTS)
@settings(max_examples=100, deadline=None)
def test_remove_undoes_append(items: tuple[str, ...], more: tuple[str, ...]) -> None:
    fresh = tuple(text for text in more if text not in items)
    longer, _ = apply_patch(
        {"texts": items}, Patch(kind="resource", id="x", why="因", append={"texts": fresh})
    )
    assert longer["texts"] == items + fresh
    back, misfits = apply_patch(
        longer, Patch(kind="resource", id="x", why="因", remove={"texts": fresh})
    )
    assert not misfits
    assert back["texts"] == items


def test_the_order_of_a_patchs_lines_means_nothing(lay: Lay) -> None:
    lines = (
        "order:\n  materials:\n    - rope\n",
        "append:\n  materials:\n    - id: rope\n      title: 绳\n      count: 1条\n",
        "replace:\n  materials:\n    - id: sheet\n      title: 大折页\n      count: 1份\n",
        "remove:\n  materials:\n    - screen\n",
    )  # fmt: skip
    head = "kind: pack\nid: pk-one\nwhy: 试\n"
    found = [
        lay({f"{EAST}/patches/p.yaml": head + "".join(order)}).value("pack", "pk-one").materials
        for order in permutations(lines)
    ]
    assert all(one == found[0] for one in found)
    assert [m.title for m in found[0]] == ["绳", "大折页"]
