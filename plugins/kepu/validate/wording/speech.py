"""What a sentence does with its words: says them, denies them, asks, warns of them, or tells what others say.

Comes in: a text and a stretch of it. Goes out: yes or no. Every rule on wording asks here, so that all of them let
the same sentences pass.
"""

import re

_ENDS = "。！？!?；;\n"
_DENIAL = re.compile("[不没非无未别勿莫][^，。；：！？\n]{0,6}$")
_NO_DENIAL = re.compile(
    "非常|非遗|非凡|无人|无障碍|无论|无数|无比|无疑|无愧|不愧|不仅|不但|不只|不断|不同|不再|不妨|不错|不用怕|"
    "未来|别人|别的|特别|级别|分别|区别|识别|类别|性别|没错"
)
"""Words that hold one of those characters and deny nothing."""

_WARNS = re.compile(
    "警惕|当心|小心|提防|别信|不信|莫信|拒绝|识破|谣|传言|据传|有人(?:说|问|问起)|骗|虚假|夸大|假冒|冒充|"
    "号称|声称|宣称|自称|吹嘘|鼓吹|所谓|推销|忽悠|误以为|以为|不得|不能写|不写|不能说|不要说|严禁|禁止|违规|违法"
)
_REFUTES = re.compile(
    "不对|不是真的|是假的|都是假|假消息|不可信|不要信|不要相信|不能信|别信|别当真|是骗|都是骗|谣言|误导|没有依据|没有根据|"
    "不科学|不靠谱|伪科学|信号|别转|不转|不传|要当心|要小心|要警惕|就要留心|说法|错误|错的|被骗"
)
_ASKS = re.compile(
    "吗[”’」』]?$|[呢吗][，？?]|是不是|有没有|能不能|会不会|要不要|可不可以|是否|怎么办|为什么"
)


def sentence_at(text: str, start: int, end: int) -> tuple[int, int]:
    """Give the stretch of the sentence around a stretch."""
    while start and text[start - 1] not in _ENDS:
        start -= 1
    while end < len(text) and text[end] not in _ENDS:
        end += 1
    return start, end


def is_denied(text: str, start: int) -> bool:
    """Tell whether what begins here is denied; “不显示实时预警” is as it should be."""
    return _DENIAL.search(_NO_DENIAL.sub("□", text[max(0, start - 40) : start])) is not None


def is_asked(text: str, start: int, end: int) -> bool:
    """Tell whether the sentence around a stretch is a question."""
    first, last = sentence_at(text, start, end)
    return text[last : last + 1] in {"？", "?"} or _ASKS.search(text[first:last]) is not None


def is_reported(text: str, start: int, end: int) -> bool:
    """Tell whether the sentence warns of these words or says that they are wrong."""
    first, last = sentence_at(text, start, end)
    # A headline such as “包治百病”——不对 and the sentence that follows a quotation are read as one.
    return (
        _WARNS.search(text, first, start) is not None
        or _REFUTES.search(text, end, min(len(text), last + 12)) is not None
    )


def is_said(text: str, start: int, end: int) -> bool:
    """Tell whether these words are meant: neither denied nor asked nor reported."""
    return not (
        is_denied(text, start) or is_asked(text, start, end) or is_reported(text, start, end)
    )
