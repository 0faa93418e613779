"""Prose pages: guides, policies, about, privacy, accessibility, the editors' handbook.

Links inside prose name entries (`kepu:resource/h-bp`), so that a renamed or hidden entry never leaves a dead
link. An unknown target is a mistake; a hidden one is shown as plain words.
"""

import re
from collections.abc import Iterator

from kepu.model.catalog import Catalog
from kepu.model.kinds import KINDS
from kepu.model.prose import ProsePage
from kepu.plan.addresses import LINKED, PAGES, address_of, prose_address
from kepu.plan.context import Context
from kepu.plan.draft import Draft
from kepu.plan.pieces import Link
from kepu.plan.views import GuidesView, ProseView
from kepu.plan.wording import say_date
from kepu.problems import Location, Problem, codes, nearest

_TARGET = re.compile(r"\(kepu:(?P<kind>[a-z-]+)/(?P<id>[a-z0-9/-]+)(?:#[a-z0-9-]+)?\)")
_WRITTEN = frozenset({"about", "privacy", "accessibility", "contribute"})
"""Pages of every site whose text people write."""
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
        (match[0][1:-1], _address(match["kind"], match["id"], context))
        for match in _TARGET.finditer(markdown)
    )


def check_links(pages: tuple[ProsePage, ...], catalog: Catalog) -> list[Problem]:
    """Report what prose names and the catalogue does not have, and addresses that are taken."""
    names = {prose_address(page.name).rstrip("/") for page in pages} | set(PAGES)
    broken = [problem for page in pages for problem in _broken(page, catalog, names)]
    topics = [problem for page in pages for problem in _topicless(page, catalog)]
    return [*broken, *topics, *_taken(pages)]


def _topicless(page: ProsePage, catalog: Catalog) -> Iterator[Problem]:
    topic = page.meta.topic
    if page.meta.kind == "topic-intro" and topic is None:
        where = Location(page.path)
        yield codes.MISSING_FIELD.at(where, "主题介绍没有写是哪个主题", "在页首写 topic: 主题编号")
    if topic is not None and topic not in catalog.of("topic"):
        near = nearest(topic, catalog.of("topic"))
        advice = f"是不是 {'、'.join(near)}？" if near else "请核对主题编号"
        yield codes.UNKNOWN_TOPIC.at(Location(page.path), f"没有主题 {topic}", advice)


def _taken(pages: tuple[ProsePage, ...]) -> Iterator[Problem]:
    """Report prose whose address another page has."""
    seen = {PAGES[name]: "本站自己的页面" for name in PAGES.keys() - _WRITTEN}
    for page in pages:
        if page.meta.kind != "topic-intro":
            first = seen.setdefault(prose_address(page.name), page.path)
            if first != page.path:
                said = f"网址 {prose_address(page.name)} 已经给了{first}"
                yield codes.DUPLICATE_ID.at(Location(page.path), said, "请给这个文件换一个名字")


def _broken(page: ProsePage, catalog: Catalog, names: set[str]) -> Iterator[Problem]:
    for match in _TARGET.finditer(page.body):
        kind, id = match["kind"], match["id"]
        known = names if kind == "page" else set(catalog.of(kind)) if kind in LINKED else set()
        if id in known or (kind, id) in catalog.broken:
            continue
        line = page.body_line + page.body.count("\n", 0, match.start())
        column = match.start() - page.body.rfind("\n", 0, match.start())
        where = Location(page.path, line, column, len(match[0]))
        title = KINDS[kind].title if kind in KINDS else "页面"
        near = nearest(id, known)
        advice = f"是不是 {'、'.join(near)}？" if near else "请核对编号"
        yield codes.BROKEN_LINK.at(where, f"链接指向的{title} {id} 不存在", advice)


def _address(kind: str, id: str, context: Context) -> str:
    if kind == "page":
        # A part that the site does not have has no page.
        is_off = {"hall": not context.has_hall, "search": "search" not in context.site.features}
        return "" if is_off.get(id) else address_of(kind, id)
    return address_of(kind, id) if context.item(kind, id) else ""


def _view(page: ProsePage, context: Context) -> ProseView:
    edit_url = context.identity.edit_url
    return ProseView(
        title=page.meta.title,
        summary=page.meta.summary,
        body=page.body,
        links=links_in(page.body, context),
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
