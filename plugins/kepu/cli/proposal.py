"""What somebody proposes to change: from two names of commits to changed paths and contents.

Comes in: a repository and `BASE..HEAD`. Goes out: a `Proposal`. What counts is what the proposal changed since it left
the base, so that work done on the base meanwhile is nobody's proposal.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from kepu.cli.repository import GitError, Repository
from kepu.read.change import DATA, MAX_FILES, PLAIN, Change


@dataclass(frozen=True)
class Proposal:
    """Two commits and what the second changes."""

    base: str
    head: str
    changes: tuple[Change, ...]
    """With sizes, as long as there are not too many."""
    held: tuple[Change, ...]
    """The data files of the base."""

    @property
    def data(self) -> tuple[Change, ...]:
        """The changes of content."""
        return tuple(change for change in self.changes if change.is_data)


def read_proposal(repository: Repository, span: str) -> Proposal:
    """Read what `BASE..HEAD` proposes.

    Raises:
        GitError: the span is not of that form, or Git does not know its ends.
    """
    base, head = map(repository.commit, _ends(span))
    changes = repository.changes(repository.fork_point(base, head), head)
    if len(changes) <= MAX_FILES:
        sizes = repository.sizes(changes)
        changes = tuple(replace(change, size=sizes.get(change.blob, 0)) for change in changes)
    return Proposal(base, head, changes, repository.files(base, *(name[:-1] for name in DATA)))


def contents_of(repository: Repository, changes: tuple[Change, ...]) -> Mapping[str, bytes | None]:
    """Read the contents of changed files by path; None for what is gone."""
    kept = [change for change in changes if change.mode == PLAIN]
    found = dict(zip((change.path for change in kept), repository.contents(kept), strict=True))
    return {change.path: found.get(change.path) for change in changes}


def _ends(span: str) -> tuple[str, str]:
    base, dots, head = span.partition("..")
    if not dots or not base or not head.strip("."):
        raise GitError(f"“{span}”要写成 起点..终点，例如 main..HEAD。")
    return base, head.lstrip(".")
