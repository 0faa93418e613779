"""The handbook's field reference: every field of every kind, in words, as Markdown pages.

Comes in: the base's vocabularies, sample values by field, the day the pages were last revised. Goes out: data files
below `content/contribute/`. What a field means is its docstring in the model; its form is read off the JSON Schema.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from kepu.index.handbook import handbook_page
from kepu.index.schemas import Choices, Schema, schema_of
from kepu.model.datafile import DataFile
from kepu.model.entry import Entry, Model
from kepu.model.kinds import KINDS, Kind
from kepu.model.parts import PART_TITLES
from kepu.model.references import RefTo, TermOf
from kepu.model.topic import Vocabulary

Examples = Mapping[str, str]
"""`field` or `kind.field` → one value as it is written in a file."""

GROUPS: dict[str, tuple[str, tuple[str, ...]]] = {
    "fields-topics": (
        "字段：资源、服务、资源包",
        ("topic", "resource", "rumour-check", "service", "pack"),
    ),
    "fields-places": (
        "字段：活动、地点、热线",
        ("event", "calendar-rule", "hotline", "venue", "team", "provider", "asset"),
    ),
    "fields-local": ("字段：社区、县、补丁", ("community", "county", "regions", "patch")),
    "fields-hall": ("字段：科学馆", ("hall", "room", "exhibit", "tour")),
    "fields-base": ("字段：总目录、词表、搜索词", ("catalog", "vocabulary", "search-words")),
}
"""Page → its title and its kinds."""

_FORMS = {
    "^[0-9]{4}-": "日期，例如 `2026-09-18`",
    "^[0-9]{2}-": "月和日，例如 `05-12`",
    "^([01][0-9]": '时间，二十四小时制，例如 `"09:00"`',
    "^https": "网址，以 `https://` 开头",
    "^[a-z0-9][a-z0-9._-]*": "文件的位置，写 `content/files/` 之后的部分",
    "^[a-z0-9]+": "编号：小写英文、数字、短横线",
    "^[A-Za-z0-9]+": "编号：英文、数字、短横线",
}
"""How a text's pattern begins → its form in words."""
_NUMBERS: dict[Any, str] = {"integer": "整数", "number": "数"}
_LINE, _PARAGRAPH = 120, 2000
_FIRST = 91
"""Where the pages stand in the list of the handbook: last."""
_PROTECTED = "卫生健康、应急避险的条目里，社区只能追加，不能改。"


def index_field_pages(
    vocabularies: Iterable[Vocabulary], examples: Examples, revised_on: str
) -> tuple[DataFile, ...]:
    """Make the pages of the field reference."""
    vocabularies = sorted(vocabularies, key=lambda one: one.id)
    # In place of what a field may hold, the schemas are to say what it points at.
    choices: Choices = {
        **{RefTo(name): {"kind": name} for name in KINDS},
        **{TermOf(one.id): {"vocabulary": one.id} for one in vocabularies},
    }
    pages = [_overview(choices, examples), *_kind_pages(choices, examples), _words(vocabularies)]
    return tuple(
        handbook_page(name, title, summary, _FIRST + order, revised_on, lines)
        for order, (name, title, summary, lines) in enumerate(pages)
    )


Page = tuple[str, str, str, list[str]]
"""Name, title, summary, lines."""


