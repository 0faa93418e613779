"""The list of everything that can be wrong: one constant per code, one line of why.

A code's number is permanent: it stands in commit messages, handbooks and people's memory. Add
new ones at the end of their block and never reuse a retired number.

KP0xx files and encoding · KP1xx YAML text · KP2xx shape · KP3xx references · KP4xx overlays ·
KP5xx content rules · KP6xx profile and publishing · KP7xx links and site.
"""

from dataclasses import dataclass

from .fix import Fix
from .place import Location
from .problem import Problem, Severity


@dataclass(frozen=True, slots=True, order=True)
class Code:
    """A kind of problem."""

    id: str
    """``KP`` and three digits."""

    title: str
    """The kind in a few Chinese words, for headings and lists."""

    why: str
    """Why the house refuses this, in one or two Chinese sentences."""

    severity: Severity = Severity.ERROR
    """What a problem of this kind is unless the finder says otherwise."""

    answerable: bool = False
    """Whether an editor may answer it in the entry with `allow`, which makes it a note."""

    def at(
        self,
        where: Location | None,
        message: str,
        advice: str = "",
        severity: Severity | None = None,
        fix: Fix | None = None,
    ) -> Problem:
        """Make a problem of this kind at a place."""
        return Problem(self.id, where, message, advice, severity or self.severity, fix)


_CODES: dict[str, Code] = {}


def all_codes() -> tuple[Code, ...]:
    """List every code, ordered by number."""
    return tuple(sorted(_CODES.values()))


def _code(
    number: int,
    title: str,
    why: str,
    severity: Severity = Severity.ERROR,
    *,
    answerable: bool = False,
) -> Code:
    """Enter one code in the list.

    Raises:
        ValueError: The number is taken.
    """
    code = Code(f"KP{number:03d}", title, why, severity, answerable)
    if code.id in _CODES:
        raise ValueError(f"problem code {code.id} is defined twice")
    _CODES[code.id] = code
    return code


# ── KP0xx files and encoding ─────────────────────────────────────────────────────────────────

UNREADABLE_FILE = _code(1, "文件读不出来", "读不到内容就无从检查，也不能当它不存在。")
NOT_UTF8 = _code(2, "文件不是 UTF-8 编码", "编码不对，汉字会变成乱码；猜着读可能读错电话和数字。")
GBK_ENCODING = _code(3, "文件是 GBK 编码", "GBK 文件在别人的电脑和网站上会变成乱码。")
UTF16_ENCODING = _code(4, "文件是 UTF-16 编码", "网站和检查工具只认 UTF-8。")
CONTROL_CHARACTER = _code(
    5, "有看不见的控制字符", "控制字符看不见，却会弄坏页面、搜索和导出的文件。"
)
BIDI_CONTROL = _code(
    6, "有改变文字方向的控制字符", "它能让看到的内容与实际内容不一样，常被用来骗人。"
)
FILE_TOO_LARGE = _code(7, "文件太大", "一个条目一个文件；过大的文件多半是放错了东西。")
SYMLINK = _code(8, "是快捷方式（符号链接）", "符号链接可能把目录之外的文件带到公开网站上。")
NAME_NOT_ALLOWED = _code(9, "文件名或文件夹名不合规定", "名字会变成网址，要在各种电脑上都能用。")
UNKNOWN_PLACE = _code(10, "文件放的位置不对", "放在哪个文件夹，决定了它是哪一类条目。")
SPECIAL_FILE = _code(11, "不是普通文件", "设备、管道一类的特殊文件读起来可能永远停不下来。")
NESTED_REPOSITORY = _code(
    12, "文件夹里套着另一个 Git 仓库", "子仓库的内容不在审阅范围内，不能公开。"
)
UNEXPECTED_FILE = _code(
    13, "这里不该有这种文件", "目录里只放条目；其他文件不会出现在网站上，留着只会误导人。"
)
INVALID_CHARACTER = _code(14, "有不合法的字符", "这些编号没有对应任何文字，复制和搜索都会出错。")
INVISIBLE_CHARACTER = _code(
    15,
    "有看不见的字符",
    "多半是从网页复制来的；夹在电话或名称里会让人拨不通、搜不到。",
    Severity.WARNING,
)
MISSING_FOLDER = _code(16, "缺少文件夹", "没有这个文件夹，就没有可以建站的内容。")
FOLDER_TOO_DEEP = _code(17, "文件夹套得太深", "层数过多的路径在部分电脑上打不开。")
NOT_TEXT = _code(18, "不是文本文件", "图片、表格、文档改了后缀也不会变成条目。")

# ── KP1xx YAML text ──────────────────────────────────────────────────────────────────────────

