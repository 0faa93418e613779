"""`check` in its three forms, and `check --fix`, which loses nothing."""

import errno
import json
import os
import shutil
import stat
from pathlib import Path

import pytest

from .conftest import ROOT, Run

CARD = "catalog/topics/low-carbon/resources/c-one.yaml"
PAGE = "content/pages/about.md"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Return a copy of the small catalogue: the real one takes seconds for each look."""
    return Path(shutil.copytree(ROOT / "tests/compose/small", tmp_path / "小 kepu"))


def _spoil(tree: Path, path: str, *changes: tuple[str, str]) -> str:
    text = (tree / path).read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    (tree / path).write_text(text, "utf-8")
    return text


def _files(tree: Path) -> dict[str, bytes]:
    found = (path for folder in ("catalog", "content") for path in (tree / folder).rglob("*"))
    return {
        path.relative_to(tree).as_posix(): path.read_bytes() for path in found if path.is_file()
    }


def test_slips_behind_slips_are_mended_and_shown(kepu: Run, tree: Path) -> None:
    good = (tree / CARD).read_bytes()
    _spoil(
        tree,
        CARD,
        ("title:", "标题:"),
        ("updated_on: 2026-11-22", "最近修改日期: 2026/11/22"),
        ("  - general", "  - 普通居民"),
        ("conf: V\n", "conf: \uff56\n"),
    )
    done = kepu("check", "--fix")
    assert (done.code, (tree / CARD).read_bytes()) == (0, good)
    assert "  2 - 标题: 省电\n  2 + title: 省电\n" in done.out
    assert "+ updated_on: 2026/11/22\n" in done.out
    assert "+ updated_on: 2026-11-22\n" in done.out
    assert "改好 5 处，涉及 1 个文件。\n没有发现问题。" in done.out
    assert "没有可以自动改的地方。\n没有发现问题。" in kepu("check", "--fix").out


def test_nothing_but_the_named_lines_changes(kepu: Run, tree: Path) -> None:
    text = (
        (tree / CARD).read_text("utf-8").replace("title: 省电", "title: 省电   # 名 “称”\n\n# 空行")
    )
    wrong = text.replace("title:", "titel:").replace("conf: V", "conf:   '据可靠转述'  # 甲")
    wrong = wrong.replace("cautions:", "keywords: 省电\ncautions:")
    (tree / CARD).write_bytes(b"\xef\xbb\xbf" + wrong.replace("\n", "\r\n").encode())
    (tree / CARD).chmod(0o640)
    before = _files(tree)
    assert kepu("check", "--fix").code == 0
    after = _files(tree)
    mended = text.replace("conf: V", "conf:   'V2'  # 甲")
    mended = mended.replace("cautions:", "keywords:\n  - 省电\ncautions:")
    assert after.pop(CARD) == b"\xef\xbb\xbf" + mended.replace("\n", "\r\n").encode()
    del before[CARD]
    assert after == before
    assert stat.S_IMODE((tree / CARD).stat().st_mode) == 0o640


def test_a_dry_run_shows_and_writes_nothing(kepu: Run, tree: Path) -> None:
    _spoil(tree, CARD, ("title:", "标题:"))
    before = _files(tree)
    done = kepu("check", "--fix", "--dry-run")
    assert (done.code, _files(tree)) == (1, before)
    assert "可以自动改 1 处，涉及 1 个文件；还没有写入" in done.out
    assert "  2 + title: 省电" in done.out
    assert kepu("check", "--dry-run").code == 2


def test_what_needs_judgement_is_left_and_reported(kepu: Run, tree: Path) -> None:
    text = _spoil(tree, CARD, ("conf: V", "conf: 大概\nvalid_until: 明天"), ("title:", "标题:"))
    done = kepu("check", "--fix")
    assert done.code == 1
    assert (tree / CARD).read_text("utf-8") == text.replace("标题", "title")
    assert "共 2 处错误，涉及 1 个文件。\n检查了" in done.out


def test_front_matter_and_encodings_are_mended(kepu: Run, tree: Path) -> None:
    page, card = (tree / PAGE).read_bytes(), (tree / CARD).read_bytes()
    _spoil(tree, PAGE, ("title:", "标题:"))
    (tree / CARD).write_bytes(card.decode().replace("title:", "titel:").encode("gb18030"))
    done = kepu("check", "--fix")
    assert done.code == 0
    assert "另存为 UTF-8 编码" in done.out
    assert ((tree / PAGE).read_bytes(), (tree / CARD).read_bytes()) == (page, card)


@pytest.mark.skipif(os.name == "nt", reason="links need a right on Windows")
def test_no_link_is_followed(kepu: Run, tree: Path, tmp_path: Path) -> None:
    outside = tmp_path / "c-one.yaml"
    _spoil(tree, CARD, ("title:", "标题:"))
    (tree / CARD).rename(outside)
    (tree / CARD).symlink_to(outside)
    was = outside.read_bytes()
    assert kepu("check", "--fix").code == 1
    assert outside.read_bytes() == was
    assert (tree / CARD).is_symlink()


def test_a_full_disk_leaves_the_file_as_it_was(
    kepu: Run, tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "磁盘满了")

    _spoil(tree, CARD, ("title:", "标题:"))
    before = _files(tree)
    monkeypatch.setattr("kepu.cli.fix.os.fsync", full)
    done = kepu("check", "--fix")
    assert (done.code, _files(tree)) == (1, before)
    assert "c-one.yaml：磁盘满了" in done.err


def test_json_tells_of_mends_and_of_what_is_left(kepu: Run, tree: Path) -> None:
    _spoil(tree, CARD, ("conf: V", "conf: 大概"), ("title:", "标题:"))
    done = kepu("check", "--fix", "--json")
    report = json.loads(done.out)
    assert report["mended"] == [
        {"path": CARD, "line": 2, "before": "标题: 省电", "after": "title: 省电"}
    ]
    (left,) = report["problems"]
    assert (left["source"], left["handbook"]) == ("conf: 大概", "problems.md#kp204")
    assert "改好 1 处" in done.err


def test_the_rest_goes_to_the_summary(
    kepu: Run, tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fields = "".join(f"zz{n}: 1\n" for n in range(25))
    _spoil(tree, CARD, ("conf: V\n", f"conf: V\n{fields}"))
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    done = kepu("check", "--format", "github")
    assert (done.code, done.out.count("::error ")) == (1, 10)
    assert "另有 15 处没有标注" in done.out
    page = tmp_path / "summary.md"
    page.write_text("已有\n", "utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
    assert "没有标注" not in kepu("check", "--format", "github").out
    assert page.read_text("utf-8").startswith("已有\n## 检查结果：25 处错误\n")
    assert page.read_text("utf-8").count("错误[KP201]") == 25


def test_a_command_in_a_field_name_stays_text(kepu: Run, tree: Path) -> None:
    _spoil(tree, CARD, ("conf: V\n", 'conf: V\n"x\\n::stop-commands::y%0A::error::z": 1\n'))
    said = kepu("check", "--format", "github").out
    assert [line.partition(" ")[0] for line in said.splitlines()] == ["::error"]
