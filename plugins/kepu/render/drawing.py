"""Drawings as inline SVG.

Comes in: a `Drawing`, whose elements and attributes the model has allowed one by one. Goes out: markup. Things to find
carry `data-spot`, never an id: the same picture may stand on a page twice.
"""

from collections.abc import Iterator
from functools import cache

from markupsafe import Markup, escape

from kepu.model.drawing import Drawing, Shape


def render_drawing(drawing: Drawing, name: str) -> Markup:
    """Write a drawing as an image with its description for those who cannot see it."""
    label = escape(f"{drawing.title}：{drawing.description}")
    return Markup(  # noqa: S704 - every part of it is escaped
        f'<svg data-picture="{escape(name)}" viewBox="0 0 {drawing.width} {drawing.height}" '
        f'role="img" aria-label="{label}">{_body(drawing)}</svg>'
    )


# Every site shows the same drawings, most of them on two pages.
@cache
def _body(drawing: Drawing) -> str:
    return "".join(part for shape in drawing.shapes for part in _shape(shape))


def _shape(shape: Shape) -> Iterator[str]:
    yield f"<{shape.name}"
    for name, value in shape.attributes:
        yield f' {"data-spot" if name == "id" else name}="{escape(" ".join(value.split()))}"'
    if not shape.children:
        yield "/>"
        return
    yield ">"
    for child in shape.children:
        if isinstance(child, Shape):
            yield from _shape(child)
        else:
            yield str(escape(child))
    yield f"</{shape.name}>"
