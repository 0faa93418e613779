"""The template environment of page bodies: autoescaping, strict, and blind to everything but its page's view.

Comes in: a page plan and a source of slots. Goes out: the body's HTML. A template that names a field the view
does not have fails, rather than printing nothing.
"""

import hashlib
from collections.abc import Mapping
from functools import cache, partial

from jinja2 import Environment, PackageLoader, StrictUndefined, meta, pass_context
from jinja2.runtime import Context as TemplateContext
from markupsafe import Markup, escape

from kepu.plan.addresses import root_of
from kepu.plan.page import PagePlan
from kepu.render.icons import icon
from kepu.render.markdown import render_markdown
from kepu.render.slots import SlotSource, slot_function

_SUFFIX = ".html.jinja"


def render_body(page: PagePlan, slots: SlotSource) -> str:
    """Render a page's body."""
    template = _environment().get_template(page.template + _SUFFIX)
    return template.render(page=page, view=page.view, slot=slot_function(slots))


def render_fragment(name: str, **values: object) -> str:
    """Render one of the fragments that slots hold."""
    return _environment().get_template(name + _SUFFIX).render(**values).strip()


@cache
def template_digest(name: str) -> str:
    """Hash a template together with every template it draws on."""
    environment = _environment()
    loader = environment.loader
    seen: dict[str, str] = {}
    waiting = [name + _SUFFIX]
    while waiting:
        current = waiting.pop()
        if current in seen or loader is None:
            continue
        source = loader.get_source(environment, current)[0]
        seen[current] = source
        found = meta.find_referenced_templates(environment.parse(source))
        waiting += [other for other in found if other]
    together = "\0".join(f"{key}\0{seen[key]}" for key in sorted(seen))
    return hashlib.sha256(together.encode()).hexdigest()


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("kepu.render"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {"icon": icon, "md": _markdown}
    environment.filters |= {"href": _href, "paragraphs": _paragraphs}
    return environment


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
