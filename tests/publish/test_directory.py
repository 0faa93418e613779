"""A site is replaced whole or not at all, and nothing but a site is replaced."""

import errno
import os
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from kepu.model.datafile import DataFile
from kepu.publish import swap as swapping
from kepu.publish.directory import StagedDirectory
from kepu.publish.failure import PublishError, UnsafePathError

Look = Callable[[Path], dict[str, bytes]]
NEW = {"index.html": b"new", "c/hewan/index.html": b"new", "x/y/z.html": b"new"}


def publish(target: Path, files: Mapping[str, bytes] = NEW) -> None:
    with StagedDirectory(target) as stage:
        for path, content in files.items():
            stage.write(DataFile(path, content))
        stage.commit()


def beside(target: Path) -> set[str]:
    return {path.name for path in target.parent.iterdir()} - {target.name}


@pytest.fixture(params=["exchange", "two renames"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Swap in one step, or as on systems that cannot."""
    if request.param == "two renames":
        monkeypatch.setattr(swapping, "_exchange", lambda *_: False)
    return str(request.param)


def test_the_new_site_takes_the_place_of_the_old(target: Path, look: Look, way: str) -> None:
    publish(target)
    assert look(target) == NEW
    assert beside(target) == set()


def test_a_first_site_is_moved_in(tmp_path: Path, look: Look) -> None:
    publish(tmp_path / "deep" / "down" / "site")
    assert look(tmp_path / "deep" / "down" / "site") == NEW


def test_without_commit_nothing_changes(target: Path, old: Mapping[str, bytes], look: Look) -> None:
    with StagedDirectory(target) as stage:
        stage.write(DataFile("index.html", b"new"))
    assert look(target) == old
    assert beside(target) == set()


@pytest.mark.parametrize(
    "path",
    ["../x", "/etc/x", "a/../../x", "a//b", "", ".", "..", "a/.x", ".x", "a\\b", "C:/x", "a\n", "a/", "文", "a\0b"],
)  # fmt: skip
def test_a_path_that_could_leave_is_refused(
    target: Path, path: str, old: Mapping[str, bytes], look: Look
) -> None:
    with pytest.raises(UnsafePathError), StagedDirectory(target) as stage:
        stage.write(DataFile(path, b"x"))
    assert look(target) == old


def test_a_file_written_twice_is_refused(target: Path) -> None:
    with StagedDirectory(target) as stage:
        stage.write(DataFile("index.html", b"1"))
        with pytest.raises(UnsafePathError, match=r"两个页面.*index\.html"):
            stage.write(DataFile("index.html", b"2"))


def test_what_stood_can_be_carried_over(target: Path, look: Look) -> None:
    with StagedDirectory(target) as stage:
        stage.write(DataFile("c/hewan/index.html", b"new"))
        assert stage.keep("c/gewuli")
        assert not stage.keep("c/nobody")
        assert stage.keep("", leaving="c")
        stage.commit()
    assert look(target) == {
        "index.html": b"old",
        "a/b/c.html": b"old",
        "c/gewuli/index.html": b"old",
        "c/hewan/index.html": b"new",
    }


def test_carrying_over_follows_no_link(target: Path, tmp_path: Path, look: Look) -> None:
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "file").write_text("secret")
    (target / "c" / "gewuli" / "link").symlink_to(tmp_path / "secret" / "file")
    (target / "c" / "folder").symlink_to(tmp_path / "secret")
    with StagedDirectory(target) as stage:
        stage.keep("c/gewuli")
        assert not stage.keep("c/folder")
        stage.commit()
    assert look(target) == {"c/gewuli/index.html": b"old"}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no umask")
def test_a_web_server_may_read_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        publish(tmp_path / "site")
    finally:
        os.umask(before)
    modes = {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "site").rglob("*")}
    assert modes == {0o755, 0o644}
    assert stat.S_IMODE((tmp_path / "site").stat().st_mode) == 0o755


@pytest.mark.parametrize(
    "files", [["thesis.docx"], ["index.html", ".git/config"], ["mkdocs.yml", "c/x"]]
)
def test_what_is_no_site_is_not_replaced(tmp_path: Path, files: list[str], look: Look) -> None:
    for name in files:
        path = tmp_path / "mine" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"mine")
    with pytest.raises(PublishError, match="不像是建好的站点"):
        publish(tmp_path / "mine")
    assert look(tmp_path / "mine") == dict.fromkeys(sorted(files), b"mine")
    assert beside(tmp_path / "mine") == set()


def test_a_link_is_not_replaced(
    target: Path, tmp_path: Path, old: Mapping[str, bytes], look: Look
) -> None:
    (tmp_path / "link").symlink_to(target)
    with pytest.raises(PublishError, match="快捷方式"):
        publish(tmp_path / "link")
    assert look(target) == old
    assert (tmp_path / "link").is_symlink()


def test_a_link_beside_the_target_is_not_followed(target: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "keep.txt").write_text("mine")
    (target.parent / ".site.new").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(PublishError, match=r"\.site\.new"):
        publish(target)
    assert (tmp_path / "elsewhere" / "keep.txt").read_text() == "mine"


def test_a_file_at_the_target_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("mine")
    with pytest.raises(PublishError, match="site"):
        publish(tmp_path / "site")
    assert (tmp_path / "site").read_text() == "mine"


def test_a_folder_of_a_name_with_stars_is_its_own(tmp_path: Path, look: Look) -> None:
    for name in ("site", "s*", "[ab]", "site.new", "知微县 站点"):
        publish(tmp_path / name)
    publish(tmp_path / "s*", {"index.html": b"again"})
    assert look(tmp_path / "site") == look(tmp_path / "site.new") == NEW


def test_what_a_kill_left_is_cleared_away(target: Path, look: Look) -> None:
    (target.parent / ".site.new" / "half").mkdir(parents=True)
    (target.parent / ".site.lock").touch()
    publish(target)
    assert look(target) == NEW
    assert beside(target) == set()


def test_a_kill_between_two_renames_loses_nothing(
    target: Path, old: Mapping[str, bytes], look: Look
) -> None:
    target.rename(target.parent / ".site.old")
    with StagedDirectory(target):
        pass
    assert look(target) == old


# ── the disk fails ───────────────────────────────────────────────────────────────────────────


class Disk:
    """Lets the k-th change of the disk fail."""

    def __init__(self, failing: int, code: int) -> None:
        self.left = failing
        self.code = code

    def may_fail(self, call: Callable[..., object]) -> Callable[..., object]:
        def failing(*args: object, **kwargs: object) -> object:
            self.left -= 1
            if self.left == 0:
                raise OSError(self.code, os.strerror(self.code), str(args[0]))
            return call(*args, **kwargs)

        return failing


@contextmanager
def failing_disk(monkeypatch: pytest.MonkeyPatch, failing: int, code: int) -> Iterator[Disk]:
    disk = Disk(failing, code)
    with monkeypatch.context() as patch:
        for name in ("open", "mkdir", "chmod", "rename", "link"):
            patch.setattr(os, name, disk.may_fail(getattr(os, name)))
        patch.setattr(swapping, "_exchange", disk.may_fail(swapping._exchange))
        yield disk


def publish_keeping(target: Path) -> None:
    with StagedDirectory(target) as stage:
        for path, content in NEW.items():
            stage.write(DataFile(path, content))
        stage.keep("c/gewuli")
        stage.commit()


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES, errno.EIO, errno.EROFS])
def test_wherever_the_disk_fails_the_old_site_stands(
    target: Path,
    old: Mapping[str, bytes],
    look: Look,
    monkeypatch: pytest.MonkeyPatch,
    code: int,
    way: str,
) -> None:
    said: list[str] = []
    for failing in range(1, 100):
        with failing_disk(monkeypatch, failing, code) as disk:
            try:
                publish_keeping(target)
            except PublishError as error:
                said.append(str(error))
        if disk.left > 0:
            break
        if look(target) != old:
            # Only what comes after the swap may fail without a word; the new site is whole then.
            assert look(target) == {**NEW, "c/gewuli/index.html": b"old"}
            publish(target, old)
    assert len(said) >= 10
    assert all(str(target.parent) in message and "原来的站点没有动" in message for message in said)
    publish(target)
    assert look(target) == NEW
    assert beside(target) == set()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs a small disk of its own")
def test_a_full_disk_leaves_the_old_site(
    target: Path, old: Mapping[str, bytes], look: Look
) -> None:
    script = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from kepu.model.datafile import DataFile\n"
        "from kepu.publish.directory import StagedDirectory\n"
        "from kepu.publish.failure import PublishError\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))\n"
        "try:\n"
        "    with StagedDirectory(Path(sys.argv[1])) as stage:\n"
        "        stage.write(DataFile('index.html', b'x' * 200_000))\n"
        "        stage.commit()\n"
        "except PublishError as error:\n"
        "    sys.exit(str(error))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(target)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "index.html" in done.stderr
    assert look(target) == old
