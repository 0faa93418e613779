"""A page as a planner hands it on, before the site's own words are added to it."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Draft:
    """What one planner decides about one page."""

    url: str
    title: str
    description: str
    section: str
    template: str
    view: Any
    edit_url: str = ""
    noindex: bool = False
