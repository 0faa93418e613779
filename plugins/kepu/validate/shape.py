"""One document against its model: pydantic's errors become sentences for editors.

Comes in: text values and the kind whose place they lie in. Goes out: the model or problems, each at the exact
line, with the mend where one needs no judgement. Pydantic's own English never reaches an editor.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from kepu.model.entry import Model
from kepu.model.field_names import fold_name, say_value, values_by_name
from kepu.model.patch import Patch
from kepu.problems import Location, Problem, codes, nearest, sole
from kepu.validate.guesses import Guess, guess_value
from kepu.validate.mending import as_list, respell
from kepu.validate.misnamed import Meant, meant_field, say
from kepu.validate.owners import field_at, models_in, owner_at, owners_at, tag_of
from kepu.validate.sentences import CODES, SENTENCES, choices_of, limit_of, quoted

Path = tuple[str | int, ...]
Locate = Callable[[Path], Location]
"""Find the place of a field's value in the file that the value came from."""

_IDS = ("id", "code")
"""Fields that tell the members of a list apart."""
MAX_FAULTS = 50
"""Nobody reads more than this about one file, and a hostile file could hold a hundred thousand."""
_FEW = 9
_SEPARATORS = re.compile("[，、；,;\n]")
"""What may stand between several items that an editor has written into one."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where the values and the field names of one file stand, and the text that they stand in."""

    value: Locate
    key: Locate
    text: str = ""
    """The file as it counts lines; without it no problem has a mend."""


def validate_shape(
    model: type[Model], raw: Mapping[str, Any], places: Places
) -> tuple[Model | None, list[Problem]]:
    """Build a model from text values, or say everything that is wrong with them."""
    try:
        value = model.model_validate(dict(raw))
    except ValidationError as error:
        details = [d for d in error.errors(include_url=False) if not _is_echo(d)]
        return None, list(_Faults(model, raw, places).say(details[:MAX_FAULTS]))
    return value, list(_repeated(raw, (), places))


def _is_echo(detail: ErrorDetails) -> bool:
    # Pydantic does not count the items it has refused already, and calls the list too short.
    return detail["type"] == "too_short" and len(detail["input"]) >= limit_of(detail, "min_length")


