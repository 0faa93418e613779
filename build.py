#!/usr/bin/env python3
"""The front door: one command on a machine with nothing but Python 3.11 or newer.

Comes in: the words after `build.py`; none means `build`. Goes out: the exit status of `kepu.cli`,
run from this folder inside `.venv`, which is made and filled first where it is missing or differs
from its lock. Refuses: an older Python, a Python that cannot make virtual environments, and every
package whose hash is not in `requirements/`.

Python 3.6 must be able to parse this file, so that it can say which Python is needed.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - it is this file's task to say so
    sys.exit(
        "需要 Python 3.11 或更新的版本，当前是 {0}.{1}。\n"
        "Python 3.11 or newer is needed; this is {0}.{1}.".format(*sys.version_info)
    )

import hashlib
import importlib.util
import os
import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
UNFINISHED = VENV / "kepu-unfinished"
LOCKS = {
    "run": ["requirements/run.txt"],
    # A changed run lock makes the test set stale too: the second is solved on top of the first.
    "test": ["requirements/run.txt", "requirements/test.txt"],
}
NEED_TEST_LOCK = {"test", "shots", "search", "bench"}
PIP = ["-m", "pip", "--disable-pip-version-check", "--no-input", "install"]


def main(words: list[str]) -> int:
    """Make the environment ready, then hand the words on to `kepu.cli`.

    Returns:
        The exit status of `kepu.cli` on Windows; elsewhere this process becomes `kepu.cli`.
    """
    level = "test" if {*words[:1]} & NEED_TEST_LOCK else "run"
    if not is_ready(level):
        fail_without_venv_support()
        make_ready(level)
    os.chdir(ROOT)
    return start([str(PYTHON), "-m", "kepu.cli", *(words or ["build"])])


def is_ready(level: str) -> bool:
    """Tell whether `.venv` holds exactly what the locks of this level ask for."""
    stamp = stamp_of(level)
    return PYTHON.exists() and stamp.exists() and stamp.read_text("utf-8") == digest(level)


def stamp_of(level: str) -> Path:
    """Name the file in which a finished installation leaves its digest."""
    return VENV / f"kepu-{level}.stamp"


def digest(level: str) -> str:
    """Hash all that an installation depends on: Python, the folder, the package, the locks."""
    sha = hashlib.sha256(f"{sys.version}\n{ROOT}\n".encode())
    for name in ["pyproject.toml", *LOCKS[level]]:
        sha.update((ROOT / name).read_bytes())
    return sha.hexdigest()


def fail_without_venv_support() -> None:
    """Stop with the name of the missing system package.

    Raises:
        SystemExit: Debian and its children ship Python without `ensurepip`.
    """
    if all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")):
        return
    package = "python{}.{}-venv".format(*sys.version_info)
    raise SystemExit(
        f"这台机器的 Python 缺少 venv 组件。请先安装系统软件包：sudo apt install {package}\n"
        f"This Python cannot make virtual environments: sudo apt install {package}"
    )


def make_ready(level: str) -> None:
    """Bring `.venv` to the state of the locks, making it anew where it cannot be mended.

    Raises:
        SystemExit: A step failed; the step itself has said why.
    """
    # stderr escapes what a code page lacks, where stdout would fail on Chinese.
    sys.stderr.write("正在准备运行环境，约一分钟，只在第一次和依赖更新后 … Preparing .venv …\n")
    try:
        if not is_usable():
            make_venv()
        fill(level)
    except (OSError, subprocess.CalledProcessError) as error:
        reason = error if isinstance(error, OSError) else "原因见上面几行。"
        raise SystemExit(
            f"没有装好：{reason}\n"
            "请检查网络，或设置镜像（环境变量 PIP_INDEX_URL），再运行一次。\n"
            "Not installed: check the network or set a mirror (PIP_INDEX_URL), then run again."
        ) from None
    for done in ["run", level]:
        stamp_of(done).write_text(digest(done), "utf-8")
    UNFINISHED.unlink(missing_ok=True)


def is_usable() -> bool:
    """Tell whether `.venv` was made to the end, by this minor version of Python."""
    config = VENV / "pyvenv.cfg"
    if UNFINISHED.exists() or not PYTHON.exists() or not config.exists():
        return False
    # venv writes `version`, uv and virtualenv write `version_info`.
    minor = r"^version(_info)?\s*=\s*{}\.{}\.".format(*sys.version_info)
    return re.search(minor, config.read_text("utf-8"), re.MULTILINE) is not None


def make_venv() -> None:
    """Make an empty `.venv`, marked unfinished until its packages are in."""
    import shutil  # noqa: PLC0415 - the second start must not pay for the first
    import venv  # noqa: PLC0415

    if VENV.exists():
        shutil.rmtree(VENV)
    VENV.mkdir()
    UNFINISHED.touch()
    venv.create(VENV, symlinks=os.name != "nt")


def fill(level: str) -> None:
    """Install the locked packages, then this one as a link to its sources.

    The lock holds the build backend as well, so that the package can be installed without build
    isolation, which would fetch a backend that no hash vouches for. For the same reason source
    distributions are refused: to build one is to fetch more.
    """
    for one in LOCKS:
        stamp_of(one).unlink(missing_ok=True)
    lock = str(ROOT / LOCKS[level][-1])
    # `uv venv` leaves pip out; where pip is there, this changes nothing.
    in_venv("-m", "ensurepip")
    in_venv(*PIP, "--require-hashes", "--only-binary=:all:", "--requirement", lock)
    in_venv(
        *PIP, "--quiet", "--no-index", "--no-deps", "--no-build-isolation", "--editable", str(ROOT)
    )


def in_venv(*words: str) -> None:
    """Run the Python of `.venv`; its chatter goes to stderr, for stdout belongs to `kepu.cli`."""
    subprocess.run([str(PYTHON), *words], stdout=sys.stderr, check=True)  # noqa: S603


def start(command: list[str]) -> int:
    """Become the command; Windows cannot, so there it waits and passes the status on."""
    if os.name != "nt":
        os.execv(command[0], command)  # noqa: S606
    try:
        return subprocess.call(command)  # noqa: S603
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
