"""The checked tree as every command gets it: with what earlier runs have parsed.

Comes in: the profile. Goes out: a `Checked` tree. The cache is a convenience, so a folder that cannot be written
to makes the next run slower and nothing worse.
"""

from contextlib import suppress

from kepu.cli.setting import ROOT
from kepu.mkdocs_plugins.icons import icon_names
from kepu.pipeline.check import Checked, check_tree
from kepu.plan.site import Profile
from kepu.read import ParseCache

CACHE = ROOT / ".cache" / "kepu" / "parsed.jsonl"


def check_cached(profile: Profile = "demo") -> Checked:
    """Check the tree, parsing only files that changed since the last run."""
    cache = ParseCache(CACHE)
    checked = check_tree(ROOT, profile, cache, icon_names())
    with suppress(OSError):
        cache.save()
    return checked
