"""Every icon that an entry names must be one that the theme ships.

Comes in: items, and the names of all icons; none at all where nobody knows them. Goes out: problems with the nearest
names: an icon that is not there would stop the building of every page that shows it.
"""

from collections.abc import Collection, Iterable, Mapping

from kepu.model.catalog import Item
from kepu.problems import Problem, codes, nearest
from kepu.read import Document
from kepu.validate.places import place_of


def check_icons(
    items: Iterable[Item], icons: Collection[str], documents: Mapping[str, Document]
) -> list[Problem]:
    """Check the icons of these items."""
    if not icons:
        return []
    return [
        _unknown(item, path, name, icons, documents)
        for item in items
        for path, name in _named(item)
        if name not in icons
    ]


def _named(item: Item) -> Iterable[tuple[tuple[str | int, ...], str]]:
    if name := getattr(item.value, "icon", None):
        yield ("icon",), name
    for at, term in enumerate(getattr(item.value, "terms", ())):
        if term.icon:
            yield ("terms", at, "icon"), term.icon


def _unknown(
    item: Item,
    path: tuple[str | int, ...],
    name: str,
    icons: Collection[str],
    documents: Mapping[str, Document],
) -> Problem:
    near = nearest(name, icons)
    meant = f"是不是 {'、'.join(near)}？" if near else ""
    advice = f"{meant}图标名见手册“科学馆”一页里的表"
    return codes.BAD_VALUE.at(place_of(item, path, documents), f"没有叫 {name} 的图标", advice)
