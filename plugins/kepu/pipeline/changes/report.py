"""What a comparison found, as plain values for words, JSON and HTML alike."""

from dataclasses import dataclass
from typing import Literal

from kepu.pipeline.changes.figures import changed_numbers
from kepu.problems import Problem

Status = Literal["added", "removed", "changed"]


@dataclass(frozen=True)
class PlaceEdit:
    """One place of a file, or one line of a page's frame, before and after."""

    label: str
    before: str
    after: str
    is_bookkeeping: bool = False
    """Whether the place says when or by whom the file was edited, and no resident counts on it."""

    @property
    def numbers(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The numbers that are gone and those that are new."""
        return ((), ()) if self.is_bookkeeping else changed_numbers(self.before, self.after)


@dataclass(frozen=True)
class Page:
    """A page, by what a reader calls it."""

    url: str
    title: str


@dataclass(frozen=True)
class EntryEdit:
    """One changed file."""

    path: str
    status: Status
    kind: str
    """What editors call its kind."""
    id: str
    title: str
    """Its title; for a patch, that of the entry it changes."""
    owner: str
    """Which community or county it belongs to; empty for the base."""
    edits: tuple[PlaceEdit, ...]
    turn: str = ""
    """What became of the entry as a whole: 撤回, 隐藏; empty where nothing did."""
    address: str = ""
    """URL of its own page; empty where it has none."""
    words: frozenset[str] = frozenset()
    """Texts of its fields that are new or gone: what to look for on pages."""
    pages: tuple[Page, ...] = ()
    """Pages that read differently because of it."""
    sites: tuple[str, ...] = ()
    """Where those pages are."""


@dataclass(frozen=True)
class Answer:
    """A rule that an entry has been excused from."""

    path: str
    title: str
    rule: str
    why: str


@dataclass(frozen=True)
class PageEdit:
    """One page that reads differently, the same way on each of these sites."""

    page: Page
    sites: tuple[str, ...]
    edits: tuple["BlockEdit", ...]


@dataclass(frozen=True)
class BlockEdit:
    """One block before and after; empty text where it is new or gone."""

    kind: str
    before: str
    after: str

    @property
    def numbers(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The numbers that are gone and those that are new."""
        return changed_numbers(self.before, self.after)


@dataclass(frozen=True)
class BlockPlaces:
    """One change of a block, and every page that shows it."""

    edit: BlockEdit
    pages: tuple[tuple[Page, tuple[str, ...]], ...]
    """Pages, each with the sites it changes on."""


@dataclass(frozen=True)
class FrameEdit:
    """A change at the head or foot of many pages, told once."""

    edit: PlaceEdit
    sites: tuple[str, ...]
    pages: int
    """How many pages of one site show it, at most."""


@dataclass(frozen=True)
class Report:
    """What a proposal changes."""

    entries: tuple[EntryEdit, ...] = ()
    answers: tuple[Answer, ...] = ()
    frames: tuple[FrameEdit, ...] = ()
    changed: tuple[PageEdit, ...] = ()
    added: tuple[tuple[Page, tuple[str, ...]], ...] = ()
    """New pages, each with its sites."""
    removed: tuple[tuple[Page, tuple[str, ...]], ...] = ()
    sites: tuple[str, ...] = ()
    """Every site, the portal first."""
    uncompared: tuple[str, ...] = ()
    """Sites whose pages could not be compared, because their files do not hold up."""
    errors: tuple[Problem, ...] = ()
    """What is wrong with the proposed tree."""
    warnings: tuple[Problem, ...] = ()
    """Reminders about the changed files."""
    notes: tuple[Problem, ...] = ()
    """Findings in the changed files that an editor has answered."""
    left_out: tuple[str, ...] = ()
    """Changed paths that are no content, and were not compared."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing changes that this report speaks of."""
        return not (self.entries or self.left_out)

    @property
    def blocks(self) -> tuple[BlockPlaces, ...]:
        """Every change of a block once, those of numbers first."""
        places: dict[BlockEdit, list[tuple[Page, tuple[str, ...]]]] = {}
        for page in self.changed:
            for edit in dict.fromkeys(page.edits):
                places.setdefault(edit, []).append((page.page, page.sites))
        found = [BlockPlaces(edit, tuple(pages)) for edit, pages in places.items()]
        return tuple(sorted(found, key=lambda block: not any(block.edit.numbers)))

    @property
    def page_count(self) -> int:
        """How many pages read differently, those of one address counted once."""
        return len({page.page.url for page in self.changed})
