"""The production profile: what is not verified and reviewed goes, with a reason; nothing goes silently."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from kepu.compose.profile import check_region, select_for_production
from kepu.problems import codes

GREEN = "catalog/topics/low-carbon"
HEALTH = "catalog/topics/health/resources/h-one.yaml"
CARD = f"{GREEN}/resources/c-one.yaml"
PACK = f"{GREEN}/packs/pk-one.yaml"
REVIEWED = "assured_on: 2026-11-01\nreview:\n  final_review: 科协终审岗\n"
Lay = Callable[[Mapping[str, str]], Any]


def reasons(laid: Any) -> dict[str, str]:
    selection = select_for_production(laid.compose().catalog)
    return {item.value.id: why for item, why in selection.left_out}


def reviewed(text: str, more: str = "") -> str:
    return text + REVIEWED + more


def test_nothing_unreviewed_is_published(lay: Lay) -> None:
    laid = lay({})
    selection = select_for_production(laid.compose().catalog)
    kept = {item.value.id for item in selection.catalog.entries()}
    # Shelves stay; claims and samples go.
    assert kept == {"health", "low-carbon"}
    assert reasons(laid)["ev-east"] == "示例或虚构内容"
    assert reasons(laid)["c-one"] == "未经终审和逐字核对"
    assert len(selection.left_out) == len(list(laid.compose().catalog.entries())) - len(kept)


def test_an_entry_that_was_verified_and_reviewed_stays(lay: Lay, texts: dict[str, str]) -> None:
    assert "c-one" not in reasons(lay({CARD: reviewed(texts[CARD])}))


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("conf: V", "conf: M", "未核实"), ("conf: V", "conf: DEFAULT", "未核实"),
        ("assured_on: 2026-11-01\n", "", "未经终审和逐字核对"),
        ("review:\n  final_review: 科协终审岗\n", "", "未经终审和逐字核对"),
        ("final_review", "first_review", "未经终审和逐字核对"),
        ("conf: V", "conf: V\nis_sample: true", "示例或虚构内容"),
        ("conf: V", "conf: V\nfictional: true", "示例或虚构内容"),
    ],
)  # fmt: skip
def test_each_gap_has_its_reason(
    old: str, new: str, why: str, lay: Lay, texts: dict[str, str]
) -> None:
    text = reviewed(texts[CARD])
    assert old in text
    assert reasons(lay({CARD: text.replace(old, new)}))["c-one"] == why


def test_second_hand_verification_is_enough(lay: Lay, texts: dict[str, str]) -> None:
    assert "c-one" not in reasons(lay({CARD: reviewed(texts[CARD]).replace("conf: V", "conf: V2")}))


def test_health_advice_needs_a_medical_reviewer(lay: Lay, texts: dict[str, str]) -> None:
    text = reviewed(texts[HEALTH])
    assert reasons(lay({HEALTH: text}))["h-one"] == "未经医学审校"
    assert "h-one" not in reasons(lay({HEALTH: f"{text}  medical_reviewer_role: 全科医师\n"}))


def test_what_this_project_arranged_needs_a_review_only(lay: Lay, texts: dict[str, str]) -> None:
    resources = {
        path: reviewed(texts[path])
        for path in (f"{GREEN}/resources/c-{n}.yaml" for n in ("one", "two", "three"))
    }
    laid = lay({PACK: reviewed(texts[PACK]), **resources})
    selection = select_for_production(laid.compose().catalog)
    assert selection.problems == ()
    assert "pk-one" in selection.catalog.items["pack"]


def test_a_pack_that_stays_may_not_lose_a_required_item(lay: Lay, texts: dict[str, str]) -> None:
    laid = lay({PACK: reviewed(texts[PACK]), CARD: reviewed(texts[CARD])})
    selection = select_for_production(laid.compose().catalog)
    (problem,) = selection.problems
    assert (problem.code, problem.place[0]) == (codes.REQUIRED_ITEM_LEFT_OUT.id, PACK)
    # c-three is left out as well, but it is optional.
    assert "c-two" in problem.message
    assert "未经终审" in problem.message


def test_a_pack_that_goes_itself_is_no_problem(lay: Lay) -> None:
    assert select_for_production(lay({}).compose().catalog).problems == ()


def test_the_selection_leaves_its_catalogue_alone(lay: Lay) -> None:
    catalog = lay({}).compose().catalog
    before = {kind: dict(items) for kind, items in catalog.items.items()}
    selection = select_for_production(catalog)
    assert catalog.items == before
    assert selection.catalog.items["vocabulary"] == catalog.items["vocabulary"]


def test_a_fictional_place_is_refused(lay: Lay) -> None:
    laid = lay({})
    for layer in laid.layers("east")[1:]:
        (problem,) = check_region(layer.identity, f"{layer.root}/{layer.kind}.yaml")
        assert problem.code == codes.FICTIONAL_REGION.id
        assert layer.identity.title in problem.message


def test_a_real_place_is_not(lay: Lay, texts: dict[str, str]) -> None:
    path = "catalog/counties/demo/county.yaml"
    real = texts[path].replace('code: "990101"\nfictional: true', 'code: "330101"')
    (county,) = lay({path: real}).tree.counties
    assert county.identity is not None
    assert check_region(county.identity, path) == []
