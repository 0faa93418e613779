"""The smaller commands: stale files are named, pages are weighed whole, nothing is skipped in silence."""

import argparse
from pathlib import Path

import pytest
from kepu.cli import test as test_command
from kepu.cli.page_kinds import sample_pages
from kepu.cli.weights import weigh

from .conftest import Run

PAGE = """<!doctype html><html lang="zh-Hans" class="kind-pack"><head>
<link rel="stylesheet" href="../assets/site.css"><link rel="canonical" href="https://example.org/">
<script src="../assets/site.js" defer></script><script src="{outside}"></script></head>
<body><img src="data:image/png;base64,AAAA"><a href="../far/">远</a></body></html>"""


@pytest.fixture
def small_site(tmp_path: Path) -> Path:
    """Return a site of one page with a style sheet and two scripts, one from elsewhere."""
    for name, text in {
        "assets/site.css": "body{margin:0}",
        "assets/site.js": "1;",
        "packs/index.html": PAGE.format(outside="https://example.org/x.js"),
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def test_pages_are_found_by_the_kind_they_say(small_site: Path) -> None:
    assert sample_pages(small_site) == {"pack": small_site / "packs/index.html"}


def test_a_page_weighs_what_it_asks_for(small_site: Path) -> None:
    (weight,) = weigh(small_site)
    assert (weight.requests, weight.third_party) == (4, 1)
    assert 0 < weight.html < weight.total


def test_what_is_stale_is_named_and_renewed_and_nothing_else_is_touched(
    kepu: Run, tree: Path
) -> None:
    schema, page = (
        tree / "catalog/schema/venue.schema.json",
        tree / "content/contribute/problems.md",
    )
    fresh = schema.read_bytes(), page.read_bytes()
    schema.write_text("{}", "utf-8")
    page.unlink()
    (tree / "catalog/schema/gone.schema.json").write_text("{}", "utf-8")
    untouched = (tree / "content/contribute/fields.md").stat().st_mtime_ns
    checked = kepu("generate", "--check")
    assert checked.code == 1
    for path in ("schema/venue.schema.json", "schema/gone.schema.json", "contribute/problems.md"):
        assert f"{path} 不是最新的" in checked.err
    assert kepu("generate").code == 0
    assert (schema.read_bytes(), page.read_bytes()) == fresh
    assert (tree / "content/contribute/fields.md").stat().st_mtime_ns == untouched
    assert kepu("generate", "--check").code == 0


def test_a_broken_vocabulary_stops_the_generating(kepu: Run, tree: Path) -> None:
    (tree / "catalog/vocabularies/audience.yaml").write_text("id: audience\n", "utf-8")
    done = kepu("generate")
    assert done.code == 1
    assert "没有生成文件：请先改好词表。" in done.err


@pytest.mark.parametrize(("ci", "code"), [("true", 1), ("", 0)])
def test_a_machine_without_a_browser_is_told_and_fails_in_ci(
    ci: str, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CI", ci)
    monkeypatch.setattr(test_command, "find_browser", lambda: None)
    monkeypatch.setattr(test_command, "_pytest", lambda options: 0)
    options = argparse.Namespace(rest=["tests/cli"], long=False)
    assert test_command.run(options) == code
    assert "!! 跳过：浏览器测试。没有找到 Chromium" in capsys.readouterr().err


def test_one_failed_step_fails_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(test_command, "missing_programs", lambda: iter(()))
    monkeypatch.setattr(test_command, "STEPS", {"bad": ("-c", "raise SystemExit(3)")})
    monkeypatch.setattr(test_command, "_pytest", lambda options: 0)
    assert test_command.run(argparse.Namespace(rest=[], long=False)) == 1


def test_other_commands_refuse_words_they_do_not_know(
    kepu: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        kepu("check", "--colour")
    assert stop.value.code == 2
    assert "不认识的参数：--colour" in capsys.readouterr().err
