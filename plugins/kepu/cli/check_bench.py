"""What a check of a very large catalogue costs.

Comes in: this tree. Goes out: one measured run. The large catalogue is this one with more resources, made up by
shuffling the sentences of those that there are, so that their length and their words are those of real entries.
"""

import json
import random
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from kepu.cli.checked import check_cached
from kepu.cli.measure import Usage, measure
from kepu.cli.setting import ROOT
from kepu.model.resource import Resource

ENTRIES = 10_000
_TOPIC = "health"


def bench_large_check() -> Usage:
    """Check a catalogue of ten thousand resources from nothing."""
    with tempfile.TemporaryDirectory(prefix="kepu-large-") as folder:
        root = Path(folder)
        write_large(root)
        usage = measure("-m", "kepu.cli", "check", "--quiet", cwd=root)
    # Torn from its entry, a quotation of a quack is a claim: that the check finds some is no failure.
    return replace(usage, code=0) if usage.code == 1 else usage


def write_large(root: Path) -> None:
    """Copy what a check reads, and add resources."""
    for name in ("catalog", "content"):
        shutil.copytree(ROOT / name, root / name)
    base = check_cached().portals[0].catalog
    held = base.values(Resource, "resource")
    titles = [resource.title for resource in held]
    points = [point for resource in held for point in resource.points]
    shuffle = random.Random(1)  # noqa: S311 - the same catalogue on every run, and nothing to guess
    shelf = root / "catalog" / "topics" / _TOPIC / "resources"
    for number in range(ENTRIES - len(held)):
        entry = {
            "id": f"large-{number}",
            "title": f"{shuffle.choice(titles)[:60]}之{number}",
            "points": shuffle.sample(points, 4),
            "sources": [{"name": "中国公民健康素养——基本知识与技能（2024年版）"}],
            "conf": "M",
            "updated_on": "2026-11-22",
        }
        lines = "".join(f"{field}: {_written(value)}\n" for field, value in entry.items())
        (shelf / f"large-{number}.yaml").write_text(lines, encoding="utf-8", newline="\n")


def _written(value: object) -> str:
    """Write a value as YAML: lists a line each, as editors do."""
    if isinstance(value, list) and isinstance(value[0], str):
        return "".join(f"\n  - {json.dumps(item, ensure_ascii=False)}" for item in value)
    return json.dumps(value, ensure_ascii=False)
