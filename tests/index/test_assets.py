"""What the site serves of the theme's files, and what is left to the bundler."""

import pytest
from kepu.index.assets import index_assets

THEME = {"css/order.txt": b"one.css\n", "css/one.css": b"a { b: c }\n", "src/site.js": b"go();\n"}


def served(**more: bytes) -> dict[str, bytes]:
    files = {name.replace("__", "/") + ".js": content for name, content in more.items()}
    return {file.path: file.content for file in index_assets({**THEME, **files})}


def test_a_folder_that_is_bundled_is_not_joined() -> None:
    assert "assets/walk.js" not in served(src__walk__main=b"import { Scene } from 'three';\n")


def test_a_bundle_is_served_as_it_is() -> None:
    built = b"(()=>{/* kept */})();"
    assert served(dist__walk=built)["assets/walk.js"] == built


@pytest.mark.parametrize("name", ["dist/walk.stamp", "dist/walk.js.part"])
def test_what_else_lies_beside_a_bundle_is_not_served(name: str) -> None:
    files = index_assets({**THEME, name: b"of no use to a page"})
    assert [file.path for file in files] == ["assets/site.css", "assets/site.js"]
