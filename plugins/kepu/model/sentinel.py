"""How a slot's place is marked in a page that will be filled later, and how to find such a mark where none may be.

Comes in: the name of a slot and the context that it stands in, or any text. Goes out: the mark; or whether a text
holds something like one. `kepu.stitch` cuts pages at the marks, so a text that holds one must never reach a page.
"""

import re
from html import unescape

HEAD, TAIL = "KePuSLoT_", "_toLSuPeK"
# Mixed case, so that a template which lower-cases or slugifies a mark is found out rather than missed.
_LIKENESS = re.compile(f"{HEAD}|{TAIL}", re.IGNORECASE)


def sentinel_of(name: str, context: str) -> str:
    """Give the text that stands for a slot until it is filled."""
    return f"{HEAD}{name}_{context}{TAIL}"


def holds_sentinel(text: str) -> bool:
    """Tell whether a text would be mistaken for a slot, as it stands or as Markdown and XML would write it out."""
    if _LIKENESS.search(text):
        return True
    if "&" not in text and "\\" not in text:
        return False
    # `&#75;` is a K by the time it stands on a page, and `\_` a plain underscore.
    return _LIKENESS.search(unescape(text).replace("\\", "")) is not None
