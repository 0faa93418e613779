"""The front desk: which command was asked for, and what went wrong in words.

Comes in: arguments. Goes out: an exit code. Each command is a module of this room that adds its own arguments; it
is imported only when it is asked for, so that `check` does not wait for what `build` needs.
"""

import argparse
import importlib
import os
import sys
from collections.abc import Sequence

_COMMANDS = {
    "build": "建站：全部社区和门户，或只建几个",
    "serve": "边改边看：保存后页面自动刷新",
    "check": "检查目录和文章，说明哪里不对、怎么改",
    "diff": "说清一批改动让哪些社区的哪些页面变了",
    "guard": "看一批改动能不能安全地检查和建站（给自动流程用）",
    "new": "新建一个条目的骨架文件",
    "todo": "列出到期要核对的、过期的、待核实的，可导进日历",
    "generate": "重新生成由程序写的文件：Schema、手册里的问题和字段说明、CODEOWNERS",
    "search": "像居民一样搜一搜，或量一量搜得准不准",
    "shots": "给每类页面截图，放进 shots/",
    "bench": "测量速度和内存",
    "test": "运行全部测试",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command."""
    given = list(sys.argv[1:] if arguments is None else arguments) or ["build"]
    if given[0].startswith("-") and given[0] not in {"-h", "--help"}:
        given.insert(0, "build")
    parser = argparse.ArgumentParser(prog="build.py", description="Kepu 社区科普门户")
    commands = parser.add_subparsers(dest="command", metavar="命令", required=True)
    for name, summary in _COMMANDS.items():
        command = commands.add_parser(name, help=summary, description=summary)
        if given[0] == name:
            module = importlib.import_module(f"kepu.cli.{name}")
            module.add_arguments(command)
            command.set_defaults(run=module.run)
    options, rest = parser.parse_known_args(given)
    options.rest = rest
    # Only `test` has somebody to hand other words on to: pytest.
    if rest and options.command != "test":
        parser.error(f"不认识的参数：{' '.join(rest)}")
    try:
        code: int = options.run(options)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader of our output has gone; Python must not complain about it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return code
