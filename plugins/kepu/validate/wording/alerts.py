"""Texts that read like a weather warning, a forecast or an earthquake prediction.

Comes in: a text. Goes out: findings. Only weather stations may publish warnings (气象灾害防御条例第三十条) and only
the government may release opinions on coming earthquakes (防震减灾法第二十九条). What a colour means, what to do once a
warning has come, who publishes it: all that may be said.
"""

import re
from collections.abc import Iterator

from kepu.problems import codes
from kepu.validate.wording.finding import Finding, Passage, Rule
from kepu.validate.wording.passages import is_quoted, is_spoken
from kepu.validate.wording.speech import is_said, sentence_at

_WHEN = (
    "(?:今天|今日|今晚|今夜|今晨|今早|今明|明天|明日|明晚|明早|明晨|明后|后天|大后天|当前|目前|现在|此刻|眼下|即将|刚刚|刚才|近日|近期|"
    "最近|这几天|这两天|接下来|未来[0-9一二两三四五六七八九十几]{0,3}个?(?:小时|天|日|周)|本周|下周|这周|本月|下个?月|周[一二三四五六日末]|预计|"
    "[0-9]{1,2}[日号时点]|[0-9一二两三四五六七八九十几]{1,3}个?(?:小时|天|日)[之以]?内|上午|下午|傍晚|夜间|凌晨)"
)
_HAZARD = (
    "(?:[特]?大暴雨|暴雨|强降雨|大雨|台风|大风|雷暴|雷电|雷雨|冰雹|强对流|寒潮|高温|暴雪|大雪|沙尘暴|沙尘|大雾|霜冻|霾|山洪|洪水|洪峰|"
    "泥石流|滑坡|龙卷风|道路结冰|森林火险|干旱|低温|地质灾害|气象灾害)"
)
_COLOUR = "[红橙黄蓝]色"
_ALERT = f"(?:{_HAZARD}[^，。；：！？\\n的]{{0,4}}?(?:{_COLOUR})?(?:预警|警报)|{_COLOUR}(?:预警|警报))(?:信号)?"
_SAME = "[^。；！？\n]"

_ISSUES = re.compile(
    f"(?:发布|签发|升级[为至成]|变更[为至]|提升[为至]|升[为至]|启动|维持|继续|解除)(?:了|：|:)?[^，。；：！？\n的]{{0,8}}?{_ALERT}"
)
_NOW = re.compile(f"{_WHEN}{_SAME}{{0,16}}?{_ALERT}")
_IN_FORCE = re.compile(f"{_ALERT}(?:信号)?(?:正在|已经?|仍|目前)?(?:生效|持续中|未解除|生效中)")
_STATE = re.compile(
    "(?:当前|目前|现在|今日|今天|最新|本地|我县|我市|本县)[^，。；！？\n]{0,6}?(?:预警|警报)(?:信号)?(?:等级|级别|状态)?(?:是|为|：|:)"
    f"[^，。；！？\n]{{0,4}}?(?:{_COLOUR}|[一二三四I]{{1,3}}级|{_HAZARD})"
)
_OWN = re.compile(
    "(?:本站|本网|本页|本平台|本社区|社区|居委会|村委会|我们|小程序)(?:为您|为大家|给大家|向您|将|会|现|特此?|第一时间|及时|每天|随时|正在|再次)*"
    "(?:发布|播报|推送|发出|提供|更新)[^，。；！？\n]{0,8}?(?:预警|警报|天气预报)|本站预警"
)
_FORECAST = re.compile(
    f"{_WHEN}[^。；！？\n]{{0,12}}?(?:将[有会]?|会有?|有望|还有|仍有|有|出现|迎来|遭遇|遭受|转)[^，。；！？\n]{{0,8}}?{_HAZARD}"
    f"|{_HAZARD}(?:[^，。；！？\n]{{0,2}})(?:即将|马上|正在|快要|就要)(?:来袭|来临|到来|登陆|到达|影响|来了)|{_HAZARD}(?:将至|逼近)|{_WHEN}[^，。；！？\n]{{0,4}}?{_HAZARD}(?:来袭|登陆|降临)"
)
_QUAKE = re.compile(
    "(?:近期|近日|最近|今[天晚年夜]|明[天晚年]|后天|[0-9一二两三四五六七八九十几]{1,3}个?(?:天|日|小时|周|月|年)[之以]?内|下?[本下]个?[周月]|年内|月底|未来"
    "|[0-9]{1,2}月(?:[0-9]{1,2}日)?|我[县市省国]|本[地县市]|这里|某地|附近|一带|地区)"
    "[^。；！？\n]{0,12}?(?:将|会|要|有|可能|预计)[^。；！？\n]{0,10}?(?:大|强|破坏性)?地震(?!波|带|局|台)"
    "|(?:将|会|即将|马上要|快要)(?:会|要)?(?:发生|有|来)[^，。；！？\n]{0,4}?[0-9.一二三四五六七八九十]{1,4}级[^，。；！？\n]{0,4}?地震"
    "|[0-9.一二三四五六七八九]{1,4}级(?:以上)?(?:大|强)?地震(?:即将|将要|马上|快要|就要)|地震(?:短临)?(?:预测|预报)(?:意见)?[：:]"
)

