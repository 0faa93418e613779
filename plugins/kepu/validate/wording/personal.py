"""Personal data: numbers, addresses and accounts of single people, and telephone numbers nobody keeps up.

Comes in: a text. Goes out: findings. Public numbers of the hotline table, dates, standards, document numbers, region
codes and book numbers are none of it.
"""

import re
from collections.abc import Callable, Iterator

from kepu.problems import codes
from kepu.validate.wording.finding import Finding, Passage, Rule
from kepu.validate.wording.folding import CHINESE_DIGIT, fold, fold_chinese_digits
from kepu.validate.wording.numerals import is_bank_card, is_identity, is_old_identity
from kepu.validate.wording.speech import sentence_at

_NUMBERS = "公共热线写进 directory/hotlines；联系方式只写岗位和办公电话，写在 contacts"
_PEOPLE = "删掉；要联系写岗位和办公地点，写在 contacts"

_GAP = "[ \u00a0\u200b-\u200d·.—–-]?"
_MOBILE = re.compile(
    rf"(?<![0-9])(?:\+?(?:00)?86{_GAP})?"
    rf"1[3-9](?:[0-9]{_GAP}[0-9]{{4}}{_GAP}[0-9]{{4}}|[0-9]{{2}}{_GAP}[0-9]{{3}}{_GAP}[0-9]{{4}})(?![0-9])"
    r"|(?<![0-9])1([ ·.—–-])[3-9](?:\1[0-9]){9}(?![0-9])"
)
_SPELT_MOBILE = re.compile(
    rf"(?<![{CHINESE_DIGIT}])[一幺1]{_GAP}[三四五六七八九](?:{_GAP}[{CHINESE_DIGIT}]){{9}}(?![{CHINESE_DIGIT}])"
)
_LANDLINE = re.compile(
    r"(?<![0-9])(?:\(0[0-9]{2,3}\)|（0[0-9]{2,3}）|0[0-9]{2,3})[-—– ]?[0-9]{3,4}[ -]?[0-9]{4}(?![0-9])"
)
_PAID_LINE = re.compile(r"(?<![0-9])[48]00[- ]?[0-9]{3,4}[- ]?[0-9]{3,4}(?![0-9])")
_LOCAL_LINE = re.compile(
    r"(?:电话|座机|热线|致电|拨打|拨|联系方式|传真)(?:号码?)?[是为：:，, ]{0,2}([1-9][0-9]{2,3}[- ]?[0-9]{4})(?![0-9.])"
)
_IDENTITY = re.compile(r"(?<![0-9])[0-9]{6} ?[0-9]{8} ?[0-9]{3}[0-9Xx](?![0-9])")
_OLD_IDENTITY = re.compile("(?<![0-9])[0-9]{15}(?![0-9])")
_CARD = re.compile(
    r"(?<![0-9])[3-69][0-9]{3}([ -]?)[0-9]{4}\1[0-9]{4}\1[0-9]{4}(?:\1[0-9]{1,3})?(?![0-9])"
)
_PROVEN = (
    (_IDENTITY, is_identity, "这里像是身份证号"),
    (_OLD_IDENTITY, is_old_identity, "这里像是身份证号"),
    (_CARD, is_bank_card, "这里像是银行卡号"),
)
_MAIL = re.compile(
    r"[A-Za-z0-9][A-Za-z0-9._+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,6}"
)
_PUBLIC_MAIL = re.compile(r"[.@](?:example\.(?:org|com|net)|gov\.cn)$")
_ACCOUNT = re.compile(
    r"(?:QQ|[Qq]q|扣扣)(?:群|号|号码|群号)?[是为：: ]{0,3}[1-9][0-9]{4,10}(?![0-9])"
    r"|(?:微信|薇信|[Vv][Xx]|[Ww]e[Cc]hat)(?:号|ID|id)?[是为：: ]{1,3}[A-Za-z][A-Za-z0-9_-]{5,19}"
    r"|(?:微信号|加微信|加[Vv])[是为：: ]{0,3}[A-Za-z][A-Za-z0-9_-]{5,19}"
)

