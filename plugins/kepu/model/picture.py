"""Pictures of the hall (图画): drawings that exhibits show and that things can be found in."""

from typing import Annotated

from pydantic import BeforeValidator, InstanceOf, WithJsonSchema

from kepu.model.drawing import MAX_LENGTH, Drawing, parse_drawing
from kepu.model.entry import Model
from kepu.model.scalars import Slug


def _read(value: object) -> object:
    return parse_drawing(value) if isinstance(value, str) else value


class Picture(Model):
    """One picture; its file is the drawing itself."""

    id: Slug
    """图画编号，就是文件名。"""
    drawing: Annotated[
        InstanceOf[Drawing],
        BeforeValidator(_read),
        WithJsonSchema({"type": "string", "maxLength": MAX_LENGTH}),
    ]
    """SVG 图形。"""

    @property
    def title(self) -> str:
        """What the picture is called."""
        return self.drawing.title
