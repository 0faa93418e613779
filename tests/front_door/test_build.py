"""The front door makes, keeps, mends and remakes `.venv`, or says why it cannot."""

import ast
import importlib.util
import os
import runpy
import shutil
import subprocess
import sys
import venv
from pathlib import Path
from types import SimpleNamespace
from typing import NoReturn

import pytest

from .conftest import ROOT, Door, load

THIS_PYTHON = "{}.{}".format(*sys.version_info)


def test_python_3_6_can_parse_it() -> None:
    tree = ast.parse((ROOT / "build.py").read_text("utf-8"), feature_version=(3, 6))
    # Python 3.6 parses this import and refuses it all the same.
    assert not [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "__future__"
    ]


@pytest.mark.parametrize("version", [(3, 6, 9), (3, 10, 14)])
def test_an_old_python_is_told_what_is_needed(
    version: tuple[int, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "version_info", version)
    with pytest.raises(SystemExit) as stop:
        runpy.run_path(str(ROOT / "build.py"))
    said = str(stop.value)
    assert f"需要 Python 3.11 或更新的版本，当前是 {version[0]}.{version[1]}" in said
    assert f"3.11 or newer is needed; this is {version[0]}.{version[1]}" in said


def test_a_python_without_ensurepip_names_the_system_package(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == "ensurepip" else find(name)
    )
    with pytest.raises(
        SystemExit, match=f"缺少 venv 组件.*\n.*apt install python{THIS_PYTHON}-venv"
    ):
        door.open("check")
    assert not (door.folder / ".venv").exists()


def test_the_first_start_installs_only_what_has_a_hash(door: Door) -> None:
    pip, locked, package = door.open("check", "--json")
    assert pip == ("-m", "ensurepip")
    assert {"--require-hashes", "--only-binary=:all:"} < set(locked)
    assert locked[-1] == str(door.folder / "requirements/run.txt")
    assert {"--no-index", "--no-deps", "--no-build-isolation"} < set(package)
    assert package[-2:] == ("--editable", str(door.folder))
    assert door.starts == [[str(door.module.PYTHON), "-m", "kepu.cli", "check", "--json"]]
    assert door.module.PYTHON.exists()
    assert Path.cwd() == door.folder


def test_no_words_mean_build(door: Door) -> None:
    door.open()
    assert door.starts[0][1:] == ["-m", "kepu.cli", "build"]


def test_the_second_start_installs_nothing(door: Door) -> None:
    assert door.open("build")
    assert door.open("check") == []


@pytest.mark.parametrize("command", ["test", "shots"])
def test_a_command_that_drives_a_browser_adds_its_own_lock_and_covers_the_other(
    door: Door, command: str
) -> None:
    door.open("build")
    assert door.open(command)[1][-1] == str(door.folder / "requirements/test.txt")
    assert door.open(command) == []
    assert door.open("build") == []


@pytest.mark.parametrize("name", ["requirements/run.txt", "pyproject.toml"])
def test_a_changed_lock_is_installed_over_the_old(door: Door, name: str) -> None:
    door.open("test")
    kept = door.folder / ".venv/kept"
    kept.touch()
    with (door.folder / name).open("a", encoding="utf-8") as file:
        file.write("\n# changed\n")
    assert door.open("build")
    assert kept.exists()
    assert door.open("test"), "the test lock stands on the run lock"


def test_a_changed_run_lock_makes_the_test_set_stale(door: Door) -> None:
    door.open("test")
    (door.folder / "requirements/run.txt").write_text("# changed\n", "utf-8")
    assert door.open("test")


def test_an_updated_python_is_noticed(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    door.open("build")
    monkeypatch.setattr(sys, "version", f"{THIS_PYTHON}.99")
    assert not door.module.is_ready("run")


def test_a_changed_test_lock_leaves_build_alone(door: Door) -> None:
    door.open("test")
    (door.folder / "requirements/test.txt").write_text("# changed\n", "utf-8")
    assert door.open("build") == []
    assert door.open("test")


def test_a_moved_folder_is_installed_again(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    door.open("build")
    moved = door.folder.rename(door.folder.with_name("moved"))
    monkeypatch.chdir(moved)
    assert not load(moved).is_ready("run")


def test_a_failed_installation_says_what_to_do_and_starts_afresh(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*words: str) -> NoReturn:
        raise subprocess.CalledProcessError(1, list(words))

    with monkeypatch.context() as offline:
        offline.setattr(door.module, "in_venv", fail)
        with pytest.raises(SystemExit) as stop:
            door.open("build")
    assert "检查网络，或设置镜像（环境变量 PIP_INDEX_URL）" in str(stop.value)
    assert "://" not in str(stop.value)
    assert door.starts == []

    junk = door.folder / ".venv/junk"
    junk.touch()
    assert door.open("build")
    assert not junk.exists()
    assert door.open("build") == []


def test_a_venv_killed_half_way_is_remade(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(*_: str) -> NoReturn:
        raise KeyboardInterrupt

    with monkeypatch.context() as dying:
        dying.setattr(door.module, "in_venv", killed)
        with pytest.raises(KeyboardInterrupt):
            door.open("build")
    assert not door.module.is_usable()
    junk = door.folder / ".venv/junk"
    junk.touch()
    assert door.open("build")
    assert not junk.exists()


def test_a_failed_update_keeps_the_venv(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    door.open("build")
    lock = door.folder / "requirements/run.txt"
    before = lock.read_bytes()
    lock.write_text("# changed\n", "utf-8")

    def full(*_: str) -> NoReturn:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as crowded:
        crowded.setattr(door.module, "in_venv", full)
        with pytest.raises(SystemExit, match="No space left on device"):
            door.open("build")
    assert door.module.is_usable()
    lock.write_bytes(before)
    assert not door.module.is_ready("run"), "half an update may already be in"


def test_a_venv_of_another_python_is_remade(door: Door) -> None:
    door.open("build")
    config = door.folder / ".venv/pyvenv.cfg"
    config.write_text(config.read_text("utf-8").replace(THIS_PYTHON, "3.1"), "utf-8")
    door.module.stamp_of("run").unlink()
    door.open("build")
    assert f"version = {THIS_PYTHON}." in config.read_text("utf-8")


def test_a_venv_without_its_settings_is_remade(door: Door) -> None:
    door.open("build")
    config = door.folder / ".venv/pyvenv.cfg"
    config.unlink()
    door.module.stamp_of("run").unlink()
    assert door.open("build")
    assert config.exists()


def test_a_venv_made_by_hand_is_filled_not_deleted(door: Door) -> None:
    venv.create(door.folder / ".venv")
    mine = door.folder / ".venv/mine"
    mine.touch()
    assert door.open("build")
    assert mine.exists()


def test_pip_is_heard_on_stderr_and_when_it_fails(
    folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    module = load(folder)
    monkeypatch.setattr(module, "PYTHON", Path(sys.executable))
    module.in_venv("-c", "print('chatter')")
    assert capfd.readouterr() == ("", "chatter\n")
    with pytest.raises(subprocess.CalledProcessError):
        module.in_venv("-c", "raise SystemExit(1)")


def test_windows_waits_and_passes_the_status_on(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = load(folder)
    monkeypatch.setattr(module, "os", SimpleNamespace(name="nt"))
    assert module.start([sys.executable, "-c", "raise SystemExit(7)"]) == 7


def test_ctrl_c_on_windows_ends_without_a_traceback(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_: list[str]) -> NoReturn:
        raise KeyboardInterrupt

    module = load(folder)
    monkeypatch.setattr(module, "os", SimpleNamespace(name="nt"))
    monkeypatch.setattr(module, "subprocess", SimpleNamespace(call=interrupted))
    assert module.start(["kepu"]) == 130


@pytest.mark.skipif(os.name == "nt", reason="the layout of site-packages differs")
def test_a_ready_door_opens_from_anywhere(folder: Path, tmp_path: Path) -> None:
    module = load(folder)
    venv.create(module.VENV)
    package = module.VENV / f"lib/python{THIS_PYTHON}/site-packages/kepu"
    package.mkdir()
    (package / "cli.py").write_text(
        "import os, sys\nprint(os.getcwd(), *sys.argv[1:])\nsys.exit(3)\n", "utf-8"
    )
    module.stamp_of("run").write_text(module.digest("run"), "utf-8")
    done = subprocess.run(
        # The digest holds sys.version, which the base interpreter and this one share.
        [sys.executable, str(folder / "build.py"), "check", "格物里"],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        env={"PATH": os.environ["PATH"], "PYTHONUTF8": "1"},
        check=False,
    )
    assert (done.stdout, done.stderr, done.returncode) == (f"{folder} check 格物里\n", "", 3)


@pytest.mark.skipif(
    shutil.which("git") is None or not (ROOT / ".git").exists(), reason="not a git checkout"
)
def test_git_ignores_what_the_door_makes() -> None:
    made = [".venv/x", "site/index.html", ".cache/x", "node_modules/x", "shots/x.png"]
    told = subprocess.run(
        ["git", "check-ignore", *made], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert told.stdout.split() == made
