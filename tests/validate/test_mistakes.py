"""Each mistake of an editor: its code, its exact line and column, and in Chinese what to write.

A row replaces one piece of the small catalogue; `«` marks where the caret must stand.
"""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

import pytest
from kepu.problems import Problem, Severity, codes

HEALTH = "catalog/topics/health"
GREEN = "catalog/topics/low-carbon"
RESOURCE = f"{HEALTH}/resources/h-one.yaml"
RUMOUR = f"{HEALTH}/rumours/ru-one.yaml"
CARD = f"{GREEN}/resources/c-one.yaml"
PACK = f"{GREEN}/packs/pk-one.yaml"
SERVICE = f"{GREEN}/services/sv-one.yaml"
TOPIC = f"{HEALTH}/topic.yaml"
HOTLINE = "catalog/directory/hotlines/hl-120.yaml"
RULE = "catalog/calendar/day-one.yaml"
COUNTY = "catalog/counties/demo/county.yaml"
EAST = "catalog/counties/demo/communities/east"
COMMUNITY = f"{EAST}/community.yaml"
EVENT = f"{EAST}/events/ev-east.yaml"
VENUE = f"{EAST}/directory/venues/v-east.yaml"
AUDIENCE = "catalog/vocabularies/audience.yaml"

Find = Callable[[Mapping[str, str | None]], list[Problem]]


class Row(NamedTuple):
    """One mistake."""

    path: str
    old: str
    new: str
    code: codes.Code
    says: tuple[str, ...]


HOME_VISIT = """home_visit:
  two_person_rule: true
  id_badge: true
  appointment_by: 社区
  no_sales_pledge: true
  no_medical_treatment: true
"""
NUMBERS = ("手机号", "contacts")

