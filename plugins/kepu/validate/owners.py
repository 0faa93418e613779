"""Which model and which field pydantic's locations lead to.

Comes in: a model and a location, in which the tag of a union stands where pydantic chose by it. Goes out: models
and fields, or nothing where the location leads nowhere.
"""

from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

Path = tuple[str | int, ...]
Owner = type[BaseModel]


def field_at(model: Owner, loc: Path) -> FieldInfo | None:
    """Find the field of a value, or of the list that the value stands in."""
    named = tuple(part for part in loc if isinstance(part, str))
    owner = owner_at(model, named[:-1])
    return owner.model_fields.get(named[-1]) if owner and named else None


def owner_at(model: Owner, loc: Path) -> Owner | None:
    """Find the one model that a location leads to."""
    found = owners_at(model, loc)
    return found[0] if len(found) == 1 else None


def owners_at(model: Owner, loc: Path) -> tuple[Owner, ...]:
    """Find the model that a location leads to, or all those of a union."""
    found: tuple[Owner, ...] = (model,)
    for part in loc:
        if isinstance(part, int):
            continue
        if len(found) > 1:
            # Behind a union, pydantic names the tag of the model that it chose.
            found = tuple(m for m in found if part == tag_of(m))
            continue
        field = found[0].model_fields.get(part) if found else None
        found = tuple(models_in(field.annotation)) if field else ()
    return found


def owners_above(model: Owner, loc: Path) -> Iterator[tuple[Path, Owner]]:
    """Yield the models around a location, from the innermost out, each with its own location."""
    for length in range(len(loc) - 1, -1, -1):
        is_item = length and isinstance(loc[length - 1], str) and isinstance(loc[length], int)
        owner = None if is_item else owner_at(model, loc[:length])
        if owner:
            yield loc[:length], owner


def parts_of(model: Owner) -> Iterator[tuple[str, Owner, bool]]:
    """Yield a model's fields that hold other models, each with such a model and whether it is a list."""
    for name, field in model.model_fields.items():
        for inner in models_in(field.annotation):
            yield name, inner, _is_list(field.annotation)


def models_in(annotation: Any) -> Iterator[Owner]:
    """Yield the models that a type is made of."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from models_in(inner)


def tag_of(model: Owner) -> str:
    """Give the `type` by which a union chooses a model."""
    (tag,) = get_args(model.model_fields["type"].annotation)
    return str(tag)


def _is_list(annotation: Any) -> bool:
    return "tuple" in str(annotation)
