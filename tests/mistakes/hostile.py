"""Files that are meant to hurt a reader, each with what must become of it."""

from collections.abc import Callable

KILOBYTE = 1024
CAP = 256 * KILOBYTE


def _bomb() -> str:
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    return "\n".join(rows)


def _filled(line: str) -> str:
    """Repeat a line up to the cap."""
    return line * (CAP // len(line.encode()))


TEXTS: dict[str, tuple[Callable[[], str], set[str]]] = {
    "alias bomb": (_bomb, {"KP103"}),
    "merge bomb": (
        lambda: "a: &a {b: c}\n" + "d:\n  <<: *a\n" * 5_000,
        {"KP103", "KP105", "KP102"},
    ),
    "cycle": (lambda: "a: &a [*a]\n", {"KP103"}),
    "cycle of two": (lambda: "a: &a {b: &b {c: *a}, d: *b}\n", {"KP103"}),
    "open brackets": (lambda: "a: " + "[" * 20_000, {"KP106"}),
    "brackets": (lambda: "a: " + "[" * 20_000 + "]" * 20_000, {"KP106"}),
    "open braces": (lambda: "a: " + "{" * 20_000, {"KP111"}),
    "braces": (lambda: "a: " + "{a: " * 20_000 + "}" * 20_000, {"KP106"}),
    "closing brackets": (lambda: "a: b\nc: " + "]" * 20_000, {"KP119"}),
    "deep mappings": (lambda: "\n".join(" " * n + "a:" for n in range(600)), {"KP106"}),
    "spaces before a comment": (lambda: "a: b\nc: [" + " x" * 60_000 + "\n", {"KP115"}),
    "spaces in a line": (lambda: "a: b\n@c" + " " * 200_000 + "d\n", {"KP119"}),
    "deep dashes": (lambda: "a:\n" + "- " * 100_000, {"KP106"}),
    "question marks": (lambda: "a:\n  " + "? " * 20_000, {"KP111"}),
    "huge number": (lambda: f"minutes: {'9' * 5_000}\n", set()),
    "bidi": (lambda: "title: 甲\u202e乙\n", {"KP006"}),
    "NUL": (lambda: "title: 甲\x00乙\n", {"KP005"}),
    "many bidi": (lambda: "title: \u202e" + _filled("\u202e甲")[:80_000], {"KP006"}),
    "many unseen": (lambda: "title: " + "\u200b甲" * 40_000, {"KP015"}),
    "many keys": (lambda: "".join(f"k{n}: v\n" for n in range(20_000)), {"KP107"}),
    "one key 20,000 times": (lambda: "a: b\n" * 20_000, {"KP102"}),
    "one long line": (lambda: "a: " + _filled("x"), {"KP007"}),
    "one line at the cap": (lambda: "a: " + _filled("x")[:-4], set()),
    "long Chinese line": (lambda: "a: " + _filled("中")[:-4], set()),
    "quoted line": (lambda: 'a: "' + _filled("x")[:-9] + '"', set()),
    "open quote": (lambda: 'a: "' + _filled("甲乙\n")[:-9], {"KP115", "KP122"}),
    "open quotes": (lambda: _filled('a: "b\n'), {"KP115", "KP121"}),
    "wide colons": (lambda: _filled("a：b\n"), {"KP112", "KP122"}),
    "tight colons": (lambda: _filled("a:b\n"), {"KP113", "KP122"}),
    "tabs": (lambda: "a:\n" + _filled("\tb: c\n")[:-9], {"KP114"}),
    "ragged": (
        lambda: "\n".join(" " * (n * 7 % 13) + f"k{n}: v" for n in range(12_000)),
        {"KP121", "KP101"},
    ),
    "tight dashes": (lambda: "a:\n" + _filled("  -b\n")[:-9], {"KP120"}),
    "joined list": (lambda: "a: [" + _filled("甲，")[:-9] + "]", set()),
    "swallowed": (lambda: "a:\n  - b\n" + _filled("   - c\n")[:-19], {"KP124"}),
    "curly quotes": (lambda: "a:\n" + _filled("  - “甲”\n")[:-9], {"KP107", "KP117"}),
    "nested curly quotes": (lambda: "a: " + "“" * 30_000 + "”" * 30_000, {"KP117"}),
    "comments": (lambda: _filled("# 甲\n"), {"KP109"}),
    "blank lines": (lambda: _filled("\n"), {"KP109"}),
    "spaces": (lambda: "a: b\n" + _filled(" ")[:-9] + "c: d", {"KP101", "KP121"}),
    "dashes": (lambda: _filled("-"), {"KP110"}),
    "dash items": (lambda: _filled("- "), {"KP110"}),
    "documents": (lambda: _filled("--- a\n"), {"KP110", "KP108"}),
    "flow pairs": (lambda: "a: {" + "b: c, " * 20_000 + "}", {"KP102"}),
    "tags": (lambda: "a:\n" + _filled("  - !t x\n")[:-9], {"KP104"}),
    "anchors": (lambda: "a:\n" + "".join(f"  - &t{n} x\n" for n in range(15_000)), {"KP103"}),
    "escapes": (lambda: 'a: "' + "\\u202e" * 40_000 + '"', {"KP006"}),
    "percent signs": (lambda: _filled("a: %b\n"), {"KP119"}),
    "block scalar": (lambda: "a: |\n" + _filled("  name：甲\n")[:-9], set()),
    "carriage returns": (lambda: "a: b\r" * 20_000, {"KP102"}),
}
"""By name: the text, and the codes that may be reported; none means that it is sound."""
