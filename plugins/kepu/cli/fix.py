"""`check --fix`: the mends that need no judgement, made in the files.

Comes in: what a check found. Goes out: changed files, and a record of each changed line. A file is written only when
it reads better than before: what was mended is gone, and nothing new is wrong outside of what was mended. Everything
else stays as it was byte for byte, line ends and byte order mark too. Refuses links and whatever lies outside of
`catalog/` and `content/`.
"""

import codecs
import os
import stat
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kepu.cli.verdict import Verdict
from kepu.problems import Fix, LineFix, Problem, Reencode, apply_fixes
from kepu.problems.width import visible
from kepu.read import MAX_BYTES, parse_document, parse_prose
from kepu.read.decode import normalise_line_ends
from kepu.read.files import read_bytes
from kepu.validate.layers import validate_layers
from kepu.validate.prose import validate_prose

ROUNDS = 20
"""One slip hides another; no file hides more than this many behind each other."""
_FOLDERS = ("catalog", "content")
_SUFFIXES = (".yaml", ".md")


@dataclass(frozen=True)
class Mended:
    """One file, and what was changed in it."""

    path: str
    data: bytes
    fixes: tuple[Fix, ...]


def mend_tree(
    root: Path, look: Callable[[], Verdict], *, dry_run: bool = False
) -> tuple[Verdict, list[Mended]]:
    """Mend, look again and mend what is seen then; give back the last look and all that was done.

    Raises:
        OSError: A file cannot be written.
    """
    mended: list[Mended] = []
    for _ in range(ROUNDS):
        verdict = look()
        now = list(_mend_files(root, verdict.problems))
        mended += now
        if dry_run or not now:
            return verdict, mended
        for file in now:
            _replace(root / file.path, file.data)
    return look(), mended


def say_mended(mended: Iterable[Mended], *, dry_run: bool) -> Iterator[str]:
    """Show every changed line as it was and as it is."""
    files = list(mended)
    for file in files:
        yield visible(file.path)
        for fix in file.fixes:
            yield from _before_and_after(fix)
    count, paths = sum(len(file.fixes) for file in files), len({file.path for file in files})
    if not files:
        yield "没有可以自动改的地方。"
    elif dry_run:
        yield f"可以自动改 {count} 处，涉及 {paths} 个文件；还没有写入，去掉 --dry-run 就改。"
    else:
        yield f"改好 {count} 处，涉及 {paths} 个文件。"


def _before_and_after(fix: Fix) -> Iterator[str]:
    if isinstance(fix, Reencode):
        yield "  另存为 UTF-8 编码"
        return
    yield f"  {fix.line} - {visible(fix.before)}"
    after = [] if fix.after is None else fix.after.split("\n")
    yield from (f"  {fix.line} + {visible(line)}" for line in after)


def _mend_files(root: Path, problems: Iterable[Problem]) -> Iterator[Mended]:
    by_path: dict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        if problem.where and problem.fix:
            by_path[problem.where.path].append(problem)
    for path, found in sorted(by_path.items()):
        if _may_write(root, path) and (mended := _mend_file(root, path, found)):
            yield mended


def _may_write(root: Path, path: str) -> bool:
    """Tell whether a path is a catalogue or prose file that no link leads to."""
    parts = path.split("/")
    if parts[0] not in _FOLDERS or ".." in parts or not path.endswith(_SUFFIXES):
        return False
    steps = [root.joinpath(*parts[:length]) for length in range(1, len(parts) + 1)]
    return not any(step.is_symlink() for step in steps)


def _mend_file(root: Path, path: str, problems: list[Problem]) -> Mended | None:
    data = read_bytes(root, path, MAX_BYTES)
    if isinstance(data, Problem):
        return None
    encodings = [p.fix for p in problems if isinstance(p.fix, Reencode)]
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    try:
        text = data.removeprefix(mark).decode(encodings[0].encoding if encodings else "utf-8")
    except (UnicodeDecodeError, LookupError):
        return None
    # In another encoding nothing was read yet, so nothing was found but that.
    found = _findings(path, text)[1] if encodings else problems
    made: list[Fix] = [*encodings[:1]]
    for _ in range(ROUNDS):
        text, now = _mend_text(path, text, found)
        if not now:
            break
        made += now
        found = _findings(path, text)[1]
    new = mark + text.encode("utf-8")
    return Mended(path, new, tuple(made)) if new != data else None


