"""`build`: the portal into `site/`, each community into `site/c/<id>/`, swapped in only when whole.

A community whose files are wrong keeps its last good site and is named; the others are built. With `--plain`, one
community is built by a stock `mkdocs build`, as the reference.
"""

import argparse
import json
import sys
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from kepu.cli.check import print_problems
from kepu.cli.checked import check_cached
from kepu.cli.setting import ROOT, add_common
from kepu.mkdocs_plugins.fleet import Fleet, open_fleet
from kepu.pipeline.build import Press, build_site, plan_sites
from kepu.pipeline.check import Checked, SiteCatalog
from kepu.plan.page import SitePlan
from kepu.plan.site import Options
from kepu.problems import format_text, has_errors
from kepu.publish.directory import StagedDirectory


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


@dataclass
class Outcome:
    """What a build did, for the closing words and for `--json`."""

    built: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    pages: int = 0
    files: int = 0
    rendered: int = 0
    seconds: float = 0.0


def run(options: argparse.Namespace) -> int:
    """Build the sites."""
    if options.plain:
        from kepu.cli.plain import build_plain  # noqa: PLC0415 - the reference alone needs it

        return build_plain(options)
    began = perf_counter()
    fleet = open_fleet(ROOT)
    checked = check_cached(options.profile)
    unknown = set(options.community) - {site.layer.id for site in checked.communities}
    if unknown:
        known = "、".join(site.layer.id for site in checked.communities)
        print(f"没有社区 {'、'.join(sorted(unknown))}；现有：{known}", file=sys.stderr)
        return 2
    if not options.json:
        print_problems(checked, "text", quiet=True)
    if has_errors(checked.shared) or fleet.problems or len(checked.portals) != 1:
        return _stop(checked, fleet)
    outcome = build(checked, fleet, options)
    outcome.seconds = round(perf_counter() - began, 2)
    _report(outcome, checked, options)
    return int(bool(outcome.failed))


def build(checked: Checked, fleet: Fleet, options: argparse.Namespace) -> Outcome:
    """Build every site that holds up, and swap them in together."""
    portals, communities = plan_sites(
        checked, Options(options.today, options.profile, fleet.features)
    )
    chosen = [
        plan for plan in communities if plan.site.id in options.community or not options.community
    ]
    plans = [*(portals if not options.community else ()), *chosen]
    press = Press(fleet.materials)
    outcome = Outcome()
    with StagedDirectory(options.site_dir) as stage, _progress(options) as progress:
        bar = progress.add_task("建站", total=sum(len(plan.pages) for plan in plans))
        for plan in plans:
            folder = "" if plan.site.kind == "portal" else f"c/{plan.site.id}/"
            _write(plan, folder, press, stage, outcome)
            progress.update(bar, advance=len(plan.pages), description=plan.site.title)
        _keep_the_rest(stage, plans, checked, outcome)
        stage.commit()
    outcome.rendered = len(press.cut)
    outcome.failed = [
        s.layer.id for s in (*checked.portals, *checked.communities) if not s.is_buildable
    ]
    return outcome


def _write(
    plan: SitePlan, folder: str, press: Press, stage: StagedDirectory, outcome: Outcome
) -> None:
    for file in build_site(plan, press):
        stage.write(file.below(folder))
        outcome.files += 1
    outcome.pages += len(plan.pages)
    outcome.built.append(plan.site.id)


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
    print("没有建站：上面的问题影响所有站点。原来的站点没有动。", file=sys.stderr)
    return 1


def _report(outcome: Outcome, checked: Checked, options: argparse.Namespace) -> None:
    left_out = [site for site in checked.communities if site.left_out]
    if options.json:
        record = vars(outcome) | {"left_out": {s.layer.id: _left_out(s) for s in left_out}}
        print(json.dumps(record, ensure_ascii=False))
        return
    for site in left_out:
        print(f"{site.layer.id} 没有放进正式站点的条目（{len(site.left_out)} 个）：")
        for item, why in site.left_out:
            print(f"  {item.provenance.path}：{why}")
    for id in outcome.failed:
        kept = "，保留上一次的站点" if id in outcome.kept else ""
        print(f"{id} 没有建成{kept}", file=sys.stderr)
    if not options.quiet:
        print(
            f"建成 {len(outcome.built)} 个站点，{outcome.pages} 页（实际排版 {outcome.rendered} 页），"
            f"{outcome.files} 个文件，用时 {outcome.seconds:.1f} 秒 → {options.site_dir}"
        )


def _left_out(site: SiteCatalog) -> list[dict[str, str]]:
    return [{"path": item.provenance.path, "why": why} for item, why in site.left_out]
