"""What a site's slots hold on a page of a given section and depth.

Comes in: a site and a page plan. Goes out: text escaped for each slot's context. Values depend on nothing but the
site, the page's section, its depth and, for the canonical link, its address; so they are kept and reused.
"""

from markupsafe import escape

from kepu.plan.addresses import PAGES
from kepu.plan.page import PagePlan
from kepu.plan.site import FEATURES, Site
from kepu.render.environment import Renderer
from kepu.render.slots import SlotContext, SlotName, SlotSource

NAVIGATION = (
    ("home", "首页", PAGES["home"]),
    ("topics", "主题", PAGES["topics"]),
    ("services", "预约服务", PAGES["services"]),
    ("hall", "科普馆", PAGES["hall"]),
    ("calendar", "日历", PAGES["calendar"]),
)
"""Section, title, URL: five words at most, the same on every page."""

_TEXTS = {"site.title": "title", "site.place": "place"}
_FRAGMENTS = {
    "site.contact": "slot_contact",
    "site.ask": "slot_ask",
    "site.correct": "slot_correct",
}


class SlotValues:
    """The slot values of one site."""

    def __init__(self, site: Site, renderer: Renderer) -> None:
        self.site = site
        self._renderer = renderer
        self._kept: dict[tuple[str, str, str], str] = {}

    def on(self, page: PagePlan) -> SlotSource:
        """Give the source of slots for one page."""

        def source(name: SlotName, context: SlotContext) -> str:
            return self.value(name, context, page)

        return source

    def value(self, name: SlotName, context: SlotContext, page: PagePlan) -> str:
        """Give one slot's text.

        Raises:
            KeyError: the slot does not exist in that context.
        """
        if context != "html" and name not in (*_TEXTS, "site.root"):
            raise KeyError(f"slot {name!r} is a fragment and stands only in html")
        if name == "site.canonical":
            return self._canonical(page)
        if name == "site.root":
            # The missing page is shown at any depth: only a public address leads home from everywhere.
            return str(escape(self.site.base_url or "./"))
        key = (name, page.root, page.section)
        if key not in self._kept:
            self._kept[key] = self._make(name, page.root, page.section)
        return self._kept[key]

    def _make(self, name: SlotName, root: str, section: str) -> str:
        if name in _TEXTS:
            # The escape covers quotes too, so one form serves both text and attributes.
            return str(escape(getattr(self.site, _TEXTS[name])))
        if name == "site.nav":
            off = set(FEATURES) - self.site.features
            items = [
                (t, root + url, key == section) for key, t, url in NAVIGATION if key not in off
            ]
            return self._renderer.fragment("slot_nav", items=items, root=root)
        if name == "site.notice":
            return self._renderer.fragment("slot_notice", notices=self.site.notices, root=root)
        if name == "site.switch":
            portal = root.removeprefix("./") + self.site.portal if self.site.portal else ""
            return self._renderer.fragment("slot_switch", portal_url=portal, root=root)
        return self._renderer.fragment(_FRAGMENTS[name], site=self.site, root=root)

    def _canonical(self, page: PagePlan) -> str:
        base = self.site.base_url
        return self._renderer.fragment("slot_canonical", url=base + page.url if base else "")
