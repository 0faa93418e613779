"""Whether an exhibit can be played to its end: what no single field shows.

Comes in: items of a composed catalogue. Goes out: problems at the field. Looked at: things to find that the picture
does not hold; numbers without an answer somewhere in their range; states that never come; a bag that cannot be packed.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

from kepu.model.catalog import Catalog, Item
from kepu.model.expression import Amount, Expression
from kepu.model.hall import Exhibit
from kepu.model.parts import Builder, Calculator, Hotspot, Part, Rhythm, Slider
from kepu.model.parts.calculator import Input
from kepu.model.parts.slider import Control
from kepu.model.picture import Picture
from kepu.problems import Code, Problem, codes, nearest
from kepu.read import Document
from kepu.validate.places import place_of

Path = tuple[str | int, ...]
Finding = tuple[Code, Path, str, str]
Values = Mapping[str, Amount]

_MOST_TRIES = 2000
"""Combinations of sliders and inputs that are tried."""
_FASTEST_BEAT = 300


def check_exhibits(
    items: Iterable[Item], catalog: Catalog, documents: Mapping[str, Document]
) -> list[Problem]:
    """Check the exhibits among these items."""
    return [
        code.at(place_of(item, path, documents), said, advice)
        for item in items
        if isinstance(item.value, Exhibit)
        for code, path, said, advice in _of_exhibit(item.value, catalog)
    ]


def _of_exhibit(exhibit: Exhibit, catalog: Catalog) -> Iterator[Finding]:
    for at, part in enumerate(exhibit.parts):
        for code, path, said, advice in _of_part(part, exhibit.numbers, catalog):
            yield code, ("parts", at, *path), said, advice


def _of_part(part: Part, numbers: Values, catalog: Catalog) -> Iterator[Finding]:
    match part:
        case Hotspot():
            yield from _spots(part, catalog)
        case Calculator():
            yield from _results(part, numbers)
        case Slider():
            yield from _states(part, numbers)
        case Rhythm():
            yield from _beat(part, numbers)
        case Builder():
            yield from _limits(part, numbers)


def _spots(part: Hotspot, catalog: Catalog) -> Iterator[Finding]:
    for at, scene in enumerate(part.scenes):
        found = catalog.get("picture", scene.picture)
        if not found or not isinstance(found.value, Picture):
            continue
        held = found.value.drawing.spots
        for number, spot in enumerate(scene.spots):
            if spot.id not in held:
                where = ("scenes", at, "spots", number, "id")
                said = f"图画 {scene.picture} 里没有 id 为 {spot.id} 的东西"
                yield codes.UNKNOWN_SPOT, where, said, _meant(spot.id, held)


def _meant(id: str, held: frozenset[str]) -> str:
    if near := nearest(id, held):
        return f"是不是 {'、'.join(near)}？"
    return f"可以写：{'、'.join(sorted(held))}" if held else "请在图画里给它写上 id"


def _every(choices: Sequence[Sequence[float]]) -> tuple[Iterable[tuple[float, ...]], bool]:
    """Combine one value of each, as many as there is time for; tell whether these are all."""
    if math.prod(len(values) for values in choices) <= _MOST_TRIES:
        return product(*choices), True
    most = max(2, int(_MOST_TRIES ** (1 / len(choices))))
    return product(*(_some(values, most) for values in choices)), False


def _some(values: Sequence[float], most: int) -> Sequence[float]:
    """Choose so many values evenly, with both ends."""
    last = len(values) - 1
    return [values[at] for at in sorted({last * n // (most - 1) for n in range(most)})]


def _choices(part: Calculator, numbers: Values) -> Iterator[Finding]:
    for at, field in enumerate(part.inputs):
        for number, option in enumerate(field.choices):
            value = option.value.run(numbers)
            if value is None or isinstance(value, bool):
                where = ("inputs", at, "choices", number, "value")
                said = f"选项“{option.title}”算不出数来"
                yield codes.UNPLAYABLE, where, said, "核对式子"


def _results(part: Calculator, numbers: Values) -> Iterator[Finding]:
    yield from _choices(part, numbers)
    reported: set[Path] = set()
    combinations, _ = _every([_tried(field, numbers) for field in part.inputs])
    for tried in combinations:
        values = dict(numbers)
        values |= {field.id: value for field, value in zip(part.inputs, tried, strict=True)}
        given = "、".join(
            f"{field.title} {value:g}" for field, value in zip(part.inputs, tried, strict=True)
        )
        for path, trouble in _worked_out(part, values):
            if path not in reported:
                reported.add(path)
                yield (
                    codes.UNPLAYABLE,
                    path,
                    f"{given} 时，{trouble}",
                    "核对式子，或收紧 min 和 max",
                )


def _worked_out(part: Calculator, values: dict[str, Amount]) -> Iterator[tuple[Path, str]]:
    for at, result in enumerate(part.results):
        where: Path = ("results", at)
        shown = result.when.run(values) if result.when else True
        if not isinstance(shown, bool):
            yield (*where, "when"), "这个条件没有真假可言"
            continue
        value = result.value.run(values)
        if value is None or isinstance(value, bool):
            if shown:
                yield (*where, "value"), "这个式子算不出数来（例如除以了 0）"
            continue
        values[result.id] = value
        for number, band in enumerate(result.bands):
            if shown and band.when and not isinstance(band.when.run(values), bool):
                yield (*where, "bands", number, "when"), "这个条件没有真假可言"


def _tried(field: Input, numbers: Values) -> list[float]:
    if field.choices:
        found = (option.value.run(numbers) for option in field.choices)
        return [value for value in found if value is not None and not isinstance(value, bool)]
    return sorted({value for value in (field.min, field.start, field.max) if value is not None})


def _states(part: Slider, numbers: Values) -> Iterator[Finding]:
    seen: set[int] = set()
    combinations, is_all = _every([_stops(control) for control in part.controls])
    for stops in combinations:
        values: dict[str, Amount] = dict(numbers)
        values |= {c.id: at for c, at in zip(part.controls, stops, strict=True)}
        for number, readout in enumerate(part.readouts):
            value = readout.value.run(values)
            if value is None or isinstance(value, bool):
                where = ("readouts", number, "value")
                said = f"拖到 {'、'.join(f'{at:g}' for at in stops)} 时，这个式子算不出数来"
                yield codes.UNPLAYABLE, where, said, "核对式子，或收紧 min 和 max"
                return
            values[readout.id] = value
        seen.add(_state_at(part, values))
    # Between the places that were tried, any state may still come.
    for number, state in enumerate(part.states if is_all else ()):
        if number not in seen:
            said = f"怎么拖也不会出现“{state.title}”"
            yield codes.UNPLAYABLE, ("states", number), said, "核对它和上面各项的 when"


def _state_at(part: Slider, values: Values) -> int:
    holds = (n for n, s in enumerate(part.states) if s.when is None or s.when.run(values) is True)
    return next(holds)


def _stops(control: Control) -> list[float]:
    """List every place of a slider."""
    if control.scale == "log":
        return _log_stops(control)
    count = math.floor((control.max - control.min) / control.step + 1e-9)
    stops = [control.min + control.step * n for n in range(count + 1)]
    return sorted({*stops, control.start, control.max})


def _log_stops(control: Control) -> list[float]:
    stops: list[float] = []
    at = control.min
    while at <= control.max * 1.0000001 and len(stops) < _MOST_TRIES:
        stops.append(at)
        at *= 10**control.step
    return [*stops, control.max]


def _beat(part: Rhythm, numbers: Values) -> Iterator[Finding]:
    slowest, fastest = _constant(part.slowest, numbers), _constant(part.fastest, numbers)
    if not 0 < slowest < fastest <= _FASTEST_BEAT:
        said = f"每分钟 {slowest:g} 到 {fastest:g} 次，打不出拍子来"
        yield codes.UNPLAYABLE, ("slowest",), said, "slowest 要比 fastest 小，都在 1 到 300 之间"
    for field, value in (("beats", part.beats), ("pause", part.pause)):
        count = _constant(value, numbers)
        if count < 1 or count != int(count):
            yield codes.UNPLAYABLE, (field,), f"次数不能是 {count:g}", "写 1 以上的整数"


def _limits(part: Builder, numbers: Values) -> Iterator[Finding]:
    for at, meter in enumerate(part.meters):
        most = _constant(meter.max, numbers)
        least = _constant(meter.min, numbers) if meter.min else 0.0
        needed = sum(i.amounts.get(meter.id, 0) for i in part.items if i.needed)
        everything = sum(max(i.amounts.get(meter.id, 0), 0) for i in part.items)
        where = ("meters", at, "max")
        if least > most:
            yield codes.UNPLAYABLE, where, f"“{meter.title}”的 min 比 max 大", "核对这两个数"
        elif needed > most:
            said = f"必需的东西加起来 {meter.title} {needed:g}，超过了最多的 {most:g}"
            yield codes.UNPLAYABLE, where, said, "把 max 改大，或者减少必需的东西"
        elif everything < least:
            said = f"全部装上 {meter.title} 才 {everything:g}，到不了最少的 {least:g}"
            yield codes.UNPLAYABLE, where, said, "把 min 改小，或者加几样东西"


def _constant(expression: Expression, numbers: Values) -> float:
    value = expression.run(numbers)
    return float(value) if value is not None else 0.0