def _mend_text(path: str, text: str, problems: list[Problem]) -> tuple[str, tuple[LineFix, ...]]:
    """Make all mends of a text that leave it better; if not all at once, then each that does."""
    codes = {p.fix: p.code for p in reversed(problems) if isinstance(p.fix, LineFix)}
    mended, made = apply_fixes(text, reversed(codes))
    if not made or _is_better(path, (text, mended), made, codes):
        return mended, made
    kept: list[LineFix] = []
    # From the last line up, so that none shifts the place of the next.
    for fix in sorted(made, key=lambda fix: -fix.line):
        mended, one = apply_fixes(text, (fix,))
        if _is_better(path, (text, mended), one, codes):
            text = mended
            kept += one
    return text, tuple(kept)


def _is_better(
    path: str, texts: tuple[str, str], made: tuple[LineFix, ...], codes: Mapping[LineFix, str]
) -> bool:
    """Tell whether mends did away with what they were made for, and did no harm."""
    (could_read, before), (can_read, after) = (_findings(path, text) for text in texts)
    if can_read != could_read:
        # What could not be read before hid whatever is wrong now.
        return can_read
    old = Counter((p.code, _moved(_line(p), made)) for p in before)
    new = Counter((p.code, _line(p)) for p in after)
    mended = {(codes[fix], _moved(fix.line, made)) for fix in made}
    # A reference is no problem of the file by itself, so its going cannot be seen from here.
    is_cured = all(new[each] < old[each] for each in mended if each in old)
    touched = _reach(texts[1], made)
    return is_cured and all(line in touched for code, line in new if (code, line) not in old)


def _findings(path: str, text: str) -> tuple[bool, list[Problem]]:
    """Read one file's text: whether it can be read at all, and what is wrong with it by itself."""
    text = normalise_line_ends(text)
    if path.endswith(".md"):
        prose, unreadable = parse_prose(path, text)
        wrong = validate_prose((prose,))[1] if prose else []
        return prose is not None, [*unreadable, *wrong]
    document, unreadable = parse_document(path, text)
    wrong = validate_layers((document,))[1] if document else []
    own = [problem for problem in wrong if problem.place[0] == path]
    return document is not None, [*unreadable, *own]


def _line(problem: Problem) -> int:
    return problem.where.line if problem.where else 0


def _moved(line: int, made: tuple[LineFix, ...]) -> int:
    """Give the number that a line has after mends above it."""
    return line + sum(_growth(fix) for fix in made if fix.line < line)


def _growth(fix: LineFix) -> int:
    return -1 if fix.after is None else fix.after.count("\n")


def _reach(text: str, made: tuple[LineFix, ...]) -> set[int]:
    """Give the lines that mends wrote, and those below that belong to them."""
    lines = normalise_line_ends(text).split("\n")
    reached: set[int] = set()
    shift = 0
    for fix in made:
        first = fix.line + shift
        shift += _growth(fix)
        indent = _indent(lines[first - 1]) if first <= len(lines) else 0
        last = first + max(_growth(fix), 0)
        while last < len(lines) and _is_below(lines[last], indent):
            last += 1
        reached |= set(range(first, last + 1))
    return reached


def _is_below(line: str, indent: int) -> bool:
    deeper = _indent(line) > indent
    return not line.strip() or deeper or (_indent(line) == indent and line.lstrip()[:2] == "- ")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _replace(file: Path, data: bytes) -> None:
    """Write a file whole or not at all.

    Raises:
        OSError: The disk refuses.
    """
    scratch = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with scratch.open("xb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        scratch.chmod(stat.S_IMODE(file.lstat().st_mode))
        scratch.replace(file)
    except OSError as error:
        scratch.unlink(missing_ok=True)
        # The editor knows the file, not the scratch beside it.
        raise OSError(error.errno, error.strerror, str(file)) from error
