"""`diff`: what a proposal changes, entry by entry and page by page, in words, as JSON or as one HTML file.

Exit codes: 0 compared, whatever was found; 2 called wrongly. Both trees are read from Git's objects into a folder that
is thrown away; the tool is the one that runs, never theirs.
"""

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from kepu.cli.proposal import Proposal, contents_of, read_proposal
from kepu.cli.repository import GitError, Repository
from kepu.cli.setting import ROOT, add_today
from kepu.pipeline.changes.report import Report
from kepu.publish.lay import is_safe, lay_over
from kepu.read.change import PLAIN, Change, shown_path

Files = Mapping[str, bytes | None]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    parser.add_argument("span", metavar="起点..终点", help="比较哪两个提交，例如 main..HEAD")
    parser.add_argument(
        "--format", choices=("text", "json", "html"), default="text", help="输出格式"
    )
    parser.add_argument("--output", type=Path, metavar="文件", help="写到文件里，默认显示出来")
    parser.add_argument(
        "--summary", action="store_true", help="另写一份摘要到 GITHUB_STEP_SUMMARY 指的文件"
    )
    add_today(parser)


def run(options: argparse.Namespace) -> int:
    """Compare, and say what was found."""
    try:
        repository = Repository(ROOT)
        proposal = read_proposal(repository, options.span)
        report = _report(repository, proposal, options)
    except GitError as error:
        print(error, file=sys.stderr)
        return 2
    # What writes needs templates and the models; an argument that is wrong does not wait for them.
    from kepu.cli.told import tell  # noqa: PLC0415

    tell(report, options)
    return 0


def _report(repository: Repository, proposal: Proposal, options: argparse.Namespace) -> Report:
    """Compare the trees; where no content differs there is nothing to compare.

    Raises:
        GitError: a file cannot be read.
    """
    left_out = tuple(shown_path(c.path) for c in proposal.changes if not _is_compared(c))
    changes = tuple(change for change in proposal.changes if _is_compared(change))
    if not changes:
        return Report(left_out=left_out)
    from kepu.cli.sides import compare_folders  # noqa: PLC0415 - half a second, for nothing

    held = tuple(change for change in proposal.held if _is_compared(change))
    before, new = contents_of(repository, held), contents_of(repository, changes)
    contents = {path: (before.get(path), content) for path, content in new.items()}
    contents = {path: both for path, both in contents.items() if both[0] != both[1]}
    with TemporaryDirectory(prefix="kepu-diff-") as folder:
        roots = Path(folder, "before"), Path(folder, "after")
        for root, files in zip(roots, (before, {**before, **new}), strict=True):
            _lay(root, files)
        return compare_folders(roots, contents, options.today, left_out)


def _is_compared(change: Change) -> bool:
    # What the program generates counts too: pages link to it.
    return change.is_content and change.mode in {PLAIN, "000000"} and is_safe(change.path)


def _lay(root: Path, files: Files) -> None:
    for name in ("catalog", "content"):
        (root / name).mkdir(parents=True)
    lay_over(root, {path: content for path, content in files.items() if content is not None})
