"""Sample values for skeleton files: plainly placeholders, yet of the right shape.

Comes in: a field's schema. Goes out: text, a list or a mapping that the model accepts. Nothing here looks like a
fact: no real number, address or name.
"""

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from kepu.cli.part_samples import sample_part
from kepu.cli.shelf import Shelf

Schema = Mapping[str, Any]

TODO = "（待填写）"

_PLAIN = {
    "conf": "M",
    "status": "draft",
    "icon": "shape-outline",
    "ends_at": "10:30",
    "max": 30,
    "minutes": 10,
    "duration_min": 60,
    "review_months": 12,
    "number": "000",
    "licence": "cc-by-4",
    "version": "0.1.0",
    "place": TODO,
}
"""Field name → sample, where the first value that fits the schema would mislead or be refused."""


_NOWHERE = "990000"
"""Codes that begin with 99 are for made-up places, which a place without a code is."""

_OF_PATTERN = {
    "^https": "https://example.org/",
    "^[0-9]{2}-": "01-01",
    "^([01][0-9]": "09:00",
    "^[a-z0-9][a-z0-9._-]*": "packs/sample.pdf",
}
"""How a text's pattern begins → a text that fits it."""


class Samples:
    """Samples for one new entry."""

    def __init__(self, kind: str, id: str, shelf: Shelf, today: dt.date, schema: Schema) -> None:
        self._shelf = shelf
        self._definitions = schema.get("definitions", {})
        self._today = today
        above = getattr(shelf.owner, "code", _NOWHERE)
        self.is_fictional = shelf.is_fictional or (kind == "county" and above == _NOWHERE)
        self._own: dict[str, Any] = {
            "id": id,
            "fictional": self.is_fictional,
            "append": {"keywords": [TODO]} if shelf.target != "vocabulary" else _TERM_PATCH,
            "sources": [{"name": "（待填写：依据的名称）"}],
            "terms": [{"id": "local-sample" if shelf.owner else "sample", "title": TODO}],
        }
        if kind == "patch":
            self._own["kind"] = shelf.target
        if shelf.part:
            # The picture of a new exhibit is written beside it, under the same id.
            self._own["parts"] = [sample_part(shelf.part, id)]
        if kind in {"county", "community", "regions"}:
            self._own |= self._of_place(kind, above)

    def of(self, name: str, field: Schema) -> Any:
        """Make the sample of one of the entry's own fields."""
        if name in self._own:
            return self._own[name]
        return self._value(name, field, 0)

    def _of_place(self, kind: str, above: str) -> dict[str, Any]:
        county = above[:6]
        region: dict[str, Any] = {"code": county, "level": "county", "title": TODO}
        return {
            "code": f"{county}999999" if kind == "community" else county,
            "operator": {"title": TODO, "kind": "sample"},
            "regions": [region | ({"fictional": True} if self.is_fictional else {})],
        }

    def _value(self, name: str, schema: Schema, index: int) -> Any:
        schema = self._resolve(schema)
        if "enum" in schema and name not in _PLAIN:
            return schema["enum"][min(index, len(schema["enum"]) - 1)]
        if "const" in schema:
            return schema["const"]
        if schema.get("type") == "array":
            count = max(1, schema.get("minItems", 1))
            return [self._value(name, schema["items"], at) for at in range(count)]
        if "properties" in schema:
            return self._mapping(schema, index)
        if name in _PLAIN:
            return _PLAIN[name]
        return self._scalar(name, schema, index)

    def _mapping(self, schema: Schema, index: int) -> dict[str, Any]:
        names = schema.get("required") or list(schema["properties"])
        return {name: self._value(name, schema["properties"][name], index) for name in names}

    def _scalar(self, name: str, schema: Schema, index: int) -> Any:
        kind = schema.get("type")
        if kind == "boolean":
            return schema.get("default", True)
        if kind == "integer":
            return max(1, schema.get("minimum", 1))
        if kind == "number":
            return 0.2
        if kind == "object":
            return {"title": TODO}
        return self._text(name, schema.get("pattern", ""), index)

    def _text(self, name: str, pattern: str, index: int) -> str:
        if pattern.startswith("^[0-9]{4}-"):
            return self._today.isoformat()
        for start, sample in _OF_PATTERN.items():
            if pattern.startswith(start):
                return sample
        if pattern:
            return f"sample-{index + 1}"
        return "99" if name == "region" else TODO

    def _resolve(self, schema: Schema) -> Schema:
        """Follow references and take the first of several shapes."""
        for several in ("allOf", "oneOf", "anyOf"):
            if several in schema:
                return self._resolve(schema[several][0])
        if "$ref" in schema:
            found: Schema = self._definitions[schema["$ref"].rpartition("/")[2]]
            return self._resolve(found)
        return schema


_TERM_PATCH = {"terms": [{"id": "local-sample", "title": TODO}]}


def quote(value: Any) -> str:
    """Write one scalar, in quotation marks where a YAML tool would take it for something else."""
    if isinstance(value, bool):
        return str(value).lower()
    text = str(value)
    is_date = re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text)
    if isinstance(value, str) and re.fullmatch(r"[0-9][0-9:.-]*", text) and not is_date:
        return f'"{text}"'
    return text
