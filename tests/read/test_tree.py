"""A folder is read in order, and nothing leads out of it."""

import os
import socket
from pathlib import Path

import pytest
from kepu.problems import Problem
from kepu.read import MAX_ENTRY_BYTES, Tree, read_tree
from kepu.read.files import read_text


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give a tree with a secret beside it."""
    (tmp_path / "secret.yaml").write_text("secret: yes\n", "utf-8")
    folder = tmp_path / "tree" / "catalog"
    folder.mkdir(parents=True)
    (folder / "b.yaml").write_text("id: b\n", "utf-8")
    return tmp_path / "tree"


def codes_by_path(problems: tuple[Problem, ...]) -> dict[str, str]:
    return {problem.where.path: problem.code for problem in problems if problem.where}


def nothing_leaked(tree: Tree) -> bool:
    return not any("secret" in text for text in tree.sources.values())


def test_files_come_in_the_order_of_their_paths(root: Path) -> None:
    for name in ["z/a.yaml", "a-z/x.yaml", "a/x.yaml", "a.yaml"]:
        (root / "catalog" / name).parent.mkdir(exist_ok=True)
        (root / "catalog" / name).write_text("id: x\n", "utf-8")
    tree = read_tree(root, "catalog")
    assert [document.path for document in tree.documents] == [
        "catalog/a-z/x.yaml",
        "catalog/a.yaml",
        "catalog/a/x.yaml",
        "catalog/b.yaml",
        "catalog/z/a.yaml",
    ]
    assert tree.problems == ()
    assert set(tree.sources) == {document.path for document in tree.documents}


def test_what_is_no_entry_is_left_aside(root: Path) -> None:
    (root / "catalog/schema").mkdir()
    for name in [".gitkeep", "README.md", "schema/pack.schema.json", ".DS_Store"]:
        (root / "catalog" / name).write_text("", "utf-8")
    tree = read_tree(root, "catalog")
    assert tree.problems == ()
    assert len(tree.documents) == 1


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("a.yml", "KP013"),
        ("a.png", "KP013"),
        ("a.xlsx", "KP013"),
        ("a.md", "KP013"),
        ("a", "KP013"),
        ("pack.schema.json", "KP013"),
        ("A.yaml", "KP009"),
        ("a b.yaml", "KP009"),
        ("资源.yaml", "KP009"),
        (".hidden.yaml", "KP009"),
        ("a..yaml", "KP009"),
        ("a.yaml.", "KP009"),
        ("con.yaml", "KP009"),
        ("aux", "KP009"),
        ("lpt1.x.yaml", "KP009"),
        ("a\\..\\b.yaml", "KP009"),
        ("%2e%2e.yaml", "KP009"),
        ("\uff0e\uff0e.yaml", "KP009"),
        ("-a.yaml", "KP009"),
        ("a.yaml~", "KP009"),
        ("a" * 120 + ".yaml", "KP009"),
        (".git", "KP012"),
    ],
)
def test_a_misplaced_or_misnamed_file_is_reported(root: Path, name: str, code: str) -> None:
    (root / "catalog" / name).write_text("secret: x\n", "utf-8")
    tree = read_tree(root, "catalog")
    assert codes_by_path(tree.problems) == {f"catalog/{name}": code}
    assert tree.problems[0].advice
    assert nothing_leaked(tree)


def test_the_advice_for_yml_is_the_name_to_use(root: Path) -> None:
    (root / "catalog/h-cpr.yml").write_text("id: x\n", "utf-8")
    assert "h-cpr.yaml" in read_tree(root, "catalog").problems[0].advice


def test_a_name_that_is_no_text_can_still_be_printed(root: Path) -> None:
    broken = os.fsencode(root / "catalog") + b"/\xff\n.yaml"
    Path(os.fsdecode(broken)).write_text("id: x\n", "utf-8")
    (problem,) = read_tree(root, "catalog").problems
    assert problem.code == "KP009"
    assert problem.where
    assert f"{problem.where.path}{problem.message}".isprintable()


def test_links_are_never_followed(root: Path) -> None:
    outside = root.parent
    (root / "catalog/file.yaml").symlink_to(outside / "secret.yaml")
    (root / "catalog/folder").symlink_to(outside)
    (root / "catalog/inside.yaml").symlink_to(root / "catalog/b.yaml")
    (root / "catalog/broken.yaml").symlink_to(outside / "none")
    (root / "catalog/loop").symlink_to(root / "catalog")
    (root / "catalog/.gitkeep").symlink_to(outside / "secret.yaml")
    tree = read_tree(root, "catalog")
    names = ["file.yaml", "folder", "inside.yaml", "broken.yaml", "loop", ".gitkeep"]
    assert codes_by_path(tree.problems) == {f"catalog/{name}": "KP008" for name in names}
    assert [document.path for document in tree.documents] == ["catalog/b.yaml"]
    assert nothing_leaked(tree)


def test_a_linked_root_folder_is_refused(root: Path) -> None:
    (root / "linked").symlink_to(root / "catalog")
    assert codes_by_path(read_tree(root, "linked").problems) == {"linked": "KP008"}
    assert codes_by_path(read_tree(root, "linked/x").problems) == {"linked": "KP008"}


def test_pipes_and_sockets_do_not_hang_the_reader(root: Path) -> None:
    os.mkfifo(root / "catalog/pipe.yaml")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(root / "catalog/socket.yaml"))
        found = codes_by_path(read_tree(root, "catalog").problems)
    assert found == {"catalog/pipe.yaml": "KP011", "catalog/socket.yaml": "KP011"}


def test_a_nested_repository_is_not_entered(root: Path) -> None:
    (root / "catalog/sub/.git").mkdir(parents=True)
    (root / "catalog/sub/.git/config.yaml").write_text("secret: x\n", "utf-8")
    tree = read_tree(root, "catalog")
    assert codes_by_path(tree.problems) == {"catalog/sub/.git": "KP012"}
    assert nothing_leaked(tree)


def test_a_file_over_the_cap_is_not_read(root: Path) -> None:
    (root / "catalog/big.yaml").write_bytes(b"a: " + b"x" * MAX_ENTRY_BYTES)
    (root / "catalog/fits.yaml").write_bytes(b"a: " + b"x" * (MAX_ENTRY_BYTES - 4) + b"\n")
    tree = read_tree(root, "catalog")
    assert codes_by_path(tree.problems) == {"catalog/big.yaml": "KP007"}
    assert "catalog/big.yaml" not in tree.sources
    assert len(tree.documents) == 2


def test_a_missing_folder_is_said(root: Path) -> None:
    assert codes_by_path(read_tree(root, "none").problems) == {"none": "KP016"}
    assert codes_by_path(read_tree(root, "catalog/b.yaml").problems) == {"catalog/b.yaml": "KP016"}


def test_folders_may_not_nest_without_end(root: Path) -> None:
    deep = root / "catalog" / "/".join(["x"] * 20)
    deep.mkdir(parents=True)
    (deep / "a.yaml").write_text("id: a\n", "utf-8")
    tree = read_tree(root, "catalog")
    assert [problem.code for problem in tree.problems] == ["KP017"]
    assert len(tree.documents) == 1


def test_a_faulty_file_is_shown_and_stops_no_other(root: Path) -> None:
    (root / "catalog/a.yaml").write_text("id: a\nid: b\n", "utf-8")
    (root / "catalog/c.yaml").write_bytes("id: 甲\x00\n".encode())
    (root / "catalog/d.yaml").write_bytes("id: 科普资源\n".encode("gbk"))
    tree = read_tree(root, "catalog")
    assert [document.path for document in tree.documents] == ["catalog/b.yaml"]
    assert codes_by_path(tree.problems) == {
        "catalog/a.yaml": "KP102",
        "catalog/c.yaml": "KP005",
        "catalog/d.yaml": "KP003",
    }
    assert set(tree.sources) == {"catalog/a.yaml", "catalog/b.yaml", "catalog/c.yaml"}


def test_an_unreadable_file_is_said(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, _flags: int) -> int:
        raise PermissionError(13, "Permission denied", str(path))

    # Not chmod: the tests may run as root, who may read everything.
    monkeypatch.setattr("kepu.read.files.os.open", refuse)
    assert codes_by_path(read_tree(root, "catalog").problems) == {"catalog/b.yaml": "KP001"}


def test_a_file_swapped_for_a_link_is_not_followed(root: Path) -> None:
    (root / "catalog/b.yaml").unlink()
    (root / "catalog/b.yaml").symlink_to(root.parent / "secret.yaml")
    text, (problem,) = read_text(root, "catalog/b.yaml")
    assert text is None
    assert problem.code == "KP001"
