"""The handbook's page of problems: for every code why, a wrong and a right example, and how to mend it.

Comes in: all codes and the examples of `handbook.yaml`. Goes out: one data file. A code without an example is refused,
and so is an example without a code: the page is where every message leads.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kepu.index.handbook import handbook_page
from kepu.model.datafile import DataFile
from kepu.problems import Code, Severity

BLOCKS = {
    "KP0": "文件和编码",
    "KP1": "YAML 写法",
    "KP2": "字段和值",
    "KP3": "引用",
    "KP4": "本社区的改动",
    "KP5": "内容规矩",
    "KP6": "正式发布和提交",
    "KP7": "链接",
}
"""How a code begins → what its block is about."""

_INTRO = """\
检查说的每一句话前面都有编号，比如 KP102。在这一页找到它：为什么不行、错的和对的各是什么样、怎么改。

- 标着“提醒”的，不拦发布，也请看一眼。别的都要改好才能发布。
- 写着“这样的能自动改”的，会用命令行的可以运行 `python3 build.py check --fix`。
- 写着“可以说明例外”的，确实没有错，就在文件里写 `allow`，见[例外怎么说明](kepu:page/contribute/exceptions)。
- 消息里的箭头和行号怎么看，见[看懂检查结果](kepu:page/contribute/read-the-check)。
"""


@dataclass(frozen=True, slots=True)
class Example:
    """What a code looks like in a file."""

    code: str
    say: str
    """How to mend it, for an editor."""
    file: str = ""
    """The file of the tests' tree that the example stands in; empty where words must do."""
    wrong: str = ""
    right: str = ""
    """What stands in the file, and what must not stand in its place."""
    act: str = ""
    """What one does to get the problem, where no text can show it."""
    fix: bool = False
    """Whether `check --fix` mends this example."""


def read_examples(items: Iterable[Mapping[str, Any]]) -> tuple[Example, ...]:
    """Take the examples as they are written in YAML.

    Raises:
        TypeError: an item has a field that there is not, or lacks one.
    """
    return tuple(Example(**{**item, "fix": item.get("fix") == "true"}) for item in items)


def index_problem_page(
    codes: Iterable[Code], examples: Iterable[Example], revised_on: str
) -> DataFile:
    """Make the page.

    Raises:
        ValueError: a code has no example, or an example no code.
    """
    ordered, by_code = sorted(codes), {example.code: example for example in examples}
    if lost := {code.id for code in ordered} ^ by_code.keys():
        raise ValueError(f"codes and examples disagree: {', '.join(sorted(lost))}")
    lines = [_INTRO]
    for start, title in BLOCKS.items():
        lines += [f"## {title}", ""]
        for code in ordered:
            if code.id.startswith(start):
                lines += _of_code(code, by_code[code.id])
    title, summary = "检查出的问题，一条一条说", "每个编号：为什么不行，错的什么样，对的什么样。"
    return handbook_page("problems", title, summary, 90, revised_on, lines)


def _of_code(code: Code, example: Example) -> Iterator[str]:
    yield from (f"### {code.id} {code.title}", "")
    is_warning = code.severity is Severity.WARNING
    yield from (f"{'提醒。' if is_warning else ''}{code.why}", "")
    if example.act:
        yield from (f"比如：{example.act}", "")
    else:
        yield from ("不对：", "", *_block(example.wrong), "对：", "", *_block(example.right))
    able = "这样的能自动改。" if example.fix else ""
    able += "可以说明例外。" if code.answerable else ""
    yield from (f"**怎么改**：{example.say}{able}", "")


def _block(text: str) -> Iterator[str]:
    yield from ("```", *text.rstrip("\n").split("\n"), "```", "")
