"""Icons: the Material Design Icons that ship with the theme, inlined where they stand.

Comes in: an icon's name. Goes out: an SVG in a span that screen readers skip; beside it there is always a word.
"""

import os
import re
from functools import cache
from pathlib import Path

import material  # type: ignore[import-untyped]
from markupsafe import Markup

_FOLDER = Path(material.__file__).parent / "templates" / ".icons" / "material"
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")


class UnknownIconError(KeyError):
    """The theme has no icon of that name."""


@cache
def icon_names() -> frozenset[str]:
    """List the names of all icons that the theme ships."""
    # Seven thousand names: a path object for each would take longer than the rest of a check.
    with os.scandir(_FOLDER) as entries:
        return frozenset(entry.name[:-4] for entry in entries if entry.name.endswith(".svg"))


@cache
def icon(name: str) -> Markup:
    """Return an icon as inline SVG.

    Raises:
        UnknownIconError: the theme has no icon of that name.
    """
    path = _FOLDER / f"{name}.svg"
    if not _NAME.match(name) or not path.is_file():
        raise UnknownIconError(name)
    drawing = path.read_text(encoding="utf-8").strip()
    # The drawing is the theme's own file, found by a name without dots or slashes.
    return Markup(f'<span class="icon" aria-hidden="true">{drawing}</span>')  # noqa: S704
