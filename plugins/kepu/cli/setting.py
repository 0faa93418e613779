"""What every command shares: where the tree stands, which day it is, how the output looks."""

import argparse
import datetime as dt
from pathlib import Path

from kepu.mkdocs_plugins.clock import today_in_china

ROOT = Path.cwd()
"""The tree's root: `build.py` goes there before it hands over."""


def add_common(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of commands that read the catalogue."""
    parser.add_argument(
        "--profile",
        choices=("demo", "production"),
        default="demo",
        help="demo 示例（带横幅）；production 正式（不放未核实内容）",
    )
    add_today(parser)
    parser.add_argument("--quiet", action="store_true", help="只说出错的")
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def add_today(parser: argparse.ArgumentParser) -> None:
    """Add the day that stands for today."""
    parser.add_argument(
        "--today",
        type=_day,
        default=today_in_china(),
        metavar="年-月-日",
        help="按哪一天算，默认今天",
    )


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}”不是日期，要写成 2026-11-22 这样") from None
