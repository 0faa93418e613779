"""`build --plain`: one community by a stock `mkdocs build`, the reference for the fleet's output."""

import argparse
import sys

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from kepu.cli.setting import ROOT


def build_plain(options: argparse.Namespace) -> int:
    """Build one community the way MkDocs alone would."""
    if len(options.community) != 1:
        print("--plain 一次建一个社区，请写 --community 编号", file=sys.stderr)
        return 2
    try:
        config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(options.site_dir))
        plugin = config.plugins["kepu/catalog"]
        plugin.config.update(
            community=options.community[0],
            profile=options.profile,
            today=options.today.isoformat(),
        )
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        config.plugins.on_shutdown()
    except MkDocsException as error:
        print(error, file=sys.stderr)
        return 1
    if not options.quiet:
        print(f"建成 {options.community[0]} → {options.site_dir}")
    return 0
