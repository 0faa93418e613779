"""Catalogue files with one slip each, as editors make them.

Comes in: the text of a sound file. Goes out: mutants, one for each slip at each line where it is a
slip: not in comments and not in running text, where a full-width colon is right.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby, islice, takewhile

import yaml

_FIELD = re.compile(
    r"(?P<lead> *(?:- +)*)(?P<key>[A-Za-z_][\w.-]*|\"[^\"]+\"):(?:$| (?P<value>[^|>].*))"
)
_ITEM = re.compile(r"(?P<lead> *(?:- +)*)- (?P<value>.+)")
_QUOTED = re.compile(r"(?P<quote>[\"'])(?P<inner>.*)(?P=quote)")


@dataclass(frozen=True)
class Mutant:
    """A file with one slip."""

    kind: str
    """What the editor did."""

    line: int
    """The line it was done on."""

    original: list[str]
    """The lines of the sound file."""

    new: list[str]
    """What stands in place of the sound lines."""

    gone: int
    """How many sound lines that are."""

    meant_line: str = ""
    """What the editor meant in their place; empty if that is what stood there."""

    @property
    def text(self) -> str:
        """The whole file with the slip."""
        return self._with(self.new)

    @property
    def meant(self) -> str:
        """The whole file without it."""
        return self._with([self.meant_line]) if self.meant_line else "\n".join(self.original)

    def _with(self, put: list[str]) -> str:
        before, after = self.original[: self.line - 1], self.original[self.line - 1 + self.gone :]
        return "\n".join([*before, *put, *after])


@dataclass(frozen=True)
class Line:
    """One line of a sound file, taken apart."""

    number: int
    lead: str
    """The indent, and dashes that stand before a field."""
    key: str
    """The field's name; empty for an item of a list."""
    value: str
    """What is written after the colon or the dash."""

    @property
    def bare(self) -> str:
        """The value without quotes around it."""
        found = _QUOTED.fullmatch(self.value)
        return found["inner"] if found else self.value

    @property
    def begin(self) -> str:
        """What stands before the value."""
        return f"{self.lead}{self.key}: " if self.key else f"{self.lead}- "


def mutants_of(text: str, every: int = 1, start: int = 0) -> Iterator[Mutant]:
    """Yield every mutant of a file, or those of every n-th line."""
    lines = text.split("\n")
    for line in islice(_lines(lines, _prose(text)), start % every, None, every):
        written = lines[line.number - 1]
        for kind, slip in _in_turn(line.number, _slips(line, written)):
            if slip != written:
                yield Mutant(kind, line.number, lines, [slip], 1)
        for kind, value in _in_turn(line.number, _values(line)):
            meant = line.begin + _as_text(value) if kind in LITERAL else ""
            yield Mutant(kind, line.number, lines, [line.begin + value], 1, meant)
        yield from _copies(lines, line)
        yield from _flow_lists(lines, line, FLOW_LISTS)


def _prose(text: str) -> set[int]:
    """Find the lines inside values of several lines, the first one apart."""
    inside: set[int] = set()
    for token in yaml.scan(text, Loader=yaml.CSafeLoader):
        if isinstance(token, yaml.ScalarToken):
            first, last = token.start_mark.line + 1, token.end_mark.line + 1
            end = last if token.style in {"|", ">"} else last + 1
            inside |= set(range(first + 1, end))
            inside |= {first} if last > first and token.style not in {"|", ">"} else set()
    return inside


def _lines(lines: list[str], prose: set[int]) -> Iterator[Line]:
    for number, line in enumerate(lines, 1):
        if number in prose:
            continue
        if found := _FIELD.fullmatch(line):
            yield Line(number, found["lead"], found["key"], found["value"] or "")
        elif found := _ITEM.fullmatch(line):
            yield Line(number, found["lead"], "", found["value"])


