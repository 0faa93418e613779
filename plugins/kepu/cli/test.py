"""`test`: everything that must hold, one line for each step.

Comes in: words for pytest; with any, only pytest runs. Goes out: 0 all well, 1 something failed, whichever step it
was. Tests whose program is missing are named loudly; with `CI=true` that is a failure.
"""

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from time import perf_counter

from kepu.cli.browser import MISSING, find_browser
from kepu.cli.setting import ROOT

_LINT_IMPORTS = "from importlinter.cli import lint_imports_command as run; run()"
"""import-linter has no `python -m` of its own."""

_WORKERS = 2
"""Each builds the sample county for itself and drives a browser of its own; more would starve a small machine."""

STEPS: dict[str, Sequence[str]] = {
    "ruff check": ("-m", "ruff", "check", "--quiet"),
    "ruff format": ("-m", "ruff", "format", "--check", "--quiet"),
    "mypy": ("-m", "mypy", "--no-error-summary"),
    "lint-imports": ("-c", _LINT_IMPORTS),
    "generated": ("-m", "kepu.cli", "generate", "--check"),
}
"""What runs before pytest: name → arguments for Python."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    parser.add_argument("--long", action="store_true", help="连同逐页检查，约半小时")
    parser.epilog = "其余参数交给 pytest，例如 tests/cli -x；这时只运行 pytest。"


def run(options: argparse.Namespace) -> int:
    """Run every step, whatever became of the one before."""
    lacking = list(missing_programs())
    for said in lacking:
        print(f"!! 跳过：{said}", file=sys.stderr, flush=True)
    codes = [int(bool(lacking) and os.environ.get("CI") == "true")]
    if not options.rest:
        codes += [_step(name, words) for name, words in STEPS.items()]
    codes.append(_pytest(options))
    return int(any(codes))


def missing_programs() -> Iterator[str]:
    """Say which tests cannot run on this machine, and why."""
    if find_browser() is None:
        yield f"浏览器测试。{MISSING}"
    if shutil.which("node") is None:
        yield "脚本测试。没有找到 Node.js"
    if shutil.which("java") is None:
        yield "HTML 标准检查。没有找到 Java"


def _step(name: str, words: Sequence[str]) -> int:
    began = perf_counter()
    done = subprocess.run(  # noqa: S603 - our own table of commands
        [sys.executable, *words],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    if done.returncode:
        sys.stdout.buffer.write(done.stdout)
    _say(name, done.returncode, perf_counter() - began)
    return done.returncode


def _pytest(options: argparse.Namespace) -> int:
    """Run pytest with its output as it comes: it takes minutes."""
    began = perf_counter()
    sample = [] if options.long else ["-m", "not long"]
    # Tests of pages mostly wait for a browser. Who asks for a few tests wants to see them one after the other.
    workers = [] if options.rest else ["-n", str(_WORKERS), "--dist", "loadfile"]
    command = [sys.executable, "-m", "pytest", "-q", *sample, *workers, *options.rest]
    code = subprocess.run(command, cwd=ROOT, check=False).returncode  # noqa: S603
    _say("pytest", code, perf_counter() - began)
    return code


def _say(name: str, code: int, seconds: float) -> None:
    print(f"{'通过' if code == 0 else '没通过'}  {name:<13}{seconds:7.1f} 秒", flush=True)
