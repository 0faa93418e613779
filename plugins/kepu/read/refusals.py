"""What YAML allows and the catalogue does not, in words for an editor.

Each constant or function gives a finding; the parser adds the place.
"""

from kepu.problems import codes

from .finding import Finding

EMPTY = Finding(codes.EMPTY_FILE, "文件里没有内容。", "写上内容，或删掉这个文件。")
TAG = Finding(
    codes.TAG,
    "值以英文感叹号「!」开头，会被当成特别的记号（类型标记）。",
    "如果感叹号就是文字，用英文引号把整个值括起来；不然就删掉它。",
)
MERGE_KEY = Finding(
    codes.MERGE_KEY, "「<<」会把别处的内容合并进来，这里不支持。", "把需要的字段逐行写出来。"
)
KEY_NOT_TEXT = Finding(
    codes.KEY_NOT_TEXT,
    "这里应该是字段名，却是一个列表或一组字段。",
    "字段名写成一个词；值里有花括号或方括号时，用英文引号把整个值括起来。",
)
SEVERAL_DOCUMENTS = Finding(
    codes.SEVERAL_DOCUMENTS,
    "这里开始了第二份内容（---），一个文件只能放一份。",
    "把第二份另存成一个文件；如果只是想画一条线，删掉这一行。",
)
ROOT_IS_TEXT = Finding(
    codes.NOT_A_MAPPING,
    "文件最外层要写成一行一个「字段: 值」。",
    "例如第一行写「id: 编号」；每个字段名后面是英文冒号加一个空格。",
)
ROOT_IS_LIST = Finding(
    codes.NOT_A_MAPPING,
    "文件最外层要写成一行一个「字段: 值」，这里却是列表。",
    "一个文件只写一个条目：去掉最前面的「- 」，让字段名从行首开始。",
)


def too_deep(limit: int) -> Finding:
    """Refuse nesting past the cap."""
    advice = "检查括号是否成对、缩进是否一层层多出来。"
    return Finding(codes.TOO_DEEP, f"这里已经嵌套了 {limit} 层以上。", advice)


def too_many_nodes(limit: int) -> Finding:
    """Refuse more values than the cap."""
    advice = "一个条目一个文件；把内容拆开。"
    return Finding(codes.TOO_MANY_NODES, f"文件里的内容项超过了 {limit} 个。", advice)


def duplicate_key(key: str, first_line: int) -> Finding:
    """Refuse a field that the same mapping already has."""
    message = f"「{key}」在同一层写了两次，第 {first_line} 行已经有了。"
    return Finding(codes.DUPLICATE_KEY, message, "删去其中一处，或把两处内容合成一处。")


def alias(name: str) -> Finding:
    """Refuse a reference to an anchor."""
    advice = f"把内容直接写出来；如果星号就是文字，用英文引号括起来：'*{name}'。"
    return Finding(codes.ALIAS, f"「*{name}」是引用别处内容的写法，这里不支持。", advice)


def anchor(name: str) -> Finding:
    """Refuse a mark that aliases would refer to."""
    advice = f"删掉它；如果这就是文字，用英文引号括起来：'&{name}'。"
    return Finding(codes.ALIAS, f"「&{name}」是给别处引用的记号，这里不支持。", advice)


def escaped(description: str) -> tuple[str, str]:
    """Refuse a forbidden character written as an escape."""
    return f"这里用转义写出了{description}。", "删掉以反斜杠开头的这一段。"