class _Faults:
    """What pydantic found in one value, and how to say it."""

    def __init__(self, model: type[Model], raw: Mapping[str, Any], places: Places) -> None:
        self.model = model
        self.raw = raw
        self.places = places

    def say(self, details: list[ErrorDetails]) -> Iterator[Problem]:
        """Make a problem of each fault; a field that is missing under its own name is one fault, not two."""
        unknown = [d["loc"] for d in details if d["type"] == "extra_forbidden"]
        meant = {loc: meant_field(self.model, loc, self._beside(loc)) for loc in unknown}
        found = {each.home for each in meant.values()}
        for detail in details:
            loc = detail["loc"]
            if loc in meant:
                yield self._unknown_field(loc, meant[loc])
            elif detail["type"] != "missing" or loc not in found:
                yield self._problem(detail)

    def _beside(self, loc: Path) -> Mapping[str, Any]:
        here: Any = self.raw
        for part in _path_in(self.raw, loc[:-1]):
            here = here[part]
        return here if isinstance(here, Mapping) else {}

    def _problem(self, detail: ErrorDetails) -> Problem:
        match detail["type"]:
            case "missing":
                return self._missing(detail)
            case "union_tag_invalid" | "union_tag_not_found":
                return self._wrong_tag(detail)
            case "enum" | "literal_error":
                return self._wrong_choice(detail)
            case kind if kind in SENTENCES:
                return self._plain(detail)
            case _:
                return self._refused(detail)

    def _missing(self, detail: ErrorDetails) -> Problem:
        path, field = _path_in(self.raw, detail["loc"]), str(detail["loc"][-1])
        code = codes.MISSING_FIELD
        if self.model is Patch and field == "why":
            hides = detail["input"].get("hide") == "true"
            code = codes.HIDE_WITHOUT_WHY if hides else codes.PATCH_WITHOUT_WHY
        owner = owner_at(self.model, detail["loc"][:-1])
        said = f"缺少必填的字段 {say(owner, field) if owner else field}"
        advice = f"加一行“{field}: ”再写内容（英文冒号，后面空一格）。{self._help(detail['loc'])}"
        return code.at(self.places.value((*path, field)), said, advice)

    def _unknown_field(self, loc: Path, meant: Meant) -> Problem:
        name, where = str(loc[-1]), self.places.key(_path_in(self.raw, loc))
        fix = respell(self.places.text, where, name, meant.name) if meant.name else None
        said = f"没有{quoted(name)}这个字段"
        return codes.UNKNOWN_FIELD.at(where, said, meant.advice, fix=fix)

    def _wrong_tag(self, detail: ErrorDetails) -> Problem:
        path = _path_in(self.raw, detail["loc"])
        owners = owners_at(self.model, detail["loc"])
        tags = tuple(map(tag_of, owners))
        glosses = [owner.model_fields["type"].description or "" for owner in owners]
        if detail["type"] == "union_tag_not_found":
            said = f"{_name(path)}：缺少必填的字段 type"
            return codes.MISSING_FIELD.at(self.places.value(path), said, _choose(tags, glosses))
        tag, inner = str(detail["ctx"]["tag"]), (*path, "type")
        return self._not_among(inner, tag, tags, glosses)

    def _wrong_choice(self, detail: ErrorDetails) -> Problem:
        path, written = _path_in(self.raw, detail["loc"]), detail["input"]
        if not isinstance(written, str):
            return codes.WRONG_TYPE.at(
                self.places.value(path),
                f"{_name(path)}：这里只能写一个词",
                _choose(choices_of(detail), [self._help(detail["loc"])]),
            )
        return self._not_among(path, written, choices_of(detail), [self._help(detail["loc"])])

    def _not_among(
        self, path: Path, written: str, choices: tuple[str, ...], glosses: list[str]
    ) -> Problem:
        """Refuse a word that is none of the choices, and find the one that was meant."""
        named = values_by_name(choices, glosses).get(fold_name(written).removeprefix("已"))
        sure = named or sole(written, choices)
        where = self.places.value(path)
        fix = respell(self.places.text, where, written, sure) if sure else None
        near = (sure,) if sure else nearest(written, choices)
        said = f"{_name(path)}：{f'不能写{quoted(written)}' if written else '是空的'}"
        meant = f"是不是想写 {near[0]}？" if near else ""
        return codes.BAD_VALUE.at(where, said, meant + _choose(choices, glosses), fix=fix)

    def _plain(self, detail: ErrorDetails) -> Problem:
        """Say what pydantic's own types refuse."""
        path, written = _path_in(self.raw, detail["loc"]), detail["input"]
        code, sentence = SENTENCES[detail["type"]]
        where = self.places.value(path)
        said, advice = f"{_name(path)}：{sentence(detail)}", self._help(detail["loc"])
        if detail["type"] == "model_type":
            advice += self._fields_of(detail["loc"])
        if detail["type"] != "tuple_type" or not isinstance(written, str):
            return code.at(where, said, advice)
        if _SEPARATORS.search(written):
            return code.at(where, said, f"这里如果是几项，就分成几行。{advice}")
        fix = (
            as_list(self.places.text, where, written) if self._is_of_words(detail["loc"]) else None
        )
        return code.at(where, said, advice, fix=fix)

    def _fields_of(self, loc: Path) -> str:
        """List the fields of a small group."""
        owner = owner_at(self.model, loc)
        fields = [say(owner, field) for field in owner.model_fields] if owner else []
        return f"可以写的字段：{'、'.join(fields)}" if 0 < len(fields) <= _FEW else ""

    def _is_of_words(self, loc: Path) -> bool:
        """Tell whether the items of a list are plain values."""
        field = field_at(self.model, loc)
        return field is not None and not any(True for _ in models_in(field.annotation))

    def _refused(self, detail: ErrorDetails) -> Problem:
        """Say what one of the models' own rules refused; their messages are Chinese already."""
        path = (*_path_in(self.raw, detail["loc"]), *detail.get("ctx", {}).get("at", ()))
        where, written = self.places.value(path), detail["input"]
        code = CODES.get(detail["type"], codes.BAD_VALUE)
        advice = detail["msg"] if re.search("[一-鿿]", detail["msg"]) else ""
        if not isinstance(written, str):
            return code.at(where, f"{_name(path)}：写得不对", advice)
        guess = guess_value(detail["type"], written, self._help(detail["loc"]))
        fix = None
        if guess and guess.is_sure:
            fix = respell(self.places.text, where, written, guess.value)
        said = f"{_name(path)}：{quoted(written)}写得不对" if written else f"{_name(path)}：是空的"
        return code.at(where, said, _asked(guess, advice), fix=fix)

    def _help(self, loc: Path) -> str:
        # An item of a list has no help of its own, but its list has.
        field = field_at(self.model, loc)
        return (field.description or "") if field else ""


def _asked(guess: Guess | None, advice: str) -> str:
    return f"是不是想写 {guess.value}？{advice}" if guess else advice


def _choose(choices: tuple[str, ...], glosses: list[str]) -> str:
    return f"可以写：{'、'.join(say_value(choice, glosses) for choice in choices)}"


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
    """Name a value as in “sources 第 1 项的 name”."""
    said = ""
    for part in path:
        if isinstance(part, int):
            said += f" 第 {part + 1} 项"
        else:
            said += f"{'的' if said.endswith('项') else ' 的' if said else ''} {part}"
    return said.strip() or "本文件"
