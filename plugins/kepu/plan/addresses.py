"""Where things live on a site: URLs relative to the site's root.

Comes in: a kind and an id. Goes out: a URL such as `resources/h-bp/`; the root itself is the empty text.
"""

_FOLDERS = {
    "topic": "topics",
    "resource": "resources",
    "rumour-check": "rumours",
    "pack": "packs",
    "service": "services",
    "exhibit": "exhibits",
    "event": "events",
    "venue": "venues",
    "room": "hall",
    "tour": "tours",
}

_LISTS = {
    "hotline": "hotlines",
    "team": "venues",
    "provider": "venues",
    "asset": "venues",
    "calendar-rule": "calendar",
}
"""Kinds without a page of their own, and the list that each of their entries stands in."""

LINKED = frozenset({*_FOLDERS, *_LISTS})
"""Kinds that a text can link to."""

PAGES = {
    "home": "",
    "topics": "topics/",
    "services": "services/",
    "hall": "hall/",
    "calendar": "calendar/",
    "hotlines": "hotlines/",
    "rumours": "rumours/",
    "venues": "venues/",
    "guides": "guides/",
    "search": "search/",
    "a-z": "a-z/",
    "what-to-do": "what-to-do/",
    "for/elders": "for/elders/",
    "for/parents": "for/parents/",
    "for/newcomers": "for/newcomers/",
    "for/community-workers": "for/community-workers/",
    "changes": "changes/",
    "about": "about/",
    "privacy": "privacy/",
    "accessibility": "accessibility/",
    "contribute": "contribute/",
}
"""Pages that every site has, by the name that links use."""


def address_of(kind: str, id: str) -> str:
    """Give an entry's URL; kinds without a page of their own live on their list's page."""
    if kind == "page":
        return PAGES.get(id, f"{id}/")
    if kind == "hall":
        return PAGES["hall"]
    if kind in _LISTS:
        return f"{_LISTS[kind]}/#{id}"
    return f"{_FOLDERS[kind]}/{id}/"


def has_page(kind: str) -> bool:
    """Tell whether entries of a kind have a page each."""
    return kind in _FOLDERS


def prose_address(name: str) -> str:
    """Give the URL of a prose file: `pages/about` → `about/`, `contribute/index` → `contribute/`."""
    name = name.removeprefix("pages/")
    return f"{name.removesuffix('/index')}/"


def root_of(url: str) -> str:
    """Give the way from a page back to the site's root: `./`, `../`, `../../`."""
    depth = url.count("/")
    return "../" * depth or "./"
