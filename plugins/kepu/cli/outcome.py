"""What a build did, in words and as JSON.

Comes in: an outcome and the checked tree. Goes out: lines on the terminal. What was left out of a production build
is listed once, however many sites it concerns.
"""

import json
import sys
from dataclasses import dataclass, field

from kepu.pipeline.check import Checked


@dataclass
class Outcome:
    """What a build did."""

    built: list[str] = field(default_factory=list)
    """Ids of the sites that were built."""
    failed: list[str] = field(default_factory=list)
    """Ids of the sites that problems stand in the way of."""
    kept: list[str] = field(default_factory=list)
    """Ids of the communities whose last good site was carried over."""
    pages: int = 0
    files: int = 0
    rendered: int = 0
    """Distinct pages that were rendered; the others were stitched from them."""
    seconds: float = 0.0


def print_outcome(outcome: Outcome, checked: Checked, *, target: str, quiet: bool) -> None:
    """Say what a build did."""
    for path, why in left_out(checked).items():
        print(f"没有放进正式站点：{path}（{why}）")
    for id in outcome.failed:
        kept = "，保留上一次的站点" if id in outcome.kept else ""
        print(f"{id} 没有建成{kept}", file=sys.stderr)
    if not quiet:
        print(
            f"建成 {len(outcome.built)} 个站点，{outcome.pages} 页（实际排版 {outcome.rendered} 页），"
            f"{outcome.files} 个文件，用时 {outcome.seconds:.1f} 秒 → {target}"
        )


def print_json(outcome: Outcome, checked: Checked) -> None:
    """Write what a build did as one JSON object."""
    record = vars(outcome) | {"left_out": left_out(checked)}
    print(json.dumps(record, ensure_ascii=False))


def left_out(checked: Checked) -> dict[str, str]:
    """List the files that production sites leave out, each with the reason."""
    sites = (*checked.portals, *checked.communities)
    found = {item.provenance.path: why for site in sites for item, why in site.left_out}
    return dict(sorted(found.items()))
