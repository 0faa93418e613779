"""`check`: every problem of the catalogue and the prose in one run.

Exit codes: 0 nothing wrong (reminders do not count), 1 at least one error.
"""

import argparse
import sys
from time import perf_counter

from kepu.cli.checked import check_cached
from kepu.cli.setting import add_common
from kepu.pipeline.check import Checked
from kepu.problems import format_github, format_json, format_text, has_errors


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    add_common(parser)
    parser.add_argument(
        "--format", choices=("text", "json", "github"), default="text", help="输出格式"
    )


def run(options: argparse.Namespace) -> int:
    """Check the tree."""
    began = perf_counter()
    checked = check_cached(options.profile)
    print_problems(checked, "json" if options.json else options.format, quiet=options.quiet)
    if not (options.quiet or options.json or options.format != "text"):
        seconds = perf_counter() - began
        print(f"检查了 {checked.files} 个文件，用时 {seconds:.2f} 秒")
    return int(has_errors(checked.problems))


def print_problems(checked: Checked, form: str, *, quiet: bool = False) -> None:
    """Print problems in the form asked for; a quiet run keeps to errors."""
    problems = [p for p in checked.problems if p.is_error or not quiet]
    if form == "json":
        sys.stdout.write(format_json(problems))
    elif form == "github":
        sys.stdout.write(format_github(problems))
    elif problems or not quiet:
        sys.stdout.write(format_text(problems, checked.sources, colour=sys.stdout.isatty()))
