"""The theme's own files as the site serves them: two style sheets, a few scripts, one icon.

Comes in: the theme's folder as read by the rim. Goes out: data files. A style sheet is the components of its folder
joined in the order that `order.txt` names: `css/` is every page's, `css/hall/` the hall's. A folder of modules becomes
one script of the folder's name, except `exhibits/`, whose scripts are fetched one by one. Folders that need a library
are left to the bundler (`cli/bundle.py`): what it has put into `dist/` is served as it is.
"""

import re
from collections.abc import Mapping

from kepu.index.scripts import join_modules, strip_comments
from kepu.model.datafile import DataFile

BUNDLED = frozenset({"walk"})
"""Folders below `src/` that are no business of `join_modules`."""
_SINGLE = frozenset({"exhibits"})
"""Folders whose scripts are served each by itself, because a page needs one or two of many."""

_COMMENT = re.compile(r"/\*(?!!).*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s*\n\s*")


def join_sheet(sheets: Mapping[str, str], order: str) -> str:
    """Join the component sheets in their order, without comments and indentation.

    Raises:
        KeyError: the order names a sheet that is not there, or leaves one out.
    """
    names = [line.strip() for line in order.splitlines() if line.strip() and line[0] != "#"]
    lost = set(names) ^ set(sheets)
    if lost:
        raise KeyError(f"order.txt and the style sheets disagree: {', '.join(sorted(lost))}")
    text = "\n".join(sheets[name] for name in names)
    return _SPACE.sub("\n", _COMMENT.sub("", text)).strip() + "\n"


def index_assets(theme: Mapping[str, bytes]) -> tuple[DataFile, ...]:
    """Turn the files of `theme/assets/`, by path below it, into the files that pages ask for.

    Raises:
        KeyError: `order.txt` and the style sheets disagree.
        ScriptError: a folder's modules cannot be joined.
    """
    sources = {
        path.removeprefix("src/"): content
        for path, content in theme.items()
        if path.startswith("src/") and path.endswith(".js")
    }
    folders = {name: name.partition("/")[0] if "/" in name else "" for name in sources}
    scripts = {
        name: strip_comments(content.decode()).encode() if folders[name] else content
        for name, content in sources.items()
        if not folders[name] or folders[name] in _SINGLE
    }
    for folder in {*folders.values()} - BUNDLED - _SINGLE - {""}:
        modules = {
            name.removeprefix(f"{folder}/"): content.decode()
            for name, content in sources.items()
            if name.startswith(f"{folder}/")
        }
        scripts[f"{folder}.js"] = join_modules(modules, "main.js").encode()
    bundles = {
        path.removeprefix("dist/"): content
        for path, content in theme.items()
        if path.startswith("dist/") and path.endswith(".js")
    }
    images = {path: content for path, content in theme.items() if path.endswith(".svg")}
    sheets = {"site.css": _sheet(theme, "css/"), "hall.css": _sheet(theme, "css/hall/")}
    named = {**sheets, **scripts, **bundles, **images}
    return tuple(DataFile(f"assets/{name}", content) for name, content in sorted(named.items()))


def _sheet(theme: Mapping[str, bytes], folder: str) -> bytes:
    sheets = {
        name: content.decode()
        for path, content in theme.items()
        if path.endswith(".css") and path.startswith(folder)
        if "/" not in (name := path.removeprefix(folder))
    }
    order = theme.get(f"{folder}order.txt", b"").decode()
    return join_sheet(sheets, order).encode()
