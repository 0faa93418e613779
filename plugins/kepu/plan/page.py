"""One planned page, and all planned pages of a site.

Comes in: what the planners decided. Goes out: frozen plans. A page's digest covers all it shows except slots.
"""

import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from kepu.plan.addresses import root_of
from kepu.plan.context import Context
from kepu.plan.site import Feature, Site


@dataclass(frozen=True)
class PagePlan:
    """One page of one site."""

    url: str
    """Relative to the site's root; empty for the home page, ending in a slash or in `.html`."""
    title: str
    description: str
    section: str
    """Which of the five sections the navigation marks; `other` for none."""
    template: str
    """Name of the body template, without its endings."""
    view: Any
    noindex: bool
    ribbon: str
    data_line: str
    dials: tuple[tuple[str, str], ...]
    """Number and label of the emergency line at the top."""
    filings: tuple[tuple[str, str], ...]
    """Label and filing number at the foot, as the deployer entered them."""
    features: tuple[Feature, ...]
    """Parts of the site that are switched on, which a page may link to."""
    edit_url: str = ""

    @property
    def root(self) -> str:
        """The way from this page to the site's root."""
        return root_of(self.url)

    @property
    def file(self) -> str:
        """The file that the page is written to, relative to the site's root."""
        return self.url if self.url.endswith(".html") else f"{self.url}index.html"

    @cached_property
    def digest(self) -> str:
        """A hash of everything that the page shows, slots excluded."""
        # Frozen values print completely and in field order, so their text stands for them.
        return hashlib.sha256(repr(self).encode()).hexdigest()


@dataclass(frozen=True)
class SitePlan:
    """All pages of one site, and what they were planned from."""

    context: Context
    pages: tuple[PagePlan, ...]

    @property
    def site(self) -> Site:
        """The site's identity."""
        return self.context.site
