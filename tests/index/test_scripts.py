"""Modules become one classic script: in order, in one scope, without comments; what cannot be joined is refused."""

import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from kepu.index.assets import index_assets
from kepu.index.scripts import ScriptError, join_modules

THEME = Path(__file__).parents[2] / "theme" / "assets"


def run(node: str, script: str) -> str:
    """Give what a script prints."""
    done = subprocess.run(
        [node, "-"], input=script, capture_output=True, text=True, encoding="utf-8", check=True
    )
    return done.stdout.strip()


@pytest.fixture(scope="module")
def joined() -> Mapping[str, str]:
    """Join the theme's own modules: the script's path → its text."""
    files = (path for path in sorted(THEME.rglob("*")) if path.is_file())
    theme = {path.relative_to(THEME).as_posix(): path.read_bytes() for path in files}
    return {
        file.path: file.content.decode()
        for file in index_assets(theme)
        if file.path.endswith(".js")
    }


def test_what_is_imported_stands_before_what_needs_it_and_only_once() -> None:
    modules = {
        "main.js": "import { b } from './b.js';\nimport { c } from './c.js';\nmain(b, c);\n",
        "b.js": "import { c } from './c.js';\nexport const b = c;\n",
        "c.js": "export const c = 1;\n",
        "unused.js": "export const unused = 1;\n",
    }
    script = join_modules(modules, "main.js")
    lines = ["const c = 1;", "const b = c;", "main(b, c);"]
    assert script == "\n".join(["(function () {", "'use strict';", *lines, "})();", ""])


def test_modules_that_need_each_other_are_refused() -> None:
    pair = {
        "a.js": "import { b } from './b.js';\nexport function a() { return b; }\n",
        "b.js": "import { a } from './a.js';\nexport function b() { return a; }\n",
    }
    with pytest.raises(ScriptError, match=r"need each other: a\.js → b\.js → a\.js"):
        join_modules(pair, "a.js")


def test_the_joined_script_runs_in_a_scope_of_its_own(node: str) -> None:
    modules = {
        "main.js": "import { twice } from './twice.js';\nconst found = twice(21);\nconsole.log(found);\n",
        "twice.js": "export async function later() {}\nexport class Box {}\nexport let many = 2;\n"
        "export function twice(n) { return many * n; }\n",
    }
    script = join_modules(modules, "main.js")
    assert run(node, script + "console.log(typeof twice, typeof found, typeof Box);") == (
        "42\nundefined undefined undefined"
    )


def test_comments_are_gone_and_code_is_not() -> None:
    text = (
        "// @ts-check\n/**\n * What it does: `a // b`.\n */\nexport const a = 1;\n\n\n"
        "/** @type {Map<string, number>} */\nconst kept = new Map();\n"
        "  // Why.\n  const inner = /** @type {any} */ (kept); // beside code\n"
    )
    script = join_modules({"main.js": text}, "main.js")
    assert "@ts-check" not in script
    assert "What it does" not in script
    assert "Why." not in script
    assert "const a = 1;\nconst kept = new Map();\nconst inner = " in script


LITERALS = """
export const address = 'https://example.org//x';
export const stars = "/* no comment */";
export const path = /\\/\\*+|\\/\\/[^/]*/g;
export const lines = `one
/two/
import three
`;
console.log(JSON.stringify([address, stars, path.source, path.flags, lines.split('\\n')[1]]));
"""


def test_what_only_looks_like_a_comment_stays(node: str) -> None:
    script = join_modules({"main.js": LITERALS.replace("import three", "three")}, "main.js")
    said = run(node, script)
    assert (
        said == r'["https://example.org//x","/* no comment */","\\/\\*+|\\/\\/[^/]*","g","/two/"]'
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("export default function () {}\n", "export default function"),
        ("import { a as b } from './a.js';\n", "import { a as b }"),
        ("import * as all from './a.js';\n", "import \\* as all"),
        ("import './a.js';\n", "import './a.js'"),
        ("import { a } from './a.js'; go(a);\n", "import { a }"),
        ("import {\n  a,\n} from './a.js';\n", "import {"),
        ("export { a };\n", "export { a }"),
        ("export * from './a.js';\n", "export \\*"),
        ("import { lost } from './lost.js';\n", "no module lost.js"),
        (LITERALS, "import three"),
    ],
)
def test_what_cannot_be_joined_is_refused(text: str, said: str) -> None:
    with pytest.raises(ScriptError, match=said):
        join_modules({"main.js": text, "a.js": "export const a = 1;\n"}, "main.js")


@pytest.mark.parametrize(
    "twin",
    ["const name = 2;", "export function name() {}", "async function name() {}", "class name {}"],
)
def test_two_modules_with_one_name_are_refused(twin: str) -> None:
    modules = {
        "main.js": f"import {{ other }} from './other.js';\n{twin}\n",
        "other.js": "export const other = 1;\nlet name = 1;\n",
    }
    with pytest.raises(ScriptError, match=r"other\.js and main\.js both declare name"):
        join_modules(modules, "main.js")


def test_names_inside_functions_may_be_the_same(node: str) -> None:
    modules = {
        "main.js": "import { one } from './one.js';\nfunction two() {\n  const at = 2;\n  return at;\n}\n"
        "console.log(one() + two());\n",
        "one.js": "export function one() {\n  const at = 1;\n  return at;\n}\n",
    }
    assert run(node, join_modules(modules, "main.js")) == "3"


def test_the_shipped_scripts_are_classic_scripts(
    joined: Mapping[str, str], node: str, tmp_path: Path
) -> None:
    assert "assets/search.js" in joined
    for path, text in joined.items():
        script = tmp_path / path.rpartition("/")[2]
        script.write_text(text, "utf-8")
        checked = subprocess.run(
            [node, "--check", str(script)], capture_output=True, text=True, check=False
        )
        assert checked.returncode == 0, checked.stderr
        assert re.findall(r"^\s*(?:import|export)\b.*", text, re.MULTILINE) == [], path


def test_the_search_script_holds_every_module_of_its_folder(joined: Mapping[str, str]) -> None:
    script = joined["assets/search.js"]
    declared = [
        name
        for source in sorted((THEME / "src" / "search").glob("*.js"))
        for name in re.findall(
            r"^export (?:async )?(?:function|class|const) (\w+)",
            source.read_text("utf-8"),
            re.MULTILINE,
        )
    ]
    assert len(declared) > 30
    missing = [
        name
        for name in declared
        if len(re.findall(rf"^(?:async )?(?:function|class|const) {name}\b", script, re.MULTILINE))
        != 1
    ]
    assert missing == []
