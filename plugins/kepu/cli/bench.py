"""`bench`: how fast and how small, each number beside a limit or a peer measured in the same run.

Comes in: this tree. Goes out: a table, or JSON. Everything is measured in processes of its own, in a folder that is
thrown away. It tells; it does not judge: a slow machine is no failure.
"""

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from time import perf_counter

from kepu.cli.browser import MISSING
from kepu.cli.check_bench import ENTRIES, bench_large_check
from kepu.cli.checked import CACHE
from kepu.cli.measure import Usage, measure
from kepu.cli.search_bench import SearchCosts, bench_search
from kepu.cli.setting import ROOT
from kepu.cli.weights import Weight, method, weigh

_KIB = 1024
_READ_ALL = (
    "import pathlib, sys, yaml\n"
    "for path in sorted(pathlib.Path('catalog').rglob('*.yaml')):\n"
    "    for event in yaml.parse(path.read_bytes(), Loader=yaml.CSafeLoader): pass\n"
)
"""The least that a check could do: read every file and let the C parser run over it."""


@dataclass(frozen=True)
class Line:
    """One measured number."""

    what: str
    usage: Usage
    goal: str
    """What the house wants."""
    peer: str
    """What the same machine needs for the bare minimum."""
    peer_seconds: float


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def run(options: argparse.Namespace) -> int:
    """Measure."""
    with tempfile.TemporaryDirectory(prefix="kepu-bench-") as folder:
        site = Path(folder) / "site"
        lines = list(_times(site))
        if any(line.usage.code for line in lines):
            print("有一步没有成功，先运行 python3 build.py build 看原因", file=sys.stderr)
            return 1
        weights = weigh(site)
    search = bench_search(ROOT / "tests" / "search" / "queries.yaml")
    if options.json:
        record = {
            "times": [asdict(line) for line in lines],
            "compression": method(),
            "weights": [asdict(weight) for weight in weights],
            "search": asdict(search) if search else None,
        }
        print(json.dumps(record, ensure_ascii=False))
    else:
        _print(lines, weights)
        _print_search(search)
    return 0


def _times(site: Path) -> Iterator[Line]:
    bare = measure("-c", "pass").seconds
    yield Line("启动", _kepu("check", "--help"), "≤ 0.5 秒", "空的 Python", bare)
    parse = measure("-c", _READ_ALL).seconds
    CACHE.unlink(missing_ok=True)
    yield Line("check，第一次", _kepu("check", "--quiet"), "≤ 2 秒", "只解析 YAML", parse)
    yield Line("check，再一次", _kepu("check", "--quiet"), "≤ 0.5 秒", "只解析 YAML", parse)
    yield Line(
        f"check，{ENTRIES:,} 条，第一次", bench_large_check(), "≤ 20 秒", "只解析 YAML", parse
    )
    CACHE.unlink(missing_ok=True)
    built = _kepu("build", "--quiet", "--site-dir", str(site))
    began = perf_counter()
    if site.is_dir():
        shutil.copytree(site, site.with_name("copy"))
    copied = perf_counter() - began
    yield Line("建全县，第一次", built, "≤ 20 秒、400 MB", "复制成品", copied)


def _kepu(*words: str) -> Usage:
    return measure("-m", "kepu.cli", *words)


def _print(lines: list[Line], weights: list[Weight]) -> None:
    print(f"{ROOT.name}：时间（秒）和内存（MB）")
    for line in lines:
        used = line.usage
        memory = f"{used.peak_mb:.0f} MB" if used.peak_mb else "未测"
        print(
            f"  {line.what}：{used.seconds:.2f} 秒，CPU {used.cpu_seconds:.2f} 秒，{memory}"
            f"（目标 {line.goal}；{line.peer} {line.peer_seconds:.2f} 秒）"
        )
    print(f"每类一页（{method()}，KiB；目标 HTML ≤ 15、整页 ≤ 90、请求 ≤ 10、第三方 0）")
    for weight in weights:
        print(
            f"  {weight.kind:<14} HTML {weight.html / _KIB:5.1f}  整页 {weight.total / _KIB:5.1f}"
            f"  请求 {weight.requests:2}  第三方 {weight.third_party}  {weight.page}"
        )


def _print_search(search: SearchCosts | None) -> None:
    if search is None:
        print(f"搜索：没有量。{MISSING}")
        return
    made = search.made
    print(
        f"搜索索引：{made.entries} 条共用的 {made.shared:.2f} 秒（目标 ≤ 3），"
        f"一个社区自己的 {made.own * 1000:.0f} 毫秒（目标 ≤ 20）"
    )
    for fetched in search.fetched:
        print(
            f"  {fetched.entries} 条：第一次搜最多取 {fetched.worst / _KIB:.0f} KiB（{fetched.query}），"
            f"一般 {fetched.middle / _KIB:.0f} KiB，最多 {fetched.requests} 次请求"
            "（目标 260 条 100、1,000 条 140、10,000 条 160 KiB，20 次）"
        )
    for typed in search.typed:
        print(
            f"  {typed.entries} 条：慢四倍的处理器上，按一个键到出结果最多 {typed.worst:.0f} 毫秒，"
            f"一般 {typed.middle:.0f} 毫秒（目标 1,000 条 ≤ 100）"
        )
