"""`new`: a skeleton file for one entry, at its place, with the editors' help as comments.

A new exhibit begins with one part of the kind asked for; one for finding things gets a drawing to find them in.
Exit codes: 0 written; 1 there is such an entry already, or the file cannot be written; 2 called wrongly.
"""

import argparse
import datetime as dt
import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import replace

from kepu.cli.checked import check_cached
from kepu.cli.part_samples import FIRST_KIND
from kepu.cli.sample_picture import SAMPLE_PICTURE
from kepu.cli.setting import ROOT, add_today
from kepu.cli.shelf import RefusedError, Shelf, find_shelf, path_of
from kepu.cli.skeleton import write_skeleton
from kepu.model.kinds import KINDS, Kind
from kepu.model.parts import PART_TITLES
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
    parser.add_argument(
        "--kind", dest="part", metavar="互动", help="新展品怎么玩，例如 quiz 或 问答；不写就是 quiz"
    )
    add_today(parser)


def run(options: argparse.Namespace) -> int:
    """Write one skeleton."""
    try:
        kind = _find_kind(options.kind)
        _check_id(options.id)
        part = _find_part(options.part, kind)
        shelf = find_shelf(kind, options.id, options.topic, options.community, check_cached())
    except RefusedError as refusal:
        print(refusal, file=sys.stderr)
        return 2
    shelf = replace(shelf, part=part)
    for each, path in _places(kind, options.id, shelf):
        if standing := _standing(each, options.id, path, shelf):
            print(f"已经有了：{standing}。没有改动它。", file=sys.stderr)
            return 1
    return _write(_files(kind, options.id, shelf, options.today), part)


def _places(kind: Kind, id: str, shelf: Shelf) -> list[tuple[Kind, str]]:
    """Name the files to write: the entry's own, and the picture in which an exhibit has things found."""
    kinds = [kind, KINDS["picture"]] if shelf.part == "hotspot" else [kind]
    return [(each, path_of(each, id, shelf)) for each in kinds]


def _files(kind: Kind, id: str, shelf: Shelf, today: dt.date) -> dict[str, str]:
    return {
        path: SAMPLE_PICTURE
        if each.name == "picture"
        else write_skeleton(each, id, path, shelf, today)
        for each, path in _places(kind, id, shelf)
    }


def _find_part(word: str | None, kind: Kind) -> str:
    if kind.name != "exhibit":
        if word is None:
            return ""
        raise RefusedError("--kind 说的是展品怎么玩，只和 exhibit（展品）一起写")
    names = {title: name for name, title in PART_TITLES.items()} | {n: n for n in PART_TITLES}
    if word is None or word in names:
        return names[word or FIRST_KIND]
    raise _unknown(word, "互动", names, PART_TITLES)


def _find_kind(word: str) -> Kind:
    names = {name: kind for kind in KINDS.values() for name in _names(kind)}
    if word in names:
        return _yaml_only(names[word])
    yaml = {kind.name: kind.title for kind in KINDS.values() if kind.is_yaml}
    raise _unknown(word, "条目", names, yaml)


def _yaml_only(kind: Kind) -> Kind:
    if kind.is_yaml:
        return kind
    raise RefusedError(
        f"{kind.title}不是 YAML，没有骨架可写：画好以后存到 catalog/{kind.place}，"
        "可用的图形见手册“科学馆”一页"
    )


def _unknown(word: str, noun: str, names: Iterable[str], titles: Mapping[str, str]) -> RefusedError:
    near = nearest(word, names)
    meant = f"是不是 {'、'.join(near)}？" if near else ""
    known = "、".join(f"{name}（{title}）" for name, title in titles.items())
    return RefusedError(f"没有“{word}”这种{noun}。{meant}\n可以写：{known}")


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


def _write(files: Mapping[str, str], part: str) -> int:
    for path, text in files.items():
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
    _say_next(part, is_draft=any("\nstatus: draft\n" in text for text in files.values()))
    return 0


def _say_next(part: str, *, is_draft: bool) -> None:
    print("下一步：")
    print("  1. 打开文件，把“待填写”和示例换成真的内容；用不着的可选项整行删掉。")
    if part:
        print(
            f"     互动是 {part}（{PART_TITLES[part]}），每一栏写什么：content/contribute/hall.md"
        )
    print("  2. 运行 python3 build.py check，看看哪里要改。")
    if is_draft:
        print("  3. 写好、审好以后，删掉 status: draft 这一行，居民才会在列表里看到。")
