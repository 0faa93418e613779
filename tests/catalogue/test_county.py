"""The sample county: its facts to the letter, nothing that passes for real, a face for each."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TypeVar

import pytest
from kepu.compose.layers import compose
from kepu.model.calendar import Event
from kepu.model.directory import Provider
from kepu.model.entry import Entry
from kepu.model.kinds import Kind, kind_of_path
from kepu.model.layer import Layer, LayerTree
from kepu.model.patch import Patch
from kepu.model.place import Community, County, Regions
from kepu.model.service import Service
from kepu.read import Document, parse_document, read_tree
from kepu.validate.layers import validate_layers
from kepu.validate.references import References
from kepu.validate.wording import check_content

ROOT = Path(__file__).parents[2]
COUNTY = ROOT / "catalog/counties/zhiwei"
SUFFIX = "（示例）"
FIRST_DAY, LAST_DAY = dt.date(2026, 11, 28), dt.date(2027, 3, 31)

UNITS = (
    ("99", "province", None, "示例省", None),
    ("9901", "prefecture", None, "示例市", None),
    ("990121", "county", None, "知微县", None),
    ("990121001", "township", "街道", "格物街道", False),
    ("990121002", "township", "街道", "致知街道", False),
    ("990121100", "township", "镇", "榆湾镇", True),
    ("990121101", "township", "镇", "岚溪镇", True),
    ("990121200", "township", "乡", "青禾乡", True),
)
FACTS = {
    "gewuli": (
        ("990121001001", "格物里社区", "111", "老旧小区", 1420, 3260, 0.34, 0.09),
        ("多层无电梯", "电动车充电难", "独居老人多"),
        ("防跌倒", "电动车消防", "手机课堂", "急救"),
        "银龄科学茶座",
    ),
    "shuyuanli": (
        ("990121002001", "书院里社区", "111", "大学城青年社区", 1980, 5640, 0.08, 0.13),
        ("高校志愿者多", "租客多", "晚间活动"),
        ("心理健康", "AI素养", "双创", "近视防控"),
        "夜读科学",
    ),
    "rongheli": (
        ("990121002002", "融和里社区", "112", "多民族互嵌式社区", 860, 2480, 0.17, 0.19),
        ("多语言需求",),
        ("应急", "健康", "儿童科学"),
        "石榴籽科学角",
    ),
    "jiangxin": (
        ("990121100001", "匠心社区", "121", "产业园与进城务工人员", 1100, 3900, 0.05, 0.12),
        ("倒班", "集体宿舍", "流动性大"),
        ("应知应会", "职业健康", "反诈", "用电消防"),
        "下班充电站",
    ),
    "hean-xinju": (
        ("990121100002", "禾安新居社区", "122", "易地搬迁安置区", 940, 3610, 0.21, 0.24),
        ("首次住高楼", "祖孙同住", "方言"),
        ("新居民应知应会", "电梯燃气安全", "健康档案与医保", "儿童放学后"),
        "新居第一课",
    ),
    "hewan": (
        ("990121200200", "禾湾村", "220", "农村社区", 520, 1120, 0.41, 0.10),
        ("留守老人", "防汛", "信号弱"),
        ("农业科技", "防溺水防汛", "食品与农药安全", "大篷车"),
        "晒场科学课",
    ),
}
"""For each community: code to share of children, traits, needs, brand."""

Found = TypeVar("Found", bound=Entry)

each_community = pytest.mark.parametrize("name", FACTS)


def test_every_file_fits_its_model_and_names_its_schema() -> None:
    for path in sorted(COUNTY.rglob("*.yaml")):
        kind, document = _kind(path), _document(path)
        kind.model.model_validate(document.value)
        first, _, _ = path.read_text(encoding="utf-8").partition("\n")
        up = "../" * (len(path.relative_to(ROOT / "catalog").parts) - 1)
        assert first == f"# yaml-language-server: $schema={up}schema/{kind.name}.schema.json", path


def test_the_units_are_the_eight_of_the_sample_region() -> None:
    regions = Regions.model_validate(_document(COUNTY / "regions.yaml").value).regions
    assert tuple((r.code, r.level, r.kind, r.title, r.agricultural) for r in regions) == UNITS
    assert {r.title: r.note for r in regions if r.note} == {
        "知微县": "取“见微知著”",
        "岚溪镇": "故意不录入社区，用来演示“登记率”和覆盖缺口",
    }


@each_community
def test_a_community_keeps_its_facts_to_the_letter(name: str) -> None:
    c = _community(name)
    numbers = (c.households, c.population, c.share_60p, c.share_0_14)
    found = (c.code, c.title, c.urban_rural, c.type, *numbers), c.traits, c.needs, c.brand.title
    assert found == FACTS[name]
    warned = "不写具体民族、不写民族文字译文，除非有合格译审"
    assert c.caution == (warned if name == "rongheli" else None)


def test_every_community_lies_in_a_unit_of_the_county() -> None:
    townships = {code for code, level, *_ in UNITS if level == "township"}
    assert {layer.id for layer in _layers()[1:]} == set(FACTS)
    assert {_community(name).code[:9] for name in FACTS} == townships - {"990121101"}


def test_everything_is_marked_as_fictional_and_sample() -> None:
    for path, entry in _entries():
        assert (entry.fictional, entry.is_sample, entry.conf) == (True, True, "DEFAULT"), path
        assert (entry.assured_on, entry.review.state) == (None, "draft"), path
    assert all(_identity(layer).fictional for layer in _layers())


def test_every_organisation_says_that_it_is_an_example() -> None:
    for path, entry in _entries():
        if _kind(path).name in {"venue", "team", "provider", "asset"}:
            assert entry.title.endswith(SUFFIX), path
        for field in ("host_org", "parent_org"):
            name = getattr(entry, field, None)
            assert name is None or name.endswith(SUFFIX), path
    county = _identity(_layers()[0])
    assert isinstance(county, County)
    assert (county.operator.kind, county.operator.icp_no) == ("sample", None)
    assert county.operator.title.endswith(SUFFIX)


def test_nobody_can_be_called_or_written_to() -> None:
    # Outside the codes of fictional units, seven digits in a row would be a number to dial.
    for path in COUNTY.rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\d{7}", re.sub(r'code: "99\d*"', "", text)), path
        # The fictional teams that review a change are handles, and nobody's address.
        assert "@" not in re.sub("@zhiwei-example/[a-z-]+", "", text), path
        assert "://" not in text, path
    for layer in _layers():
        for contact in _identity(layer).contacts:
            assert contact.phone is None, contact.id
            assert contact.place.endswith(SUFFIX), contact.id


def test_the_county_providers_offer_every_service_of_the_base() -> None:
    county = _values(_layers()[0], "provider", Provider)
    offered = Counter(service for provider in county for service in provider.services)
    base = {path.stem for path in (ROOT / "catalog/topics").glob("*/services/*.yaml")}
    assert (set(offered), max(offered.values())) == (base, 1)
    assert len(base) == 38
    assert len({provider.kind for provider in county}) == len(county) == 20


def test_a_provider_is_of_the_kind_that_its_services_ask_for() -> None:
    kinds = {
        service.id: service.provider_kind
        for layer in (_tree().base, *_layers())
        for service in _values(layer, "service", Service)
    }
    for layer in _layers():
        for provider in _values(layer, "provider", Provider):
            assert {kinds[service] for service in provider.services} <= {provider.kind}, provider.id


def test_the_county_has_its_directory_events_and_patches() -> None:
    county = _layers()[0]
    counts = {kind: len(county.items[kind]) for kind in ("venue", "team", "asset", "event")}
    assert counts == {"venue": 5, "team": 6, "asset": 7, "event": 5}
    assert county.patches


@each_community
def test_a_community_brings_its_own_places_people_and_matter(name: str) -> None:
    own = _layer(name).items
    assert len(own["venue"]) >= 3
    assert len(own["team"]) in {1, 2}
    assert len(own["event"]) >= 5
    assert {*own.get("resource", ()), *own.get("service", ())}
    assert all(name in entry_id for found in own.values() for entry_id in found)


@each_community
def test_a_community_says_whom_to_ask_and_features_its_own(name: str) -> None:
    c = _community(name)
    assert len(c.contacts) >= 2
    assert any(contact.takes_orders for contact in c.contacts)
    assert any(contact.takes_corrections for contact in c.contacts)
    assert [(n.from_on, n.until_on) for n in c.notices] == [
        (dt.date(2026, 11, 15), dt.date(2027, 3, 31))
    ]
    assert c.topics
    assert all((c.featured_services, c.featured_packs, c.featured_resources))


@each_community
def test_events_stand_in_the_season_and_one_is_summed_up(name: str) -> None:
    events = _values(_layer(name), "event", Event)
    past = [event for event in events if event.happening == "summarised"]
    ahead = [event for event in events if event not in past]
    assert len(past) == 1
    assert past[0].held_on.strftime("%Y-%m") == "2026-11"
    assert past[0].held_on < dt.date(2026, 11, 22)
    assert len(ahead) >= 4
    assert all(FIRST_DAY <= event.held_on <= LAST_DAY for event in ahead)
    assert any(event.is_brand for event in ahead)


@each_community
def test_nobody_is_asked_to_two_events_at_once(name: str) -> None:
    events = [
        event for layer in (_layers()[0], _layer(name)) for event in _values(layer, "event", Event)
    ]
    slots = Counter((e.held_on, e.starts_at, place) for e in events for place in (e.venue, e.team))
    assert [slot for slot, times in slots.items() if times > 1] == []


def test_one_event_is_cancelled_and_one_postponed_with_the_reason() -> None:
    events = [event for layer in _layers() for event in _values(layer, "event", Event)]
    changed = [e for e in events if e.happening in {"cancelled", "postponed"}]
    assert sorted(event.happening for event in changed) == ["cancelled", "postponed"]
    assert all(event.happening_note for event in (*changed, *_summarised(events)))


def test_one_entry_has_expired() -> None:
    dates = [entry.valid_until for _, entry in _entries() if entry.valid_until]
    assert len(dates) == 1
    assert dates[0] < dt.date(2026, 11, 1)


def test_a_community_has_an_exhibit_of_its_own() -> None:
    owners = [layer.id for layer in _layers()[1:] if layer.items.get("exhibit")]
    assert sorted(owners) == ["hean-xinju", "hewan", "shuyuanli"]


def test_a_community_has_a_room_of_its_own_and_rooms_in_its_own_order() -> None:
    owners = [layer.id for layer in _layers()[1:] if layer.items.get("room")]
    patched = {p.patch.id for p in _layer("shuyuanli").patches if _uses([p.patch], "order")}
    assert (owners, "hall" in patched) == (["shuyuanli"], True)


def test_a_community_hides_an_exhibit_that_it_has_no_use_for() -> None:
    patches = [placed.patch for layer in _layers()[1:] for placed in layer.patches]
    assert [patch.id for patch in patches if patch.hide and patch.kind == "exhibit"]


@each_community
def test_a_community_hides_with_a_reason_and_mends_twice(name: str) -> None:
    patches = [placed.patch for placed in _layer(name).patches]
    assert any(patch.hide for patch in patches)
    assert sum(not patch.hide for patch in patches) >= 2


def test_between_them_the_patches_use_every_verb() -> None:
    patches = [placed.patch for layer in _layers()[1:] for placed in layer.patches]
    verbs = ("set", "unset", "append", "remove", "replace", "order", "hide")
    assert [verb for verb in verbs if not _uses(patches, verb)] == []


def test_a_patch_file_is_named_by_what_it_changes() -> None:
    for layer in _layers():
        assert all(Path(p.path).stem == p.patch.id for p in layer.patches), layer.id


@each_community
def test_a_community_composes_and_holds_up(name: str) -> None:
    layer, documents = _layer(name), _documents()
    composed = compose([_tree().base, _layers()[0], layer], documents)
    items = [item for found in composed.catalog.items.values() for item in found.values()]
    references = References(composed.catalog, documents)
    identity = references.check_identity(_identity(layer), f"{layer.root}/community.yaml")
    said = check_content(items, composed.catalog, documents)
    assert [*composed.problems, *references.check(items), *identity, *said] == []


@cache
def _document(path: Path) -> Document:
    text = path.read_text(encoding="utf-8")
    document, problems = parse_document(path.relative_to(ROOT).as_posix(), text)
    assert document, problems
    assert not problems
    return document


@cache
def _documents() -> dict[str, Document]:
    tree = read_tree(ROOT, "catalog")
    assert not tree.problems
    return {document.path: document for document in tree.documents}


@cache
def _tree() -> LayerTree:
    tree, problems = validate_layers(_documents().values())
    assert not problems
    return tree


def _layers() -> tuple[Layer, ...]:
    """Give the county, then its communities."""
    county = next(layer for layer in _tree().counties if layer.id == "zhiwei")
    return county, *_tree().communities["zhiwei"]


def _layer(name: str) -> Layer:
    return next(layer for layer in _layers() if layer.id == name)


def _identity(layer: Layer) -> County | Community:
    assert layer.identity is not None
    return layer.identity


def _community(name: str) -> Community:
    identity = _identity(_layer(name))
    assert isinstance(identity, Community)
    return identity


def _kind(path: Path) -> Kind:
    inside = re.sub(r"^communities/[^/]+/", "", path.relative_to(COUNTY).as_posix())
    kind = kind_of_path(inside)
    assert kind, path
    return kind


def _entries() -> Iterator[tuple[Path, Entry]]:
    for layer in _layers():
        for found in layer.items.values():
            for item in found.values():
                if isinstance(item.value, Entry):
                    yield ROOT / item.provenance.path, item.value


def _values(layer: Layer, kind: str, model: type[Found]) -> list[Found]:
    values = [item.value for item in layer.items.get(kind, {}).values()]
    return [value for value in values if isinstance(value, model)]


def _summarised(events: list[Event]) -> list[Event]:
    return [event for event in events if event.happening == "summarised"]


def _uses(patches: list[Patch], verb: str) -> bool:
    return any(getattr(patch, verb) for patch in patches)
