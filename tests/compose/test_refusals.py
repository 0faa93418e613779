"""What an overlay may not do, each refusal with its code, its line and its advice."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import pytest
from kepu.problems import LineFix, Problem, codes

EAST = "catalog/counties/demo/communities/east"
DEMO = "catalog/counties/demo"
GREEN = "catalog/topics/low-carbon"
Lay = Callable[[Mapping[str, str]], Any]


class Row(NamedTuple):
    """A patch that is refused; `«` marks where the caret must stand."""

    patch: str
    code: codes.Code
    says: tuple[str, ...]


def of(target: str, rest: str) -> str:
    kind, id = target.split("/")
    return f"kind: {kind}\nid: {id}\nwhy: 试一试\n{rest}\n"


ROWS = (
    # Targets.
    Row("kind: resource\nid: «c-oen\nwhy: 试\nset:\n  title: 新\n", codes.PATCH_TARGET_UNKNOWN,
        ("没有编号为 c-oen 的科普资源", "是不是 c-one")),
    Row("kind: service\nid: «c-one\nwhy: 试\nset:\n  title: 新\n", codes.PATCH_TARGET_UNKNOWN,
        ("c-one 是科普资源", "kind 要写 resource")),
    Row("kind: venue\nid: «v-east\nwhy: 试\nset:\n  title: 新\n", codes.PATCH_TARGET_UNKNOWN,
        ("本层自己", "直接改")),
    Row("kind: resource\nid: «zzzzzz\nwhy: 试\nhide: true\n", codes.PATCH_TARGET_UNKNOWN, ("请核对",)),
    # Fields.
    Row(of("resource/c-one", "set:\n  «titel: 新"), codes.UNKNOWN_FIELD, ("titel", "title")),
    Row(of("resource/c-one", "unset:\n  - «bdoy"), codes.UNKNOWN_FIELD, ("bdoy", "body")),
    Row(of("resource/c-one", "set:\n  «标题: 新"), codes.UNKNOWN_FIELD, ("标题", "title（名称）")),
    Row(of("service/sv-one", "set:\n  «capacity.maxx: \"3\""), codes.UNKNOWN_FIELD, ("maxx", "max")),
    Row(of("resource/c-one", "set:\n  id: «c-new"), codes.VERB_NOT_APPLICABLE, ("id 不能用 set",)),
    Row(of("resource/c-one", "append:\n  aliases:\n    «- old"), codes.VERB_NOT_APPLICABLE,
        ("aliases 不能用 append", "永久")),
    Row(of("resource/c-one", "unset:\n  - «created_on"), codes.VERB_NOT_APPLICABLE, ("created_on",)),
    Row(of("resource/c-one", "set:\n  title: 新\nunset:\n  - «title"), codes.PATCH_CONFLICT,
        ("同一个字段",)),
    Row(of("service/sv-one", "set:\n  cost.type: free\n  cost:\n    «type: free"), codes.PATCH_CONFLICT,
        ("cost 与 cost.type",)),
    Row("«kind: resource\nid: c-one\nwhy: 试\n", codes.VERB_NOT_APPLICABLE, ("什么也没有改", "set")),
    Row("kind: resource\nid: c-three\nwhy: 试\nhide: «true\nset:\n  title: 新\n",
        codes.VERB_NOT_APPLICABLE, ("已经隐藏",)),
    Row("«kind: resource\nid: c-one\nhide: true\n", codes.HIDE_WITHOUT_WHY, ("why", "为什么")),
    Row("«kind: resource\nid: c-one\nset:\n  title: 新\n", codes.PATCH_WITHOUT_WHY, ("why",)),
    Row("kind: «resuorce\nid: c-one\nwhy: 试\nhide: true\n", codes.BAD_VALUE, ("resource？",)),
    # Verbs that do not fit.
    Row(of("resource/c-one", "append:\n  title:\n    «- 新"), codes.VERB_NOT_APPLICABLE, ("不是列表",)),
    Row(of("resource/c-one", "remove:\n  cautions:\n    - 子提醒\n    - «寅提醒"),
        codes.VERB_NOT_APPLICABLE, ("没有“寅提醒”",)),
    Row(of("pack/pk-one", "remove:\n  materials:\n    - «shet"), codes.VERB_NOT_APPLICABLE,
        ("是不是 sheet？",)),
    Row(of("resource/c-one", "unset:\n  - «body"), codes.VERB_NOT_APPLICABLE, ("本来就没有写",)),
    # Results that a file could not have either.
    Row(of("service/sv-one", "set:\n  lead_days: «十天"), codes.BAD_VALUE, ("lead_days", "整数")),
    Row(of("service/sv-one", "set:\n  capacity.min: \"1\"\n  capacity.max: «很多"), codes.BAD_VALUE,
        ("capacity 的 max",)),
    Row(of("resource/c-one", "append:\n  keywords:\n    - 好\n    - «\" 坏\""), codes.BAD_VALUE,
        ("keywords 第 2 项",)),
    Row(of("resource/c-one", "replace:\n  cautions:\n    - old: 丑提醒\n      new:\n        «a: b"),
        codes.WRONG_TYPE, ("文字",)),
    Row(of("pack/pk-one", "append:\n  materials:\n    - id: rope\n      «titel: 绳\n      title: 绳\n"
                          "      count: 1条"), codes.UNKNOWN_FIELD, ("titel", "title")),
    Row(of("resource/c-one", "unset:\n  - «points"), codes.MISSING_FIELD, ("points",)),
    Row(of("resource/c-one", "remove:\n  points:\n    «- 子要点"), codes.BAD_VALUE, ("至少 3 项",)),
    Row(of("service/sv-one", "set:\n  delivery_mode: «home-visit"), codes.BAD_VALUE, ("home_visit",)),
    # Safety advice.
    *(Row(of(target, rest), codes.APPEND_ONLY, ("只能用 append", says)) for target, rest, says in (
        ("resource/h-one", "set:\n  points:\n    «- 新\n    - 新新\n    - 新新新", "points"),
        ("resource/h-one", "remove:\n  cautions:\n    «- 甲提醒", "remove"),
        ("resource/h-one", "replace:\n  points:\n    «- old: 甲要点\n      new: 新", "replace"),
        ("resource/h-one", "unset:\n  - «emergency_numbers", "emergency_numbers"),
        ("resource/h-one", "order:\n  points:\n    «- 乙要点", "order"),
        ("resource/h-one", "remove:\n  sources:\n    «- 甲依据", "sources"),
        ("resource/h-one", "set:\n  topics:\n    «- low-carbon", "topics"),
        ("rumour-check/ru-one", "set:\n  verdict: «\"true\"", "verdict"),
        ("hotline/hl-120", "set:\n  number: «\"119\"", "number"),
        ("hotline/hl-120", "set:\n  use: «随便打", "use"),
        ("topic/health", "set:\n  safety: «false", "safety"),
    )),
    # Vocabularies.
    Row(of("vocabulary/audience", "append:\n  terms:\n    - «id: tenant\n      title: 租客"),
        codes.LOCAL_TERM_PREFIX, ("tenant", "local-tenant")),
    Row(of("vocabulary/audience", "remove:\n  terms:\n    «- parent"), codes.VERB_NOT_APPLICABLE,
        ("只能追加",)),
    Row(of("vocabulary/audience", "set:\n  title: «人"), codes.VERB_NOT_APPLICABLE, ("只能追加",)),
    Row(of("vocabulary/audience", "hide: «true"), codes.VERB_NOT_APPLICABLE, ("词表不能隐藏",)),
    # Packs.
    Row("kind: resource\nid: «c-two\nwhy: 试\nhide: true\n", codes.HIDE_REQUIRED_ITEM,
        ("pk-one", "节约一小时", "remove")),
)  # fmt: skip


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.code.id}-{row.patch[6:60]!a}")
def test_a_refusal_stands_at_its_place(row: Row, lay: Lay) -> None:
    path = f"{EAST}/patches/try.yaml"
    laid = lay({path: row.patch.replace("«", "")})
    found: list[Problem] = [*laid.misfits, *laid.compose().problems]
    (problem,) = found
    assert problem.code == row.code.id
    before = row.patch[: row.patch.index("«")]
    place = (path, before.count("\n") + 1, len(before) - before.rfind("\n"))
    assert problem.place == place
    for word in row.says:
        assert word in problem.message + problem.advice


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.code.id}-{row.patch[6:60]!a}")
def test_a_refused_patch_changes_nothing_and_spares_the_neighbours(row: Row, lay: Lay) -> None:
    laid = lay({f"{EAST}/patches/try.yaml": row.patch.replace("«", "")})
    before = lay({})
    east, untouched = laid.compose().catalog, before.compose().catalog
    if row.code != codes.HIDE_REQUIRED_ITEM and "hide: true" not in row.patch:
        assert {k: dict(v) for k, v in east.items.items()} == untouched.items
    assert laid.compose("west").problems == ()


def test_two_patches_may_not_change_one_field(lay: Lay) -> None:
    patches = {
        f"{EAST}/patches/a.yaml": of("service/sv-one", 'set:\n  capacity.max: "20"'),
        f"{EAST}/patches/b.yaml": of("service/sv-one", 'set:\n  capacity.min: "5"'),
    }
    composition = lay(patches).compose()
    (problem,) = composition.problems
    assert (problem.code, problem.place[0]) == (codes.PATCH_CONFLICT.id, f"{EAST}/patches/b.yaml")
    assert f"{EAST}/patches/a.yaml" in problem.message
    assert composition.catalog.items["service"]["sv-one"].value.capacity.max == 20


@pytest.mark.parametrize("names", [("a", "b"), ("b", "a")])
def test_hiding_and_patching_one_entry_is_a_conflict_either_way(
    names: tuple[str, str], lay: Lay
) -> None:
    hides, sets = names
    composition = lay({
        f"{EAST}/patches/{hides}.yaml": of("service/sv-one", "hide: true"),
        f"{EAST}/patches/{sets}.yaml": of("service/sv-one", "set:\n  title: 新"),
    }).compose()  # fmt: skip
    assert [p.code for p in composition.problems] == [codes.PATCH_CONFLICT.id]
    is_shown = "sv-one" in composition.catalog.items["service"]
    assert is_shown is (("service", "sv-one") not in composition.catalog.hidden)


def test_two_patches_may_change_two_fields_of_one_entry(lay: Lay) -> None:
    service = lay({
        f"{EAST}/patches/a.yaml": of("service/sv-one", "set:\n  title: 新"),
        f"{EAST}/patches/b.yaml": of("service/sv-one", 'set:\n  lead_days: "3"'),
    }).value("service", "sv-one")  # fmt: skip
    assert (service.title, service.lead_days) == ("新", 3)


def test_an_overlay_may_not_use_an_id_again(lay: Lay, texts: dict[str, str]) -> None:
    again = f"{EAST}/topics/low-carbon/resources/c-one.yaml"
    composition = lay({again: texts[f"{GREEN}/resources/c-one.yaml"]}).compose()
    (problem,) = composition.problems
    assert (problem.code, problem.place) == (codes.DUPLICATE_ID.id, (again, 1, 5))
    assert "patches/" in problem.advice
    assert composition.catalog.items["resource"]["c-one"].provenance.layer == "base"


def test_an_id_that_the_county_hid_is_still_taken(lay: Lay, texts: dict[str, str]) -> None:
    own = f"{EAST}/topics/low-carbon/services/sv-one.yaml"
    laid = lay({
        f"{DEMO}/patches/sv.yaml": of("service/sv-one", "hide: true"),
        own: texts[f"{GREEN}/services/sv-one.yaml"],
    })  # fmt: skip
    assert [(p.code, p.place[0]) for p in laid.compose().problems] == [(codes.DUPLICATE_ID.id, own)]


def test_patching_what_the_county_hid_says_so(lay: Lay) -> None:
    composition = lay({
        f"{DEMO}/patches/sv.yaml": of("service/sv-one", "hide: true"),
        f"{EAST}/patches/sv.yaml": of("service/sv-one", "set:\n  title: 新"),
    }).compose()  # fmt: skip
    (problem,) = composition.problems
    assert problem.code == codes.PATCH_TARGET_UNKNOWN.id
    assert "已经被上层隐藏" in problem.message


def test_a_hidden_optional_item_is_no_mistake(lay: Lay) -> None:
    patch = {f"{EAST}/patches/c.yaml": of("resource/c-three", "hide: true")}
    composition = lay(patch).compose()
    assert composition.problems == ()
    assert "c-three" not in composition.catalog.items["resource"]
    hidden = composition.catalog.hidden["resource", "c-three"]
    assert (hidden.layer, hidden.why, hidden.title) == ("east", "试一试", "少浪费")


def test_a_required_item_may_go_with_its_pack_or_out_of_it(lay: Lay, texts: dict[str, str]) -> None:
    hide = {f"{EAST}/patches/c.yaml": of("resource/c-two", "hide: true")}
    pack = {f"{EAST}/patches/p.yaml": of("pack/pk-one", "hide: true")}
    out = {f"{EAST}/patches/p.yaml": of("pack/pk-one", "remove:\n  items:\n    - c-two")}
    assert lay(hide | pack).compose().problems == ()
    assert lay(hide | out).compose().problems == ()


def test_a_community_pack_may_not_need_what_the_county_hid(lay: Lay, texts: dict[str, str]) -> None:
    path = f"{EAST}/topics/low-carbon/packs/pk-own.yaml"
    own = texts[f"{GREEN}/packs/pk-one.yaml"].replace("pk-one", "pk-own")
    own = own.replace("  - id: c-three\n    required: false\n", "  - id: c-three\n")
    hide = {f"{DEMO}/patches/c.yaml": of("resource/c-three", "hide: true")}
    laid = lay({**hide, path: own})
    assert laid.compose(None).problems == ()
    (problem,) = laid.compose().problems
    assert (problem.code, problem.place) == (codes.HIDE_REQUIRED_ITEM.id, (path, 1, 5))
    assert laid.compose("west").problems == ()


def test_own_vocabularies_hold_local_terms_only(lay: Lay) -> None:
    path = f"{EAST}/vocabularies/corner.yaml"
    text = "id: corner\ntitle: 角落\nterms:\n  - id: local-yard\n    title: 院子\n"
    assert lay({path: text}).compose().problems == ()
    (problem,) = lay({path: text.replace("local-yard", "yard")}).compose().problems
    assert (problem.code, problem.place[0]) == (codes.LOCAL_TERM_PREFIX.id, path)


def test_a_community_may_add_to_safety_advice(lay: Lay) -> None:
    resource = lay({
        f"{EAST}/patches/h.yaml": of(
            "resource/h-one",
            "append:\n  points:\n    - 丁要点\n  cautions:\n    - 乙提醒\n  sources:\n    - name: 甲依据\n"
            "      locator: 第2条\nset:\n  summary: 一句话",
        )
    }).value("resource", "h-one")  # fmt: skip
    assert resource.points == ("甲要点", "乙要点", "丙要点", "丁要点")
    assert resource.cautions == ("甲提醒", "乙提醒")
    assert [s.locator for s in resource.sources] == ["第1条", "第2条"]


def test_a_county_cannot_take_the_protection_away_for_its_communities(lay: Lay) -> None:
    laid = lay({
        f"{DEMO}/patches/t.yaml": of("resource/h-one", "append:\n  topics:\n    - low-carbon"),
        f"{EAST}/patches/h.yaml": of("resource/h-one", "remove:\n  points:\n    - 甲要点"),
    })  # fmt: skip
    assert [p.code for p in laid.compose().problems] == [codes.APPEND_ONLY.id]


def test_what_is_no_safety_advice_may_be_rewritten(lay: Lay) -> None:
    patch = of("resource/c-one", "replace:\n  points:\n    - old: 子要点\n      new: 新要点")
    resource = lay({f"{EAST}/patches/c.yaml": patch}).value("resource", "c-one")
    assert resource.points == ("新要点", "丑要点", "寅要点")


@pytest.mark.parametrize(
    ("patch", "wrong", "right"),
    [
        ("kind: resource\nid: c-oen\nwhy: 试\nset:\n  title: 新\n", "id: c-oen", "id: c-one"),
        ("kind: resource\nid: c_one\nwhy: 试\nset:\n  title: 新\n", "id: c_one", "id: c-one"),
        ("kind: service\nid: sv-oen\nwhy: 试\nset:\n  title: 新\n", "id: sv-oen", "id: sv-one"),
        (of("resource/c-one", "set:\n  标题: 新\n"), "  标题: 新", "  title: 新"),
        (of("resource/c-one", "unset:\n  - bdoy\n"), "  - bdoy", "  - body"),
        (of("resource/c-one", "set:\n  status: 草稿\n"), "  status: 草稿", "  status: draft"),
        (of("resource/c-one", "set:\n  status: 可以\n"), "  status: 可以", None),
    ],
)
def test_what_was_surely_meant_is_mended(
    patch: str, wrong: str, right: str | None, lay: Lay
) -> None:
    laid = lay({f"{EAST}/patches/try.yaml": patch})
    found: list[Problem] = [*laid.misfits, *laid.compose().problems]
    (problem,) = found
    line = patch.split("\n").index(wrong) + 1
    assert problem.fix == (LineFix(line, wrong, right) if right else None)
