"""`check`: every problem of the catalogue and the prose in one run.

Exit codes: 0 nothing wrong (reminders do not count), 1 at least one error. A tree that has not changed by a byte
since the last check is not checked again: what was found then is said once more. With `--fix` what needs no judgement
is mended first.
"""

import argparse
import os
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from kepu.cli.setting import ROOT, add_common
from kepu.cli.verdict import Verdict, imprint, recall, remember
from kepu.problems import Fix, Problem, format_github, format_json, format_text, has_errors
from kepu.problems.formats import kept_by_github
from kepu.problems.summary import format_summary
from kepu.read.files import read_text

Mends = list[tuple[str, Fix]]
"""The mends that were made, each with the path of its file."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    add_common(parser)
    parser.add_argument(
        "--format", choices=("text", "json", "github"), default="text", help="输出格式"
    )
    parser.add_argument("--fix", action="store_true", help="先把不用判断就能改的地方改好")
    parser.add_argument("--dry-run", action="store_true", help="和 --fix 一起用：只给看，不写入")
    parser.add_argument("--answers", action="store_true", help="也列出编辑已经说明理由的地方")


def run(options: argparse.Namespace) -> int:
    """Check the tree, and mend it first if asked to."""
    if options.dry_run and not options.fix:
        print("--dry-run 要和 --fix 一起用", file=sys.stderr)
        return 2
    began = perf_counter()
    form = "json" if options.json else options.format
    try:
        verdict, mends = _fix(options, form) if options.fix else (_look(options.profile), [])
    except OSError as error:
        print(f"没有写成 {error.filename}：{error.strerror}", file=sys.stderr)
        return 1
    print_problems(
        verdict.problems, form, quiet=options.quiet, answers=options.answers, mends=mends
    )
    if not (options.quiet or form != "text"):
        seconds = perf_counter() - began
        print(f"检查了 {verdict.files} 个文件，用时 {seconds:.2f} 秒")
    return int(has_errors(verdict.problems))


def print_problems(
    problems: Iterable[Problem],
    form: str,
    *,
    quiet: bool = False,
    answers: bool = False,
    mends: Iterable[tuple[str, Fix]] = (),
) -> None:
    """Print problems in the form asked for; a quiet run keeps to errors."""
    shown = [problem for problem in problems if problem.is_error or not quiet]
    sources = _sources(shown)
    if form == "json":
        sys.stdout.write(format_json(shown, sources, mends))
    elif form == "github":
        _print_for_github(shown, sources)
    elif shown or not quiet:
        colour = sys.stdout.isatty()
        sys.stdout.write(format_text(shown, sources, colour=colour, answers=answers))


def _print_for_github(problems: list[Problem], sources: dict[str, str]) -> None:
    """Print the annotations that GitHub keeps; all problems go to the job's summary."""
    sys.stdout.write(format_github(problems))
    left_over = len(problems) - len(kept_by_github(problems))
    if page := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(page).open("a", encoding="utf-8", newline="\n") as summary:
            summary.write(format_summary(problems, sources))
    elif left_over:
        print(f"另有 {left_over} 处没有标注：每级最多标 10 处。全部问题用 check 列出。")


def _fix(options: argparse.Namespace, form: str) -> tuple[Verdict, Mends]:
    # Mending needs the models; a check of an unchanged tree does not.
    from kepu.cli.fix import mend_tree, say_mended  # noqa: PLC0415

    verdict, mended = mend_tree(ROOT, lambda: _look(options.profile), dry_run=options.dry_run)
    said = "".join(f"{line}\n" for line in say_mended(mended, dry_run=options.dry_run))
    # The other forms are for machines, which want nothing else on that line.
    (sys.stdout if form == "text" else sys.stderr).write(said)
    if not options.dry_run:
        # What is left with a mend is what could not be mended; it must not be offered again.
        rest = tuple(replace(problem, fix=None) for problem in verdict.problems)
        verdict = replace(verdict, problems=rest)
    return verdict, [(file.path, fix) for file in mended for fix in file.fixes]


def _look(profile: str) -> Verdict:
    tree = imprint(profile)
    return recall(tree) or _check(tree, profile)


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
