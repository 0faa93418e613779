"""`search`: called wrongly it says how; called rightly it prints what a resident would see, or rates."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from kepu.cli import search
from kepu.cli.main import main
from kepu.cli.relevance import read_queries
from kepu.cli.searcher import SearchFailedError, Shown

ROOT = Path(__file__).parents[2]
QUERIES = """- {q: 96110, kind: exact, want: [hl-96110]}
- {q: 火灾, kind: exact, want: [nowhere]}
- {q: 看戏, kind: open, want: []}
"""


class Stub:
    """A search page that finds the same for every query."""

    def __init__(self, *, fails: bool = False) -> None:
        self._fails = fails

    def ask(self, _query: str) -> list[Shown]:
        if self._fails:
            raise SearchFailedError("搜索页取不到数据：missing")
        return [
            Shown("hl-96110", "hotline", "反诈专线", 4.126, "标题"),
            Shown("for-editors", "guide", "写给编辑", 1.0, "正文：同义词 预警"),
        ]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Write a file of queries."""
    written = tmp_path / "问句.yaml"
    written.write_text(QUERIES, "utf-8")
    return written


@pytest.mark.parametrize(
    "words", [["search"], ["search", " "], ["search", "火灾", "--eval", "x.yaml"]]
)
def test_a_query_or_a_file_and_not_both(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2
    assert "二者选一" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: 1", "清单"),
        ("- {q: 火灾}", "第 1 条"),
        ("- {q: ' ', kind: a, want: []}", "第 1 条"),
        ("- [", "YAML"),
    ],
)
def test_a_wrong_file_is_told_before_anything_is_built(
    text: str, said: str, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(text, "utf-8")
    assert main(["search", "--eval", str(file)]) == 2
    assert said in capsys.readouterr().err


def test_an_unknown_word_is_called_wrongly(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["search", "--comunity", "gewuli", "火灾"])
    assert stop.value.code == 2
    assert "--comunity" in capsys.readouterr().err


def test_what_is_lacking_is_named() -> None:
    assert "社区 nowhere" in search._lacking("nowhere", has_browser=True)
    assert "门户" in search._lacking(None, has_browser=True)
    assert "Chromium" in search._lacking(None, has_browser=False)


def answer(query: str, file: Path | None = None, *, as_json: bool, fails: bool = False) -> int:
    queries = read_queries(file) if file else ()
    stub = Stub(fails=fails)
    return search._answer(stub, query, queries, as_json=as_json)  # type: ignore[arg-type]


def test_results_come_with_rank_score_and_reason(capsys: pytest.CaptureFixture[str]) -> None:
    assert answer("骗子", as_json=False) == 0
    first, *hits = capsys.readouterr().out.splitlines()
    assert first == "“骗子”：前 2 条"
    assert re.fullmatch(r" +1 +4\.13  hl-96110  反诈专线（.*；标题）", hits[0])
    assert "同义词 预警" in hits[1]


def test_results_can_be_read_by_programs(capsys: pytest.CaptureFixture[str]) -> None:
    assert answer("骗子", as_json=True) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["query"] == "骗子"
    assert [hit["id"] for hit in told["hits"]] == ["hl-96110", "for-editors"]
    assert set(told["hits"][0]) == {"id", "kind", "title", "score", "why"}


def test_rates_name_what_was_missed_and_what_does_not_count(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert answer("", file, as_json=False) == 0
    said = capsys.readouterr().out
    assert "没答对：火灾（要 nowhere；给了 hl-96110、for-editors）" in said
    assert "不计分：看戏 → hl-96110、for-editors" in said
    assert "open" not in said
    assert said.splitlines()[1].startswith("全部")


def test_rates_can_be_read_by_programs(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert answer("", file, as_json=True) == 0
    told = json.loads(capsys.readouterr().out)
    assert [rate["kind"] for rate in told["rates"]] == ["exact", "全部"]
    assert told["rates"][0] == {
        "kind": "exact", "queries": 2, "success_at_1": 0.5, "success_at_3": 0.5, "mrr": 0.5,
    }  # fmt: skip
    assert [one["query"]["text"] for one in told["missed"]] == ["火灾"]
    assert [one["query"]["text"] for one in told["unscored"]] == ["看戏"]


def test_a_page_that_cannot_search_is_a_failure(capsys: pytest.CaptureFixture[str]) -> None:
    assert answer("骗子", as_json=False, fails=True) == 1
    assert "missing" in capsys.readouterr().err


@pytest.mark.browser
def test_the_command_answers_as_the_browser_does(chromium: Path) -> None:
    words = ["search", "电瓶车", "--community", "gewuli", "--today", "2026-11-22", "--json"]
    done = subprocess.run(
        [sys.executable, "-m", "kepu.cli", *words],
        cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    hits = json.loads(done.stdout)["hits"]
    assert hits[0]["id"] == "e-ebike"
    assert hits[0]["why"]
    assert [hit["score"] for hit in hits] == sorted((h["score"] for h in hits), reverse=True)


@pytest.mark.browser
def test_a_community_that_is_not_there_is_told(chromium: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kepu.cli", "search", "火灾", "--community", "nowhere"],
        cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "社区 nowhere现在没有能搜的网站" in done.stderr
