"""One document against its model: pydantic's errors become sentences for editors.

Comes in: a document and the kind whose place it lies in. Goes out: the model or problems, each at the exact
line. Pydantic's own English never reaches an editor.
"""

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from kepu.model.entry import Model
from kepu.problems import Code, Location, Problem, codes, nearest
from kepu.read import Document

Path = tuple[str | int, ...]
Locate = Callable[[Path], Location]
"""Find the place of a field's value in the file that the value came from."""


def validate_shape(
    model: type[Model], raw: Mapping[str, Any], locate: Locate, locate_key: Locate
) -> tuple[Model | None, list[Problem]]:
    """Build a model from text values, or say everything that is wrong with them."""
    try:
        return model.model_validate(dict(raw)), []
    except ValidationError as error:
        return None, [
            _problem(detail, model, raw, locate, locate_key)
            for detail in error.errors(include_url=False)
        ]


def validate_document(
    model: type[Model], document: Document, raw: Mapping[str, Any]
) -> tuple[Model | None, list[Problem]]:
    """Build a model from a document whose values may have been completed by its folder."""
    return validate_shape(model, raw, document.locate, document.locate_key)


def _problem(
    detail: ErrorDetails,
    model: type[Model],
    raw: Mapping[str, Any],
    locate: Locate,
    locate_key: Locate,
) -> Problem:
    path = _path_in(raw, detail["loc"])
    name = _name(path)
    match detail["type"]:
        case "missing":
            missing = str(detail["loc"][-1])
            return codes.MISSING_FIELD.at(
                locate(path), f"缺少必填的字段 {missing}", _field_help(model, detail["loc"])
            )
        case "extra_forbidden":
            return _unknown_field(str(detail["loc"][-1]), model, detail["loc"], locate_key(path))
        case kind if kind in _SENTENCES:
            code, sentence = _SENTENCES[kind]
            return code.at(locate(path), f"{name}：{sentence(detail)}", _advice(model, detail))
        case kind if "date" in kind:
            return codes.BAD_DATE.at(locate(path), f"{name}：{_shown(detail)} 不对", detail["msg"])
        case _:
            return codes.BAD_VALUE.at(locate(path), f"{name}：写得不对", detail["msg"])


def _advice(model: type[Model], detail: ErrorDetails) -> str:
    if detail["type"] in {"enum", "literal_error"}:
        return _choices(detail)
    return _field_help(model, detail["loc"])


def _path_in(raw: Any, loc: tuple[str | int, ...]) -> Path:
    """Follow pydantic's location through the value, leaving out the tags of unions and absent fields."""
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


def _shown(detail: ErrorDetails, limit: int = 40) -> str:
    value = str(detail.get("input", ""))
    return f"“{value[:limit]}{'…' if len(value) > limit else ''}”"


def _unknown_field(name: str, model: type[Model], loc: Path, where: Location) -> Problem:
    owner = _model_at(model, loc[:-1])
    near = nearest(name, owner.model_fields) if owner else ()
    meant = f"是不是想写 {'、'.join(near)}？" if near else "请删掉这一行，或核对手册里的字段表"
    return codes.UNKNOWN_FIELD.at(where, f"没有 {name} 这个字段", meant)


def _field_help(model: type[Model], loc: Path) -> str:
    owner = _model_at(model, loc[:-1])
    field = owner.model_fields.get(str(loc[-1])) if owner and loc else None
    return field.description or "" if field else ""


def _model_at(model: type[BaseModel], loc: Path) -> type[BaseModel] | None:
    """Find the model that a location's last field belongs to."""
    current: type[BaseModel] | None = model
    for part in loc:
        if isinstance(part, int) or current is None:
            continue
        field = current.model_fields.get(part)
        # A union's tag is no field: it names one of the models already found.
        current = _model_within(field.annotation, part) if field else current
    return current


def _model_within(annotation: Any, part: str) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for inner in getattr(annotation, "__args__", ()):
        found = _model_within(inner, part)
        if found:
            return found
    return None


def _choices(detail: ErrorDetails) -> str:
    expected = str(detail.get("ctx", {}).get("expected", ""))
    choices = [word.strip().strip("'") for word in expected.replace(" or ", ", ").split(",")]
    near = nearest(str(detail.get("input", "")), choices)
    meant = f"是不是想写 {near[0]}？" if near else ""
    return f"{meant}可以写：{'、'.join(choices)}"


def _limit(detail: ErrorDetails, key: str) -> int:
    return int(detail.get("ctx", {}).get(key, 0))


def _too_long(detail: ErrorDetails) -> str:
    return f"太长了，最多 {_limit(detail, 'max_length')} 字，现在 {len(str(detail['input']))} 字"


def _pattern(detail: ErrorDetails) -> str:
    return f"{_shown(detail)} 的写法不对，只能用规定的字符"


_Sentence = Callable[[ErrorDetails], str]

_SENTENCES: dict[str, tuple[Code, _Sentence]] = {
    "string_type": (codes.WRONG_TYPE, lambda d: "这里要写文字，不能是列表或一组字段"),
    "tuple_type": (codes.WRONG_TYPE, lambda d: "这里要写列表：每项一行，前面加“- ”"),
    "model_type": (codes.WRONG_TYPE, lambda d: "这里要写一组“字段: 值”，缩进两格"),
    "model_attributes_type": (codes.WRONG_TYPE, lambda d: "这里要写一组“字段: 值”，缩进两格"),
    "dict_type": (codes.WRONG_TYPE, lambda d: "这里要写一组“字段: 值”，缩进两格"),
    "int_type": (codes.WRONG_TYPE, lambda d: "这里要写一个整数"),
    "bool_type": (codes.WRONG_TYPE, lambda d: "这里只能写 true（是）或 false（否）"),
    "string_too_short": (codes.BAD_VALUE, lambda d: "是空的，请写上内容，或者删掉这一行"),
    "string_too_long": (codes.BAD_VALUE, _too_long),
    "string_pattern_mismatch": (codes.BAD_VALUE, _pattern),
    "too_short": (
        codes.BAD_VALUE,
        lambda d: (
            f"太少了，至少 {_limit(d, 'min_length')} 项，现在 {_limit(d, 'actual_length')} 项"
        ),
    ),
    "too_long": (
        codes.BAD_VALUE,
        lambda d: (
            f"太多了，最多 {_limit(d, 'max_length')} 项，现在 {_limit(d, 'actual_length')} 项"
        ),
    ),
    "greater_than_equal": (codes.BAD_VALUE, lambda d: f"不能小于 {_limit(d, 'ge')}"),
    "less_than_equal": (codes.BAD_VALUE, lambda d: f"不能大于 {_limit(d, 'le')}"),
    "enum": (codes.BAD_VALUE, lambda d: f"不能写 {_shown(d)}"),
    "literal_error": (codes.BAD_VALUE, lambda d: f"不能写 {_shown(d)}"),
    "union_tag_invalid": (codes.BAD_VALUE, lambda d: "type 写得不对"),
    "union_tag_not_found": (codes.MISSING_FIELD, lambda d: "缺少 type"),
}
"""Pydantic's error type → the code and the sentence that say it to an editor."""