ROWS = (
    # Fields that are not there, or should be.
    Row(CARD, "title: 省电", "«titel: 省电\ntitle: 省电", codes.UNKNOWN_FIELD, ("titel", "title")),
    Row(CARD, "conf: V", "conf: V\n«shortcut: 1", codes.UNKNOWN_FIELD, ("shortcut", "手册")),
    Row(PACK, "    minutes: 10\n", "    «minuets: 10\n    minutes: 10\n", codes.UNKNOWN_FIELD,
        ("minuets", "minutes")),
    Row(PACK, "  - id: open\n    minutes: 10\n", "  - «id: open\n", codes.MISSING_FIELD,
        ("minutes", "几分钟")),
    Row(CARD, "id: c-one\ntitle: 省电\n", "«id: c-one\n", codes.MISSING_FIELD, ("title", "名称")),
    Row(RULE, "  n: 1\n", "  n: 1\n  «wekday: mon\n", codes.UNKNOWN_FIELD, ("wekday", "weekday")),
    Row(RULE, "  month: 6\n  n: 1\n", "  month: 6\n", codes.MISSING_FIELD, ("缺少必填的字段 n", "第几个")),
    # Values of another form.
    Row(CARD, "points:\n  - 子要点\n  - 丑要点\n  - 寅要点", "points: «子要点", codes.WRONG_TYPE,
        ("points", "列表")),
    Row(CARD, "  - 子要点", "  - «a: 子要点", codes.WRONG_TYPE, ("第 1 项", "文字")),
    Row(CARD, "title: 省电", "title:\n  «- 省电", codes.WRONG_TYPE, ("title", "文字")),
    Row(SERVICE, "cost:\n  type: free", "cost: «free", codes.WRONG_TYPE, ("cost", "字段: 值")),
    Row(SERVICE, "lead_days: 7", "lead_days:\n  «- 7", codes.WRONG_TYPE, ("lead_days", "整数")),
    Row(EVENT, "starts_at: 09:00", "starts_at:\n  «- 09:00", codes.WRONG_TYPE, ("starts_at", "时间")),
    Row(EVENT, "held_on: 2026-12-05", "held_on:\n  «- 2026-12-05", codes.WRONG_TYPE,
        ("held_on", "日期")),
    Row(COMMUNITY, "share_60p: 0.3", "share_60p:\n  «- 0.3", codes.WRONG_TYPE, ("share_60p", "小数")),
    Row(HOTLINE, "emergency: true", "emergency:\n  «- true", codes.WRONG_TYPE, ("emergency", "true")),
    Row(RULE, "rule:\n  type: nth-weekday\n  month: 6\n  n: 1\n  weekday: mon", "rule: «六月",
        codes.WRONG_TYPE, ("rule", "字段: 值")),
    # Values of the right form that cannot be.
    Row(SERVICE, "lead_days: 7", "lead_days: «010", codes.BAD_VALUE, ("lead_days", "010", "前导零")),
    Row(SERVICE, "lead_days: 7", "lead_days: «12:30", codes.BAD_VALUE, ("12:30", "整数")),
    Row(SERVICE, "lead_days: 7", "lead_days: «七天", codes.BAD_VALUE, ("七天", "整数")),
    Row(SERVICE, "lead_days: 7", "lead_days: «" + "9" * 5000, codes.BAD_VALUE, ("整数", "…")),
    Row(HOTLINE, "emergency: true", "emergency: «NO", codes.BAD_VALUE, ("NO", "true", "false")),
    Row(HOTLINE, 'number: "120"', "number: «0571-120", codes.BAD_VALUE, ("0571-120", "3 到 8 位")),
    Row(CARD, "title: 省电", "title: «" + "省" * 121, codes.BAD_VALUE, ("最多 120 字", "现在 121 字")),
    Row(CARD, "title: 省电", "title: «\"\"", codes.BAD_VALUE, ("title", "是空的")),
    Row(CARD, "  - 子提醒", "  - «\" \"", codes.BAD_VALUE, ("cautions", "是空的")),
    Row(CARD, "  - 子要点\n  - 丑要点\n", "", codes.BAD_VALUE, ("points", "至少 3 项", "现在 1 项")),
    Row(CARD, "conf: V", "conf: «X", codes.BAD_VALUE, ("X", "V2", "DEFAULT")),
    Row(CARD, "conf: V", "conf: V\nstatus: «publishd", codes.BAD_VALUE, ("publishd", "published？")),
    Row(CARD, "conf: V", "conf: V\nlead: «4", codes.BAD_VALUE, ("lead", "只有 3 条要点")),
    Row(CARD, "conf: V", "conf: V\nlead: «0", codes.BAD_VALUE, ("lead", "不能小于 1")),
    Row(CARD, "conf: V", "conf: V\nreview_months: «121", codes.BAD_VALUE, ("review_months", "120")),
    Row(CARD, "conf: V", "conf: V\nexternal_url: «http://example.org", codes.BAD_VALUE,
        ("external_url", "https://")),
    Row(RULE, "  type: nth-weekday", "  type: «nth-weekdy", codes.BAD_VALUE,
        ("nth-weekdy", "nth-weekday？", "lunar")),
    Row(RULE, "  type: nth-weekday\n  month: 6", "  «month: 6", codes.MISSING_FIELD, ("type", "fixed")),
    Row(RULE, "  n: 1", "  n: «6", codes.BAD_VALUE, ("rule 的 n", "不能大于 5")),
    Row(SERVICE, "  max: 30", "  max: «3", codes.BAD_VALUE, ("capacity", "从少到多")),
    Row(COMMUNITY, "share_60p: 0.3", "share_60p: «34%", codes.BAD_VALUE, ("34%", "0.34")),
    Row(EVENT, "ends_at: 10:30", "ends_at: «08:30", codes.BAD_VALUE, ("ends_at", "不晚于")),
    Row(EVENT, "starts_at: 09:00", "starts_at: «9:00", codes.BAD_VALUE, ("9:00", "09:00")),
    Row(EVENT, "venue: v-east\n", "", codes.BAD_VALUE, ("venue", "place")),
    Row(COUNTY, "  kind: sample", "  kind: «official", codes.BAD_VALUE, ("official", "sample")),
    # Dates.
    Row(CARD, "updated_on: 2026-11-22", "updated_on: «2026-02-30", codes.BAD_DATE, ("没有这一天",)),
    Row(CARD, "updated_on: 2026-11-22", "updated_on: «2026/11/22", codes.BAD_DATE, ("2026-09-18",)),
    Row(CARD, "updated_on: 2026-11-22", "updated_on: «0202-11-22", codes.BAD_DATE, ("年份",)),
    Row(RULE, "conf: V", "known:\n  - year: 2027\n    first: «\"02-29\"\nconf: V", codes.BAD_DATE,
        ("2027 年没有 2 月 29 日",)),
    Row(RULE, "conf: V", "known:\n  - year: 2027\n    first: \"06-10\"\n    last: «\"06-09\"\nconf: V",
        codes.BAD_DATE, ("早于",)),
    Row(EVENT, "ends_at: 10:30", "ends_at: 10:30\nends_on: «2026-12-04", codes.BAD_VALUE,
        ("ends_on", "早于")),
    # Ids.
    Row(CARD, "id: c-one", "id: «C-One", codes.BAD_ID, ("C-One", "小写")),
    Row(CARD, "id: c-one", "id: «c-onne", codes.ID_NOT_FILE_NAME, ("c-onne", "c-one")),
    Row(TOPIC, "id: health\n", "id: «helth\n", codes.ID_NOT_FILE_NAME, ("helth", "health")),
    Row(COMMUNITY, "id: east\n", "id: «eest\n", codes.ID_NOT_FILE_NAME, ("eest", "east")),
    Row(PACK, "  - id: talk\n", "  - id: «open\n", codes.DUPLICATE_ID, ("run_sheet", "open")),
    Row(TOPIC, "    title: 急救", "    title: 急救\n  - id: «first-aid\n    title: 再急救",
        codes.DUPLICATE_ID, ("subtopics", "first-aid")),
    Row(AUDIENCE, "id: parent", "id: «general", codes.DUPLICATE_ID, ("terms", "general")),
    # References and terms.
    Row(PACK, "  - id: c-two", "  - id: «c-tow", codes.UNKNOWN_REFERENCE, ("c-tow", "是不是 c-two")),
    Row(PACK, "  - id: c-two", "  - id: «省水", codes.UNKNOWN_REFERENCE, ("省水", "是不是 c-two")),
    Row(RESOURCE, "  - hl-120", "  - «hl-12O", codes.UNKNOWN_REFERENCE, ("热线", "hl-120")),
    Row(RESOURCE, "  - hl-120", "  - «xyz", codes.UNKNOWN_REFERENCE, ("xyz", "请先新增这个热线")),
    Row(CARD, "  - general", "  - «老年人", codes.UNKNOWN_TERM, ("audience", "是不是 older-adult")),
    Row(CARD, "  - general", "  - «老人", codes.UNKNOWN_TERM, ("是不是 older-adult",)),
    Row(CARD, "  - general", "  - general\n  - «genral", codes.UNKNOWN_TERM, ("general",)),
    Row(CARD, "  - general", "  - «喵", codes.UNKNOWN_TERM, ("可以写", "parent")),
    Row(CARD, "subtopic: saving", "subtopic: «saveing", codes.UNKNOWN_REFERENCE, ("saving",)),
    Row(CARD, "subtopic: saving", "subtopic: «first-aid", codes.UNKNOWN_REFERENCE, ("可以写：saving",)),
    Row(CARD, "conf: V", "topics:\n  - «helth\n  - health\nconf: V\nsources:\n  - name: 甲",
        codes.UNKNOWN_TOPIC, ("helth", "health")),
    Row(CARD, "conf: V", "topics:\n  - health\n  - «helth\nconf: V\nsources:\n  - name: 甲",
        codes.UNKNOWN_TOPIC, ("helth", "health")),
    Row(CARD, "conf: V", "licence: «cc-by4\nconf: V", codes.UNKNOWN_TERM, ("licence", "cc-by-4")),
    Row(EVENT, "venue: v-east", "venue: «v-esat", codes.UNKNOWN_REFERENCE, ("阵地", "v-east")),
    Row(COMMUNITY, "households: 100", "households: 100\ntopics:\n  - «helth", codes.UNKNOWN_TOPIC,
        ("health",)),
    Row(CARD, "conf: V", "aliases:\n  - old-one\n  - «c-two\nconf: V", codes.DUPLICATE_ID,
        ("旧编号 c-two", "c-two 在用")),
    # Rules of services.
    Row(SERVICE, "delivery_mode: on-site", "delivery_mode: «home-visit", codes.BAD_VALUE,
        ("上门服务必须写 home_visit",)),
    Row(SERVICE, "conf: DEFAULT", HOME_VISIT.replace("\n  two", "\n  «two") + "conf: DEFAULT",
        codes.BAD_VALUE, ("不是上门服务就不要写",)),
    Row(SERVICE, "provider_kind: school\ncost:\n  type: free",
        "provider_kind: volunteer-team\ncost:\n  type: «material-fee\n  note: 材料 5 元",
        codes.BAD_VALUE, ("志愿服务队不得", "free")),
    Row(SERVICE, "  type: free", "  type: «material-fee", codes.BAD_VALUE, ("cost.note",)),
    # Fictional places.
    Row(COMMUNITY, 'code: "990101001001"', 'code: «"330101001001"', codes.BAD_VALUE, ("99", "虚构")),
    Row(COUNTY, 'code: "990101"\nfictional: true', 'code: «"990101"', codes.BAD_VALUE, ("99", "虚构")),
    # What a text may not say.
    Row(RESOURCE, "sources:\n  - name: 甲依据\n    locator: 第1条\n", "", codes.MISSING_SOURCE,
        ("必须写依据", "sources")),
    Row(RUMOUR, "sources:\n  - name: 甲依据\n", "", codes.MISSING_SOURCE, ("必须写依据",)),
    Row(CARD, "  - 子提醒", "  - 打 «13800138000 找我", codes.PHONE_OUTSIDE_HOTLINES, NUMBERS),
    Row(CARD, "  - 子提醒", "  - 打 «138-0013-8000 找我", codes.PHONE_OUTSIDE_HOTLINES, NUMBERS),
    Row(CARD, "  - 子提醒", "  - 打 «138 0013 8000 找我", codes.PHONE_OUTSIDE_HOTLINES, NUMBERS),
    Row(CARD, "  - 子提醒", "  - 身份证«33010119900307771X", codes.PERSONAL_DATA, ("身份证号", "岗位")),
    Row(CARD, "  - 子提醒", "  - 座机«0571-88888888", codes.PHONE_OUTSIDE_HOTLINES, ("座机号", "contacts")),
    Row(CARD, "  - 子提醒", "  - 座机«（010）88888888", codes.PHONE_OUTSIDE_HOTLINES, ("座机号", "contacts")),
    Row(CARD, "  - 子提醒", "  - 座机«057188888888", codes.PHONE_OUTSIDE_HOTLINES, ("座机号", "contacts")),
    Row(COMMUNITY, "    hours: 工作日", "    hours: 工作日\n    phone: «13800138000",
        codes.PHONE_OUTSIDE_HOTLINES, NUMBERS),
    Row(COMMUNITY, "  story: 每周一次。", "  story: 找老周 «13800138000。", codes.PHONE_OUTSIDE_HOTLINES,
        NUMBERS),
    Row(AUDIENCE, "    title: 家长", "    title: 家长\n    note: 找 «13800138000",
        codes.PHONE_OUTSIDE_HOTLINES, NUMBERS),
    Row(CARD, "title: 省电", "title: 省电«官方平台", codes.FORBIDDEN_PHRASE, ("官方平台", "政府网站")),
    Row(CARD, "  - 丑要点", "  - 本站不断推送«实时预警", codes.FORBIDDEN_PHRASE, ("实时预警",)),
    Row(CARD, "  - 丑要点", "  - 不显示实时预警。本站另有«实时预警", codes.FORBIDDEN_PHRASE, ("实时预警",)),
    Row(COMMUNITY, "summary: 只为检验的社区。", "summary: 本社区的«官方平台。", codes.FORBIDDEN_PHRASE,
        ("官方平台",)),
)  # fmt: skip


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.code.id}-{row.new[:24]!a}")
def test_a_mistake_is_found_at_its_place(row: Row, texts: dict[str, str], find: Find) -> None:
    assert row.old in texts[row.path]
    changed = texts[row.path].replace(row.old, row.new, 1)
    found = [p for p in find({row.path: changed.replace("«", "")}) if p.code == row.code.id]
    assert len(found) == 1, found
    problem = found[0]
    if "«" in changed:
        before = changed[: changed.index("«")]
        place = (row.path, before.count("\n") + 1, len(before) - before.rfind("\n"))
        assert problem.place == place
    for word in row.says:
        assert word in problem.message + problem.advice


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.code.id}-{row.new[:24]!a}")
def test_nothing_else_is_reported_and_no_english(
    row: Row, texts: dict[str, str], find: Find
) -> None:
    changed = texts[row.path].replace(row.old, row.new.replace("«", ""), 1)
    for problem in find({row.path: changed}):
        # One slip is one problem: what names the broken file is not wrong as well.
        assert problem.code == row.code.id, problem
        for text in (problem.message, problem.advice):
            assert not re.search(r"[A-Za-z]+ [a-z]+ [a-z]+", text), problem
        assert re.search("[一-鿿]", problem.message), problem
        assert re.search("[一-鿿]", problem.advice), problem


