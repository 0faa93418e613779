"""A slot's value cannot be looked at by a template, only printed."""

import jinja2
import pytest
from kepu.render.slots import SlotContext, SlotName, slot_function


def stand_in(name: SlotName, context: SlotContext) -> str:
    return f"[{name} {context}]"


def render(template: str) -> str:
    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    return environment.from_string(template).render(slot=slot_function(stand_in))


def test_a_slot_is_printed_as_its_source_gives_it() -> None:
    assert render("<p>{{ slot('site.place', 'text') }}</p>") == "<p>[site.place text]</p>"
    assert render("{{ slot('site.place', 'attr') ~ '!' }}") == "[site.place attr]!"


@pytest.mark.parametrize(
    "look",
    [
        "{% if {} %}x{% endif %}",
        "{{ {} or 'x' }}",
        "{{ {} | length }}",
        "{{ {} | default('x', true) }}",
        "{{ {} | truncate(3) }}",
        "{{ {} | list }}",
        "{{ {}[:3] }}",
        "{{ {}[0] }}",
        "{{ {} == 'x' }}",
        "{{ {} != 'x' }}",
        "{{ {} < 'x' }}",
        "{{ {} >= 'x' }}",
        "{{ 'x' in {} }}",
        "{% for letter in {} %}{{ letter }}{% endfor %}",
    ],
)
def test_looking_into_a_slot_fails(look: str) -> None:
    # Jinja tells a failed index its own way.
    with pytest.raises((TypeError, jinja2.UndefinedError), match=r"not known|no element"):
        render(look.replace("{}", "slot('site.place', 'text')"))


@pytest.mark.parametrize(("name", "context"), [("site.nothing", "text"), ("site.place", "json")])
def test_an_unknown_slot_fails(name: str, context: str) -> None:
    with pytest.raises(KeyError):
        slot_function(stand_in)(name, context)
