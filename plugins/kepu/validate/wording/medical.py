"""Medical promises, advice on doses, and tests that claim to know who is ill.

Comes in: a text. Goes out: findings. Facts of treatment pass, and so do warnings of quacks; the law on food safety
(食品安全法第七十八条) wants “不能代替药物” wherever a supplement is praised.
"""

import re
from collections.abc import Iterator

from kepu.problems import codes
from kepu.validate.wording.finding import Finding, Passage, Rule
from kepu.validate.wording.passages import is_quoted
from kepu.validate.wording.speech import is_asked, is_reported, is_said

_NUMBER = "(?:[0-9]{1,5}(?:\\.[0-9]{1,3})?(?:[-–—~～至到][0-9]{1,5})?|[一二两三四五六七八九十半几])"
_DRUG = (
    "(?:药|服用|口服|含服|冲服|服下|胶囊|剂量|片剂|(?:洛芬|西林|地平|沙坦|洛尔|双胍|他汀|霉素|拉唑|氨酚|司匹林|头孢|沙星)|"
    "阿司匹林|布洛芬|胰岛素|维生素|钙片|硝酸甘油|救心丸|头孢|退烧|止痛|安眠)"
)
_DOSE_UNIT = "(?:片|粒|丸|颗|毫克|mg|MG|毫升|ml|mL|支|包|袋|滴|剂|单位|IU|微克|克)"

_CURES = re.compile(
    "根治|根除|包治|疗程(?:就|即)?(?:包?好|见效)|包(?:你|您|他)(?:治)?好|药到病除|断根|(?:可以?|能)[^，。；\n不]{0,4}治好|[一两三]贴(?:见效|就好|治好)|永不复发|(?:天|月|年|疗程|瓶)[^。；\n]{0,10}不(?:再|会)?复发|不再复发|百分之?百(?:有效|治好|治愈|见效)|立竿见影|神效|奇效|疗效(?:显著|确切|神奇|惊人|极佳|好)|"
    "有效率(?:高?达|为|是)?[0-9]|治愈率(?:高?达|为|是)?[0-9]|(?:彻底|完全|保证|保|包|快速|轻松|一定能?|[0-9一二三七]{1,3}[天周]|一个?疗程)[^，。；\n]{0,4}(?:治[愈好]|痊愈|见效|断根)|"
    "特效药|特效(?:偏方|疗法|产品)|祖传(?:秘方|偏方)|秘方|偏方(?:可以?|能|治|管用|有效)|(?:试试|用|推荐|分享)[^，。；\n]{0,4}偏方"
)
_HARMLESS = re.compile("(?:无|没有|零|不含|毫无)(?:任何|一点)?(?:毒)?副作用|无毒副作用|纯天然无害")
_DOSE = re.compile(
    "(?:每次|一次|每日|每天|一天|一日|每晚|每早|早晚各|睡前|饭[前后]|首次|顿服|连服|连吃|加量到|减到|增加到)"
    f"[^。；，、\n]{{0,8}}?{_NUMBER} ?{_DOSE_UNIT}|(?:吃|服|含)[上下了]?{_NUMBER} ?(?:片|粒|丸|颗)"
)
_SURE_DOSE = re.compile(f"每次(?:吃|服|口服|含)?{_NUMBER} ?(?:片|粒|丸|毫克|mg)(?!面包|菜|肉)")
_STOP = re.compile(
    "(?:可以?|能|就|应|应该|建议|不妨|不用怕)(?:先|直接|自己|自行|逐渐|慢慢)*(?:停药|停掉[^，。；\n]{0,6}药|停服|停用[^，。；\n]{0,8}药|减药|换药|不吃药|不用再?吃[^，。；\n]{0,4}药|不用(?:再)?服药|把药停|把药减)"
    "|药(?:就)?(?:可以|能)(?:停|不吃|减|少吃)"
)
_REPLACES = re.compile(
    "(?:可以?|能|足以)[^，。；：\n不]{0,8}?(?:代替|替代|取代)[^，。；\n]{0,8}?(?:药|治疗|医生|就医|看病|手术|吃药|打针|胰岛素)"
)
_SUPPLEMENT = re.compile(
    "(?:保健食?品|营养品|补品|酵素|益生菌|鱼油|氨糖|冬虫夏草|虫草|灵芝|螺旋藻|胶原蛋白|葡萄籽|辅酶|虾青素|牛初乳|蜂胶|阿胶|石斛|红参|人参|负离子|磁疗|富氢水|小分子水)"
    "[^。；！？\n]{0,12}?(?:能够?|可以?|有助于|帮助|有效|专治|改善|增强|预防|治疗|降低?|调节|缓解|提高|促进|软化|清除|排出?|抗|防)[^。；！？\n]{0,10}?"
    "(?:免疫|血压|血糖|血脂|血管|睡眠|失眠|记忆|痴呆|疲劳|癌|病|炎|关节|骨|衰老|毒|便秘|体质|抵抗|视力|三高|血栓|痛)"
)
_CAUTION = re.compile("不[能可]?代替药|不能治病|不是药|不能替代(?:药|医生)|没有(?:治病|治疗)")
_SCREENS = re.compile(
    "(?:测一测|测测|测试|量表|自测|自评|几道题|[0-9一二三十]{1,3}道题|一分钟|看舌头|滴血|手诊|一滴血|一张表|问卷|小程序|扫一扫|刷脸|答题)[^。！？\n]{0,10}?"
    "(?:就|便|即可|能够?|可以?|帮您|帮你)[^。！？\n]{0,6}?(?:知道|查出|测出|判断|确诊|诊断|看出|发现|筛出|得知|明白)[^。！？\n]{0,8}?"
    "(?:得|患|有没有|是否|是不是|抑郁|癌|病|痴呆|焦虑|高血压|三高|心脏|颈椎|亚健康|几成)"
)

