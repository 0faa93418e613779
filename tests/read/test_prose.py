"""Markdown is split into front matter and body, with the lines of the file."""

from pathlib import Path

import pytest
from kepu.problems import Location
from kepu.read import Prose, parse_prose, read_prose


def prose_of(text: str) -> Prose:
    prose, problems = parse_prose("content/x.md", text)
    assert prose, problems
    assert problems == ()
    return prose


def test_front_matter_keeps_its_lines() -> None:
    prose = prose_of("---\ntitle: 急救\norder: 010\n---\n\n# 正文\n")
    assert prose.meta
    assert prose.meta.value == {"title": "急救", "order": "010"}
    assert prose.meta.locate(("order",)) == Location("content/x.md", 3, 8, 3)
    assert (prose.body, prose.body_line) == ("\n# 正文\n", 5)


@pytest.mark.parametrize(
    ("text", "body", "line"),
    [
        ("# 正文\n---\n下\n", "# 正文\n---\n下\n", 1),
        ("---\n---\n正文", "正文", 3),
        ("", "", 1),
        ("--- \n\n--- \nx\n", "x\n", 4),
    ],
    ids=["none", "empty", "nothing", "blank"],
)
def test_front_matter_may_be_missing_or_empty(text: str, body: str, line: int) -> None:
    prose = prose_of(text)
    assert prose.meta is None
    assert (prose.body, prose.body_line) == (body, line)


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("---\ntitle: 甲\n# 正文\n", "KP123", 1, 1),
        ("---\ntitle: 甲\ntitle: 乙\n---\n", "KP102", 3, 1),
        ("---\nid: x\ntitle：甲\n---\n正文\n", "KP112", 3, 6),
        ("---\n- 甲\n---\n正文\n", "KP110", 2, 1),
    ],
)
def test_faulty_front_matter_is_placed(text: str, code: str, line: int, column: int) -> None:
    prose, (problem,) = parse_prose("content/x.md", text)
    assert prose is None
    assert problem.where
    assert (problem.code, problem.where.line, problem.where.column) == (code, line, column)


def test_a_folder_is_read_under_the_same_rules(tmp_path: Path) -> None:
    folder = tmp_path / "content/guides"
    folder.mkdir(parents=True)
    (folder / "b.md").write_text("---\ntitle: 乙\n---\n正文\n", "utf-8")
    (folder / "a.md").write_text("正文\n", "utf-8")
    (folder / "bad.md").write_text("正\u202e文\n", "utf-8")
    (folder / "photo.png").write_bytes(b"\x89PNG")
    (folder / "run.js").write_text("x", "utf-8")
    (folder / "secret.md").symlink_to("/etc/hostname")
    (folder / "Big.md").write_text("x", "utf-8")
    tree = read_prose(tmp_path, "content")
    assert [one.path for one in tree.prose] == ["content/guides/a.md", "content/guides/b.md"]
    assert tree.pictures == ("content/guides/photo.png",)
    assert {problem.where.path: problem.code for problem in tree.problems if problem.where} == {
        "content/guides/Big.md": "KP009",
        "content/guides/bad.md": "KP006",
        "content/guides/run.js": "KP013",
        "content/guides/secret.md": "KP008",
    }
    assert "content/guides/secret.md" not in tree.sources