def _in_turn(number: int, slips: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Of the variants of a kind give every line another one."""
    for kind, group in groupby(slips, lambda slip: slip[0].partition(":")[0]):
        variants = [text for _, text in group]
        yield kind, variants[number % len(variants)]


def _slips(line: Line, written: str) -> Iterator[tuple[str, str]]:
    yield from _slips_of_indent(written)
    if line.key:
        yield from _slips_of_key(line)
    if "- " in line.begin:
        yield from _slips_of_dash(line, written)


def _values(line: Line) -> Iterator[tuple[str, str]]:
    if line.value and line.value[0] not in "[{":
        for kind, pattern in VALUES.items():
            yield kind, pattern.format(line.bare)


def _as_text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _slips_of_indent(written: str) -> Iterator[tuple[str, str]]:
    body = written.lstrip(" ")
    indent = len(written) - len(body)
    yield "indent +1", f" {written}"
    if indent:
        yield "indent -1", written[1:]
        yield "tab: of each level", "\t" * (indent // 2) + body
        yield "tab: one", "\t" + body
        yield "wide indent: wide", "\u3000" * (indent // 2) + body
        yield "wide indent: no-break", "\u00a0" * indent + body


def _slips_of_key(line: Line) -> Iterator[tuple[str, str]]:
    lead, key, value = line.lead, line.key, line.value
    yield "wide colon", f"{lead}{key}：{value}"
    yield "no colon", f"{lead}{key} {value}".rstrip()
    if value:
        yield "tight colon: nothing", f"{lead}{key}:{value}"
        yield "tight colon: no-break space", f"{lead}{key}:\u00a0{value}"
    at = len(key) // 2
    yield (
        "misspelt",
        f"{lead}{key[: at - 1]}{key[at]}{key[at - 1]}{key[at + 1 :]}:{value and ' '}{value}",
    )


def _slips_of_dash(line: Line, written: str) -> Iterator[tuple[str, str]]:
    at = line.begin.rindex("- ")
    before, after = written[:at], written[at + 2 :]
    yield "dash: tight", f"{before}-{after}"
    yield "dash: wide", f"{before}－ {after}"
    yield "dash: long", f"{before}— {after}"
    yield "dash: no-break", f"{before}-\u00a0{after}"


VALUES = {
    "open quote: double": '"{}',
    "open quote: single": "'{}",
    "mixed quotes": '"{}”',
    "curly quotes": "“{}”",
    "open bracket: none": "[{}",
    "open bracket: wide": "[{}】",
    "mark: star": "*{}",
    "mark: ampersand": "&{}",
    "mark: at sign": "@{}",
    "mark: per cent": "%{}",
    "mark: bang": "!{}",
    "inner colon": "提示: {}",
}
"""Slips in a value."""

LITERAL = frozenset(
    {"mark", "inner colon", "backtick", "greater-than", "quoted head", "template word"}
)
"""Those that become right by quotes around them."""


def _copies(lines: list[str], line: Line) -> Iterator[Mutant]:
    """Yield the file with a field written twice."""
    if not line.key:
        return
    below = [*_below(lines, line)]
    copy = [f"{' ' * len(line.lead)}{lines[line.number - 1][len(line.lead) :]}", *below]
    end = line.number + 1 + len(below)
    yield Mutant("duplicate", end, lines, copy, 0)


def _below(lines: list[str], line: Line) -> Iterator[str]:
    """Yield the lines that belong to a field."""
    column = len(line.lead)

    def belongs(text: str) -> bool:
        indent = len(text) - len(text.lstrip(" "))
        is_item = text.lstrip(" ").startswith("- ")
        return bool(text.strip()) and (indent > column or (is_item and indent == column))

    return takewhile(belongs, lines[line.number :])


def _flow_lists(
    lines: list[str], line: Line, slips: Mapping[str, Callable[[list[str]], str]]
) -> Iterator[Mutant]:
    """Yield the file with a list in brackets, and a slip in it."""
    below = [*_below(lines, line)] if line.key and not line.value else []
    items = [_ITEM.fullmatch(text) for text in below]
    if len(items) < 2 or not all(item and not _FIELD.fullmatch(item[0]) for item in items):
        return
    values = [item["value"] for item in items if item]
    for kind, slip in slips.items():
        text = f"{line.lead}{line.key}: {slip(values)}"
        yield Mutant(kind, line.number, lines, [text], len(below) + 1)


FLOW_LISTS: dict[str, Callable[[list[str]], str]] = {
    "wide comma": lambda items: f"[{'，'.join(items)}]",
    "one wide comma": lambda items: (
        f"[{'，'.join(items[:2])}{''.join(f', {i}' for i in items[2:])}]"
    ),
    "open list": lambda items: f"[{', '.join(items)}",
    "list closed wide": lambda items: f"[{', '.join(items)}】",
    "wide list": lambda items: f"【{'，'.join(items)}】",
}
"""Slips in a list in brackets."""

UNSEEN: dict[str, Callable[[Line], str | bool]] = {
    "space before wide colon": lambda line: line.key and f"{line.lead}{line.key} ：{line.value}",
    "wide colon, space": lambda line: line.key and f"{line.lead}{line.key}： {line.value}",
    "wide space after colon": lambda line: (
        line.key and line.value and f"{line.lead}{line.key}:\u3000{line.value}"
    ),
    "semicolon": lambda line: line.key and f"{line.lead}{line.key}；{line.value}",
    "ASCII semicolon": lambda line: line.key and f"{line.lead}{line.key}; {line.value}",
    "equals": lambda line: line.key and line.value and f"{line.lead}{line.key} = {line.value}",
    "bullet": lambda line: "- " in line.begin and line.begin.replace("- ", "• ", 1) + line.value,
    "middle dot": lambda line: "- " in line.begin and line.begin.replace("- ", "·", 1) + line.value,
    "star item": lambda line: "- " in line.begin and line.begin.replace("- ", "* ", 1) + line.value,
    "numbered": lambda line: "- " in line.begin and line.begin.replace("- ", "1. ", 1) + line.value,
    "backtick": lambda line: line.value and f"{line.begin}`{line.bare}`",
    "hash": lambda line: line.value and f"{line.begin}#{line.bare}",
    "closing curly": lambda line: line.value and f'{line.begin}“{line.bare}"',
    "two openers": lambda line: line.value and f"{line.begin}“{line.bare}“",
    "full-width quotes": lambda line: line.value and f"{line.begin}\uff02{line.bare}\uff02",
    "quoted head": lambda line: line.value and f'{line.begin}"{line.bare[:2]}"{line.bare[2:]}',
    "greater-than": lambda line: line.value and f"{line.begin}>{line.bare}",
    "braces": lambda line: line.value and f"{line.begin}{{{{ {line.bare} }}}}",
    "template word": lambda line: line.value and f"{line.begin}[{line.bare}] 提示",
    "indent +3": lambda line: f"   {line.begin}{line.value}".rstrip(),
    "capital key": lambda line: (
        line.key and f"{line.lead}{line.key.capitalize()}: {line.value}".rstrip()
    ),
}
"""Slips that the reader was not made with."""


UNSEEN_LISTS: dict[str, Callable[[list[str]], str]] = {
    "pause as comma": lambda items: f"[{'、'.join(items)}]",
    "semicolon as comma": lambda items: f"[{'；'.join(items)}]",
    "list closed round": lambda items: f"[{', '.join(items)})",
    "list in round brackets": lambda items: f"（{'、'.join(items)}）",
    "quoted items": lambda items: f"[{'，'.join(f'“{item}”' for item in items)}]",
}


def unseen_of(text: str, every: int = 1, start: int = 0) -> Iterator[Mutant]:
    """Yield mutants of kinds that no rule was written for."""
    lines = text.split("\n")
    for line in islice(_lines(lines, _prose(text)), start % every, None, every):
        for kind, slip in UNSEEN.items():
            if (line.value[:1] not in {"[", "{"}) and isinstance(new := slip(line), str) and new:
                literal = kind in LITERAL
                meant = line.begin + _as_text(new.removeprefix(line.begin)) if literal else ""
                yield Mutant(kind, line.number, lines, [new], 1, meant)
        yield from _flow_lists(lines, line, UNSEEN_LISTS)
