"""What the theme's templates see of a page, escaped before they see it.

MkDocs' environment does not autoescape, so every text is escaped here, once, for text and attributes alike.
"""

from dataclasses import dataclass

from markupsafe import escape

from kepu.plan.page import PagePlan
from kepu.render.slots import SlotSource

_IN_HALL = frozenset({"hall", "room", "annex", "tour", "exhibit", "room_embed", "exhibit_embed"})


@dataclass(frozen=True, slots=True)
class Chrome:
    """One page's values for `theme/*.html`."""

    title: str
    description: str
    root: str
    section: str
    kind: str
    noindex: bool
    ribbon: str
    edit_url: str
    data_line: str
    hotlines: tuple[tuple[str, str], ...]
    filings: tuple[tuple[str, str], ...]
    has_search: bool
    in_hall: bool
    """Whether the page needs the style sheet of the hall."""
    is_bare: bool
    """Whether the page stands in a frame of another page, without the site around it."""
    is_preview: bool
    """Whether a live-reloading server shows the page, whose script the page's policy would refuse."""


def chrome_of(page: PagePlan, slots: SlotSource, *, is_preview: bool = False) -> Chrome:
    """Escape a page plan's words for the theme."""
    is_anywhere = page.file == page.url
    return Chrome(
        title="" if page.url == "" else _text(page.title),
        description=_text(page.description),
        root=slots("site.root", "attr") if is_anywhere else page.root,
        section=page.section,
        kind=page.template.replace("_", "-"),
        noindex=page.noindex,
        ribbon=_text(page.ribbon),
        edit_url=_text(page.edit_url),
        data_line=_text(page.data_line),
        hotlines=tuple((_text(number), _text(label)) for number, label in page.dials),
        filings=tuple((_text(label), _text(number)) for label, number in page.filings),
        has_search="search" in page.features,
        in_hall=page.template in _IN_HALL,
        is_bare=page.template.endswith("_embed"),
        is_preview=is_preview,
    )


def _text(text: str) -> str:
    return str(escape(text))
