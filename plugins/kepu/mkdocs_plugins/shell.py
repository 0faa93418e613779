"""MkDocs' theme as a function: a body in, a whole page out.

Comes in: a MkDocs configuration. Goes out: `wrap`, which the pipeline calls for each distinct page. The context
is the one that MkDocs gives a template, so that `mkdocs build` writes the very same bytes.
"""

import hashlib
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

from kepu.mkdocs_plugins.chrome import chrome_of
from kepu.pipeline.build import Wrap
from kepu.plan.page import PagePlan
from kepu.render.slots import SlotSource, slot_function

_TEMPLATE = "main.html"


def shell(config: MkDocsConfig, *, is_preview: bool = False) -> Wrap:
    """Make the function that puts a body into the theme's chrome."""
    template = config.theme.get_env().get_template(_TEMPLATE)
    nav = get_navigation(Files([]), config)

    def wrap(page: PagePlan, body: str, slots: SlotSource) -> bytes:
        context = page_context(page, slots, is_preview=is_preview)
        document = _document(page, body, config)
        rendered = template.render(
            nav=nav, pages=Files([]), config=config, page=document, base_url=page.root, **context
        )
        return rendered.encode()

    return wrap


def page_context(page: PagePlan, slots: SlotSource, *, is_preview: bool) -> dict[str, object]:
    """Give what the theme's templates see besides MkDocs' own context."""
    return {"chrome": chrome_of(page, slots, is_preview=is_preview), "slot": slot_function(slots)}


def page_file(page: PagePlan, config: MkDocsConfig) -> File:
    """Make MkDocs' file for a planned page, kept out of its navigation."""
    name = page.file.removesuffix("index.html").rstrip("/")
    source = f"{name or 'index'}.md"
    file = File.generated(config, source, content="", inclusion=InclusionLevel.NOT_IN_NAV)
    file.dest_uri = page.file
    file.url = page.url or "./"
    return file


def chrome_digest(folder: Path) -> str:
    """Hash the templates of the theme's folder."""
    found = sorted(folder.rglob("*.html"))
    together = b"\0".join(path.name.encode() + b"\0" + path.read_bytes() for path in found)
    return hashlib.sha256(together).hexdigest()


def _document(page: PagePlan, body: str, config: MkDocsConfig) -> Page:
    document = Page(page.title, page_file(page, config), config)
    document.content = body
    return document
