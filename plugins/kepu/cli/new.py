"""`new`: a skeleton file for one entry, at its place, with the editors' help as comments.

Exit codes: 0 written; 1 there is such an entry already, or the file cannot be written; 2 called wrongly.
"""

import argparse
import re
import sys

from kepu.cli.checked import check_cached
from kepu.cli.setting import ROOT, add_today
from kepu.cli.shelf import RefusedError, Shelf, find_shelf, path_of
from kepu.cli.skeleton import write_skeleton
from kepu.model.kinds import KINDS, Kind
from kepu.problems import nearest
from kepu.read.names import fault_in_name

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
_MAX_ID = 48


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    parser.add_argument("kind", metavar="种类", help="例如 resource 或 资源")
    parser.add_argument("id", metavar="编号", help="小写英文、数字和连字符，例如 h-ear-care")
    parser.add_argument("--topic", metavar="主题", help="放进哪个主题，例如 health 或 卫生健康")
    parser.add_argument("--community", metavar="社区", help="属于哪个社区；写县的编号就属于县")
    add_today(parser)


def run(options: argparse.Namespace) -> int:
    """Write one skeleton."""
    try:
        kind = _find_kind(options.kind)
        _check_id(options.id)
        shelf = find_shelf(kind, options.id, options.topic, options.community, check_cached())
    except RefusedError as refusal:
        print(refusal, file=sys.stderr)
        return 2
    path = path_of(kind, options.id, shelf)
    if standing := _standing(kind, options.id, path, shelf):
        print(f"已经有了：{standing}。没有改动它。", file=sys.stderr)
        return 1
    return _write(path, write_skeleton(kind, options.id, path, shelf, options.today))


def _find_kind(word: str) -> Kind:
    names = {name: kind for kind in KINDS.values() for name in _names(kind)}
    if word in names:
        return names[word]
    near = nearest(word, names)
    meant = f"是不是 {'、'.join(near)}？" if near else ""
    known = "、".join(f"{kind.name}（{kind.title}）" for kind in KINDS.values())
    raise RefusedError(f"没有“{word}”这种条目。{meant}\n可以写：{known}")


def _names(kind: Kind) -> tuple[str, ...]:
    return kind.name, kind.title, kind.title.removeprefix("科普")


def _check_id(id: str) -> None:
    if not _ID.match(id) or len(id) > _MAX_ID or fault_in_name(f"{id}.yaml"):
        raise RefusedError(
            f"编号“{id}”不能用：只写小写英文、数字和连字符，最多 {_MAX_ID} 个字符，例如 h-ear-care"
        )


def _standing(kind: Kind, id: str, path: str, shelf: Shelf) -> str:
    """Name the file that already holds such an entry; empty where there is none."""
    if (ROOT / path).exists():
        return path
    known = shelf.catalog.get(kind.name, id)
    return known.provenance.path if known else ""


def _write(path: str, text: str) -> int:
    file = ROOT / path
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        # "x" refuses what has appeared since we looked.
        with file.open("x", encoding="utf-8", newline="\n") as target:
            target.write(text)
    except OSError as error:
        print(f"写不了 {path}：{error.strerror}", file=sys.stderr)
        return 1
    print(f"写好了骨架：{path}")
    print("下一步：")
    print("  1. 打开文件，把“待填写”和示例换成真的内容；用不着的可选项整行删掉。")
    print("  2. 运行 python3 build.py check，看看哪里要改。")
    if "\nstatus: draft\n" in text:
        print("  3. 写好、审好以后，删掉 status: draft 这一行，居民才会在列表里看到。")
    return 0
