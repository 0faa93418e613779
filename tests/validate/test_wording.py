"""What texts may not say: for each rule, sentences it must find and sentences it must let pass."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from kepu.model.directory import Hotline
from kepu.problems import codes
from kepu.validate.wording.checker import RULES, find_in_texts
from kepu.validate.wording.finding import Passage
from kepu.validate.wording.hotline_table import HotlineTable
from kepu.validate.wording.hotlines import Hotlines

SENTENCES = yaml.safe_load((Path(__file__).parent / "sentences.yaml").read_text("utf-8"))

HOTLINES = (
    ("110", "报警", "遇违法犯罪或紧急求助", True, ("报案", "匪警")),
    ("119", "火警与救援", "火灾、抢险救援", True, ("火警", "消防", "着火打什么电话")),
    ("120", "医疗急救", "急危重症", True, ("急救", "救护车", "叫救护车")),
    ("122", "交通事故报警", "道路交通事故", True, ("交警", "车祸")),
    ("12345", "政务服务便民热线", "非紧急咨询投诉建议", False, ("咨询", "投诉")),
    ("12356", "全国统一心理援助热线", "心理困扰", False, ("心理热线", "抑郁")),
    ("12355", "青少年服务台", None, False, ("孩子心理",)),
    ("96110", "反诈预警劝阻", None, False, ("反诈", "诈骗")),
    ("12393", "医疗保障服务", None, False, ("医保", "医保报销")),
    ("12333", "人力资源和社会保障", None, False, ("社保", "欠薪")),
    ("12315", "消费者投诉举报", None, False, ("买到假货",)),
)


def hotlines() -> Hotlines:
    entries = (
        {
            "id": f"hl-{number}", "title": title, "number": number, "emergency": str(emergency).lower(),
            "keywords": words, "conf": "V2", "updated_on": "2026-11-22", **({"use": use} if use else {}),
        }
        for number, title, use, emergency, words in HOTLINES
    )  # fmt: skip
    return Hotlines(HotlineTable.of(Hotline.model_validate(entry) for entry in entries))


NUMBERS = hotlines()


def codes_in(text: str, field: str = "points") -> set[str]:
    path = (field,) if field == "phone" else (field, 0)
    found = find_in_texts([Passage(path, text)], (*RULES, NUMBERS.rule))
    return {finding.code.id for _, finding in found}


def rows(kind: str) -> list[tuple[str, str]]:
    return [(code, text) for code, table in SENTENCES.items() for text in table[kind]]


def named(value: str) -> str:
    return ascii(value)[1:40]


@pytest.mark.parametrize(("code", "text"), rows("find"), ids=named)
def test_a_rule_finds(code: str, text: str) -> None:
    assert code in codes_in(text)


@pytest.mark.parametrize(("code", "text"), rows("pass"), ids=named)
def test_a_rule_lets_pass(code: str, text: str) -> None:
    assert code not in codes_in(text)


def test_every_rule_has_eight_of_each() -> None:
    assert [code for code, table in SENTENCES.items() if min(map(len, table.values())) < 8] == []


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("claim", "血压正常就可以停药"), ("message", "今晚有暴雨红色预警，快转"), ("keywords", "根治高血压"),
        ("says", "今晚有没有暴雨红色预警"),
    ],
)  # fmt: skip
def test_what_others_say_may_be_told(field: str, text: str) -> None:
    assert codes_in(text, field) == set()


def test_an_answer_to_choose_may_be_wrong() -> None:
    path = ("parts", 0, "questions", 0, "choices", 0, "text")
    rules = (*RULES, NUMBERS.rule)
    assert list(find_in_texts([Passage(path, "先每次吃两片止痛药")], rules)) == []


def test_an_office_line_may_stand_in_a_contact() -> None:
    assert codes_in("0571-88888888", "phone") == set()
    assert codes.PHONE_OUTSIDE_HOTLINES.id in codes_in("13800138000", "phone")


@pytest.mark.parametrize(
    "many", ["9" * 3000, "省" * 3000, "打电话是" * 700, "今天" * 1500, "1-" * 1500, "已对" * 1500]
)
def test_a_long_text_costs_little(
    many: str, seconds: Callable[[Callable[[], object]], float]
) -> None:
    assert seconds(lambda: codes_in(many)) < 2
