"""Texts that would break a build are refused at their place, before anything is rendered."""

import re
from pathlib import Path

import pytest
from kepu.problems import format_text
from kepu.read import find_hazards, read_prose, read_tree

CALM = "id: calm\ntitle: 平安\n"


def hazards(root: Path) -> list[str]:
    tree, prose = read_tree(root, "catalog"), read_prose(root, "content")
    found = find_hazards(tree.documents, prose.prose)
    assert "Traceback" not in format_text(found, {**tree.sources, **prose.sources})
    return [f"{problem.where}: {problem.message}" for problem in found]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give a tree of one entry and one page."""
    for path, text in {
        "catalog/calm.yaml": CALM,
        "content/page.md": f"---\n{CALM}---\n\n好\n",
    }.items():
        (tmp_path / path).parent.mkdir()
        (tmp_path / path).write_text(text, "utf-8")
    return tmp_path


def test_what_people_write_is_no_hazard(root: Path) -> None:
    assert hazards(root) == []


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[" * 200, r"\[ ! ` <"),
        ("> " * 60 + "深" * 100, "8 层"),
        ("字" * 20_001, r"200[0-9]{2} 字"),
        ("行\n" * 300, "200 行"),
    ],
)
def test_a_tangle_is_found_at_its_line(root: Path, text: str, reason: str) -> None:
    quoted = text.replace("\n", "\\n")
    (root / "catalog" / "calm.yaml").write_text(f'{CALM}body: "{quoted}"\n', "utf-8")
    (root / "content" / "page.md").write_text(f"---\n{CALM}---\n\n好\n\n{text}\n", "utf-8")
    entry, page = hazards(root)
    assert entry.startswith("catalog/calm.yaml:3:")
    assert page.startswith(("content/page.md:8:", "content/page.md:5:"))
    for said in (entry, page):
        assert re.search(reason, said)


@pytest.mark.parametrize("mark", ["KePuSLoT_site.title_text_toLSuPeK", "kepuslot_", "_TOLSUPEK"])
def test_a_mark_of_the_program_is_found_at_its_line(root: Path, mark: str) -> None:
    escaped = mark.replace("_", "\\x5F")
    (root / "catalog" / "calm.yaml").write_text(f'{CALM}list:\n  - 好\n  - "x{escaped}"\n', "utf-8")
    (root / "content" / "page.md").write_text(f"---\n{CALM}---\n\n好\n{mark}\n", "utf-8")
    entry, page = hazards(root)
    assert entry.startswith("catalog/calm.yaml:5:")
    assert page.startswith("content/page.md:7:")
    assert "留作他用" in entry


def test_a_mark_in_a_field_name_is_found(root: Path) -> None:
    (root / "catalog" / "calm.yaml").write_text(f"{CALM}kepuslot_x: 1\n", "utf-8")
    assert len(hazards(root)) == 1


@pytest.mark.parametrize(
    "written",
    ["&#75;ePuSLoT_x", "&#x4b;ePuSLoT_x", "KePuSLoT&lowbar;x", "KePuSLoT&#95;x", "KePuSLoT\\_x", "x\\_toLSuPeK"],
)  # fmt: skip
def test_a_mark_that_a_page_would_write_out_is_found(root: Path, written: str) -> None:
    (root / "catalog" / "calm.yaml").write_text(f"{CALM}note: 好 {written}\n", "utf-8")
    (root / "content" / "page.md").write_text(f"---\n{CALM}---\n\n好\n{written}\n", "utf-8")
    entry, page = hazards(root)
    assert entry.startswith("catalog/calm.yaml:3:")
    assert page.startswith("content/page.md:7:")


def test_a_mark_in_a_drawing_is_found(root: Path) -> None:
    folder = root / "catalog" / "hall" / "pictures"
    folder.mkdir(parents=True)
    (folder / "stove.svg").write_text("<svg>\n<text>&#75;ePuSLoT_x</text></svg>", "utf-8")
    (found,) = hazards(root)
    assert found.startswith("catalog/hall/pictures/stove.svg:")
