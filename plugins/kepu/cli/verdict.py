"""The last check's findings, kept as long as not one byte of what was checked has changed.

Comes in: the tree. Goes out: the findings that a check would come to again, or nothing. The program's own code
is part of what must not have changed, so that a new rule is never missed.
"""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

import kepu
from kepu.cli.setting import ROOT
from kepu.problems import Fix, LineFix, Location, Problem, Reencode, Severity
from kepu.read.imprint import imprint_of

_FILE = ROOT / ".cache" / "kepu" / "verdict.json"
_CODE = Path(kepu.__file__).parent


@dataclass(frozen=True)
class Verdict:
    """What a check found."""

    problems: tuple[Problem, ...]
    files: int
    """How many files were checked."""


def imprint(profile: str) -> str | None:
    """Hash all that a check of this profile depends on."""
    digest = imprint_of((ROOT / "catalog", ROOT / "content", _CODE))
    return f"{profile} {digest}" if digest else None


def recall(imprint: str | None) -> Verdict | None:
    """Give the last check's findings if they are about this very tree."""
    try:
        stored = json.loads(_FILE.read_text(encoding="utf-8"))
        if imprint is None or stored["imprint"] != imprint:
            return None
        return Verdict(tuple(map(_thaw, stored["problems"])), int(stored["files"]))
    except (OSError, ValueError, KeyError, TypeError):
        # A file that is missing, cut short or of another make is as good as none.
        return None


def remember(imprint: str | None, verdict: Verdict) -> None:
    """Keep a check's findings for the next run; a folder that cannot be written to keeps none."""
    if imprint is None:
        return
    stored = {
        "imprint": imprint,
        "files": verdict.files,
        "problems": [asdict(problem) for problem in verdict.problems],
    }
    with suppress(OSError):
        _FILE.parent.mkdir(parents=True, exist_ok=True)
        scratch = _FILE.with_suffix(".new")
        scratch.write_text(json.dumps(stored, ensure_ascii=False), encoding="utf-8")
        scratch.replace(_FILE)


def _thaw(stored: dict[str, object]) -> Problem:
    where = stored["where"]
    return Problem(
        str(stored["code"]),
        Location(**where) if isinstance(where, dict) else None,
        str(stored["message"]),
        str(stored["advice"]),
        Severity(str(stored["severity"])),
        _thaw_fix(stored["fix"]),
    )


def _thaw_fix(stored: object) -> Fix | None:
    match stored:
        case {"encoding": str(encoding)}:
            return Reencode(encoding)
        case {"line": int(line), "before": str(before), "after": str() | None as after}:
            return LineFix(line, before, after)
    return None
