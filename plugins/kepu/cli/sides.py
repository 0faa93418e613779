"""Two folders with content, checked and planned by the tool that runs, and compared.

Comes in: the folders and the files that differ. Goes out: a `Report`.
"""

import datetime as dt
from dataclasses import replace
from pathlib import Path

from kepu.cli.checked import CACHE
from kepu.cli.setting import ROOT
from kepu.mkdocs_plugins.fleet import open_fleet
from kepu.mkdocs_plugins.icons import icon_names
from kepu.pipeline.changes.baseline import compose_tree
from kepu.pipeline.changes.compare import Contents, compare, side_of
from kepu.pipeline.changes.report import Report
from kepu.pipeline.check import Checked, check_tree
from kepu.plan.site import Options
from kepu.read import ParseCache


def compare_folders(
    roots: tuple[Path, Path], contents: Contents, today: dt.date, left_out: tuple[str, ...]
) -> Report:
    """Check and plan both folders, and compare them."""
    fleet = open_fleet(ROOT)
    cache = ParseCache(CACHE)
    options = Options(today, features=fleet.features)

    def checked(root: Path) -> Checked:
        return check_tree(root, "demo", cache, icon_names())

    before, after = compose_tree(roots[0], cache) or checked(roots[0]), checked(roots[1])
    sides = side_of(before, options), side_of(after, options)
    report = compare(*sides, contents, fleet.materials.renderer)
    return replace(report, left_out=left_out)
