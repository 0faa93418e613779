"""The text version of every kind of part: whole also where an editor left out all that may be left out."""

from typing import Any

import pytest
from kepu.cli.part_samples import sample_part
from kepu.model.parts import PART_TITLES, AnyPart
from kepu.plan.play import PartView
from kepu.render.environment import Renderer
from markupsafe import Markup
from pydantic import TypeAdapter

TEMPLATE = (
    '{% from "_parts.html.jinja" import play with context %}'
    '{{ play(view, "ex-new", namespace(ids=[])) }}'
)


def _as_read(value: Any) -> Any:
    """Turn a sample into what the reader hands on: text, tuples, mappings."""
    if isinstance(value, dict):
        return {name: _as_read(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return tuple(map(_as_read, value))
    return str(value).lower() if isinstance(value, bool) else str(value)


def _text_of(fields: dict[str, Any]) -> str:
    part = TypeAdapter(AnyPart).validate_python(_as_read(fields))
    view = PartView(fields["type"], PART_TITLES[fields["type"]], part, {}, "{}")
    environment = Renderer(lambda _: Markup())._environment
    return environment.from_string(TEMPLATE).render(view=view)


@pytest.mark.parametrize("kind", PART_TITLES)
def test_a_part_can_be_read_without_a_script(kind: str) -> None:
    html = _text_of(sample_part(kind, "nowhere"))
    assert html.startswith(f'<kepu-{kind} class="play" data-exhibit="ex-new"')
    assert "（待填写：" in html.partition("play__text")[2]


def test_things_to_pack_stand_in_the_editors_groups() -> None:
    bag = sample_part("builder", "")
    groups = ["晚用的", None, "先用的"]
    bag["items"] = [
        dict(item) | ({"group": group} if group else {})
        for item, group in zip(bag["items"], groups, strict=True)
    ]
    html = _text_of(bag)
    assert html.index("晚用的") < html.index("先用的")
    assert html.count("<ul>") == len(groups)
