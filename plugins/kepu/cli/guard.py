"""`guard`: whether somebody's changes may be built at all, told from names, modes and sizes alone.

Exit codes: 0 nothing stands against building, 1 refused, 2 called wrongly. It runs from the base's own tree; the
proposal's objects lie in the repository, but nothing of them has been checked out. With `--extract`, the content files
that passed are laid over a folder that holds the base's tree.
"""

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from kepu.cli.proposal import Proposal, contents_of, read_proposal
from kepu.cli.repository import GitError, Repository
from kepu.cli.setting import ROOT
from kepu.problems import Problem, format_github, format_json, format_text
from kepu.problems.summary import format_summary
from kepu.publish.failure import PublishError
from kepu.publish.lay import lay_over
from kepu.read.change import fault_in_content, find_faults

_FORMS: Mapping[str, Callable[[Iterable[Problem]], str]] = {
    "text": lambda problems: format_text(problems, {}),
    "json": lambda problems: format_json(problems, {}, ()),
    "github": format_github,
}
_REFUSED = (
    "没有建站。内容改动请只改 catalog/ 和 content/ 里的文件；"
    "程序和设置的改动由维护者在本仓库的分支上提出，由 ci 工作流检查。"
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    parser.add_argument("span", metavar="起点..终点", help="比较哪两个提交，例如 main..HEAD")
    parser.add_argument(
        "--own",
        action="store_true",
        help="本仓库自己的分支：程序的改动由 ci 工作流检查，不算错",
    )
    parser.add_argument(
        "--extract",
        type=Path,
        metavar="文件夹",
        help="把改动的内容放进这个文件夹（里面是起点的文件）",
    )
    parser.add_argument("--format", choices=tuple(_FORMS), default="text", help="输出格式")


def run(options: argparse.Namespace) -> int:
    """Judge the changes, and lay them out if they pass."""
    try:
        repository = Repository(ROOT)
        proposal = read_proposal(repository, options.span)
        code = len(proposal.changes) - len(proposal.data)
        if options.own and code:
            print(f"改了 {code} 个程序或设置文件：由 ci 工作流检查，这里不建预览。")
            return _conclude(has_content=False)
        return _judge(repository, proposal, options)
    except GitError as error:
        print(error, file=sys.stderr)
        return 2
    except PublishError as error:
        print(error, file=sys.stderr)
        return 1


def _judge(repository: Repository, proposal: Proposal, options: argparse.Namespace) -> int:
    """Refuse, or hand the content on.

    Raises:
        GitError: a content cannot be read.
        PublishError: the contents could not be laid out.
    """
    problems = find_faults(proposal.changes, {change.path for change in proposal.held})
    if problems:
        return _refuse(problems, options.format)
    if not proposal.changes:
        print("没有内容改动。")
        return _conclude(has_content=False)
    files = contents_of(repository, proposal.data)
    faults = (fault_in_content(path, content) for path, content in files.items() if content)
    if problems := tuple(filter(None, faults)):
        return _refuse(problems, options.format)
    if options.extract:
        lay_over(options.extract, files)
    print(f"可以检查：改了 {len(files)} 个内容文件。")
    return _conclude(has_content=True)


def _refuse(problems: tuple[Problem, ...], form: str) -> int:
    sys.stdout.write(_FORMS[form](problems))
    print(_REFUSED, file=sys.stderr)
    # The platform keeps ten annotations; the summary holds all of them.
    if form == "github" and (page := os.environ.get("GITHUB_STEP_SUMMARY")):
        with Path(page).open("a", encoding="utf-8", newline="\n") as summary:
            summary.write(f"{format_summary(problems, {})}\n{_REFUSED}\n")
    return 1


def _conclude(*, has_content: bool) -> int:
    """Tell the workflow whether there is anything to check, in words of our own only."""
    if output := os.environ.get("GITHUB_OUTPUT"):
        with Path(output).open("a", encoding="utf-8") as file:
            file.write(f"content={str(has_content).lower()}\n")
    return 0
