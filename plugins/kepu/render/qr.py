"""Public addresses as QR codes, for paper that leads back to the site.

Comes in: an address and what it leads to. Goes out: inline SVG, dark on white whatever the page's colours, because
phones read nothing else.
"""

import segno
from markupsafe import Markup


def render_qr(address: str, title: str) -> Markup:
    """Draw the code of an address."""
    code = segno.make_qr(address, error="m")
    drawn = code.svg_inline(
        svgclass=None,
        lineclass=None,
        omitsize=True,
        border=2,
        light="#fff",
        title=f"二维码：{title}",
    )
    # The library writes shapes only and escapes the title.
    return Markup(drawn.replace("<svg ", '<svg role="img" ', 1))  # noqa: S704
