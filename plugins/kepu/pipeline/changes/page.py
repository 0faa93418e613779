"""A report as one HTML file that stands alone: its own style, no script, nothing fetched.

Comes in: a `Report`. Goes out: the file's text. Whatever stands in the catalogue is escaped, and the file's policy lets
nothing run or load but the style whose hash it names.
"""

import base64
import hashlib
from functools import partial

from markupsafe import Markup

from kepu.pipeline.changes.figures import marked, pieces_of
from kepu.pipeline.changes.report import Report
from kepu.pipeline.changes.wording import name_of, say_change, say_head, say_reach, say_sites
from kepu.render.environment import Renderer

_BLOCKS = 300
"""How many changes of blocks are shown; more make a page that no phone opens."""
_PAGES = 40
"""How many pages are named for one change."""


def render_report(report: Report, span: str, renderer: Renderer) -> str:
    """Write the file."""
    style = renderer.fragment("report_style")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii")
    return renderer.fragment(
        "report",
        report=report,
        span=span,
        # The style is a template of our own without any value in it.
        style=Markup(style),  # noqa: S704
        style_hash=f"sha256-{digest}",
        blocks=report.blocks[:_BLOCKS],
        blocks_left=max(0, len(report.blocks) - _BLOCKS),
        pages_shown=_PAGES,
        pieces=pieces_of,
        marked=marked,
        head=say_head(report),
        name_of=name_of,
        change=say_change,
        sites=partial(say_sites, report=report),
        reach=partial(say_reach, report=report),
    )