_HOME = re.compile(
    "[0-9甲乙丙丁A-D]{1,3}(?:号楼|号院|栋|幢|座|号|楼)[，, ]?[0-9]{1,3}单元[，, ]?"
    "(?:[0-9]{1,2}[楼层])?[0-9]{2,4}(?:室|号|户|房)?"
    r"|[0-9甲乙丙丁A-D]{1,3}(?:号楼|栋|幢|座)[，, ]?(?:[0-9]{1,2}[楼层])?[0-9]{2,4}(?:室|房|户)"
    r"|\w(?:路|街|道|巷|弄|胡同|里|村)[0-9]{1,4}[号弄]\w{0,8}?[0-9]{2,4}(?:室|房|户)"
    r"|门牌号?[是为：: ]{0,2}[0-9]{1,4}|[0-9]{1,2}单元[0-9]{2,4}(?:室|房|户|号)?"
)
_NAMED = re.compile(
    r"\w(?:先生|女士|大爷|大妈|大娘|阿姨|奶奶|爷爷|叔叔|师傅|老师|同志|某)[^。；！？\n]{0,6}?(?:家?住在?|家在|家是|地址)[^。；！？\n]{0,14}?"
    r"[0-9甲乙丙丁A-D]{1,3}(?:号楼|栋|幢|单元|号院|组[0-9]{1,3}号|号|弄)"
)
_PUBLIC_PLACE = re.compile(
    "中心|服务站|服务台|工作站|驿站|活动室|办公|阅览|教室|会议室|图书馆|书屋|大厅|门厅|居委会|村委会|学校|小学|中学|大学|"
    "课堂|党群|实验室|展厅|展馆|科技馆|医院|门诊|科室|窗口|照料|派出所|车间|讲堂|文化站|实践站|公司|宿舍管理"
)
_HOUSEHOLD = re.compile(
    "住在?[^院房]|家里|家在|我家|他家|她家|家住|住户|户主|业主|本人|住址|门牌|独居|上门"
)

Find = Callable[[Passage, str], Iterator[Finding]]

_SOME_NUMBER = re.compile(r"[0-9][0-9 ·.()（）—–-]{5,}[0-9Xx]")
_OTHER_SIGN = re.compile(
    rf"[单号栋幢座门组楼址@Qq扣微薇VvWw加住{CHINESE_DIGIT}]"
    rf"(?:(?<=单)元|(?<=[号栋幢座楼]).{{0,8}}[0-9室房户]|(?<=门)牌|(?<=组).{{0,3}}号|(?<=@)[A-Za-z0-9]|(?<=[Qq])[Qq]|(?<=扣)扣"
    rf"|(?<=[微薇])信|(?<=[Vv])[Xx]|(?<=[Ww])e[Cc]|(?<=加)[Vv]|(?<=[住址]).{{0,14}}[0-9]|(?:{_GAP}[{CHINESE_DIGIT}]){{10}})"
)
_SUSPECT = re.compile(f"{_SOME_NUMBER.pattern}|{_OTHER_SIGN.pattern}")


def find(passage: Passage) -> Iterator[Finding]:
    """Find the personal data in a text, of each kind the first."""
    plain = fold(passage.text)
    if _SOME_NUMBER.search(plain):
        yield from _numbers(passage, plain)
    if _OTHER_SIGN.search(plain):
        yield from _others(passage, plain)


def _numbers(passage: Passage, text: str) -> Iterator[Finding]:
    # Cards and identity numbers first: parts of them look like telephone numbers.
    for pattern, proves, said in _PROVEN:
        for match in pattern.finditer(text):
            if proves(match[0]) and (pattern is not _OLD_IDENTITY or "证" in text):
                yield _private(passage, match.span(), said)
                return
    if found := _number(passage, text):
        yield found


def _number(passage: Passage, text: str) -> Finding | None:
    if match := _MOBILE.search(text):
        return _phone(passage, match.span(), "这里像是手机号")
    # An office line may stand where a contact's phone belongs, and nowhere else.
    if passage.path[-1:] == ("phone",):
        return None
    if match := _LANDLINE.search(text):
        return _phone(passage, match.span(), "这里像是座机号")
    if match := _PAID_LINE.search(text):
        return _phone(passage, match.span(), "这里像是服务电话")
    if match := _LOCAL_LINE.search(text):
        return _phone(passage, match.span(1), "这里像是座机号")
    return None


def _others(passage: Passage, text: str) -> Iterator[Finding]:
    if (match := _SPELT_MOBILE.search(text)) and _MOBILE.fullmatch(fold_chinese_digits(match[0])):
        yield _phone(passage, match.span(), "这里像是用汉字写的手机号")
    for match in _MAIL.finditer(text):
        if (
            not _PUBLIC_MAIL.search(match[0])
            and "://" not in text[max(0, match.start() - 12) : match.start()]
        ):
            yield _private(passage, match.span(), "这里像是电子邮箱")
    if match := _ACCOUNT.search(text):
        yield _private(passage, match.span(), "这里像是微信号或 QQ 号")
    if home := _home(text):
        yield _private(passage, home, "这里像是住户的门牌")


def _home(text: str) -> tuple[int, int] | None:
    text = fold_chinese_digits(text)
    if match := _NAMED.search(text):
        return match.span()
    for match in _HOME.finditer(text):
        first, last = sentence_at(text, *match.span())
        sentence = text[first:last]
        if _HOUSEHOLD.search(sentence) or not _PUBLIC_PLACE.search(sentence):
            return match.span()
    return None


def _phone(passage: Passage, span: tuple[int, int], said: str) -> Finding:
    code = codes.PHONE_OUTSIDE_HOTLINES
    return Finding(code, passage.path, said, _NUMBERS, passage, *span)


def _private(passage: Passage, span: tuple[int, int], said: str) -> Finding:
    return Finding(codes.PERSONAL_DATA, passage.path, said, _PEOPLE, passage, *span)


RULE = Rule(_SUSPECT, find)
