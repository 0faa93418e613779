"""What editors call a place in a file: 要点第 2 条, 联系岗位第 1 条的值守时间.

Comes in: a kind and the way to a value. Goes out: words, taken from the help that stands below the models' fields.
"""

import re
from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel

from kepu.model.kinds import Kind
from kepu.read.document import Path
from kepu.read.edits import BODY

_LAYER = re.compile(r"catalog/(?:counties/[^/]+/(?:communities/[^/]+/)?)?")
_END = re.compile(r"[，。：；、（(]")


def path_in_layer(path: str) -> str:
    """Strip a file's path of the folder of its layer."""
    found = _LAYER.match(path)
    return path[found.end() :] if found else path


def say_place(kind: Kind | None, path: Path) -> str:
    """Name a place in a file of a kind."""
    models: list[type[BaseModel]] = [kind.model] if kind else []
    said: list[str] = []
    for step in path:
        if isinstance(step, int):
            said.append(f"第 {step + 1} {'段' if said == [BODY] else '条'}")
            continue
        name, models = _field(models, step)
        said.append(f"的{name}" if said else name)
    return "".join(said)


def _field(models: list[type[BaseModel]], name: str) -> tuple[str, list[type[BaseModel]]]:
    """Find a field's name in words, and the models that may stand below it."""
    for model in models:
        if field := model.model_fields.get(name):
            words = _END.split(field.description or name)[0]
            return words, list(_models_in(field.annotation))
    return name, []


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models_in(part)