_CURE_ADVICE = "照依据写；健康内容不保证疗效，拿不准的写“请问医生”"
_KINDS = (
    (_CURES, "这里像是在保证疗效", _CURE_ADVICE),
    (_HARMLESS, "这里像是在保证没有坏处", "照依据写；写“用前请问医生或药师”"),
    (_SURE_DOSE, "这里像是在教人用药的剂量", "写“按说明书或医嘱”，不写每次用多少"),
    (_STOP, "这里像是在劝人停药", "写“不要自己停药换药，先问医生”"),
    (_REPLACES, "这里像是说别的东西能代替治疗", "写“不能代替药物，不能代替看病”"),
)

_SUSPECT = re.compile(
    "药|每次|片剂|胶囊|口服|服用|根治|根除|疗程|包治|包[你您他]|断根|复发|百分|立竿见影|神效|奇效|疗效|有效率|治愈率|治愈|治好|痊愈|见效|特效|偏方|秘方|"
    "副作用|无害|胰岛素|维生素|钙片|停服|停用|代替|替代|取代|保健|补品|营养品|酵素|益生菌|鱼油|氨糖|虫草|灵芝|螺旋藻|胶原|葡萄籽|辅酶|虾青素|"
    "牛初乳|蜂胶|阿胶|石斛|红参|人参|负离子|磁疗|富氢水|小分子水|测一测|测测|测试|量表|自测|自评|道题|一分钟|看舌头|滴血|手诊|一滴血|"
    "一张表|问卷|小程序|扫一扫|刷脸|答题|退烧|止痛|安眠|洛芬|西林|地平|沙坦|洛尔|双胍|他汀|霉素|司匹林|头孢|硝酸甘油|救心丸"
)


def find(passage: Passage) -> Iterator[Finding]:
    """Find the first medical claim of a text."""
    text = passage.text
    if is_quoted(passage):
        return
    found = _promise(text) or _dose(text) or _supplement(text) or _screening(text)
    if found:
        match, said, advice = found
        yield Finding(codes.MEDICAL_CLAIM, passage.path, said, advice, passage, *match.span())


_Found = tuple[re.Match[str], str, str] | None


def _promise(text: str) -> _Found:
    for pattern, said, advice in _KINDS:
        for match in pattern.finditer(text):
            if is_said(text, *match.span()):
                return match, said, advice
    return None


def _dose(text: str) -> _Found:
    for match in _DOSE.finditer(text):
        near = text[max(0, match.start() - 24) : match.end() + 12]
        if re.search(_DRUG, near) and is_said(text, *match.span()):
            return match, "这里像是在教人用药的剂量", "写“按说明书或医嘱”，不写每次用多少"
    return None


def _supplement(text: str) -> _Found:
    if _CAUTION.search(text):
        return None
    for match in _SUPPLEMENT.finditer(text):
        if not re.search("[不没别未]", match[0]) and is_said(text, *match.span()):
            return match, "这里像是在说保健食品有疗效", "删掉；要提到它，同一段里写“不能代替药物”"
    return None


def _screening(text: str) -> _Found:
    for match in _SCREENS.finditer(text):
        denied = re.search("[不没别未无]", match[0].replace("有没有", "").replace("是不是", ""))
        asked = (
            is_asked(text, match.end(), match.end()) and text[match.end() : match.end() + 1] == "？"
        )
        if not denied and not asked and not is_reported(text, *match.span()):
            return match, "这里像是说小测验能看出谁得了病", "写“只供了解，不放心请去医院看看”"
    return None


RULE = Rule(_SUSPECT, find)
