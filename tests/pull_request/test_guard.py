"""A hostile proposal, step by step: refused by name, mode or size before one byte of it is on disk."""

import json
import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from kepu.cli.generate import generated_files
from kepu.publish.failure import UnsafePathError
from kepu.publish.lay import lay_over
from kepu.read import read_tree
from kepu.read.change import MAX_FILES, Change, find_faults
from kepu.validate.layers import validate_layers

from .conftest import Guard
from .fork import BASE, LINK, MODULE, PLAIN, PROGRAM, Entry, Files, Fork

ROOT = Path(__file__).parents[2]
CARD = "catalog/topics/health/resources/h-bp.yaml"
NEW = "catalog/topics/health/resources/h-new.yaml"
COMMIT = b"0123456789012345678901234567890123456789"


def proposed(fork: Fork, base: str, changes: Files, gone: tuple[str, ...] = ()) -> str:
    kept = {path: entry for path, entry in BASE.items() if path not in gone}
    return f"{base}..{fork.commit({**kept, **changes}, base)}"


REFUSED: Mapping[str, tuple[Files, str]] = {
    "the workflow itself": ({".github/workflows/pull-request.yml": b"on: push\n"}, "KP604"),
    "a hook of MkDocs": ({"mkdocs.yml": b"hooks: [evil.py]\n"}, "KP604"),
    "the program": ({"plugins/kepu/__init__.py": b"import evil\n"}, "KP604"),
    "the front door": ({"build.py": (PROGRAM, b"evil\n")}, "KP604"),
    "a file beside the program": ({"sitecustomize.py": b"evil\n"}, "KP604"),
    "a folder named like data": ({"catalog-evil/x.yaml": b"x\n"}, "KP604"),
    "data in capitals": ({"Catalog/x.yaml": b"x\n"}, "KP604"),
    "a generated schema": ({"catalog/schema/pack.schema.json": b"{1}\n"}, "KP604"),
    "attributes at the root": ({".gitattributes": b"* filter=evil\n"}, "KP604"),
    "attributes among the data": ({"catalog/.gitattributes": b"* ident export-subst\n"}, "KP009"),
    "modules at the root": ({".gitmodules": b"[submodule]\n"}, "KP604"),
    "modules among the data": ({"content/.gitmodules": b"[submodule]\n"}, "KP009"),
    "a repository's own folder": ({"catalog/.git/config": b"x\n"}, "KP009"),
    "a link to a secret": ({"catalog/topics/leak.yaml": (LINK, b"/etc/passwd")}, "KP008"),
    "a card turned into a link": ({CARD: (LINK, b"../../../../../etc/passwd")}, "KP008"),
    "a folder turned into a link": ({"content/files": (LINK, b"/etc")}, "KP008"),
    "a module": ({"content/module": (MODULE, COMMIT)}, "KP012"),
    "a card that may be run": ({CARD: (PROGRAM, b"title: new\n")}, "KP604"),
    "a way up": ({"catalog/../build.py": b"evil\n"}, "KP009"),
    "a way up with backslashes": ({"catalog\\..\\build.py": b"evil\n"}, "KP604"),
    "backslashes among the data": ({"catalog/a\\..\\b.yaml": b"x\n"}, "KP009"),
    "a drive": ({"content/c:evil.md": b"x\n"}, "KP009"),
    "a name that Windows keeps": ({"content/pages/con.md": b"x\n"}, "KP009"),
    "capitals": ({"content/pages/About.md": b"x\n"}, "KP009"),
    "full-width dots": ({"catalog/\uff0e\uff0e/x.yaml": b"x\n"}, "KP009"),
    "percent signs": ({"catalog/%2e%2e/x.yaml": b"x\n"}, "KP009"),
    "a line break": ({"catalog/a\n::error::b.yaml": b"x\n"}, "KP009"),
    "quotes": ({"catalog/a\"'b.yaml": b"x\n"}, "KP009"),
    "a command": ({"catalog/$(touch evil).yaml": b"x\n"}, "KP009"),
    "an option": ({"catalog/--help": b"x\n"}, "KP009"),
    "an option at the root": ({"--help": b"x\n"}, "KP604"),
    "no UTF-8": ({b"catalog/\xff\xfe.yaml": b"x\n"}, "KP009"),
    "bidi": ({"catalog/\u202elmay.yaml": b"x\n"}, "KP009"),
    "a long path": ({"content/" + "a" * 90 + "/" + "b" * 99 + "/" + "c" * 20: b"x\n"}, "KP009"),
    "a twin in capitals": ({"catalog/readme.md": b"x\n"}, "KP009"),
    "a file in a folder's place": ({"catalog/topics": b"x\n"}, "KP009"),
    "a card of 3 MB": ({NEW: b"x" * 3_000_000}, "KP007"),
    "an attachment of 21 MB": ({"content/files/x.pdf": b"%PDF" + bytes(21 << 20)}, "KP007"),
    "a pointer": (
        {"content/files/x.pdf": b"version https://git-lfs.github.com/spec/v1\n"},
        "KP013",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_it_is_refused_before_anything_is_written(
    case: str, fork: Fork, base: str, guard: Guard, tmp_path: Path
) -> None:
    changes, code = REFUSED[case]
    span = proposed(fork, base, changes)
    target = tmp_path / "target"
    target.mkdir()
    done = guard(span, "--extract", str(target))
    assert done.code == 1
    assert f"错误[{code}]" in done.out
    assert "没有建站" in done.err
    assert list(target.iterdir()) == []
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize("case", ["a line break", "no UTF-8", "bidi", "a command"])
def test_a_name_cannot_steer_the_terminal_or_the_workflow(
    case: str, fork: Fork, base: str, guard: Guard
) -> None:
    span = proposed(fork, base, REFUSED[case][0])
    text = guard(span).out
    assert [c for c in text if not c.isprintable() and c != "\n"] == []
    lines = guard(span, "--format", "github").out.splitlines()
    assert lines
    assert all(line.startswith("::error file=catalog/") for line in lines if "::" in line[:9])


def test_machines_get_json(fork: Fork, base: str, guard: Guard) -> None:
    span = proposed(fork, base, REFUSED["a link to a secret"][0])
    (problem,) = json.loads(guard(span, "--format", "json").out)["problems"]
    assert (problem["code"], problem["path"]) == ("KP008", "catalog/topics/leak.yaml")


def test_too_many_files_are_told_once_with_the_limit(fork: Fork, base: str, guard: Guard) -> None:
    many: dict[str | bytes, Entry | bytes] = {f"catalog/x/{n}.yaml": b"x\n" for n in range(10_000)}
    done = guard(proposed(fork, base, many))
    assert done.code == 1
    assert "10000 个文件" in done.out
    assert f"上限是 {MAX_FILES} 个" in done.out
    assert done.out.count("KP604") == 1


def test_what_has_no_room_beside_the_lines_stands_in_the_summary(
    fork: Fork, base: str, guard: Guard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary"))
    many: dict[str | bytes, Entry | bytes] = {f"plugins/{n}.py": b"x\n" for n in range(30)}
    guard(proposed(fork, base, {**many, "a</pre>\n\n# ```<b>": b"x\n"}), "--format", "github")
    text = (tmp_path / "summary").read_text("utf-8")
    assert all(f"plugins/{n}.py" in text for n in range(30))
    assert "没有建站" in text
    assert [line for line in text.splitlines() if line.startswith("# ")] == []


def test_many_problems_do_not_flood_the_log(fork: Fork, base: str, guard: Guard) -> None:
    many: dict[str | bytes, Entry | bytes] = {f"plugins/{n}.py": b"x\n" for n in range(300)}
    done = guard(proposed(fork, base, many))
    assert done.out.count("KP604") == 51
    assert "另有 250 处" in done.out


def test_a_small_file_of_content_passes_and_is_laid_over_the_base(
    fork: Fork, base: str, guard: Guard, tmp_path: Path
) -> None:
    target = tmp_path / "target"
    card = target / CARD
    card.parent.mkdir(parents=True)
    card.write_bytes(b"title: of the base\r\n")
    (card.parent / "h-old.yaml").write_bytes(b"title: old\n")
    (card.parent / "h-kept.yaml").write_bytes(b"title: kept\n")
    changes: Files = {CARD: b"title: \xff new\r\n", "content/files/leaflet.pdf": b"%PDF-1.7"}
    gone = ("catalog/topics/health/resources/h-old.yaml",)
    done = guard(proposed(fork, base, changes, gone), "--extract", str(target))
    assert done == type(done)(0, "可以检查：改了 3 个内容文件。\n", "")
    assert card.read_bytes() == b"title: \xff new\r\n"
    assert sorted(path.name for path in card.parent.iterdir()) == ["h-bp.yaml", "h-kept.yaml"]
    assert (target / "content/files/leaflet.pdf").read_bytes() == b"%PDF-1.7"
    assert not os.access(card, os.X_OK)
    assert (tmp_path / "output").read_text("utf-8") == "content=true\n"


def test_taking_a_link_away_is_a_change_like_any_other(fork: Fork, guard: Guard) -> None:
    base = fork.commit({**BASE, "content/leak.md": (LINK, b"/etc/passwd")})
    done = guard(f"{base}..{fork.commit(BASE, base)}")
    assert (done.code, done.out) == (0, "可以检查：改了 1 个内容文件。\n")


def test_what_the_program_generates_is_no_content_of_strangers() -> None:
    layers = validate_layers(read_tree(ROOT, "catalog").documents)[0]
    generated = [file.path for file in generated_files(layers)]
    assert any(path.startswith("content/") for path in generated)
    assert [path for path in generated if Change(path, PLAIN).is_data] == []
    held = {path.relative_to(ROOT).as_posix() for path in (ROOT / "content").rglob("*.md")}
    assert {path for path in held if not Change(path, PLAIN).is_data} <= {*generated}


def test_a_rename_out_of_the_program_is_two_changes(fork: Fork, base: str, guard: Guard) -> None:
    moved: Files = {"content/pages/moved.md": b"print('base')\n"}
    done = guard(proposed(fork, base, moved, ("build.py",)))
    assert done.code == 1
    assert "--> build.py" in done.out


def test_a_mode_that_git_knows_nothing_of_is_refused() -> None:
    (problem,) = find_faults([Change(CARD, "100600", "0" * 40)], ())
    assert problem.code == "KP011"


def test_a_change_of_mode_alone_is_seen(fork: Fork, base: str, guard: Guard) -> None:
    same = BASE[CARD]
    assert isinstance(same, bytes)
    done = guard(proposed(fork, base, {CARD: (PROGRAM, same)}))
    assert done.code == 1
    assert "可执行权限" in done.out


def test_work_done_on_the_base_meanwhile_is_nobodys_proposal(
    fork: Fork, base: str, guard: Guard
) -> None:
    head = fork.commit({**BASE, NEW: b"title: new\n"}, base)
    ahead = fork.commit({**BASE, "build.py": b"newer\n"}, base)
    assert guard(f"{ahead}..{head}").out == "可以检查：改了 1 个内容文件。\n"


def test_a_folder_in_the_place_of_a_file_that_the_base_got_meanwhile_is_refused(
    fork: Fork, guard: Guard
) -> None:
    before = {path: entry for path, entry in BASE.items() if path != "content/pages/about.md"}
    base = fork.commit(before)
    head = fork.commit({**before, "content/pages/about.md/x.md": b"x\n"}, base)
    done = guard(f"{fork.commit(BASE, base)}..{head}")
    assert done.code == 1
    assert "重名" in done.out


def test_what_a_merge_smuggles_in_is_seen(fork: Fork, base: str, guard: Guard) -> None:
    ahead = fork.commit({**BASE, "build.py": b"newer\n"}, base)
    side = fork.commit({**BASE, NEW: b"title: new\n"}, base)
    # Its parents are clean; the merge itself says neither what one nor what the other said.
    evil = fork.commit({**BASE, NEW: b"title: new\n", "build.py": b"evil\n"}, side, ahead)
    done = guard(f"{ahead}..{evil}")
    assert done.code == 1
    assert "--> build.py" in done.out


def test_a_change_hidden_by_crossing_merges_is_refused(fork: Fork, base: str, guard: Guard) -> None:
    left = fork.commit({**BASE, "build.py": b"left\n"}, base)
    right = fork.commit({**BASE, "mkdocs.yml": b"right\n"}, base)
    both = {**BASE, "build.py": b"left\n", "mkdocs.yml": b"right\n"}
    main = fork.commit(both, left, right)
    head = fork.commit({**both, NEW: b"x: 1\n"}, right, left)
    done = guard(f"{main}..{head}")
    assert done.code == 2
    assert "交叉合并" in done.err


def test_a_history_of_its_own_is_refused(fork: Fork, base: str, guard: Guard) -> None:
    stranger = fork.commit({**BASE, NEW: b"x: 1\n", "root": b"another\n"})
    assert "没有共同的历史" in guard(f"{base}..{stranger}").err


@pytest.mark.parametrize(
    "span", ["main", "..", "a..", "..b", "--help..x", "x..--output=evil", "a b..c"]
)
def test_a_span_that_names_nothing_is_a_wrong_call(span: str, base: str, guard: Guard) -> None:
    try:
        assert guard("--", span).code == 2
    except SystemExit as stopped:
        assert stopped.code == 2  # noqa: PT017 - argparse leaves in its own way


def test_names_replaced_behind_our_back_are_not_followed(
    fork: Fork, base: str, guard: Guard
) -> None:
    evil = fork.commit({**BASE, "build.py": b"evil\n"}, base)
    innocent = fork.commit({**BASE, NEW: b"x: 1\n"}, base)
    fork.git("replace", evil, innocent)
    assert guard(f"{base}..{evil}").code == 1


def test_no_change_passes_and_leaves_nothing_to_check(
    fork: Fork, base: str, guard: Guard, tmp_path: Path
) -> None:
    assert guard(f"{base}..{fork.commit(BASE, base)}").out == "没有内容改动。\n"
    assert (tmp_path / "output").read_text("utf-8") == "content=false\n"


def test_our_own_branch_may_change_the_program_and_is_left_to_ci(
    fork: Fork, base: str, guard: Guard, tmp_path: Path
) -> None:
    span = proposed(fork, base, {"build.py": b"newer\n", NEW: b"x: 1\n"})
    done = guard("--own", span, "--extract", str(tmp_path / "nowhere"))
    assert done.code == 0
    assert "由 ci 工作流检查" in done.out
    assert (tmp_path / "output").read_text("utf-8") == "content=false\n"
    assert not (tmp_path / "nowhere").exists()


def test_our_own_branch_may_hold_no_link_either(fork: Fork, base: str, guard: Guard) -> None:
    assert guard("--own", proposed(fork, base, {CARD: (LINK, b"/etc/passwd")})).code == 1


@pytest.mark.parametrize(
    "path", ["../x", "catalog/../x", "/x", "catalog", "a\\b/c", "catalog/.x", ""]
)
def test_nothing_is_laid_outside_of_the_folder(path: str, tmp_path: Path) -> None:
    with pytest.raises(UnsafePathError):
        lay_over(tmp_path, {path: b"evil"})
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_laid_through_a_link(tmp_path: Path) -> None:
    outside, folder = tmp_path / "outside", tmp_path / "tree"
    outside.mkdir()
    folder.mkdir()
    (outside / "x.yaml").write_bytes(b"kept")
    (folder / "catalog").symlink_to(outside)
    for content in (b"evil", None):
        with pytest.raises(UnsafePathError):
            lay_over(folder, {"catalog/x.yaml": content})
    assert (outside / "x.yaml").read_bytes() == b"kept"


def test_a_link_in_the_place_of_a_file_is_replaced_and_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_bytes(b"kept")
    (tmp_path / "catalog").mkdir()
    (tmp_path / "catalog/x.yaml").symlink_to(secret)
    lay_over(tmp_path, {"catalog/x.yaml": b"new"})
    assert secret.read_bytes() == b"kept"
    assert (tmp_path / "catalog/x.yaml").read_bytes() == b"new"