def _overview(choices: Choices, examples: Examples) -> Page:
    lines = [
        "每一个字段写什么、怎么写、必不必须写，都在这几页里。写新文件时查，平时不用读。",
        "",
        "## 怎么看",
        "",
        "- 写着“必须写”的，少了就不通过。没有写的，用不着就整行不写，不要留空。",
        "- “一行文字”最多 120 个字，不能换行。“一段文字”最多 2000 个字。",
        "- “列表”是一条一个短横线，见[五分钟看懂 YAML](kepu:page/contribute/yaml-in-five-minutes)。",
        "- “一组”是缩进两格，下面再写几个字段，这几个字段另有小标题说明。",
        "- 引号要照样写。号码、时间、代码不加引号，容易被误读。",
        "",
        "## 按类别找",
        "",
        *(_directory_line(page, name) for page, (_, names) in GROUPS.items() for name in names),
        "- [词表里有哪些词](kepu:page/contribute/fields-words)",
        "- 图画不是 YAML，写法见[给科学馆加展品](kepu:page/contribute/hall)",
        "",
        "## 每一类都有的字段",
        "",
        "下面这些，资源、服务、资源包、辟谣、活动、阵地、热线、展品等都能写。",
        "社区、县、补丁、词表和搜索词只有自己页上列出的字段。",
        "",
    ]
    writer = _Writer("entry", schema_of(Kind("entry", "条目", Entry, "x.yaml"), choices), examples)
    lines += [*writer.fields(writer.schema, {*Entry.model_fields}, Entry), *writer.parts()]
    return "fields", "字段说明", "每个字段写什么、怎么写、必不必须。", lines


def _directory_line(page: str, name: str) -> str:
    return f"- [{KINDS[name].title} {name}](kepu:page/contribute/{page}#on-{name})"


def _kind_pages(choices: Choices, examples: Examples) -> Iterator[Page]:
    for page, (title, names) in GROUPS.items():
        lines = ["必不必须、怎么看，先看[字段说明](kepu:page/contribute/fields)。", ""]
        for name in names:
            lines += _kind_lines(KINDS[name], choices, examples)
        titles = "、".join(KINDS[name].title for name in names)
        yield page, title, f"{titles}的字段。", lines


def _kind_lines(kind: Kind, choices: Choices, examples: Examples) -> Iterator[str]:
    writer = _Writer(kind.name, schema_of(kind, choices), examples)
    is_entry = issubclass(kind.model, Entry)
    shared = {*Entry.model_fields} if is_entry else set()
    own = [name for name in kind.model.model_fields if name not in shared]
    place = kind.place.replace("*", "主题编号").replace("{id}", "编号")
    yield from (f"## {kind.name} {kind.title}", "", f"文件：`{place}`", "")
    if is_entry:
        yield from ("另有[每一类都有的字段](kepu:page/contribute/fields)。", "")
    yield from writer.fields(writer.schema, own, kind.model)
    yield from writer.parts()


class _Writer:
    """Writes the fields of one schema, and after them the groups of fields that they hold."""

    def __init__(self, kind: str, schema: Schema, examples: Examples) -> None:
        self.schema = schema
        self._kind = kind
        self._examples = examples
        self._waiting: list[tuple[str, str]] = []
        self._seen: set[str] = set()

    def fields(
        self, schema: Schema, names: Iterable[str], model: type[Model] | None = None
    ) -> Iterator[str]:
        """Write some fields, in the order in which the model has them."""
        wanted, required = {*names}, {*schema.get("required", ())}
        protected: frozenset[str] = getattr(model, "protected", frozenset())
        for name, field in schema["properties"].items():
            if name in wanted:
                must = "（必须写）" if name in required else "："
                kept = _PROTECTED if name in protected else ""
                # A paragraph each: Markdown takes its time over long ones.
                yield from (f"- `{name}`{must}{self._told(name, field)}{kept}", "")

    def parts(self) -> Iterator[str]:
        """Write the groups that have been met and not yet written, and those within them."""
        while self._waiting:
            title, name = self._waiting.pop(0)
            part = self.schema["definitions"][name]
            yield from (f"### {title}", "")
            yield from self.fields(part, part["properties"])

    def _told(self, name: str, field: Schema) -> str:
        said = field.get("description", "")
        form = self._form(name, field)
        default = _default(field)
        example = self._examples.get(f"{self._kind}.{name}", self._examples.get(name, ""))
        shown = f"例：`{example}`。" if example else ""
        return f"{said}{form}。{default}{shown}"

    def _form(self, name: str, field: Schema) -> str:
        """Say what a value looks like."""
        for said in (self._grouped(name, field), _pointing(field), _listed(field)):
            if said:
                return said
        if "enum" in field:
            return "只能写 " + "、".join(f"`{word}`" for word in field["enum"])
        if "const" in field:
            return f"写 `{field['const']}`"
        if field.get("type") == "array":
            return f"列表{_count(field)}，每项：{self._form(name, field['items'])}"
        return _scalar(field)

    def _grouped(self, name: str, field: Schema) -> str:
        """Say that a value is a group of fields, and remember to write them."""
        reference = field.get("$ref") or next((o["$ref"] for o in field.get("allOf", ())), "")
        options = [option["$ref"] for option in field.get("oneOf", ())]
        if reference and "enum" in self._resolve(reference):
            return self._form(name, self._resolve(reference))
        if reference:
            return f"一组，见下面的 {self._wait(name, reference)}"
        if options:
            titles = [self._wait(self._type_of(option), option) for option in options]
            return f"一组，按 `type` 分，见下面的 {'、'.join(titles)}"
        return ""

    def _wait(self, word: str, reference: str) -> str:
        name = reference.rpartition("/")[2]
        if name not in self._seen:
            self._seen.add(name)
            title = PART_TITLES.get(word, "")
            self._waiting.append((f"{word} {title}".strip() if title else f"{word} 里面", name))
        return f"`{word}`"

    def _type_of(self, reference: str) -> str:
        return str(self._resolve(reference)["properties"]["type"]["const"])

    def _resolve(self, reference: str) -> Schema:
        found: Schema = self.schema["definitions"][reference.rpartition("/")[2]]
        return found


