"""MkDocs' configuration for a build of many sites in one process.

Comes in: the tree's root. Goes out: the materials of a build and the features that mkdocs.yml switches on. The
configuration is loaded once, whatever the number of sites.
"""

import os
from dataclasses import dataclass
from pathlib import Path

from kepu.pipeline.build import Materials
from kepu.plan.site import Feature
from kepu.problems import Problem

# The theme prints its end-of-life notice on import; the README's platform note says it once for all.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from kepu.mkdocs_plugins.features import features_of
from kepu.mkdocs_plugins.materials import read_materials


@dataclass(frozen=True)
class Fleet:
    """What all sites of a build share."""

    materials: Materials
    features: frozenset[Feature]
    problems: tuple[Problem, ...]


def open_fleet(root: Path, *, is_preview: bool = False) -> Fleet:
    """Load mkdocs.yml and read what every site needs.

    Raises:
        mkdocs.exceptions.ConfigurationError: mkdocs.yml does not hold up.
    """
    config: MkDocsConfig = load_config(str(root / "mkdocs.yml"))
    config.plugins.on_startup(command="serve" if is_preview else "build", dirty=False)
    config = config.plugins.on_config(config) or config
    materials, problems = read_materials(root, config, is_preview=is_preview)
    return Fleet(materials, features_of(config), problems)
