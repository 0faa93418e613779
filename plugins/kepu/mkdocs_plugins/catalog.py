"""`kepu/catalog`: the pages of one community in a stock `mkdocs build` or `mkdocs serve`.

Comes in: MkDocs' events. Goes out: MkDocs' files. This is the reference that the fleet's output is compared with,
so it renders every page itself and shares nothing with the fleet but the stages.
"""

import datetime as dt
from pathlib import Path
from typing import Any, Literal, cast, get_args

from mkdocs.config import config_options as option
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from kepu.mkdocs_plugins.clock import today_in_china
from kepu.mkdocs_plugins.features import features_of
from kepu.mkdocs_plugins.icons import icon_names
from kepu.mkdocs_plugins.materials import read_materials
from kepu.mkdocs_plugins.shell import page_context, page_file
from kepu.model.datafile import DataFile
from kepu.pipeline.build import Press, index_page, index_site, plan_sites
from kepu.pipeline.check import check_tree
from kepu.plan.page import PagePlan, SitePlan
from kepu.plan.site import Options, Profile
from kepu.problems import format_text, has_errors
from kepu.stitch.values import SlotValues

WATCHED = ("catalog", "content", "theme", "plugins/kepu")
"""Folders whose change rebuilds the site."""


class CatalogConfig(Config):
    """Options of `kepu/catalog` in mkdocs.yml."""

    community = option.Type(str)
    """Which community to build."""
    profile = option.Choice(get_args(Profile), default="demo")
    """`demo` shows the ribbon; `production` leaves out what is not verified."""
    today = option.Optional(option.Type(str))
    """The day to build for, as 2026-11-22; the clock's day where it is left out."""


class CatalogPlugin(BasePlugin[CatalogConfig]):
    """Turns the catalogue into MkDocs' files."""

    is_preview = False
    """Whether a live-reloading server asked for the pages."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether a live-reloading server asked."""
        del dirty
        self.is_preview = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Leave sitemap and 404 page to the plan: MkDocs' own carry dates and know no community."""
        config.theme.static_templates.clear()
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Replace what MkDocs found on disk by the planned site, so that nothing else is published.

        Raises:
            PluginError: the theme or the community's catalogue does not hold up.
        """
        del files
        root = Path(config.config_file_path).parent
        self.materials, found = read_materials(root, config, is_preview=self.is_preview)
        if found:
            raise PluginError(format_text(found, {}))
        plan = self._plan(root, config)
        self.values = SlotValues(plan.site, self.materials.renderer)
        self.pages: dict[str, PagePlan] = {page.file: page for page in plan.pages}
        shared = Press(self.materials).shared_index(plan)
        data = (_data_file(file, config) for file in index_site(plan, self.materials, shared))
        return Files([*(page_file(page, config) for page in plan.pages), *data])

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Give the body of a planned page."""
        del html, config, files
        plan = self.pages[page.file.dest_uri]
        return self.materials.renderer.body(plan, self.values.on(plan))

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give the theme what it sees of a page."""
        del config, nav
        plan = self.pages[page.file.dest_uri]
        values: Any = page_context(plan, self.values.on(plan), is_preview=self.is_preview)
        context.update(values)
        return context

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Write the files that a finished page brings with it."""
        plan = self.pages[page.file.dest_uri]
        for file in index_page(plan, output.encode(), self.materials):
            path = Path(config.site_dir) / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.content)
        return output

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object
    ) -> LiveReloadServer:
        """Watch the catalogue, the prose, the theme and the program."""
        del builder
        for folder in WATCHED:
            server.watch(str(Path(config.config_file_path).parent / folder))
        return server

    def _plan(self, root: Path, config: MkDocsConfig) -> SitePlan:
        chosen = self.config.today
        today = dt.date.fromisoformat(chosen) if chosen else today_in_china()
        options = Options(today, cast(Profile, self.config.profile), features_of(config))
        checked = check_tree(root, options.profile, icons=icon_names())
        _, plans = plan_sites(checked, options)
        found = [plan for plan in plans if plan.site.id == self.config.community]
        if not found or has_errors(checked.shared):
            said = format_text(checked.problems, checked.sources)
            raise PluginError(f"社区 {self.config.community} 建不了站：\n{said}")
        return found[0]


def _data_file(file: DataFile, config: MkDocsConfig) -> File:
    return File.generated(config, file.path, content=file.content)
