"""What pages say of what is overdue, gone or missing: in words, where it matters."""

import re
from typing import Any

import pytest
from kepu.model.service import Pack
from kepu.plan.page import PagePlan
from kepu.plan.pieces import Badge, Link, Record
from kepu.plan.views import GoneView, MissingItem, PackView
from kepu.render.environment import Renderer
from markupsafe import Markup

RENDERER = Renderer(lambda _: Markup(""))
OVERDUE = (Badge("待复核", "due"),)
NOTE = "到了该再核对的时候，还没有人核对。"
PACK = Pack.model_validate({
    "id": "pk-one", "title": "节约", "purpose": "会省电。", "scenario": "residents-meeting",
    "items": ({"id": "a"}, {"id": "b"}), "place": "活动室",
    "run_sheet": tuple({"id": f"s-{n}", "minutes": "5", "title": "讲"} for n in range(3)),
    "materials": ({"id": "m", "title": "折页", "count": "1份"},),
    "staffing": ({"id": "h", "role": "主持", "count": "1", "duty": "讲"},),
    "risk_notes": ("注意用电",), "prep_days": "3", "conf": "V", "updated_on": "2026-11-22",
})  # fmt: skip
MISSING = (
    MissingItem(Link("省<b>电", "resources/a/"), "已过期", required=True),
    MissingItem(Link("电表", "exhibits/e/"), "已撤回", required=False),
)


def body(template: str, view: Any) -> str:
    page = PagePlan(
        "x/y/", "页", "", "other", template, view, noindex=False, ribbon="", data_line="",
        dials=(), filings=(), features=(),
    )  # fmt: skip
    return RENDERER.body(page, lambda name, context: "")


def pack(*badges: Badge, missing: tuple[MissingItem, ...] = (), due: str = "") -> PackView:
    record = Record((), "", "", "", "2026年11月22日", due, "", "", "", (), ())
    return PackView(
        PACK, (), badges, (), (), ((0, 5), (5, 10), (10, 15)), (), missing, (), (), (),
        is_health=False, is_emergency=False, related=(), record=record,
    )  # fmt: skip


def test_an_overdue_page_explains_itself() -> None:
    assert NOTE in body("pack", pack(*OVERDUE))
    assert NOTE not in body("pack", pack(Badge("待核实", "unverified")))


@pytest.mark.parametrize(
    ("due", "said"),
    [("2028年11月前再查一次", "2026年11月22日，2028年11月前再查一次"), ("", "2026年11月22日")],
)
def test_the_record_says_by_when_only_where_there_is_a_when(due: str, said: str) -> None:
    assert f"<dd>{said}</dd>" in body("pack", pack(due=due))


@pytest.mark.parametrize("template", ["pack", "pack_print"])
def test_a_pack_names_what_it_has_lost(template: str) -> None:
    text = body(template, pack(missing=MISSING))
    listed = text.partition("这些先不用")[2].partition("</ul>")[0]
    items = [re.sub("<[^>]*>", "", item) for item in re.findall(r"<li>(.*?)</li>", listed)]
    assert items == [
        "省&lt;b&gt;电：已过期。它是必备的，开讲前先问社区拿什么代替。", "电表：已撤回。",
    ]  # fmt: skip
    assert 'href="../../resources/a/"' in text
    assert "这些先不用" not in body(template, pack())


@pytest.mark.parametrize(
    ("reason", "until", "said", "unsaid"),
    [
        ("", "2026年10月15日", "有效期到2026年10月15日", "已经撤下"), ("数字有误", "", "数字有误", "有效期"),
        ("", "", "已经撤下", "有效期"), ("车棚修好了", "2026年10月15日", "车棚修好了", "已经撤下"),
    ],
)  # fmt: skip
def test_a_page_that_is_gone_says_why(reason: str, until: str, said: str, unsaid: str) -> None:
    text = body("gone", GoneView("题", "科普资源", (), reason, until, ()))
    assert said in text
    assert unsaid not in text
    assert ("不要再照着做" in text) == (not reason or bool(until))
