"""What lies outside of the tree never reaches a site: neither in a whole build nor in a stock `mkdocs build`."""

import subprocess
import sys
from pathlib import Path
from typing import Protocol

import pytest
from kepu.read import read_attachments

CANARY = "kanarienvogel-7431"


class CleanTree(Protocol):
    """What `clean_tree` gives."""

    root: Path

    def build(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run the command line in this tree."""


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """Give a folder outside of the tree with a canary in every file."""
    folder = tmp_path / "outside"
    for name in (
        "secret.pdf",
        "secret.md",
        "secret.yaml",
        "secret.css",
        "secret.svg",
        "resources/h-secret.yaml",
        "guides/secret.md",
    ):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = f"id: h-secret\ntitle: {CANARY}\nsummary: {CANARY}\n"
        path.write_text(f"---\n{text}---\n{CANARY}\n" if name.endswith(".md") else text, "utf-8")
    return folder


FILES = [
    ("catalog/topics/health/resources/h-secret.yaml", "secret.yaml"),
    ("catalog/topics/health/secret", "resources"),
    ("content/guides/secret.md", "secret.md"),
    ("content/secret", "guides"),
    ("content/files/secret.pdf", "secret.pdf"),
    ("content/files/deep", "."),
    ("theme/assets/secret.svg", "secret.svg"),
    ("theme/assets/css/secret.css", "secret.css"),
    ("theme/assets/more", "."),
]


def test_every_link_out_of_the_tree_is_refused(
    clean_tree: CleanTree, outside: Path, tmp_path: Path
) -> None:
    lay(clean_tree, outside, dict(FILES))
    site = tmp_path / "site"
    built = clean_tree.build("build", "--quiet", "--community", "gewuli", "--site-dir", str(site))
    said = built.stdout + built.stderr
    assert built.returncode == 1
    assert [link for link, _ in FILES if link not in said] == []
    assert said.count("符号链接") >= len(FILES)
    assert holding(site) == []
    assert CANARY not in said


@pytest.mark.parametrize(
    "folder", ["catalog", "content", "content/guides", "content/files", "theme/assets"]
)
def test_a_whole_folder_that_is_a_link_is_refused(
    clean_tree: CleanTree, tmp_path: Path, folder: str
) -> None:
    path = clean_tree.root / folder
    path.mkdir(exist_ok=True)
    path.rename(tmp_path / "moved")
    path.symlink_to(tmp_path / "moved")
    built = clean_tree.build("build", "--quiet", "--site-dir", str(tmp_path / "site"))
    assert built.returncode == 1
    assert folder in built.stdout + built.stderr
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("links", [FILES[:4], FILES[4:]], ids=["entries", "files"])
def test_a_stock_build_shows_nothing_from_outside(
    clean_tree: CleanTree, outside: Path, tmp_path: Path, links: list[tuple[str, str]]
) -> None:
    raw = {
        "content/index.html": "secret.md",
        "content/raw.pdf": "secret.pdf",
        "theme/raw.html": "secret.md",
    }
    lay(clean_tree, outside, {**dict(links), **raw})
    site = tmp_path / "site"
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)]
    subprocess.run(command, cwd=clean_tree.root, capture_output=True, check=False)
    assert holding(site) == []


@pytest.mark.parametrize(
    "name", ["run.html", "drawing.svg", "page.xhtml", "program.js", "no-ending"]
)
def test_an_attachment_that_a_browser_would_run_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / name).write_text("<script>alert(1)</script>", "utf-8")
    (tmp_path / "files" / "sheet.pdf").write_bytes(b"%PDF-1.7")
    found = read_attachments(tmp_path, "files")
    assert list(found.files) == ["sheet.pdf"]
    assert [str(problem.where) for problem in found.problems] == [f"files/{name}"]


def test_a_build_reads_attachments_as_attachments(clean_tree: CleanTree, tmp_path: Path) -> None:
    (clean_tree.root / "content" / "files").mkdir(exist_ok=True)
    (clean_tree.root / "content" / "files" / "run.html").write_text(
        "<script>alert(1)</script>", "utf-8"
    )
    built = clean_tree.build(
        "build", "--quiet", "--community", "gewuli", "--site-dir", str(tmp_path / "site")
    )
    assert built.returncode == 1
    assert "content/files/run.html" in built.stdout + built.stderr


def lay(tree: CleanTree, outside: Path, links: dict[str, str]) -> None:
    """Lay links in a tree that lead out of it."""
    for link, goal in links.items():
        path = tree.root / link
        path.parent.mkdir(parents=True, exist_ok=True)
        path.symlink_to(outside / goal)


def holding(site: Path) -> list[Path]:
    """List the files of a site that hold the canary."""
    found = (path for path in site.rglob("*") if path.is_file())
    return [path for path in found if CANARY.encode() in path.read_bytes()]
