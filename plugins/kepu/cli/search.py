"""`search`: ask a site's search as a resident would, or measure it with a file of queries.

Comes in: a query, or `--eval` and a file. Goes out: results with scores and reasons, or rates by kind of query. Only
the search page and its data are built, into a folder that is thrown away. Exit codes: 0 answered, 1 no browser or no
site, 2 called wrongly.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from kepu.cli.browser import MISSING, find_browser
from kepu.cli.checked import check_cached
from kepu.cli.relevance import (
    Judged,
    QueriesError,
    Query,
    Rates,
    is_near,
    judge,
    rates,
    read_queries,
)
from kepu.cli.searcher import Searcher, SearchFailedError, Shown, open_searcher
from kepu.cli.setting import ROOT, add_common
from kepu.mkdocs_plugins.fleet import open_fleet
from kepu.pipeline.build import Press, index_site, plan_sites
from kepu.plan.addresses import PAGES
from kepu.plan.page import SitePlan
from kepu.plan.searched import KIND_TITLES
from kepu.plan.site import Options
from kepu.stitch.values import SlotValues


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    add_common(parser)
    parser.add_argument("query", nargs="*", metavar="词", help="要搜的话，例如 电瓶车着火")
    parser.add_argument("--community", metavar="编号", help="在哪个社区的网站上搜，默认在门户上搜")
    parser.add_argument("--eval", type=Path, metavar="文件", help="用一份问句清单量一量搜得准不准")


def run(options: argparse.Namespace) -> int:
    """Ask, or measure."""
    asked = " ".join(options.query).strip()
    if bool(asked) == bool(options.eval):
        print("写要搜的话，或者写 --eval 和问句清单，二者选一", file=sys.stderr)
        return 2
    try:
        queries = read_queries(options.eval) if options.eval else ()
    except QueriesError as error:
        print(error, file=sys.stderr)
        return 2
    program = find_browser()
    plan, press = _plan(options)
    if plan is None or program is None:
        print(_lacking(options.community, has_browser=program is not None), file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory(prefix="kepu-search-") as folder:
        build_search(plan, press, Path(folder))
        with open_searcher(Path(folder), program) as searcher:
            return _answer(searcher, asked, queries, as_json=options.json)


def build_search(plan: SitePlan, press: Press, folder: Path) -> None:
    """Write a site's search page and what it needs."""
    write_files(search_files(plan, press), folder)


def search_files(plan: SitePlan, press: Press) -> dict[str, bytes]:
    """Make a site's search page and what it needs, by path."""
    files = index_site(plan, press.materials, press.shared_index(plan))
    page = next(page for page in plan.pages if page.url == PAGES["search"])
    values = SlotValues(plan.site, press.materials.renderer)
    return {file.path: file.content for file in files} | {page.file: press.print(page, values)}


def write_files(files: Mapping[str, bytes], folder: Path) -> None:
    """Write files below a folder of their own."""
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def _plan(options: argparse.Namespace) -> tuple[SitePlan | None, Press]:
    fleet = open_fleet(ROOT)
    checked = check_cached(options.profile)
    wanted = Options(options.today, options.profile, fleet.features)
    portals, communities = plan_sites(checked, wanted)
    plans = communities if options.community else portals
    found = (p for p in plans if p.site.id == options.community or not options.community)
    plan = next(found, None)
    has_search = plan is not None and "search" in plan.site.features
    return plan if has_search else None, Press(fleet.materials)


def _lacking(community: str | None, *, has_browser: bool) -> str:
    if not has_browser:
        return MISSING
    place = f"社区 {community}" if community else "门户"
    return f"{place}现在没有能搜的网站：请核对编号，并运行 python3 build.py check 看有没有错误"


def _answer(searcher: Searcher, query: str, queries: Sequence[Query], *, as_json: bool) -> int:
    try:
        if queries:
            judged = judge(queries, lambda text: [shown.id for shown in searcher.ask(text)])
            _print_rates(judged, rates(judged), as_json=as_json)
        else:
            _print_results(query, searcher.ask(query), as_json=as_json)
    except SearchFailedError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _print_results(query: str, found: list[Shown], *, as_json: bool) -> None:
    if as_json:
        print(
            json.dumps({"query": query, "hits": [asdict(one) for one in found]}, ensure_ascii=False)
        )
        return
    print(f"“{query}”：" + (f"前 {len(found)} 条" if found else "没有找到"))
    for rank, one in enumerate(found, 1):
        kind = KIND_TITLES.get(one.kind, one.kind)
        print(f"{rank:3}  {one.score:6.2f}  {one.id}  {one.title}（{kind}；{one.why}）")


def _print_rates(judged: list[Judged], found: list[Rates], *, as_json: bool) -> None:
    missed = [one for one in judged if one.query.want and not is_near(one)]
    open_ = [one for one in judged if not one.query.want]
    if as_json:
        record = {
            "rates": [asdict(one) for one in found],
            "missed": [asdict(one) for one in missed],
            "unscored": [asdict(one) for one in open_],
        }
        print(json.dumps(record, ensure_ascii=False))
        return
    for rate in found:
        print(
            f"{rate.kind:<14} {rate.queries:4} 条  第一条就对 {rate.success_at_1:6.1%}"
            f"  前三条有对的 {rate.success_at_3:6.1%}  MRR {rate.mrr:.3f}"
        )
    for one in missed:
        print(
            f"没答对：{one.query.text}（要 {'、'.join(one.query.want)}；给了 {'、'.join(one.found[:3])}）"
        )
    for one in open_:
        print(f"不计分：{one.query.text} → {'、'.join(one.found[:3])}")
