"""The text of a skeleton file: required fields filled in, optional ones as comments, help above each.

Comes in: a kind, an id, its shelf. Goes out: YAML text that `check` accepts. It is written from the same schema that
editors' tools read, so a new field of a model appears here by itself.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kepu.cli.samples import Samples, quote
from kepu.cli.shelf import Shelf
from kepu.index.schemas import schema_of, term_choices
from kepu.model.catalog import Catalog
from kepu.model.entry import Entry
from kepu.model.kinds import Kind
from kepu.model.references import Mark, RefTo
from kepu.model.topic import Vocabulary

_FIRST = ("id", "title", "summary", "keywords", "audiences")
_NOT_FOR_AUTHORS = frozenset({"review", "assured_on", "aliases", "allow", "status_note"})
"""Fields that come later in an entry's life; showing them would invite to make them up."""
_ALSO_WANTED = {
    "patch": frozenset({"append"}),
    "event": frozenset({"place"}),
    "resource": frozenset({"sources"}),
    "rumour-check": frozenset({"sources"}),
}
"""Kind → optional fields without which `check` would refuse the entry."""
_SHOWN_CHOICES = 12


def write_skeleton(kind: Kind, id: str, path: str, shelf: Shelf, today: dt.date) -> str:
    """Write the skeleton of one entry."""
    schema = schema_of(kind, _choices_of(shelf.catalog, shelf.topic))
    samples = Samples(kind.name, id, shelf, today, schema)
    wanted = {*schema.get("required", ()), *_wanted(kind)}
    if samples.is_fictional and kind.name != "patch":
        wanted.add("fictional")
    above = "../" * (path.count("/") - 1)
    lines = [f"# yaml-language-server: $schema={above}schema/{kind.name}.schema.json"]
    for name in _ordered(kind, schema):
        field = schema["properties"][name]
        value = samples.of(name, field)
        lines += _help(field, is_optional=name not in wanted)
        shown = _field(name, value)
        lines += shown if name in wanted else [f"# {line}" for line in shown]
    return "\n".join(lines) + "\n"


def _choices_of(catalog: Catalog, topic: str) -> dict[Mark, dict[str, Any]]:
    """Offer the catalogue's terms and ids, those of the entry's own topic first."""
    choices = term_choices(catalog.values(Vocabulary, "vocabulary"))
    for kind, items in catalog.items.items():
        near = sorted(items, key=lambda id: topic not in getattr(items[id].value, "topics", ()))
        choices[RefTo(kind)] = {"enum": near} if near else {"type": "string"}
    return choices


def _wanted(kind: Kind) -> frozenset[str]:
    """Name the optional fields that a skeleton holds all the same."""
    wanted = _ALSO_WANTED.get(kind.name, frozenset())
    # A half-written entry must not appear on a site.
    shared = {"status", "summary", "created_on"} if issubclass(kind.model, Entry) else set()
    return wanted | shared


def _ordered(kind: Kind, schema: Mapping[str, Any]) -> Iterator[str]:
    shared = frozenset(Entry.model_fields) if issubclass(kind.model, Entry) else frozenset()
    names = [name for name in schema["properties"] if name not in _NOT_FOR_AUTHORS]
    yield from (name for name in _FIRST if name in names)
    rest = [name for name in names if name not in _FIRST]
    yield from (name for name in rest if name not in shared)
    yield from (name for name in rest if name in shared)


def _help(field: Mapping[str, Any], *, is_optional: bool) -> Iterator[str]:
    said = str(field.get("description", ""))
    yield f"# {'（可不写）' if is_optional else ''}{said}"
    terms = field.get("items", field).get("anyOf", ({},))[0]
    if "enumDescriptions" in terms and len(terms["enum"]) <= _SHOWN_CHOICES:
        named = zip(terms["enum"], terms["enumDescriptions"], strict=True)
        yield f"# 可以写：{'、'.join(f'{id} {title}' for id, title in named)}"


def _field(name: str, value: Any) -> list[str]:
    if isinstance(value, dict):
        return [f"{name}:", *_indented(_mapping(value))]
    if isinstance(value, list):
        return [f"{name}:", *_indented(line for item in value for line in _item(item))]
    return [f"{name}: {quote(value)}"]


def _mapping(value: Mapping[str, Any]) -> list[str]:
    return [line for name, inner in value.items() for line in _field(name, inner)]


def _item(value: Any) -> list[str]:
    if not isinstance(value, dict):
        return [f"- {quote(value)}"]
    first, *rest = _mapping(value)
    return [f"- {first}", *_indented(rest)]


def _indented(lines: Iterable[str]) -> list[str]:
    return [f"  {line}" for line in lines]
