"""Links inside prose: what they may name, and which of them lead nowhere.

Comes in: prose pages and a catalogue. Goes out: problems at the link. It knows addresses and no views, so that a check
does not wait for what only a build needs.
"""

import re
from collections.abc import Iterator

from kepu.model.catalog import Catalog
from kepu.model.kinds import KINDS
from kepu.model.prose import ProsePage
from kepu.plan.addresses import LINKED, PAGES, prose_address
from kepu.problems import Location, Problem, codes, nearest

TARGET = re.compile(r"\(kepu:(?P<kind>[a-z-]+)/(?P<id>[a-z0-9/-]+)(?:#[a-z0-9-]+)?\)")
"""A link to an entry or a page, as prose writes it."""
_WRITTEN = frozenset({"about", "privacy", "accessibility", "contribute"})
"""Pages of every site whose text people write."""


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
    for match in TARGET.finditer(page.body):
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
