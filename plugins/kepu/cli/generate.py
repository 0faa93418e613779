"""`generate`: write every file of the repository that is made from others.

These are the JSON Schemas, in the handbook the page of problems and the field reference, and CODEOWNERS. Only stale
files are written, and the bytes depend on nothing but the program, the vocabularies, the topics and who owns what.
Exit codes: 0 written, or fresh with `--check`; 1 stale, or a vocabulary does not hold up.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import kepu.index
from kepu.cli.setting import ROOT
from kepu.index.code_owners import index_code_owners
from kepu.index.field_pages import index_field_pages
from kepu.index.problem_pages import index_problem_page, read_examples
from kepu.index.schemas import index_schemas
from kepu.model.datafile import DataFile
from kepu.model.layer import LayerTree
from kepu.model.place import Community, County
from kepu.model.topic import Vocabulary
from kepu.problems import Problem, all_codes, format_text
from kepu.read import parse_document, read_tree
from kepu.validate.layers import validate_layers

SCHEMAS = "catalog/schema"
HANDBOOK = Path(kepu.index.__file__).with_name("handbook.yaml")
"""The examples of the handbook's generated pages."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    parser.add_argument("--check", action="store_true", help="只核对是否最新，不写文件")
    parser.add_argument("--quiet", action="store_true", help="只说出错的")


def run(options: argparse.Namespace) -> int:
    """Write what is stale, or tell what is."""
    layers, problems = read_layers(ROOT)
    if problems:
        sys.stderr.write(format_text(problems, {}))
        print("没有生成文件：请先改好词表。", file=sys.stderr)
        return 1
    stale = stale_files(ROOT, generated_files(layers))
    if options.check:
        return _report(stale)
    _write(ROOT, stale)
    if not options.quiet:
        print(f"更新了 {len(stale)} 个生成的文件")
    return 0


def generated_files(layers: LayerTree) -> tuple[DataFile, ...]:
    """Make every generated file, by its path from the root."""
    vocabularies: list[Vocabulary] = _values(layers, "vocabulary")
    handbook = read_handbook()
    revised_on = handbook["revised_on"]
    return (
        *(file.below(f"{SCHEMAS}/") for file in index_schemas(vocabularies)),
        index_problem_page(all_codes(), read_examples(handbook["problems"]), revised_on),
        *index_field_pages(vocabularies, handbook["values"], revised_on),
        *_code_owners(layers),
    )


def _code_owners(layers: LayerTree) -> Iterator[DataFile]:
    """Name who reads a change; without a county that holds up, what is there stays."""
    for county in layers.counties:
        identities = [layer.identity for layer in layers.communities[county.id]]
        communities = [one for one in identities if isinstance(one, Community)]
        if isinstance(county.identity, County):
            yield index_code_owners(county.identity, communities, _values(layers, "topic"))


def _values(layers: LayerTree, kind: str) -> list[Any]:
    return [item.value for item in layers.base.items.get(kind, {}).values()]


def read_handbook() -> dict[str, Any]:
    """Read the examples of the handbook, all of it text.

    Raises:
        ValueError: the file does not hold up.
    """
    document, problems = parse_document(HANDBOOK.name, HANDBOOK.read_text("utf-8"))
    if document is None or problems:
        raise ValueError(format_text(problems, {}))
    return document.value


def read_layers(root: Path) -> tuple[LayerTree, list[Problem]]:
    """Read the catalogue, and what is wrong with its vocabularies."""
    tree = read_tree(root, "catalog")
    layers, misfits = validate_layers(tree.documents)
    return layers, [p for p in (*tree.problems, *misfits) if _concerns_vocabularies(p)]


def stale_files(root: Path, files: Iterable[DataFile]) -> dict[str, bytes | None]:
    """Compare the tree with what it should hold: path → new content, None for what must go."""
    wanted: dict[str, bytes | None] = {file.path: file.content for file in files}
    held = {path: _bytes_of(root / path) for path in wanted}
    left = {path.relative_to(root).as_posix() for path in (root / SCHEMAS).glob("*.schema.json")}
    changed = {path: content for path, content in wanted.items() if held[path] != content}
    return changed | dict.fromkeys(sorted(left - wanted.keys()))


def _bytes_of(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None


def _concerns_vocabularies(problem: Problem) -> bool:
    path = problem.where.path if problem.where else ""
    return problem.is_error and path.startswith("catalog/vocabularies")


def _write(root: Path, files: dict[str, bytes | None]) -> None:
    for path, content in files.items():
        if content is None:
            (root / path).unlink()
        else:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(content)


def _report(stale: dict[str, bytes | None]) -> int:
    for path in sorted(stale):
        print(f"{path} 不是最新的", file=sys.stderr)
    if stale:
        print("请运行 python3 build.py generate", file=sys.stderr)
    return int(bool(stale))
