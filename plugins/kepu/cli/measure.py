"""One Python process, measured: wall clock, processor time, peak memory.

Comes in: arguments for Python. Goes out: a `Usage`. Windows has no `resource`; there only the wall clock is known.
"""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from kepu.cli.setting import ROOT


@dataclass(frozen=True)
class Usage:
    """What a process used."""

    seconds: float
    cpu_seconds: float
    peak_mb: float
    """Megabytes of 10⁶ bytes at the peak; 0 where the system does not tell."""
    code: int


def measure(*words: str, cwd: Path = ROOT) -> Usage:
    """Run Python once in a folder and measure it."""
    began = perf_counter()
    process = subprocess.Popen(  # noqa: S603 - our own commands
        [sys.executable, *words], cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    if sys.platform == "win32":
        code = process.wait()
        return Usage(perf_counter() - began, 0.0, 0.0, code)
    # wait4 tells this one child's use; RUSAGE_CHILDREN would tell the largest of all so far.
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    unit = 1 if sys.platform == "darwin" else 1024
    peak = used.ru_maxrss * unit / 1_000_000
    return Usage(perf_counter() - began, used.ru_utime + used.ru_stime, peak, process.returncode)
