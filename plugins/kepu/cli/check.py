"""`check`: every problem of the catalogue and the prose in one run.

Exit codes: 0 nothing wrong (reminders do not count), 1 at least one error. A tree that has not changed by a byte
since the last check is not checked again: what was found then is said once more.
"""

import argparse
import sys
from collections.abc import Iterable
from time import perf_counter

from kepu.cli.setting import ROOT, add_common
from kepu.cli.verdict import Verdict, imprint, recall, remember
from kepu.problems import Problem, format_github, format_json, format_text, has_errors
from kepu.read.files import read_text


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    add_common(parser)
    parser.add_argument(
        "--format", choices=("text", "json", "github"), default="text", help="输出格式"
    )


def run(options: argparse.Namespace) -> int:
    """Check the tree."""
    began = perf_counter()
    tree = imprint(options.profile)
    verdict = recall(tree) or _check(tree, options.profile)
    print_problems(
        verdict.problems, "json" if options.json else options.format, quiet=options.quiet
    )
    if not (options.quiet or options.json or options.format != "text"):
        seconds = perf_counter() - began
        print(f"检查了 {verdict.files} 个文件，用时 {seconds:.2f} 秒")
    return int(has_errors(verdict.problems))


def print_problems(problems: Iterable[Problem], form: str, *, quiet: bool = False) -> None:
    """Print problems in the form asked for; a quiet run keeps to errors."""
    shown = [problem for problem in problems if problem.is_error or not quiet]
    if form == "json":
        sys.stdout.write(format_json(shown))
    elif form == "github":
        sys.stdout.write(format_github(shown))
    elif shown or not quiet:
        sys.stdout.write(format_text(shown, _sources(shown), colour=sys.stdout.isatty()))


def _check(tree: str | None, profile: str) -> Verdict:
    # The models take longer to build than an unchanged tree takes to recognise.
    from kepu.cli.checked import check_cached  # noqa: PLC0415

    checked = check_cached("production" if profile == "production" else "demo")
    verdict = Verdict(checked.problems, checked.files)
    remember(tree, verdict)
    return verdict


def _sources(problems: Iterable[Problem]) -> dict[str, str]:
    """Read the files that problems lie in, to show the lines."""
    paths = {problem.where.path for problem in problems if problem.where}
    texts = {path: read_text(ROOT, path)[0] for path in paths}
    return {path: text for path, text in texts.items() if text is not None}
