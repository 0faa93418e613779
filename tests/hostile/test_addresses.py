"""Addresses that would lead out of the tree are refused where they are written, however they are spelt."""

from pathlib import Path

import pytest
from kepu.model.catalog import Catalog
from kepu.model.entry import Attachment
from kepu.model.prose import ProseMeta, ProsePage
from kepu.plan.links import check_links, pictures_in
from kepu.read import read_prose
from kepu.read.names import fault_in_name
from kepu.render.markdown import render_markdown
from pydantic import ValidationError

OUT = [
    "../../secret.pdf",
    "a/../../../secret.pdf",
    "/etc/passwd",
    "//example.org/secret.pdf",
    "\\\\example.org\\secret.pdf",
    "..\\..\\secret.pdf",
    "C:\\secret.pdf",
    "C:/secret.pdf",
    "file:///etc/passwd",
    "%2e%2e/%2e%2e/secret.pdf",
    "%2e%2e%2fsecret.pdf",
    "%252e%252e/secret.pdf",
    "\uff0e\uff0e/\uff0e\uff0e/secret.pdf",
    "a／..／secret.pdf",
    "\u2024\u2024/secret.pdf",
    "a/./../../secret.pdf",
    "~/secret.pdf",
    "$HOME/secret.pdf",
    "a\x00.pdf",
    ".git/config",
    "a//../secret.pdf",
    "con.pdf/..",
    "…/secret.pdf",
]


@pytest.mark.parametrize("path", OUT)
def test_an_attachment_lies_where_its_entry_says(path: str) -> None:
    fields = {"id": "a-sheet", "title": "折页", "format": "pdf", "path": "sheets/a.pdf"}
    assert Attachment.model_validate(fields).path == "sheets/a.pdf"
    with pytest.raises(ValidationError, match="path"):
        Attachment.model_validate(fields | {"path": path})


@pytest.mark.parametrize("path", [path for path in OUT if "\x00" not in path])
def test_a_picture_is_one_of_those_that_were_found(path: str) -> None:
    meta = {"title": "题", "summary": "摘要", "kind": "guide", "updated_on": "2026-11-22"}
    page = ProsePage(
        "content/guides/one.md", "guides/one", ProseMeta.model_validate(meta), f"![图]({path})", 8
    )
    found = check_links((page,), Catalog({}), ("content/guides/stove.png",))
    # What Markdown itself does not read as a picture never becomes one.
    html = render_markdown(page.body, dict(pictures_in(page)))
    assert found or "<img" not in html
    assert all(problem.is_error and problem.where == _line(8, problem) for problem in found)


def _line(number: int, problem: object) -> object:
    where = getattr(problem, "where", None)
    assert where is not None
    assert where.line == number
    return where


@pytest.mark.parametrize(
    "body",
    [
        '--8<-- "{path}"',
        ";--8<--\n{path}\n;--8<--",
        "{{!{path}!}}",
        "[[include:{path}]]",
        "```{{include}} {path}\n```",
        ".. include:: {path}",
        "{{% include '{path}' %}}",
        "!include {path}",
        '<iframe src="{path}"></iframe>',
        '<object data="{path}"></object>',
        '<!--#include file="{path}" -->',
        "@import url({path})",
    ],
)
def test_nothing_is_read_into_a_page(body: str, tmp_path: Path) -> None:
    canary = tmp_path / "canary.md"
    canary.write_text("kanarienvogel-7431", "utf-8")
    html = render_markdown(body.format(path=canary), {})
    assert "kanarienvogel-7431" not in html
    assert "<iframe" not in html
    assert "<object" not in html


@pytest.mark.parametrize(
    "name",
    ["..", ".", "a b.md", "a%2eb.md", "\uff0e\uff0e", "a\\b.md", "CON", "aux.md", "a.", "a:b.md", "-x.md",
     "é.md", "a\n.md"],
)  # fmt: skip
def test_a_name_that_only_some_machines_take_is_no_name(name: str) -> None:
    assert fault_in_name(name)


def test_a_picture_that_is_a_link_is_none(tmp_path: Path) -> None:
    (tmp_path / "outside.png").write_bytes(b"\x89PNG")
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "stove.png").symlink_to(tmp_path / "outside.png")
    found = read_prose(tmp_path, "content")
    assert found.pictures == ()
    assert [str(problem.where) for problem in found.problems] == ["content/stove.png"]
