"""Prose pages: guides, policies, about, privacy, accessibility, the editors' handbook.

Links inside prose name entries (`kepu:resource/h-bp`), so that a renamed or hidden entry never leaves a dead
link. An unknown target is a mistake; a hidden one is shown as plain words.
"""

from collections.abc import Iterator

from kepu.model.prose import ProsePage
from kepu.plan.addresses import PAGES, address_of, prose_address
from kepu.plan.context import Context
from kepu.plan.draft import Draft
from kepu.plan.links import TARGET, pictures_in
from kepu.plan.pieces import Link
from kepu.plan.views import GuidesView, ProseView
from kepu.plan.wording import say_date

_AI = {"none": "", "assisted": "本页由人工智能辅助起草", "generated": "本页主要由人工智能生成"}


def plan_prose(context: Context) -> Iterator[Draft]:
    """Plan every prose page that stands on its own, and the list of guides."""
    yield Draft(
        PAGES["guides"],
        "指南与政策",
        "怎么约服务、怎么办活动、依据哪些政策",
        "other",
        "guides",
        _guides(context),
    )
    for page in context.prose:
        if page.meta.kind != "topic-intro":
            view = _view(page, context)
            url = prose_address(page.name)
            yield Draft(
                url, page.meta.title, page.meta.summary, "other", "prose", view, view.edit_url
            )


def links_in(markdown: str, context: Context) -> tuple[tuple[str, str], ...]:
    """List the targets named in a text with their URLs, empty for what this site does not show."""
    return tuple(
        (match[0][1:-1], _address(match["kind"], match["id"], match["anchor"] or "", context))
        for match in TARGET.finditer(markdown)
    )


def _address(kind: str, id: str, anchor: str, context: Context) -> str:
    # A part that the site does not have has no page.
    is_off = {"hall": not context.has_hall, "search": "search" not in context.site.features}
    if (kind == "page" and is_off.get(id)) or (kind != "page" and not context.item(kind, id)):
        return ""
    address = address_of(kind, id)
    return address if "#" in address else address + anchor


def _view(page: ProsePage, context: Context) -> ProseView:
    edit_url = context.identity.edit_url
    return ProseView(
        title=page.meta.title,
        summary=page.meta.summary,
        body=page.body,
        links=(*links_in(page.body, context), *pictures_in(page)),
        updated=say_date(page.meta.updated_on),
        ai=_AI[page.meta.ai_generated],
        siblings=tuple(link for link, _ in _list(page.meta.kind, context)),
        edit_path=page.path,
        edit_url=f"{edit_url.rstrip('/')}/{page.path}" if edit_url else "",
    )


def _guides(context: Context) -> GuidesView:
    return GuidesView(_list("guide", context), _list("policy", context))


def _list(kind: str, context: Context) -> tuple[tuple[Link, str], ...]:
    if kind == "page":
        return ()
    pages = [page for page in context.prose if page.meta.kind == kind]
    ordered = sorted(pages, key=lambda page: (page.meta.order, page.name))
    return tuple((Link(p.meta.title, prose_address(p.name)), p.meta.summary) for p in ordered)
