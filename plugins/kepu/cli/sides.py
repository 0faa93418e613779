"""Two folders with content, checked and planned by the tool that runs, and compared.

Comes in: the folders and the files that differ. Goes out: a `Report`.
"""

import datetime as dt
import gc
from dataclasses import replace
from pathlib import Path

from kepu.cli.checked import CACHE
from kepu.cli.setting import ROOT
from kepu.mkdocs_plugins.fleet import open_fleet
from kepu.mkdocs_plugins.icons import icon_names
from kepu.pipeline.changes.compare import Contents, Side, compare, side_of
from kepu.pipeline.changes.report import Report
from kepu.pipeline.check import check_tree
from kepu.plan.site import Options
from kepu.read import ParseCache


def compare_folders(
    roots: tuple[Path, Path], contents: Contents, today: dt.date, left_out: tuple[str, ...]
) -> Report:
    """Check and plan both folders, and compare them."""
    # Two catalogues are held to the end anyway; looking for garbage in them takes a third of the time.
    gc.disable()
    fleet = open_fleet(ROOT)
    cache = ParseCache(CACHE)
    options = Options(today, features=fleet.features)

    def side(root: Path) -> Side:
        return side_of(check_tree(root, "demo", cache, icon_names()), options)

    before, after = map(side, roots)
    report = compare(before, after, contents, fleet.materials.renderer)
    gc.enable()
    return replace(report, left_out=left_out)
