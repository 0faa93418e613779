"""What the site serves of the theme's files, and what is left to the bundler."""

import pytest
from kepu.index.assets import index_assets

THEME = {
    "css/order.txt": b"two.css\n# last\none.css\n",
    "css/one.css": b"a {\n  b: c;\n}\n",
    "css/two.css": b"/* said once */\nd { e: f }\n",
    "css/hall/order.txt": b"play.css\n",
    "css/hall/play.css": b".play { g: h }\n",
    "src/site.js": b"go();\n",
}
ALWAYS = ["assets/hall.css", "assets/site.css", "assets/site.js"]


def served(**more: bytes) -> dict[str, bytes]:
    files = {name.replace("__", "/") + ".js": content for name, content in more.items()}
    return {file.path: file.content for file in index_assets({**THEME, **files})}


def test_the_hall_has_a_sheet_of_its_own() -> None:
    files = served()
    assert files["assets/site.css"] == b"d { e: f }\na {\nb: c;\n}\n"
    assert files["assets/hall.css"] == b".play { g: h }\n"
    assert sorted(files) == ALWAYS


@pytest.mark.parametrize("name", ["css/three.css", "css/hall/quiz.css"])
def test_a_sheet_that_no_order_names_is_refused(name: str) -> None:
    with pytest.raises(KeyError, match=r"(three|quiz)\.css"):
        index_assets({**THEME, name: b"i { j: k }"})


@pytest.mark.parametrize("name", ["css/one.css", "css/hall/play.css"])
def test_a_sheet_that_is_named_and_gone_is_refused(name: str) -> None:
    with pytest.raises(KeyError, match=r"(one|play)\.css"):
        index_assets({path: content for path, content in THEME.items() if path != name})


def test_a_folder_becomes_one_script_of_its_name() -> None:
    files = served(
        src__hall__main=b"// @ts-check\nimport { open } from './door.js';\n\nopen();\n",
        src__hall__door=b"export function open() {\n  knock();\n}\n",
    )
    assert files["assets/hall.js"].decode() == (
        "(function () {\n'use strict';\nfunction open() {\nknock();\n}\nopen();\n})();\n"
    )
    assert sorted(files) == sorted([*ALWAYS, "assets/hall.js"])


def test_the_kinds_of_exhibits_are_served_one_by_one() -> None:
    files = served(
        src__exhibits__quiz=b"// @ts-check\n(function () {\n  ask();\n})();\n",
        src__exhibits__rhythm=b"(function () { beat(); })();\n",
    )
    assert files["assets/exhibits/quiz.js"] == b"(function () {\nask();\n})();\n"
    assert files["assets/exhibits/rhythm.js"] == b"(function () { beat(); })();\n"
    assert "assets/exhibits.js" not in files


def test_a_folder_that_is_bundled_is_not_joined() -> None:
    assert "assets/walk.js" not in served(src__walk__main=b"import { Scene } from 'three';\n")


def test_a_bundle_is_served_as_it_is() -> None:
    built = b"(()=>{/* kept */})();"
    assert served(dist__walk=built)["assets/walk.js"] == built


@pytest.mark.parametrize("name", ["dist/walk.stamp", "dist/walk.js.part"])
def test_what_else_lies_beside_a_bundle_is_not_served(name: str) -> None:
    files = index_assets({**THEME, name: b"of no use to a page"})
    assert [file.path for file in files] == ALWAYS
