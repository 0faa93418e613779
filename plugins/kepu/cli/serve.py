"""`serve`: the whole county on this machine, built again at each change and reloaded in the browser.

Comes in: changes of the catalogue, the prose, the theme and the page templates. Goes out: pages on localhost. What
is wrong is printed, and the last good build stays. Changes of Python code need a restart.
"""

import argparse
import logging
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from mkdocs.livereload import LiveReloadServer

from kepu.cli.bundle import say_bundles
from kepu.cli.check import print_problems
from kepu.cli.checked import check_cached
from kepu.cli.setting import ROOT, add_common
from kepu.mkdocs_plugins.fleet import Fleet, open_fleet
from kepu.pipeline.build import Press, build_site, plan_sites
from kepu.pipeline.check import Checked
from kepu.plan.page import SitePlan
from kepu.plan.site import Options
from kepu.problems import format_text, has_errors
from kepu.publish.directory import StagedDirectory

WATCHED = ("catalog", "content", "theme", "plugins/kepu/render/templates", "mkdocs.yml")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    add_common(parser)
    parser.add_argument("--port", type=int, default=8000, metavar="端口", help="默认 8000")
    parser.add_argument("--community", metavar="编号", help="只建这一个社区，改起来更快")


def run(options: argparse.Namespace) -> int:
    """Serve until interrupted."""
    with tempfile.TemporaryDirectory(prefix="kepu-serve-") as folder:
        preview = Preview(Path(folder) / "site", options)
        if not preview.build():
            print("先改好上面的问题，再运行 serve。", file=sys.stderr)
            return 1
        try:
            _serve(preview, options.port)
        except OSError as error:
            said = f"端口 {options.port} 用不了（{error.strerror}），换一个：--port 8001"
            print(said, file=sys.stderr)
            return 1
    return 0


class Preview:
    """The site in the making: what was printed once is kept for the next build."""

    def __init__(self, folder: Path, options: argparse.Namespace) -> None:
        self.folder = folder
        self.options = options
        self.press: Press | None = None

    def build(self) -> bool:
        """Build what changed; say whether there is something new to show."""
        began = perf_counter()
        try:
            say_bundles(ROOT)
            fleet = open_fleet(ROOT, is_preview=True)
            checked = check_cached(self.options.profile)
            print_problems(checked.problems, "text", quiet=True)
            if _concerns_all(checked, fleet):
                print("没有建站，页面还是上一次的。", file=sys.stderr)
                return False
            self._write(self._plan(checked, fleet), self._renew(fleet))
        except Exception as error:  # noqa: BLE001
            # Whatever an edit breaks, a template or the theme: the server must outlive it, and it would hang.
            print(f"没有建成，页面还是上一次的：{type(error).__name__} {error}", file=sys.stderr)
            return False
        print(f"建好了，用时 {perf_counter() - began:.1f} 秒", flush=True)
        return True

    def rebuild(self) -> None:
        """Build again after a change; what went wrong has been said."""
        self.build()

    def _renew(self, fleet: Fleet) -> Press:
        """Take over what the last build printed and indexed; what changed since is made anew."""
        before = self.press or Press(fleet.materials)
        self.press = Press(fleet.materials, before.cut, before.shared)
        return self.press

    def _plan(self, checked: Checked, fleet: Fleet) -> tuple[SitePlan, ...]:
        options = Options(self.options.today, self.options.profile, fleet.features)
        portals, communities = plan_sites(checked, options)
        chosen = self.options.community
        return (*portals, *(p for p in communities if chosen in {None, p.site.id}))

    def _write(self, plans: tuple[SitePlan, ...], press: Press) -> None:
        with StagedDirectory(self.folder) as stage:
            for plan in plans:
                below = "" if plan.site.kind == "portal" else f"c/{plan.site.id}/"
                for file in build_site(plan, press):
                    stage.write(file.below(below))
            stage.commit()


def _concerns_all(checked: Checked, fleet: Fleet) -> bool:
    sys.stderr.write(format_text(fleet.problems, {}) if fleet.problems else "")
    return has_errors(checked.shared) or bool(fleet.problems) or not checked.portals


def _serve(preview: Preview, port: int) -> None:
    # The server says "appears stuck" at a failed build; ours has said better what is wrong.
    logging.getLogger("mkdocs").setLevel(logging.CRITICAL)
    server = LiveReloadServer(preview.rebuild, "127.0.0.1", port, str(preview.folder))
    for watched in WATCHED:
        server.watch(str(ROOT / watched))
    print(f"打开 {server.url} 。改了文件页面会自己刷新，按 Ctrl+C 停下。", flush=True)
    try:
        server.serve()
    finally:
        server.shutdown()
