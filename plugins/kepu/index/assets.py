"""The theme's own files as the site serves them: one style sheet, a few scripts, one icon.

Comes in: the theme's folder as read by the rim. Goes out: data files. The style sheet is the component files joined
in the order that `order.txt` names; a folder of modules becomes one script of the folder's name. Folders that need a
library are left to the bundler (`cli/bundle.py`): what it has put into `dist/` is served as it is.
"""

import re
from collections.abc import Mapping

from kepu.index.scripts import join_modules
from kepu.model.datafile import DataFile

BUNDLED = frozenset({"walk"})
"""Folders below `src/` that are no business of `join_modules`."""

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
    sheets = {
        path.removeprefix("css/"): content.decode()
        for path, content in theme.items()
        if path.startswith("css/") and path.endswith(".css")
    }
    sheet = join_sheet(sheets, theme["css/order.txt"].decode())
    sources = {
        path.removeprefix("src/"): content
        for path, content in theme.items()
        if path.startswith("src/") and path.endswith(".js")
    }
    scripts = {name: content for name, content in sources.items() if "/" not in name}
    for folder in {name.partition("/")[0] for name in sources if "/" in name} - BUNDLED:
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
    named = {"site.css": sheet.encode(), **scripts, **bundles, **images}
    return tuple(DataFile(f"assets/{name}", content) for name, content in sorted(named.items()))
