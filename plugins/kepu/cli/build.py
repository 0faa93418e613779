"""`build`: the portal into `site/`, each community into `site/c/<id>/`, swapped in only when whole.

A community whose files are wrong keeps its last good site and is named; the others are built. With `--plain`, one
community is built by a stock `mkdocs build`, as the reference.
"""

import argparse
import sys
from pathlib import Path
from time import perf_counter

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from kepu.cli.bundle import say_bundles
from kepu.cli.check import print_problems
from kepu.cli.checked import check_cached
from kepu.cli.outcome import Outcome, print_json, print_outcome
from kepu.cli.setting import ROOT, add_common
from kepu.mkdocs_plugins.fleet import Fleet, open_fleet
from kepu.pipeline.build import Press, build_site, plan_sites
from kepu.pipeline.check import Checked
from kepu.plan.page import SitePlan
from kepu.plan.site import Options
from kepu.problems import format_text, has_errors
from kepu.publish.directory import StagedDirectory
from kepu.publish.failure import PublishError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    add_common(parser)
    parser.add_argument(
        "--community", nargs="+", metavar="编号", default=[], help="只建这几个社区，其余保持原样"
    )
    parser.add_argument(
        "--plain", action="store_true", help="用原版 mkdocs build 建一个社区，作对照"
    )
    parser.add_argument(
        "--site-dir",
        type=Path,
        default=ROOT / "site",
        metavar="文件夹",
        help="建到哪里，默认 site/",
    )


def run(options: argparse.Namespace) -> int:
    """Build the sites."""
    say_bundles(ROOT)
    if options.plain:
        from kepu.cli.plain import build_plain  # noqa: PLC0415 - the reference alone needs it

        return build_plain(options)
    began = perf_counter()
    fleet = open_fleet(ROOT)
    checked = check_cached(options.profile)
    if unknown := set(options.community) - {site.layer.id for site in checked.communities}:
        known = "、".join(site.layer.id for site in checked.communities)
        print(f"没有社区 {'、'.join(sorted(unknown))}；现有：{known}", file=sys.stderr)
        return 2
    if not options.json:
        print_problems(checked.problems, "text", quiet=True)
    plans = _plans(checked, fleet, options)
    if not plans:
        return _stop(checked, fleet)
    try:
        outcome = build(plans, checked, fleet, options)
    except PublishError as error:
        print(error, file=sys.stderr)
        return 1
    outcome.seconds = round(perf_counter() - began, 2)
    if options.json:
        print_json(outcome, checked)
    else:
        print_outcome(outcome, checked, target=str(options.site_dir), quiet=options.quiet)
    return int(bool(outcome.failed))


def build(
    plans: list[SitePlan], checked: Checked, fleet: Fleet, options: argparse.Namespace
) -> Outcome:
    """Build these sites and swap them in together; everything else stays as it was.

    Raises:
        PublishError: a file could not be written; the standing sites were not touched.
    """
    press = Press(fleet.materials)
    outcome = Outcome()
    with StagedDirectory(options.site_dir) as stage, _progress(options) as progress:
        bar = progress.add_task("建站", total=sum(len(plan.pages) for plan in plans))
        for plan in plans:
            progress.update(bar, description=plan.site.title)
            folder = "" if plan.site.kind == "portal" else f"c/{plan.site.id}/"
            for file in build_site(plan, press):
                stage.write(file.below(folder))
                outcome.files += 1
                progress.advance(bar, file.path.endswith(".html"))
            outcome.pages += len(plan.pages)
            outcome.built.append(plan.site.id)
        _keep_the_rest(stage, plans, checked, outcome)
        stage.commit()
    outcome.rendered = len(press.cut)
    sites = (*checked.portals, *checked.communities)
    outcome.failed = [site.layer.id for site in sites if not site.is_buildable]
    return outcome


def _plans(checked: Checked, fleet: Fleet, options: argparse.Namespace) -> list[SitePlan]:
    """Plan what was asked for; nothing where a problem concerns every site."""
    if has_errors(checked.shared) or fleet.problems or len(checked.portals) != 1:
        return []
    wanted = Options(options.today, options.profile, fleet.features)
    portals, communities = plan_sites(checked, wanted)
    if options.community:
        return [plan for plan in communities if plan.site.id in options.community]
    return [*portals, *communities]


def _keep_the_rest(
    stage: StagedDirectory, plans: list[SitePlan], checked: Checked, outcome: Outcome
) -> None:
    """Carry over the last good site of everything that was not built this time."""
    built = {plan.site.id for plan in plans}
    if not any(plan.site.kind == "portal" for plan in plans):
        stage.keep("", leaving="c")
    for site in checked.communities:
        if site.layer.id not in built and stage.keep(f"c/{site.layer.id}"):
            outcome.kept.append(site.layer.id)


def _progress(options: argparse.Namespace) -> Progress:
    console = Console(stderr=True, quiet=options.quiet or options.json)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("页"),
        TimeElapsedColumn(),
    )
    return Progress(*columns, console=console, transient=True)


def _stop(checked: Checked, fleet: Fleet) -> int:
    sys.stderr.write(format_text(fleet.problems, {}) if fleet.problems else "")
    if len(checked.portals) != 1:
        print("catalog/counties/ 下面要正好有一个县", file=sys.stderr)
    print("没有建站，原来的站点没有动。请先改好上面的问题。", file=sys.stderr)
    return 1