def test_the_small_catalogue_is_right(find: Find) -> None:
    assert find({}) == []


@pytest.mark.parametrize(
    "text",
    [
        "不显示实时预警", "本站不是官方平台", "这不是一个官方平台，是社区自己办的", "没有浏览量统计",
        "从来没有政府认证", "不收集浏览量。也不收集服务人次", "数据 1990-2000 年", "每日 1500 毫升",
        "打 120", "编号 2026112200", "区划代码 990101001001", "书号 ISBN 978-7-5046-1234-5",
    ],
)  # fmt: skip
def test_what_is_as_it_should_be_passes(text: str, texts: dict[str, str], find: Find) -> None:
    assert find({CARD: texts[CARD].replace("- 丑提醒", f"- {text}")}) == []


def test_full_width_digits_dial_the_same_number(texts: dict[str, str], find: Find) -> None:
    number = "".join(chr(ord(digit) + 0xFEE0) for digit in "13800138000")
    found = find({CARD: texts[CARD].replace("- 丑提醒", f"- 打{number}")})
    assert [p.code for p in found] == [codes.PHONE_OUTSIDE_HOTLINES.id]


def test_an_office_line_may_stand_where_contacts_have_their_phone(
    texts: dict[str, str], find: Find
) -> None:
    phone = "    hours: 工作日\n    phone: 0571-88888888"
    assert find({COMMUNITY: texts[COMMUNITY].replace("    hours: 工作日", phone)}) == []


