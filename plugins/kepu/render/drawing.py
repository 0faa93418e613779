"""Drawings as inline SVG.

Comes in: a `Drawing`, whose elements and attributes the model has allowed one by one. Goes out: markup. Things to find
carry `data-spot`, never an id: the same picture may stand on a page twice.
"""

from markupsafe import Markup, escape

from kepu.model.drawing import Drawing, Shape


def render_drawing(drawing: Drawing, name: str) -> Markup:
    """Write a drawing as an image with its description for those who cannot see it."""
    body = Markup("").join(_shape(shape) for shape in drawing.shapes)
    return Markup(
        '<svg data-picture="{}" viewBox="0 0 {} {}" role="img" aria-label="{}：{}">{}</svg>'
    ).format(name, drawing.width, drawing.height, drawing.title, drawing.description, body)


def _shape(shape: Shape) -> Markup:
    attributes = Markup("").join(
        Markup(' {}="{}"').format("data-spot" if name == "id" else name, " ".join(value.split()))
        for name, value in shape.attributes
    )
    inside = Markup("").join(
        _shape(child) if isinstance(child, Shape) else escape(child) for child in shape.children
    )
    if not inside:
        return Markup("<{0}{1}/>").format(shape.name, attributes)
    return Markup("<{0}{1}>{2}</{0}>").format(shape.name, attributes, inside)
