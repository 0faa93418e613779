"""The template environment of page bodies: autoescaping, strict, and blind to everything but its page's view.

Comes in: a page plan and a source of slots. Goes out: the body's HTML. A template that names a field the view
does not have fails, rather than printing nothing.
"""

import hashlib
from collections.abc import Callable, Mapping
from functools import partial

from jinja2 import Environment, PackageLoader, StrictUndefined, meta, pass_context
from jinja2.runtime import Context as TemplateContext
from markupsafe import Markup, escape

from kepu.plan.addresses import root_of
from kepu.plan.page import PagePlan
from kepu.render.drawing import render_drawing
from kepu.render.markdown import render_markdown
from kepu.render.qr import render_qr
from kepu.render.slots import SlotSource, slot_function

_SUFFIX = ".html.jinja"

Icon = Callable[[str], Markup]
"""Gives an icon by name as inline SVG."""


class Renderer:
    """The templates of this room, with the icons that the theme ships."""

    def __init__(self, icon: Icon) -> None:
        self._environment = Environment(
            loader=PackageLoader("kepu.render"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.globals |= {"icon": icon, "md": _markdown}
        self._environment.filters |= {
            "href": _href,
            "paragraphs": _paragraphs,
            "drawing": render_drawing,
            "data": _data,
            "qr": render_qr,
        }
        self._digests: dict[str, str] = {}
        self._sources: dict[str, tuple[str, tuple[str, ...]]] = {}

    def body(self, page: PagePlan, slots: SlotSource) -> str:
        """Render a page's body."""
        template = self._environment.get_template(page.template + _SUFFIX)
        return template.render(page=page, view=page.view, slot=slot_function(slots))

    def fragment(self, name: str, **values: object) -> str:
        """Render one of the fragments that slots hold."""
        return self._environment.get_template(name + _SUFFIX).render(**values).strip()

    def digest(self, name: str) -> str:
        """Hash a template together with every template it draws on."""
        if name not in self._digests:
            sources = self._closure(name + _SUFFIX)
            together = "\0".join(f"{key}\0{sources[key]}" for key in sorted(sources))
            self._digests[name] = hashlib.sha256(together.encode()).hexdigest()
        return self._digests[name]

    def _closure(self, name: str) -> dict[str, str]:
        seen: dict[str, str] = {}
        waiting = [name]
        while waiting:
            current = waiting.pop()
            if current not in seen:
                seen[current], drawn = self._read(current)
                waiting += drawn
        return seen

    def _read(self, name: str) -> tuple[str, tuple[str, ...]]:
        """Read a template and what it draws on, once: most pages share the same few."""
        if name not in self._sources and self._environment.loader is not None:
            source = self._environment.loader.get_source(self._environment, name)[0]
            found = meta.find_referenced_templates(self._environment.parse(source))
            self._sources[name] = source, tuple(other for other in found if other)
        return self._sources[name]


@pass_context
def _href(context: TemplateContext, url: str) -> str:
    page: PagePlan = context["page"]
    return relative(page.url, url)


def relative(page: str, url: str) -> str:
    """Turn a URL relative to the site's root into one relative to a page."""
    root = root_of(page)
    return f"{root.removeprefix('./')}{url}" or "./"


@pass_context
def _markdown(context: TemplateContext, text: str, links: tuple[tuple[str, str], ...]) -> Markup:
    page: PagePlan = context["page"]
    return render_markdown(text, _targets(links, partial(relative, page.url)))


def _targets(links: tuple[tuple[str, str], ...], to_page: partial[str]) -> Mapping[str, str]:
    return {target: to_page(url) if url else "" for target, url in links}


def _paragraphs(text: str) -> Markup:
    parts = (part.strip() for part in text.split("\n"))
    return Markup("").join(Markup("<p>{}</p>").format(escape(part)) for part in parts if part)


def _data(json: str) -> Markup:
    """Put JSON into a script element, which ends at the first `</`, whatever it stands in."""
    # The text is JSON already; escaping it for HTML would change it.
    return Markup(json.replace("<", "\\u003c"))  # noqa: S704
