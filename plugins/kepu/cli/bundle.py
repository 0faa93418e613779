"""The scripts that need a library, bundled by esbuild: `theme/assets/src/walk/` → `theme/assets/dist/walk.js`.

Comes in: sources, `package-lock.json` and the options below. Goes out: files in `dist/`, which git ignores, and a
stamp of what they were made from: where it fits nothing runs. A build without network and Node.js must succeed, so
what cannot be bundled is left out and named in a sentence; a page that asks for it says so and goes on without.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from kepu.cli.node import Node, NoNodeError, find_node, start
from kepu.index.assets import BUNDLED

DIST = Path("theme", "assets", "dist")
SOURCES = Path("theme", "assets", "src")
MODULES = Path(".cache", "kepu", "node")
"""Where the locked packages go if `npm ci` was not run in the tree: it would throw out what tests need there."""
_LOCKED = ("package.json", "package-lock.json", ".npmrc")
_NEEDED = ("esbuild", "three")
_OPTIONS: dict[str, Any] = {
    "bundle": True,
    "minify": True,
    "format": "iife",
    "target": "es2017",
    "charset": "utf8",
    # The licences of what is shipped go with it.
    "legalComments": "eof",
    "logLevel": "error",
}
# Through its JavaScript interface esbuild starts the same way with and without its installation script.
_BUNDLE = "require('esbuild').buildSync(JSON.parse(process.argv[1]))"


def ensure_bundles(root: Path) -> str | None:
    """Bring `dist/` up to date.

    Returns:
        Nothing where all is well, else a sentence that says what is left out and what to do.
    """
    stamp = root / DIST / "stamp"
    try:
        wanted = digest(root)
        if stamp.exists() and stamp.read_text("utf-8") == wanted:
            return None
        _bundle_all(root)
        stamp.write_text(wanted, "utf-8")
    except (OSError, NoNodeError, subprocess.SubprocessError) as error:
        _remove(root / DIST)
        return (
            f"科普馆漫游没有打包，页面照常建，只是不提供漫游：{_reason(error)}。"
            "联网或装好 Node.js 18 以上后再建一次。"
        )
    return None


def say_bundles(root: Path) -> None:
    """Bring `dist/` up to date and say what is left out."""
    if said := ensure_bundles(root):
        print(said, file=sys.stderr)


def digest(root: Path) -> str:
    """Hash all that a bundle depends on."""
    sha = hashlib.sha256(json.dumps(_OPTIONS).encode())
    sha.update((root / "package-lock.json").read_bytes())
    for name in sorted(BUNDLED):
        for path in sorted((root / SOURCES / name).glob("*.js")):
            sha.update(f"{name}/{path.name}\n".encode() + path.read_bytes())
    return sha.hexdigest()


def _bundle_all(root: Path) -> None:
    node = find_node(root)
    modules = _modules(root, node)
    (root / MODULES).mkdir(parents=True, exist_ok=True)
    for name in sorted(BUNDLED):
        # Written elsewhere and moved in: another build may be reading `dist/` now.
        part = root / MODULES / f"{name}.{os.getpid()}.js"
        options = {
            **_OPTIONS,
            "absWorkingDir": str(root),
            "entryPoints": [(SOURCES / name / "main.js").as_posix()],
            "outfile": str(part),
            "nodePaths": [str(modules)],
        }
        node.run("-e", _BUNDLE, json.dumps(options), folder=modules.parent)
        _move(part, root / DIST / f"{name}.js")


def _modules(root: Path, node: Node) -> Path:
    """Find the locked packages, or fetch them."""
    cache = root / MODULES
    for folder in (root, cache):
        if _holds(folder / "node_modules", root):
            return folder / "node_modules"
    cache.mkdir(parents=True, exist_ok=True)
    for name in _LOCKED:
        shutil.copyfile(root / name, cache / name)
    start((*node.npm, "ci", "--omit=dev", "--fetch-retries=0"), cache)
    return cache / "node_modules"


def _holds(modules: Path, root: Path) -> bool:
    """Tell whether the packages are here, in the locked versions."""
    locked = json.loads((root / "package-lock.json").read_text("utf-8"))["packages"]
    for name in _NEEDED:
        described = modules / name / "package.json"
        if not described.exists():
            return False
        if (
            json.loads(described.read_text("utf-8"))["version"]
            != locked[f"node_modules/{name}"]["version"]
        ):
            return False
    return True


def _move(part: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    part.replace(target)


def _remove(dist: Path) -> None:
    """Take away bundles of other sources than today's: an old walk may not understand a new page."""
    for path in dist.glob("*"):
        if path.is_file():
            path.unlink()


def _reason(error: Exception) -> str:
    if isinstance(error, subprocess.TimeoutExpired):
        return "下载太慢"
    if isinstance(error, subprocess.CalledProcessError):
        lines = [line.strip() for line in (error.stderr or "").splitlines() if line.strip()]
        telling = [line for line in lines if not line.startswith("npm warn")]
        return telling[0].rstrip(".") if telling else f"命令退出，代码 {error.returncode}"
    if isinstance(error, FileNotFoundError) and error.filename:
        return f"缺少 {Path(error.filename).name}"
    return error.strerror or str(error) if isinstance(error, OSError) else str(error)
