"""The theme's scripts are typed: TypeScript reads their comments and finds nothing wrong."""

import os
import re
import subprocess
from pathlib import Path

import pytest
from kepu.model.parts import PART_TITLES

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "theme" / "assets" / "src"
COMPILER = ROOT / "node_modules" / "typescript" / "bin" / "tsc"
STRICTLY = (
    "--noEmit", "--allowJs", "--checkJs", "--strict", "--target", "ES2017", "--lib", "ES2017,DOM",
    # An empty list: what else lies in node_modules is no business of a page's script.
    "--types", "",
)  # fmt: skip
FOLDERS = ("exhibit", "hall", "search", "walk")
MODULES = ("--module", "ES2015", "--moduleResolution", "bundler")


@pytest.fixture(scope="session")
def compiler(node: str) -> list[str]:
    """Find the TypeScript that package.json names."""
    if not COMPILER.is_file():
        reason = "没有找到 TypeScript：先运行 npm ci"
        if os.environ.get("CI") == "true":
            pytest.fail(f"{reason}（CI=true 时不能跳过）", pytrace=False)
        pytest.skip(reason)
    return [node, str(COMPILER)]


def complaints(compiler: list[str], *words: str) -> str:
    done = subprocess.run(
        [*compiler, *words], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    return done.stdout + done.stderr


@pytest.mark.parametrize("name", ["boot.js", "site.js"])
def test_a_script_is_typed(name: str, compiler: list[str]) -> None:
    assert complaints(compiler, *STRICTLY, str(SOURCES / name)) == ""


def test_every_script_beside_them_is_known() -> None:
    assert sorted(path.name for path in SOURCES.glob("*.js")) == ["boot.js", "site.js"]
    folders = [path.name for path in SOURCES.iterdir() if path.is_dir()]
    assert sorted(folders) == sorted([*FOLDERS, "exhibits"])


@pytest.mark.parametrize("folder", FOLDERS)
def test_modules_are_typed(folder: str, compiler: list[str]) -> None:
    modules = [str(path) for path in sorted((SOURCES / folder).glob("*.js"))]
    assert modules
    assert complaints(compiler, *STRICTLY, *MODULES, *modules) == ""


def test_the_scripts_of_exhibits_are_typed(compiler: list[str]) -> None:
    scripts = sorted((SOURCES / "exhibits").glob("*.js"))
    assert {path.stem for path in scripts} == set(PART_TITLES)
    assert complaints(compiler, *STRICTLY, *map(str, scripts)) == ""


def test_the_scripts_of_exhibits_keep_their_names_to_themselves() -> None:
    # They are read together above and stand on one page together; a name outside would be everyone's.
    outside = re.compile(r"^(?:async )?(?:function|class|const|let|var) .*", re.MULTILINE)
    found = [
        f"{path.name}: {line}"
        for path in (SOURCES / "exhibits").glob("*.js")
        for line in outside.findall(path.read_text("utf-8"))
    ]
    assert found == []


def test_a_wrong_type_is_noticed(compiler: list[str], tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.js"
    wrong.write_text("/** @type {number} */\nconst many = 'one';\nmany.toFixed();\n", "utf-8")
    assert "TS2322" in complaints(compiler, *STRICTLY, str(wrong))


def test_every_script_asks_to_be_checked() -> None:
    silent = [
        path.name
        for path in sorted(SOURCES.rglob("*.js"))
        if not path.read_text("utf-8").startswith("// @ts-check\n")
    ]
    assert silent == []
