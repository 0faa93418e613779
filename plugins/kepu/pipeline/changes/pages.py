"""Pages that read differently, site by site, the same difference told once.

Comes in: the plans of the same sites before and after, and the renderer. Goes out: page edits and frame edits. A page
that differs only at its head or foot is not rendered.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from kepu.pipeline.changes.report import BlockEdit, FrameEdit, Page, PageEdit, PlaceEdit
from kepu.plan.page import PagePlan, SitePlan
from kepu.render.blocks import DRAWING, Block, blocks_of
from kepu.render.environment import Renderer
from kepu.render.slots import SlotContext, SlotName

_FRAME = {
    "dials": "页面顶部的急救、报警电话",
    "ribbon": "示例横幅",
    "data_line": "页脚的数据日期",
    "filings": "页脚的备案号",
}
_SILENT = ("description", "edit_url", "section", "noindex", "features")
"""What a plan holds that no resident reads on the page itself."""
_NAMED = {"site.title": "本站", "site.place": "本社区", "site.root": "./"}
_UNSEEN = BlockEdit("看不见的部分", "", "页面的结构变了，文字没有变")

Pair = tuple[PagePlan, PagePlan]


@dataclass
class PageDifferences:
    """What was found so far, by the difference."""

    changed: dict[tuple[str, str, str], tuple[Pair, list[str]]] = field(default_factory=dict)
    """URL and both digests → the pages and the sites that show them."""
    added: dict[Page, list[str]] = field(default_factory=dict)
    removed: dict[Page, list[str]] = field(default_factory=dict)
    frames: dict[PlaceEdit, dict[str, int]] = field(default_factory=dict)
    """Edit → site → how many of its pages."""

    def compare(self, site: str, before: SitePlan | None, after: SitePlan | None) -> None:
        """Take one site's pages."""
        old, new = by_url(before), by_url(after)
        for url, page in new.items():
            if url not in old:
                self.added.setdefault(_page(page), []).append(site)
            elif old[url] != page:
                self._compare_pages(site, old[url], page)
        for url, page in old.items():
            if url not in new:
                self.removed.setdefault(_page(page), []).append(site)

    def _compare_pages(self, site: str, before: PagePlan, after: PagePlan) -> None:
        for edit in _frame_edits(before, after):
            pages = self.frames.setdefault(edit, {})
            pages[site] = pages.get(site, 0) + 1
        same = {name: getattr(after, name) for name in (*_FRAME, *_SILENT)}
        before = replace(before, **same)
        if before != after:
            key = (after.url, before.digest, after.digest)
            self.changed.setdefault(key, ((before, after), []))[1].append(site)

    def page_edits(self, renderer: Renderer) -> Iterator[PageEdit]:
        """Render what differs, and yield pages with the blocks that do."""
        for (before, after), sites in self.changed.values():
            edits = tuple(_block_edits(before, after, renderer))
            if edits:
                yield PageEdit(_page(after), tuple(sites), edits)

    def frame_edits(self) -> tuple[FrameEdit, ...]:
        """Give what changes at the head or foot of many pages."""
        return tuple(
            FrameEdit(edit, tuple(sites), max(sites.values()))
            for edit, sites in self.frames.items()
        )


def by_url(plan: SitePlan | None) -> Mapping[str, PagePlan]:
    """Give a site's pages, but for those that stand in a frame of another and are shown there too."""
    pages = plan.pages if plan else ()
    return {page.url: page for page in pages if not page.template.endswith("_embed")}


def _page(page: PagePlan) -> Page:
    return Page(page.url, page.title)


def _frame_edits(before: PagePlan, after: PagePlan) -> Iterator[PlaceEdit]:
    for name, label in _FRAME.items():
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            yield PlaceEdit(label, _flat(old), _flat(new))


def _flat(value: str | tuple[tuple[str, str], ...]) -> str:
    return value if isinstance(value, str) else "、".join(" ".join(pair) for pair in value)


def _block_edits(before: PagePlan, after: PagePlan, renderer: Renderer) -> Iterator[BlockEdit]:
    if before.title != after.title:
        yield BlockEdit("网页标题", before.title, after.title)
    old, new = (renderer.body(page, _slot) for page in (before, after))
    if old == new:
        return
    edits = list(_differences(blocks_of(old), blocks_of(new)))
    yield from edits or [_UNSEEN]


def _slot(name: SlotName, context: SlotContext) -> str:
    """Stand for what each site fills in; what changes there is compared by itself."""
    del context
    return _NAMED.get(name, "")


def _differences(before: tuple[Block, ...], after: tuple[Block, ...]) -> Iterator[BlockEdit]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag != "equal":
            yield from _run(before[i1:i2], after[j1:j2])


def _run(before: tuple[Block, ...], after: tuple[Block, ...]) -> Iterator[BlockEdit]:
    """Pair the blocks of a run that stand in each other's place."""
    both = min(len(before), len(after))
    for one, other in zip(before[:both], after[:both], strict=True):
        shown = _shows_links(one, other)
        kind = one.kind if one.kind == other.kind else other.kind
        yield BlockEdit(kind, _say(one, links=shown), _say(other, links=shown))
    for block in before[both:]:
        yield BlockEdit(block.kind, _say(block), "")
    for block in after[both:]:
        yield BlockEdit(block.kind, "", _say(block))


def _shows_links(one: Block, other: Block) -> bool:
    return one.links != other.links


def _say(block: Block, *, links: bool = False) -> str:
    text = block.text or ("（没有文字）" if not block.links else "")
    if block.kind == DRAWING:
        return f"{text}（图样 {block.mark[:8]}）"
    where = "、".join(block.links) if links else ""
    return f"{text}（链接：{where}）" if where else text


def distinct(pages: Iterable[Page]) -> tuple[Page, ...]:
    """Give each page once, in the order they came."""
    return tuple({page.url: page for page in pages}.values())
