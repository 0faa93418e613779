"""Links inside prose: what they may name, and which of them lead nowhere.

Comes in: prose pages, a catalogue, the pictures there are. Goes out: problems at the link. It knows addresses and no
views, so that a check does not wait for what only a build needs. A picture is named by its path from the file, so
that a git host shows it too, and is published where it lies.
"""

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping

from kepu.model.catalog import Catalog
from kepu.model.kinds import KINDS
from kepu.model.prose import ProsePage
from kepu.plan.addresses import LINKED, PAGES, prose_address
from kepu.problems import Location, Problem, codes, nearest

TARGET = re.compile(r"\(kepu:(?P<kind>[a-z-]+)/(?P<id>[a-z0-9/-]+)(?P<anchor>#[a-z0-9-]+)?\)")
"""A link to an entry or a page, as prose writes it."""
_PICTURE = re.compile(r"!\[(?P<alt>[^]\n]*)\]\((?P<src>[^)\s:]+)\)")
_WRITTEN = frozenset({"about", "privacy", "accessibility", "contribute"})
"""Pages of every site whose text people write."""


def check_links(
    pages: tuple[ProsePage, ...], catalog: Catalog, pictures: Collection[str] = ()
) -> list[Problem]:
    """Report what prose names and nobody has, pictures without words, and addresses that are taken."""
    names = {prose_address(page.name).rstrip("/"): page for page in pages}
    found = [problem for page in pages for problem in _broken(page, catalog, names)]
    found += [problem for page in pages for problem in _pictureless(page, pictures)]
    found += [problem for page in pages for problem in _topicless(page, catalog)]
    return [*found, *_taken(pages)]


def pictures_in(page: ProsePage) -> tuple[tuple[str, str], ...]:
    """List the pictures of a page as its text names them, each with its URL."""
    sources = {match["src"] for match in _PICTURE.finditer(page.told)}
    paths = ((source, _path_of(source, page)) for source in sorted(sources))
    return tuple(
        (source, path.removeprefix("content/"))
        for source, path in paths
        if path.startswith("content/")
    )


def _path_of(source: str, page: ProsePage) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(page.path), source))


def _pictureless(page: ProsePage, pictures: Collection[str]) -> Iterator[Problem]:
    for match in _PICTURE.finditer(page.told):
        where = _place(page, match)
        if not match["alt"].strip():
            said = "图片没有文字说明：看不见的人、图片没有出来的人，不知道这里是什么"
            yield codes.MISSING_FIELD.at(where, said, "在方括号里写一句图里有什么")
        if (path := _path_of(match["src"], page)) not in pictures:
            near = nearest(path, pictures)
            advice = f"是不是 {'、'.join(near)}？" if near else "把图片放进 content/，核对文件名"
            yield codes.BROKEN_LINK.at(where, f"没有图片 {path}", advice)


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


def _broken(page: ProsePage, catalog: Catalog, prose: Mapping[str, ProsePage]) -> Iterator[Problem]:
    names = {*prose, *PAGES}
    for match in TARGET.finditer(page.told):
        kind, id = match["kind"], match["id"]
        known = names if kind == "page" else set(catalog.of(kind)) if kind in LINKED else set()
        if id in known or (kind, id) in catalog.broken:
            if kind == "page" and id in prose:
                yield from _nameless(page, match, prose[id])
            continue
        where = _place(page, match)
        title = KINDS[kind].title if kind in KINDS else "页面"
        near = nearest(id, known)
        advice = f"是不是 {'、'.join(near)}？" if near else "请核对编号"
        yield codes.BROKEN_LINK.at(where, f"链接指向的{title} {id} 不存在", advice)


def _nameless(page: ProsePage, match: re.Match[str], target: ProsePage) -> Iterator[Problem]:
    """Report a link to a heading that the page it leads to does not have."""
    anchor = (match["anchor"] or "").removeprefix("#")
    if anchor and anchor not in target.anchors:
        near = nearest(anchor, target.anchors - {""})
        advice = f"是不是 {'、'.join(near)}？" if near else "去掉 # 和后面的字"
        said = f"那一页没有 #{anchor} 这个小标题"
        yield codes.BROKEN_LINK.at(_place(page, match), said, advice)


def _place(page: ProsePage, match: re.Match[str]) -> Location:
    line = page.body_line + page.body.count("\n", 0, match.start())
    column = match.start() - page.body.rfind("\n", 0, match.start())
    return Location(page.path, line, column, len(match[0]))
