"""ES modules joined into one classic script, for pages that open from a USB stick as well.

Comes in: the modules of a folder and the one to begin with. Goes out: one script in a scope of its own. It joins; it
does not parse: modules import names without renaming and export functions, classes and constants where they are
declared. What it cannot join it refuses.
"""

import re
from collections.abc import Mapping

_IMPORT = re.compile(r"^import \{ (?:\w+, )*\w+ \} from '\./([\w-]+\.js)';$", re.MULTILINE)
_ANY_IMPORT = re.compile(r"^\s*import\b.*$|^export (?:default|\{|\*).*$", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=async |function|class|const|let)", re.MULTILINE)
_NAME = re.compile(r"^(?:export )?(?:async )?(?:function|class|const|let) (\w+)", re.MULTILINE)
_COMMENT = re.compile(r"^ *//[^\n]*\n|^ */\*\*(?:(?!\*/)[\s\S])*\*/ *\n", re.MULTILINE)
_CAST = re.compile(r"/\*\* @type \{[^*]*\} \*/ ?")
_INDENT = re.compile(r"^ +", re.MULTILINE)


class ScriptError(ValueError):
    """Modules that cannot be joined."""


def join_modules(modules: Mapping[str, str], first: str) -> str:
    """Join a module with all it imports, each before what needs it.

    Raises:
        ScriptError: an import is of a kind that cannot be joined, leads nowhere or in a circle, or two modules
            declare one name.
    """
    order: list[str] = []
    _visit(first, modules, order, ())
    _refuse_twins({name: modules[name] for name in order})
    bodies = [_body(name, modules[name]) for name in order]
    return "(function () {\n'use strict';\n" + "".join(bodies) + "})();\n"


def _visit(
    name: str, modules: Mapping[str, str], order: list[str], needed_by: tuple[str, ...]
) -> None:
    if name not in modules:
        raise ScriptError(f"no module {name}")
    if name in needed_by:
        raise ScriptError(f"modules need each other: {' → '.join([*needed_by, name])}")
    for imported in _IMPORT.findall(modules[name]):
        if imported not in order:
            _visit(imported, modules, order, (*needed_by, name))
    order.append(name)


def _body(name: str, text: str) -> str:
    text = _EXPORT.sub("", _IMPORT.sub("", text))
    if found := _ANY_IMPORT.search(text):
        raise ScriptError(f"{name}: cannot join {found[0].strip()!r}")
    return strip_comments(text)


def strip_comments(text: str) -> str:
    """Leave out what only those who read the source need: comments and indentation."""
    bare = _INDENT.sub("", _CAST.sub("", _COMMENT.sub("", text)))
    return re.sub(r"\n{2,}", "\n", bare).lstrip()


def _refuse_twins(modules: Mapping[str, str]) -> None:
    seen: dict[str, str] = {}
    for name, text in modules.items():
        for declared in set(_NAME.findall(text)):
            if declared in seen:
                raise ScriptError(f"{seen[declared]} and {name} both declare {declared}")
            seen[declared] = name
