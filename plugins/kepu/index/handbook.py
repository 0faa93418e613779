"""Pages of the editors' handbook that are made, not written.

Comes in: a page's name, title, summary and lines of Markdown. Goes out: a data file with the front matter that every
page of prose has, and a word to whoever opens it to change it.
"""

from collections.abc import Iterable

from kepu.model.datafile import DataFile

_FRONT = """\
---
title: {title}
summary: {summary}
kind: contribute
order: {order}
updated_on: {revised_on}
ai_generated: assisted
---

> 这一页由程序生成，请不要直接改。写得不清楚，请告诉维护者。

"""


def handbook_page(
    name: str, title: str, summary: str, order: int, revised_on: str, lines: Iterable[str]
) -> DataFile:
    """Make one page of `content/contribute/`."""
    front = _FRONT.format(title=title, summary=summary, order=order, revised_on=revised_on)
    text = front + "\n".join(lines).rstrip() + "\n"
    return DataFile(f"content/contribute/{name}.md", text.encode())
