"""One document against its model: pydantic's errors become sentences for editors.

Comes in: text values and the kind whose place they lie in. Goes out: the model or problems, each at the exact
line. Pydantic's own English never reaches an editor.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from kepu.model.entry import Model
from kepu.model.patch import Patch
from kepu.problems import Code, Location, Problem, codes, nearest

Path = tuple[str | int, ...]
Locate = Callable[[Path], Location]
"""Find the place of a field's value in the file that the value came from."""

_IDS = ("id", "code")
"""Fields that tell the members of a list apart."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where the values and the field names of one file stand."""

    value: Locate
    key: Locate


def validate_shape(
    model: type[Model], raw: Mapping[str, Any], places: Places
) -> tuple[Model | None, list[Problem]]:
    """Build a model from text values, or say everything that is wrong with them."""
    try:
        value = model.model_validate(dict(raw))
    except ValidationError as error:
        details = (d for d in error.errors(include_url=False) if not _is_echo(d))
        return None, [_problem(detail, model, raw, places) for detail in details]
    return value, list(_repeated(raw, (), places))


def _is_echo(detail: ErrorDetails) -> bool:
    # Pydantic does not count the items it has refused already, and calls the list too short.
    return detail["type"] == "too_short" and len(detail["input"]) >= _limit(detail, "min_length")


def _problem(
    detail: ErrorDetails, model: type[Model], raw: Mapping[str, Any], places: Places
) -> Problem:
    path = _path_in(raw, detail["loc"])
    match detail["type"]:
        case "missing":
            return _missing(detail, model, places.value((*path, str(detail["loc"][-1]))))
        case "extra_forbidden":
            return _unknown_field(detail, model, places.key(path))
        case "union_tag_invalid" | "union_tag_not_found":
            return _wrong_tag(detail, path, places, _tags(model, detail["loc"]))
        case kind if kind in _SENTENCES:
            code, sentence = _SENTENCES[kind]
            said = f"{_name(path)}：{sentence(detail)}"
            return code.at(places.value(path), said, _advice(model, detail))
        case _:
            return _refused(detail, path, places)


def _missing(detail: ErrorDetails, model: type[Model], where: Location) -> Problem:
    field = str(detail["loc"][-1])
    code = codes.MISSING_FIELD
    if model is Patch and field == "why":
        hides = detail["input"].get("hide") == "true"
        code = codes.HIDE_WITHOUT_WHY if hides else codes.PATCH_WITHOUT_WHY
    return code.at(where, f"缺少必填的字段 {field}", _field_help(model, detail["loc"]))


def _unknown_field(detail: ErrorDetails, model: type[Model], where: Location) -> Problem:
    name = str(detail["loc"][-1])
    owner = _model_at(model, detail["loc"][:-1])
    near = nearest(name, owner.model_fields) if owner else ()
    meant = f"是不是想写 {'、'.join(near)}？" if near else "请删掉这一行，或核对手册里的字段表"
    return codes.UNKNOWN_FIELD.at(where, f"没有 {name} 这个字段", meant)


def _wrong_tag(detail: ErrorDetails, path: Path, places: Places, tags: tuple[str, ...]) -> Problem:
    inner = (*path, "type")
    if detail["type"] == "union_tag_not_found":
        said = f"{_name(path)}：缺少必填的字段 type"
        return codes.MISSING_FIELD.at(places.value(path), said, _choose("", tags))
    tag = str(detail["ctx"]["tag"])
    said = f"{_name(inner)}：不能写 {_quoted(tag)}"
    return codes.BAD_VALUE.at(places.value(inner), said, _choose(tag, tags))


def _refused(detail: ErrorDetails, path: Path, places: Places) -> Problem:
    """Say what one of the models' own rules refused; their messages are Chinese already."""
    path = (*path, *detail.get("ctx", {}).get("at", ()))
    shown = _shown(detail) if isinstance(detail["input"], str) else ""
    code = _CODES.get(detail["type"], codes.BAD_VALUE)
    advice = detail["msg"] if re.search("[一-鿿]", detail["msg"]) else ""
    return code.at(places.value(path), f"{_name(path)}：{shown}写得不对", advice)


def _repeated(raw: Any, path: Path, places: Places) -> Iterator[Problem]:
    """Find ids that stand twice in one list."""
    if isinstance(raw, Mapping):
        for key, inner in raw.items():
            yield from _repeated(inner, (*path, key), places)
    elif isinstance(raw, tuple):
        seen: set[object] = set()
        for index, inner in enumerate(raw):
            yield from _repeated(inner, (*path, index), places)
            field = next((f for f in _IDS if isinstance(inner, Mapping) and f in inner), None)
            if field and inner[field] in seen:
                yield codes.DUPLICATE_ID.at(
                    places.value((*path, index, field)),
                    f"{_name(path)} 里有两个 {inner[field]}",
                    "请换一个编号，或删掉多写的一项",
                )
            seen.add(inner[field] if field else None)


def _advice(model: type[Model], detail: ErrorDetails) -> str:
    if detail["type"] in {"enum", "literal_error"}:
        return _choose(str(detail["input"]), _choices(detail))
    return _field_help(model, detail["loc"])


def _path_in(raw: Any, loc: Path) -> Path:
    """Follow pydantic's location through the value, leaving out tags of unions and absent fields."""
    path: list[str | int] = []
    for part in loc:
        inner = _inside(raw, part)
        if inner is not None:
            raw = inner
            path.append(part)
    return tuple(path)


