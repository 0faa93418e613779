"""`schema`: write the JSON Schemas of all kinds into `catalog/schema/`.

Exit codes: 0 written, or fresh with `--check`; 1 stale, or a vocabulary does not hold up.
"""

import argparse
import sys
from pathlib import Path

from kepu.cli.setting import ROOT
from kepu.index.schemas import index_schemas
from kepu.model.datafile import DataFile
from kepu.model.topic import Vocabulary
from kepu.problems import Problem, format_text
from kepu.read import read_tree
from kepu.validate.layers import validate_layers

FOLDER = Path("catalog/schema")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    parser.add_argument("--check", action="store_true", help="只核对是否最新，不写文件")
    parser.add_argument("--quiet", action="store_true", help="只说出错的")


def run(options: argparse.Namespace) -> int:
    """Write the schemas, or tell which are stale."""
    vocabularies, problems = _vocabularies(ROOT)
    if problems:
        sys.stderr.write(format_text(problems, {}))
        print("没有写 Schema：请先改好词表。", file=sys.stderr)
        return 1
    stale = stale_files(ROOT / FOLDER, index_schemas(vocabularies))
    if options.check:
        return _report(stale)
    _write(ROOT / FOLDER, stale)
    if not options.quiet:
        print(f"{FOLDER.as_posix()}/：更新了 {len(stale)} 个文件")
    return 0


def stale_files(folder: Path, files: tuple[DataFile, ...]) -> dict[str, bytes | None]:
    """Compare a folder with what it should hold: name → new content, None for what must go."""
    wanted: dict[str, bytes | None] = {file.path: file.content for file in files}
    held = {path.name: path.read_bytes() for path in folder.glob("*.schema.json")}
    changed = {name: content for name, content in wanted.items() if held.get(name) != content}
    return changed | {name: None for name in held if name not in wanted}


def _vocabularies(root: Path) -> tuple[tuple[Vocabulary, ...], list[Problem]]:
    tree = read_tree(root, "catalog")
    layers, misfits = validate_layers(tree.documents)
    found = layers.base.items.get("vocabulary", {}).values()
    problems = [p for p in (*tree.problems, *misfits) if _concerns_vocabularies(p)]
    return tuple(item.value for item in found), problems


def _concerns_vocabularies(problem: Problem) -> bool:
    path = problem.where.path if problem.where else ""
    return problem.is_error and path.startswith("catalog/vocabularies")


def _write(folder: Path, files: dict[str, bytes | None]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        if content is None:
            (folder / name).unlink()
        else:
            (folder / name).write_bytes(content)


def _report(stale: dict[str, bytes | None]) -> int:
    for name in sorted(stale):
        print(f"{(FOLDER / name).as_posix()} 不是最新的", file=sys.stderr)
    if stale:
        print("请运行 python3 build.py schema", file=sys.stderr)
    return int(bool(stale))
