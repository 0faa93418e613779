"""What a build needs from disk besides the catalogue: the theme's assets, attachments, pictures of prose.

Comes in: the tree's root and a MkDocs configuration. Goes out: `Materials` whose `wrap` is MkDocs' theme.
"""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from kepu.mkdocs_plugins.icons import icon
from kepu.mkdocs_plugins.shell import chrome_digest, shell
from kepu.pipeline.build import Materials
from kepu.problems import Problem
from kepu.read import read_assets, read_attachments, read_pictures
from kepu.render.environment import Renderer


def read_materials(
    root: Path, config: MkDocsConfig, *, is_preview: bool = False
) -> tuple[Materials, tuple[Problem, ...]]:
    """Read the theme's assets and the attachments, and make the theme a function."""
    theme = read_assets(root, "theme/assets")
    attachments = read_attachments(root, "content/files")
    pictures = read_pictures(root, "content")
    materials = Materials(
        theme.files,
        attachments.files,
        pictures.files,
        Renderer(icon),
        shell(config, is_preview=is_preview),
        chrome_digest(root / "theme"),
    )
    return materials, (*theme.problems, *attachments.problems, *pictures.problems)