def _inside(raw: Any, part: str | int) -> Any:
    if isinstance(raw, Mapping):
        return raw.get(part)
    if isinstance(raw, tuple) and isinstance(part, int) and part < len(raw):
        return raw[part]
    return None


def _name(path: Path) -> str:
    parts = [f"第 {part + 1} 项" if isinstance(part, int) else part for part in path]
    return " 的 ".join(parts) or "本文件"


def _shown(detail: ErrorDetails) -> str:
    return _quoted(str(detail["input"]))


def _quoted(text: str, limit: int = 40) -> str:
    return f"“{text[:limit]}{'…' if len(text) > limit else ''}”"


def _field_help(model: type[Model], loc: Path) -> str:
    # An item of a list has no help of its own, but its list has.
    named = tuple(part for part in loc if isinstance(part, str))
    owner = _model_at(model, named[:-1])
    field = owner.model_fields.get(named[-1]) if owner and named else None
    return (field.description or "") if field else ""


def _model_at(model: type[BaseModel], loc: Path) -> type[BaseModel] | None:
    """Find the one model that a location leads to."""
    found = _models_at(model, loc)
    return found[0] if len(found) == 1 else None


def _models_at(model: type[BaseModel], loc: Path) -> tuple[type[BaseModel], ...]:
    """Find the model that a location leads to, or all those of a union."""
    found: tuple[type[BaseModel], ...] = (model,)
    for part in loc:
        if isinstance(part, int):
            continue
        if len(found) > 1:
            # Behind a union, pydantic names the tag of the model that it chose.
            found = tuple(m for m in found if part == _tag(m))
            continue
        field = found[0].model_fields.get(part) if found else None
        found = tuple(_models_in(field.annotation)) if field else ()
    return found


def _tags(model: type[BaseModel], loc: Path) -> tuple[str, ...]:
    return tuple(map(_tag, _models_at(model, loc)))


def _tag(model: type[BaseModel]) -> str:
    (tag,) = get_args(model.model_fields["type"].annotation)
    return str(tag)


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models_in(inner)


def _choices(detail: ErrorDetails) -> tuple[str, ...]:
    # Pydantic lists them for English readers: 'easy', 'medium' or 'hard'.
    expected = str(detail["ctx"]["expected"]).replace(" or ", ", ")
    return tuple(word.strip().strip("'") for word in expected.split(","))


def _choose(written: str, choices: tuple[str, ...]) -> str:
    near = nearest(written, choices)
    meant = f"是不是想写 {near[0]}？" if near else ""
    return f"{meant}可以写：{'、'.join(choices)}"


def _limit(detail: ErrorDetails, key: str) -> int:
    return int(detail.get("ctx", {}).get(key, 0))


def _too_long(detail: ErrorDetails) -> str:
    return f"太长了，最多 {_limit(detail, 'max_length')} 字，现在 {len(str(detail['input']))} 字"


def _too_few(detail: ErrorDetails) -> str:
    least, found = _limit(detail, "min_length"), _limit(detail, "actual_length")
    return f"太少了，至少 {least} 项，现在 {found} 项"


def _too_many(detail: ErrorDetails) -> str:
    most, found = _limit(detail, "max_length"), _limit(detail, "actual_length")
    return f"太多了，最多 {most} 项，现在 {found} 项"


_Sentence = Callable[[ErrorDetails], str]


def _needs(what: str) -> tuple[Code, _Sentence]:
    return codes.WRONG_TYPE, lambda _: f"这里要写{what}"


_FIELDS = _needs("一组“字段: 值”，缩进两格")

_SENTENCES: dict[str, tuple[Code, _Sentence]] = {
    "string_type": _needs("文字，不能是列表或一组字段"),
    "tuple_type": _needs("列表：每项一行，前面加“- ”"),
    "model_type": _FIELDS,
    "model_attributes_type": _FIELDS,
    "dict_type": _FIELDS,
    "int_type": _needs("一个整数"),
    "float_type": _needs("一个数，可以带小数，例如 0.34"),
    "is_instance_of": _needs("一个数或一个式子，例如 a + 1"),
    "bool_type": _needs("true（是）或 false（否）"),
    "date_type": _needs("日期，例如 2026-09-18"),
    "time_type": _needs("时间，例如 09:00"),
    "string_too_short": (codes.BAD_VALUE, lambda _: "是空的，请写上内容，或者删掉这一行"),
    "string_too_long": (codes.BAD_VALUE, _too_long),
    "too_short": (codes.BAD_VALUE, _too_few),
    "too_long": (codes.BAD_VALUE, _too_many),
    "greater_than": (codes.BAD_VALUE, lambda d: f"要大于 {_limit(d, 'gt')}"),
    "greater_than_equal": (codes.BAD_VALUE, lambda d: f"不能小于 {_limit(d, 'ge')}"),
    "less_than_equal": (codes.BAD_VALUE, lambda d: f"不能大于 {_limit(d, 'le')}"),
    "enum": (codes.BAD_VALUE, lambda d: f"不能写 {_shown(d)}"),
    "literal_error": (codes.BAD_VALUE, lambda d: f"不能写 {_shown(d)}"),
}
"""Pydantic's error type → the code and the sentence that say it to an editor."""

_CODES = {
    "not_a_date": codes.BAD_DATE,
    "no_such_date": codes.BAD_DATE,
    "no_such_year": codes.BAD_DATE,
    "dates_order": codes.BAD_DATE,
    "not_an_id": codes.BAD_ID,
}
"""The models' own rules whose problems have a code of their own."""