def _pointing(field: Schema) -> str:
    if "vocabulary" in field:
        word = field["vocabulary"]
        return f"词表 [{word}](kepu:page/contribute/fields-words#on-{word}) 里的编号"
    return f"{KINDS[field['kind']].title}的编号" if "kind" in field else ""


def _listed(field: Schema) -> str:
    inner = field.get("additionalProperties")
    if field.get("type") == "object":
        return "一组：字段名，下面写列表" if inner else "一组：字段名和值"
    return ""


def _count(field: Schema) -> str:
    least, most = field.get("minItems", 0), field.get("maxItems", 0)
    if least and most:
        return f" {least} 到 {most} 项"
    return f"至少 {least} 项" if least else f"最多 {most} 项" if most else ""


def _scalar(field: Schema) -> str:
    kind = field.get("type")
    if isinstance(kind, str) and kind in _NUMBERS:
        return f"{_NUMBERS[kind]}{_bounds(field)}，不带单位"
    if kind == "boolean":
        return "`true` 是，`false` 否"
    if kind == ["string", "integer"]:
        return "数字，加英文引号写"
    pattern = field.get("pattern", "")
    return next((said for start, said in _FORMS.items() if pattern.startswith(start)), _text(field))


def _text(field: Schema) -> str:
    longest = field.get("maxLength", _LINE)
    if longest <= _LINE:
        return "一行文字"
    return "一段文字" if longest <= _PARAGRAPH else "Markdown 文字"


def _bounds(field: Schema) -> str:
    least, most = field.get("minimum"), field.get("maximum")
    if most is not None:
        return f"，{least} 到 {most}"
    return f"，从 {least} 起" if least else ""


def _default(field: Schema) -> str:
    if "default" not in field:
        return ""
    value = field["default"]
    text = str(value).lower() if isinstance(value, bool) else value
    return f"不写就是 `{text}`。"


def _words(vocabularies: Sequence[Vocabulary]) -> Page:
    lines = [
        "字段说明里写着“词表”的，只能写下面这些编号。左边是编号，右边是意思。",
        "",
        "社区要用新词，在自己的补丁里加，编号以 `local-` 开头，见[本社区的叠加层](kepu:page/contribute/overlay)。",
        "",
    ]
    for vocabulary in vocabularies:
        lines += [f"## {vocabulary.id} {vocabulary.title}", ""]
        for term in vocabulary.terms:
            also = f"，也叫{'、'.join(term.names)}" if term.names else ""
            lines.append(f"- `{term.id}` {term.title}{also}")
        lines.append("")
    return "fields-words", "词表里有哪些词", "词表的编号和意思。", lines