def test_an_editor_may_answer_a_content_rule(texts: dict[str, str], find: Find) -> None:
    answer = "allow:\n  - rule: KP505\n    why: 教人认出冒充者\nconf: V"
    changed = texts[CARD].replace("- 丑提醒", "- 这里是官方平台").replace("conf: V", answer)
    (note,) = find({CARD: changed})
    assert (note.code, note.severity) == (codes.FORBIDDEN_PHRASE.id, Severity.NOTE)
    assert note.advice == "教人认出冒充者"
    other = changed.replace("KP505", "KP504")
    assert {p.code for p in find({CARD: other})} == {
        codes.FORBIDDEN_PHRASE.id, codes.IDLE_ANSWER.id,
    }  # fmt: skip


def test_all_mistakes_of_a_file_come_at_once(texts: dict[str, str], find: Find) -> None:
    changed = texts[CARD].replace("conf: V", "conf: X\nlead: abc\nshortcut: 1\nvalid_until: 明天")
    found = find({CARD: changed})
    assert [p.code for p in found] == [
        codes.BAD_VALUE.id, codes.BAD_VALUE.id, codes.UNKNOWN_FIELD.id, codes.BAD_DATE.id,
    ]  # fmt: skip
    lines = [p.where.line for p in found if p.where]
    assert lines == sorted(set(lines))