YAML_SYNTAX = _code(101, "写法有误，读不下去", "格式不完整时，猜着读可能把内容放错地方。")
DUPLICATE_KEY = _code(102, "同一个字段写了两次", "两个值只能用一个，不能替编辑决定用哪个。")
ALIAS = _code(103, "用了锚点或引用（& 或 *）", "引用让一处改动悄悄影响别处，还能把小文件撑到极大。")
TAG = _code(104, "用了类型标记（!）", "类型标记会改变值的含义，还可能执行程序。")
MERGE_KEY = _code(105, "用了合并写法（<<）", "合并进来的内容看不见来历，不好审阅。")
TOO_DEEP = _code(106, "层数太多", "正常条目不超过五六层；太深多半是括号没配对。")
TOO_MANY_NODES = _code(107, "一个文件里的内容项太多", "一个条目一个文件；太多会拖慢所有人的检查。")
SEVERAL_DOCUMENTS = _code(
    108, "一个文件里写了几份", "一个文件只放一个条目，用 --- 隔开的第二份不会被读到。"
)
EMPTY_FILE = _code(109, "文件是空的", "空文件不能成为条目。")
NOT_A_MAPPING = _code(110, "最外层不是「字段: 值」", "条目由字段组成，每行一个字段。")
KEY_NOT_TEXT = _code(111, "字段名不是文字", "字段名只能是一个词，不能是列表或一组字段。")
FULL_WIDTH_COLON = _code(112, "冒号用了中文全角", "YAML 只认英文冒号加一个空格。")
NO_SPACE_AFTER_COLON = _code(113, "冒号后面少了空格", "没有空格，整行会被当成一段文字。")
TAB_INDENT = _code(
    114, "缩进用了制表符（Tab）", "不同软件里 Tab 的宽度不一样，YAML 不允许用它缩进。"
)
UNCLOSED = _code(115, "括号或引号没有成对", "没有收尾，后面的内容都会被吞进去。")
FULL_WIDTH_COMMA = _code(
    116, "方括号列表里用了中文逗号", "中文逗号不分隔列表，几项会被当成一项。", Severity.WARNING
)
FULL_WIDTH_QUOTES = _code(
    117, "用中文引号括住了整个值", "中文引号不起括住的作用，会原样显示出来。", Severity.WARNING
)
FULL_WIDTH_SPACE = _code(118, "缩进用了全角空格", "全角空格不算缩进，会被当成文字。")
NEEDS_QUOTES = _code(
    119, "这个值要用引号括起来", "某些符号在 YAML 里有特别的意思，不括起来会被误读。"
)
NO_SPACE_AFTER_DASH = _code(120, "短横线后面少了空格", "没有空格，列表项会被当成一段文字。")
BAD_INDENT = _code(121, "缩进没有对齐", "YAML 靠行首空格分层，同一层必须对齐。")
NO_COLON = _code(122, "字段名后面少了冒号", "没有冒号就分不清哪是字段、哪是内容。")
FRONT_MATTER = _code(123, "页首信息没有收尾", "页首信息要用上下两行 --- 括起来。")
SWALLOWED_LINE = _code(
    124,
    "一行并进了上一行的文字",
    "缩进过多的列表项或字段，会被当成上一行的下半句。",
    Severity.WARNING,
)

# ── KP2xx shape ──────────────────────────────────────────────────────────────────────────────

UNKNOWN_FIELD = _code(201, "没有这个字段", "写错名字的字段不会起作用，内容会悄悄丢掉。")
MISSING_FIELD = _code(202, "缺少必填的字段", "少了它，页面就缺了居民必须知道的内容。")
WRONG_TYPE = _code(203, "值的形式不对", "该写列表的写成一句话，页面就排不出来。")
BAD_VALUE = _code(204, "值不在允许的范围内", "范围之外的值无法显示、筛选或计算。")
BAD_DATE = _code(205, "日期不对", "日历上没有的日子，居民会白跑一趟。")
ID_NOT_FILE_NAME = _code(
    206, "编号与文件名不一致", "一个条目一个文件，文件名就是编号，才找得到它。"
)
DUPLICATE_ID = _code(207, "编号重复", "编号就是网址，两个条目不能用同一个。")
BAD_ID = _code(208, "编号的写法不对", "编号会变成网址，只能用小写英文字母、数字和短横线。")

# ── KP3xx references ─────────────────────────────────────────────────────────────────────────

UNKNOWN_REFERENCE = _code(301, "引用的条目不存在", "页面上会出现打不开的链接。")
UNKNOWN_TERM = _code(302, "词表里没有这个词", "词表之外的词筛选不出来。")
UNKNOWN_TOPIC = _code(303, "没有这个主题", "条目要归在一个已有的主题下。")
UNKNOWN_SPOT = _code(304, "图画里没有这个东西", "观众怎么也找不到它，这件展品就玩不完。")

# ── KP4xx overlays ───────────────────────────────────────────────────────────────────────────