_FOR_WHEN = re.compile(
    "如果|若|一旦|当[^前]|遇|收到|接到|听到|看到|看见|碰到|万一|假如|要是|每次|每当|每年|(?<!将)(?<!会)(?<!有)出现|凡是?|逢|时，|时候|后，|以后|的话|只有|只能|才能|"
    "看清?|看看|查|关注|留意|收听|收看|了解|解释|讲|什么|例如|比如|假设|模拟|演练|自编|示例|负责|可能会?发布|达到|意思|表示|指的?是|分为?|曾|当年|历史|往年|20[0-9]{2}年"
)
"""Words before it by which a sentence says what to do once, or what something means."""

_FOR_LATER = re.compile(
    "^(?:[^，。；！？\n]{0,6}(?:后|时|期间|之前|的时候|的话|怎么|如何|[是指]什么|的?意思|知识|演练|避险|逃生|科普|讲座|讲解|展|课|体验|常识|应对|防范|模拟|"
    "信号的|级别的|颜色)|[，,](?:怎么|该怎么|要看|先看|就看))"
)
"""What follows a word where it is a topic and no news."""

_ADVICE = "讲颜色是什么意思、该做什么；消息请写“以主管部门最新发布为准”，并链接到发布的单位"

_KINDS = (
    (_OWN, "本站不能发布预警和预报"),
    (_STATE, "这里像是在发布预警"),
    (_IN_FORCE, "这里像是在发布预警"),
    (_ISSUES, "这里像是在发布预警"),
    (_NOW, "这里像是在发布预警"),
    (_QUAKE, "这里像是在预测地震"),
    (_FORECAST, "这里像是在预报天气"),
)

_SUSPECT = re.compile("预警|警报|地震|" + "|".join(_HAZARD[3:-1].replace("[特]?", "").split("|")))


def find(passage: Passage) -> Iterator[Finding]:
    """Find the first stretch of a text that reads like news from a weather station."""
    text = passage.text
    if is_spoken(passage) or is_quoted(passage):
        return
    for pattern, said in _KINDS:
        for match in pattern.finditer(text):
            if _is_news(text, *match.span()):
                yield Finding(
                    codes.WARNING_LIKE, passage.path, said, _ADVICE, passage, *match.span()
                )
                return


def _is_news(text: str, start: int, end: int) -> bool:
    first, last = sentence_at(text, start, end)
    return (
        is_said(text, start, end)
        and not _FOR_WHEN.search(text, first, end)
        and not _FOR_LATER.search(text[end:last])
        and "不" not in text[start:end]
    )


RULE = Rule(_SUSPECT, find)
