"""What to do when: the emergency line first, and each resource where one in trouble would look."""

from collections.abc import Callable
from typing import Any

import pytest
from kepu.plan.context import Context
from kepu.plan.planner import plan_site
from kepu.plan.situations import call_point, helps_at_once

GREEN = "catalog/topics/low-carbon"
CARD = f"{GREEN}/resources/c-one.yaml"
FIRST_AID = "catalog/topics/health/resources/h-one.yaml"
Small = Callable[..., Context]


def page(context: Context) -> Any:
    return next(page.view for page in plan_site(context).pages if page.url == "what-to-do/")


def steps(view: Any) -> dict[str, list[str]]:
    return {found.title: [step.url for step in found.steps] for found in view.situations}


def test_the_emergency_line_comes_first(sample: Any) -> None:
    for id in sample.plans:
        view = sample.pages(id)["what-to-do/"].view
        assert [dial.number for dial in view.dials] == ["120", "119", "110"]


def test_situations_stand_in_the_order_of_need(sample: Any) -> None:
    titles = [found.title for found in sample.pages("hewan")["what-to-do/"].view.situations]
    assert titles == [
        "有人倒下、噎住、中风", "老人孩子在家出了意外", "地震", "火灾", "洪涝暴雨", "高温寒潮",
        "燃气与一氧化碳", "电动自行车", "溺水", "电梯", "听到预警、别的险情", "怕是遇上骗子了",
        "心里难受", "吃坏了、买亏了", "工钱、合同、打官司", "办事、看病、邻里的事",
    ]  # fmt: skip


def test_every_hazard_with_something_to_do_at_the_time_is_a_situation(sample: Any) -> None:
    context = sample.contexts["gewuli"]
    shown = steps(sample.pages("gewuli")["what-to-do/"].view)
    during = [
        item.value
        for item in context.listed("resource")
        if item.value.hazard and "during" in item.value.phases
    ]
    assert len(during) > 8
    for resource in during:
        assert f"resources/{resource.id}/" in shown[context.label("hazard", resource.hazard)]


def test_each_resource_that_helps_stands_there_once_and_no_other(sample: Any) -> None:
    context = sample.contexts["gewuli"]
    view = sample.pages("gewuli")["what-to-do/"].view
    found = [
        link.url for situation in view.situations for link in (*situation.steps, *situation.more)
    ]
    assert len(set(found)) == len(found)
    helpful = {
        f"resources/{item.value.id}/"
        for item in context.listed("resource")
        if helps_at_once(item.value, context)
    }
    assert set(found) <= helpful
    # A resource that only explains, and stands with no other, is nothing for those in trouble.
    assert all(situation.steps for situation in view.situations)
    assert len(helpful - set(found)) <= 2


def test_each_number_can_be_called_and_is_named(sample: Any) -> None:
    context = sample.contexts["gewuli"]
    hotlines = {i.value.number: i.value for i in context.listed("hotline")}
    for situation in sample.pages("gewuli")["what-to-do/"].view.situations:
        for step in situation.steps:
            id = step.url.split("/")[1]
            named = context.catalog.items["resource"][id].value.emergency_numbers
            calls = [h for h in named if not context.catalog.items["hotline"][h].value.sms_only]
            assert [f"hl-{number}" for number, _ in step.numbers] == calls
            assert all(hotlines[number].title == title for number, title in step.numbers)
            assert step.line


def test_the_point_to_remember_and_the_point_that_says_to_call(sample: Any) -> None:
    view = sample.pages("gewuli")["what-to-do/"].view
    found = {step.url: step for situation in view.situations for step in situation.steps}
    gas, choking = found["resources/e-gas-leak/"], found["resources/h-choking/"]
    assert (gas.line, gas.call) == ("关阀门、开门窗", "人到室外再打燃气抢修和119")
    assert "120" in choking.line
    assert choking.call == ""
    assert found["resources/e-ebike/"].call == "电池冒烟先撤人再报警，不要抱着跑"


def test_fields_alone_decide(small: Small) -> None:
    assert steps(page(small())) == {}
    told = {FIRST_AID: ("甲要点", "马上打120")}
    assert steps(page(small(told))) == {"有人倒下、噎住、中风": ["resources/h-one/"]}
    more = {**told, CARD: ("conf: V", "emergency_numbers:\n  - hl-120\nconf: V")}
    assert steps(page(small(more))) == steps(page(small(told)))
    call = {**told, CARD: ("- 寅要点", "- 不行就打120\nemergency_numbers:\n  - hl-120")}
    # What no rule knows stands under its topic.
    assert steps(page(small(call)))["绿色低碳"] == ["resources/c-one/"]


@pytest.mark.parametrize("phase", ["before", "during", "after"])
def test_phases_say_whether_it_is_for_the_moment(phase: str, small: Small) -> None:
    helps = phase == "during"
    vocabulary = (
        "id: hazard-phase\ntitle: 阶段\nterms:\n  - id: before\n    title: 前\n  - id: during\n    title: 中\n"
        "  - id: after\n    title: 后\n"
    )
    context = small({
        "catalog/vocabularies/hazard-phase.yaml": vocabulary,
        CARD: ("conf: V", f"phases:\n  - {phase}\nemergency_numbers:\n  - hl-120\nconf: V"),
    })  # fmt: skip
    resource = context.catalog.items["resource"]["c-one"].value
    assert helps_at_once(resource, context) is helps
    assert bool(steps(page(context))) is helps


def test_a_number_that_is_not_shown_is_not_called(small: Small) -> None:
    hidden = {
        FIRST_AID: ("甲要点", "马上打120"),
        "catalog/directory/hotlines/hl-120.yaml": ("conf: V", "status: archived\nconf: V"),
    }
    context = small(hidden)
    resource = context.catalog.items["resource"]["h-one"].value
    assert call_point(resource, context) == ""
    assert page(context).dials == ()
    assert steps(page(context)) == {}