PATCH_TARGET_UNKNOWN = _code(401, "要修订的条目不存在", "修订落空，社区页面不会有任何变化。")
HIDE_WITHOUT_WHY = _code(402, "隐藏条目没有写原因", "以后的人要知道当初为什么不展示。")
HIDE_REQUIRED_ITEM = _code(403, "隐藏了资源包必需的条目", "资源包少了必需的内容，活动就办不成。")
PATCH_CONFLICT = _code(404, "同一个字段被修订了两次", "两处修订谁先谁后说不清，结果会变来变去。")
APPEND_ONLY = _code(
    405, "安全内容只能补充，不能改写", "健康和应急建议有统一来源，改写可能危及居民。"
)
LOCAL_TERM_PREFIX = _code(407, "社区自加的词要以 local- 开头", "加前缀才不会与统一词表混淆。")
VERB_NOT_APPLICABLE = _code(
    408, "这种修订方式不适用于这个字段", "单个值不能追加，列表不能按值替换。"
)
PATCH_WITHOUT_WHY = _code(409, "修订没有写原因", "以后的人要知道当初为什么修订。")

# ── KP5xx content rules ──────────────────────────────────────────────────────────────────────

FICTIONAL_MISMATCH = _code(501, "虚构标记前后不一致", "示例内容混进真实社区，会误导居民。")
MISSING_SOURCE = _code(503, "缺少来源", "没有出处的知识不能给居民看。", answerable=True)
PHONE_OUTSIDE_HOTLINES = _code(
    504,
    "电话号码写在了热线目录之外",
    "散落各处的号码没人核对，过期了也不知道。",
    answerable=True,
)
FORBIDDEN_PHRASE = _code(
    505,
    "用了不能用的说法",
    "会让居民误以为是官方认证、实时监测或诊断结果。",
    answerable=True,
)
USELESS_SEARCH_WORD = _code(
    506, "搜索词引不到条目", "居民打了这个词，还是什么也找不到。", severity=Severity.WARNING
)
UNPLAYABLE = _code(507, "展品玩不通", "观众会卡住，或者看到一个没有答案的数。")
PERSONAL_DATA = _code(
    508,
    "像是个人信息",
    "住址、证件号、银行卡号、邮箱和社交账号，一公开就收不回来。",
    answerable=True,
)
WARNING_LIKE = _code(
    509,
    "像是在发布预警或预报",
    "灾害性天气预警只能由气象台站发布（《气象灾害防御条例》第三十条），"
    "地震预测意见只能由政府发布（《防震减灾法》第二十九条）。",
    answerable=True,
)
WRONG_NUMBER = _code(
    510,
    "号码与热线目录不一致",
    "拨错了急救或报警电话，会耽误救命的时间。",
    answerable=True,
)
MEDICAL_CLAIM = _code(
    511,
    "像是医疗保证或用药指导",
    "科普不能代替诊疗；说得太满，居民会停药或不去看病。",
    answerable=True,
)
LONG_SENTENCE = _code(
    512,
    "句子太长或太绕",
    "老人用手机看，一句话太长，看到后面就忘了前面。",
    Severity.WARNING,
    answerable=True,
)
NEAR_DUPLICATE = _code(
    513,
    "和已有的条目几乎一样",
    "两份一样的内容，改了一份忘了另一份，居民会看到两种说法。",
    Severity.WARNING,
    answerable=True,
)
MISSING_LICENCE = _code(
    514,
    "缺少许可说明",
    "别人的内容没有许可就公开，会侵权。",
    answerable=True,
)
MISSING_REVIEW_DATE = _code(
    515,
    "缺少审校日期",
    "写了谁审的，没写哪天审的，就不知道该什么时候再核对。",
    answerable=True,
)
TRADITIONAL_FORM = _code(
    516,
    "用了繁体字",
    "面向公众要用规范汉字（《国家通用语言文字法》）；混用繁体，搜索也会漏掉。",
    Severity.WARNING,
    answerable=True,
)
IDLE_ANSWER = _code(
    517,
    "allow 里的说明没有用处",
    "规则编号写错了，或者问题已经改好；留着会盖住以后真的问题。",
    Severity.WARNING,
)
UNPAIRED = _code(
    518,
    "中文引号或括号不成对",
    "多半是复制时漏了一半，后半句话也可能跟着丢了。",
    Severity.WARNING,
    answerable=True,
)

# ── KP6xx profile and publishing ─────────────────────────────────────────────────────────────

FICTIONAL_REGION = _code(601, "正式站点里有虚构地区", "居民会把虚构的社区当真。")
REQUIRED_ITEM_LEFT_OUT = _code(603, "资源包必需的条目未核实", "少了必需的内容，资源包不能公开。")

OUTSIDE_DATA = _code(
    604,
    "改动超出了内容文件",
    "别人提交的改动只收 catalog/ 和 content/ 里的内容，程序和设置由维护者改。",
)

# ── KP7xx links and site ─────────────────────────────────────────────────────────────────────

BROKEN_LINK = _code(701, "链接打不开", "居民点了会看到「找不到页面」。")
