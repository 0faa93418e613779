"""Phrases that the site must not use, with the ways they are written.

Comes in: a text. Goes out: findings. A phrase that is denied passes: “不显示实时预警” is as it should be.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kepu.problems import codes
from kepu.validate.wording.finding import Finding, Passage, Rule
from kepu.validate.wording.folding import fold
from kepu.validate.wording.speech import is_denied

_GAP = re.compile("(?<=[\u4e00-\u9fff])[ \u3000\u200b-\u200d*_·•~.-]{1,3}(?=[\u4e00-\u9fff])")
"""What may stand between two characters to hide a word, or only to space it out."""

_ADVICE = "换成如实的说法"


class Phrase(NamedTuple):
    """A phrase in its variants."""

    pattern: str
    """A regular expression; what it matches is quoted in the message without its gaps."""
    why: str


FORBIDDEN = (
    Phrase(
        "官方平台|官方门户|官方授权|官方指定|官方合作|官方网站平台|科普中国的?官方|本(?:站|网站|网|平台|社区|门户)是?[^，。；\n]{0,4}官方(?!平台|门户|授权|指定|合作)",
        "居民会以为这是政府网站",
    ),
    Phrase(
        "(?:政府|官方|国家|国家级|权威|权威机构|权威部门|主管部门|科协|卫健委|科普中国)的?(?:正式)?(?:认证|授权|背书)(?!认可监督|服务平台)",
        "没有这样的认证",
    ),
    Phrase(
        "(?:已经?|成功|全面|正式|现|完成|实现)[^，。；：\n]{0,4}(?:对接|接入|打通|入驻|连通|联通)了?[^，。；：\n]{0,6}?(?:科普中国|智慧社区)"
        "|(?:与|和|跟)[“《]?(?:科普中国|智慧社区)[^，。；：\n]{0,10}?(?:对接|接入|打通|连通|联通|互联互通|数据互通)"
        r"|(?:科普中国|智慧社区)\w{0,4}(?:已|全面|成功|正式|完成)\w{0,4}(?:对接|接入|打通|连通|联通)",
        "没有对接，只有链接和数据文件",
    ),
    Phrase(
        "(?:达标|认定[为成]|评[为上定]|创建成功|创成|获评|荣获|荣膺|入选|成为|建成|授予|命名为|跻身)[^，。；：\n]{0,10}?示范(?:县|社区|区|市)"
        "|示范(?:县|社区|区|市)[^，。；：\n]{0,4}?(?:达标|已合格|考核合格|验收合格|创建成功|认定通过)|达标示范",
        "自查不等于认定",
    ),
    Phrase(
        "实时的?(?:气象|天气|灾害|地震|洪水|暴雨)?(?:预警|预报|监测预警|警报)",
        "预警只能由主管部门发布",
    ),
    Phrase(
        "服务人次|(?:服务|累计|惠及|覆盖|受益|参与|接待|培训|辐射)[^，。；：\n]{0,10}?(?:[0-9][0-9.,]*|[一二三四五六七八九十百千万亿数几近上])[^，。；：\n]{0,3}?人次",
        "没有计数，就不能写人次",
    ),
    Phrase(
        "浏览量|浏览次数|访问量|点击量|访客数|(?:阅读量|播放量|下载量)[^，。；：\n]{0,4}?(?:[0-9]|[一二三四五六七八九十百千万亿])",
        "本站不统计访问",
    ),
    Phrase(
        "(?:测评|诊断)结果|(?:在线|智能|自动|一键|AI)(?:诊断|问诊|确诊)|(?:为|给|帮)您(?:诊断|确诊)",
        "自查和小测验不是诊断，也不是测评",
    ),
    Phrase(
        "(?:院士|专家|名医|教授|主任医师)(?:联名|联合|一致|亲自|权威|倾情|共同|郑重)?(?:推荐|力荐|代言|背书)",
        "不编专家，也不替谁推荐",
    ),
    Phrase("ICP(?:备|证)[0-9]{5,}号?|公网安备[0-9]{5,}号?", "备案号由部署的单位填写，不能编"),
)  # fmt: skip
"""What must not be said, and why: the domain's list with its variants."""


_PATTERNS = tuple((re.compile(phrase.pattern), phrase.why) for phrase in FORBIDDEN)

_WORDS = (
    "官方", "认证", "授权", "背书", "科普中国", "智慧社区", "示范", "实时", "人次", "浏览", "访问量", "点击量",
    "访客数", "阅读量", "播放量", "下载量", "测评", "诊断", "问诊", "确诊", "推荐", "力荐", "代言",
)  # fmt: skip
"""Every phrase but the filing numbers holds one of these."""

_GAPS = _GAP.pattern[_GAP.pattern.index("[ ") : _GAP.pattern.index("{1,3}")] + "{0,3}"
_SUSPECT = re.compile("|".join([*(_GAPS.join(word) for word in _WORDS), "ICP", "公网安备"]))

_OURS = re.compile("(?:医生|医师|医院|大夫|机构|专科|法定|专家)的?$")


def find(passage: Passage) -> Iterator[Finding]:
    """Find each phrase that a text claims, once."""
    text, places = _without_gaps(fold(passage.text))
    for pattern, why in _PATTERNS:
        for match in pattern.finditer(text):
            if not (_is_denied(text, match) or _is_a_doctor_s(match, text)):
                start, end = places[match.start()], places[match.end() - 1] + 1
                said = f"不能写“{match[0]}”：{why}"
                yield Finding(
                    codes.FORBIDDEN_PHRASE, passage.path, said, _ADVICE, passage, start, end
                )
                break


def _without_gaps(text: str) -> tuple[str, Sequence[int]]:
    """Close the gaps in a text; give also the place that each character had."""
    places: Sequence[int] = range(len(text))
    if _GAP.search(text):
        gaps = {at for match in _GAP.finditer(text) for at in range(*match.span())}
        places = [at for at in places if at not in gaps]
    return "".join(text[at] for at in places) if len(places) < len(text) else text, places


def _is_denied(text: str, match: re.Match[str]) -> bool:
    # “本站不是官方的” denies in its midst.
    return is_denied(text, match.start()) or is_denied(text, match.end() - 1)


def _is_a_doctor_s(match: re.Match[str], text: str) -> bool:
    """Tell whether it is a doctor's result: “以医生的诊断结果为准” is no claim of ours."""
    return "诊断" in match[0] and _OURS.search(text[: match.start()]) is not None


RULE = Rule(_SUSPECT, find)
