"""Whoever copies an example of the handbook has a file that `check` accepts."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from kepu.mkdocs_plugins.icons import icon_names
from kepu.model.parts import PART_TITLES
from kepu.model.prose import ProseMeta
from kepu.pipeline.check import check_tree
from kepu.read import ParseCache, parse_document

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "content/contribute"
COMMUNITY = "catalog/counties/zhiwei/communities/gewuli"
_BLOCK = re.compile(r"^```(?:yaml|xml)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_PLACE = re.compile(r"(?:#|<!--) (catalog/\S+\.(?:yaml|svg))(?: -->)?\n")
_SCHEMA = re.compile(r"# yaml-language-server: \$schema=(\S*/([a-z-]+)\.schema\.json)\n")
_ID = re.compile(r"^id: (\S+)$", re.MULTILINE)
_FIELD = re.compile(r"^([a-z_]+):.*\n(?:[ -].*\n|\n)*", re.MULTILINE)

FOLDERS = {"resource": "resources", "service": "services", "pack": "packs"}
HOSTS = {
    "contacts": f"{COMMUNITY}/community.yaml",
    "opening_hours": f"{COMMUNITY}/directory/venues/v-gewuli-center.yaml",
    "assured_on": "catalog/directory/hotlines/hl-96110.yaml",
    "sources": "catalog/topics/low-carbon/resources/l-sort.yaml",
    "hazard": "catalog/topics/emergency/resources/e-fire-escape.yaml",
    "format": "catalog/topics/elderly-and-children/services/sv-home-fall.yaml",
    "review": "catalog/topics/health/resources/h-bp.yaml",
    "allow": "catalog/topics/low-carbon/resources/l-noise.yaml",
}
"""An example that is part of a file, by its first field → a file that can have it."""
ALLOWED = "summary: 法律条文里说的官方平台。\n"
"""What the answer of the example is an answer to."""
READ_ONLY = {"yaml-in-five-minutes", "index"}
"""Pages whose examples show how to write, and belong to no one kind of file."""
WRAPPED = """\
id: {id}
title: 例{order}
room: reuse-hall
order: {order}
objective: 学
activity: 玩
no_script_text: [甲, 乙]
conf: DEFAULT
is_sample: true
updated_on: 2026-11-22
"""
"""What an example that begins with `parts:` is put into; so few words that no two are alike."""


def _pages() -> list[Path]:
    written = "这一页由程序生成"
    return [page for page in sorted(PAGES.glob("*.md")) if written not in page.read_text("utf-8")]


def _blocks(page: Path) -> list[str]:
    return _BLOCK.findall(page.read_text("utf-8"))


def _examples() -> Iterator[tuple[str, str]]:
    for page in _pages():
        if page.stem not in READ_ONLY:
            yield from ((page.stem, block) for block in _blocks(page))


def _place(tree: Path, block: str, number: int) -> tuple[str, str]:
    """Find out what an example is, and make the whole file of it: its place, its text."""
    first = next(iter(_FIELD.finditer(block)), None)
    name, id = first[1] if first else "", _ID.search(block)
    if place := _PLACE.match(block):
        return place[1], block
    if name == "parts":
        id_ = f"ex-handbook-{number}"
        return f"catalog/hall/exhibits/{id_}.yaml", WRAPPED.format(id=id_, order=number) + block
    schema = _SCHEMA.match(block)
    if schema and id and schema[2] in FOLDERS:
        return f"catalog/topics/low-carbon/{FOLDERS[schema[2]]}/{id[1]}.yaml", block
    if name == "kind" and id:
        return f"{COMMUNITY}/patches/{id[1]}.yaml", block
    if name == "id" and id:
        return f"{COMMUNITY}/search/{id[1]}.yaml", block
    return HOSTS[name], _merged((tree / HOSTS[name]).read_text("utf-8"), block)


def _merged(text: str, block: str) -> str:
    """Give a file the fields of an example in place of its own."""
    new = {match[1] for match in _FIELD.finditer(block)}
    added = block + (ALLOWED if "allow" in new else "")
    if "allow" in new:
        new.add("summary")
    return _FIELD.sub(lambda match: "" if match[1] in new else match[0], text) + added


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the catalogue and the prose, where examples may be put."""
    tree = tmp_path_factory.mktemp("handbook") / "tree"
    for folder in ("catalog", "content"):
        shutil.copytree(ROOT / folder, tree / folder)
    return tree


def _led_astray(tree: Path, placed: dict[str, str]) -> list[str]:
    """List the examples whose first line does not lead to a schema from where they go."""
    lines = {place: _SCHEMA.match(text) for place, text in placed.items()}
    return [
        place
        for place, line in lines.items()
        if line and not (tree / place).parent.joinpath(line[1]).is_file()
    ]


def test_every_example_holds_up_among_all_the_others(tree: Path) -> None:
    placed: dict[str, str] = {}
    for number, (_, block) in enumerate(_examples(), start=1):
        place, text = _place(tree, block, number)
        (tree / place).parent.mkdir(parents=True, exist_ok=True)
        (tree / place).write_text(text, "utf-8")
        placed[place] = text
    assert _led_astray(tree, placed) == []
    problems = check_tree(tree, "demo", ParseCache(tree / "none.jsonl"), icon_names()).problems
    # The answer of the example turns its problem into a note; that is what it is for.
    assert [p for p in problems if p.code != "KP505"] == []
    assert [p.is_error for p in problems] == [False]


def test_what_only_shows_how_to_write_can_be_read() -> None:
    found = [
        parse_document(f"{name}.md", block)[1]
        for name in READ_ONLY
        for block in _blocks(PAGES / f"{name}.md")
    ]
    assert [problem for problems in found for problem in problems] == []
    assert len(found) > 5


def test_the_head_of_an_article_is_one() -> None:
    (head,) = _blocks(PAGES / "index.md")
    ProseMeta.model_validate(yaml.load(head, Loader=yaml.BaseLoader))


def test_there_is_an_example_and_a_chapter_for_every_kind_of_play() -> None:
    page = PAGES / "hall.md"
    text = page.read_text("utf-8")
    shown = set(re.findall(r"^  - type: (\w+)$", "".join(_blocks(page)), re.MULTILINE))
    assert shown == set(PART_TITLES)
    assert [t for t in PART_TITLES if f"### {t} {PART_TITLES[t]}\n" not in text] == []
