"""A pack's ZIP opens by a double click in a room with no network."""

import io
import re
import subprocess
import zipfile
from pathlib import Path, PurePosixPath

import pytest
from kepu.index.bundle import bundle_pack
from kepu.model.datafile import DataFile
from playwright.sync_api import Browser

PAGE = b"""<!doctype html><html lang="zh-Hans"><head><title>x</title>
<script src="../../../assets/boot.js"></script>
<link rel="stylesheet" href="../../../assets/site.css">
<link rel="icon" href="../../../assets/favicon.svg">
</head><body><nav class="nav"><a href="../../">a</a></nav>
<a class="brand" href="../../../">home</a><a href="tel:120">120</a><a href="#main">skip</a>
<a href="https://example.org/" rel="noopener">out</a><main id="main"><h1>x</h1></main>
<script src="../../../assets/site.js" defer></script></body></html>"""


def members(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_page_keeps_what_works_without_a_site() -> None:
    made = bundle_pack("pk-x", PAGE, b"p{}", (DataFile("a/b.pdf", b"pdf"),))
    found = members(made.content)
    assert made.path == "packs/pk-x/pk-x.zip"
    assert list(found) == ["pk-x/index.html", "pk-x/site.css", "pk-x/files/a/b.pdf"]
    page = found["pk-x/index.html"]
    links = re.findall(rb'(?:href|src)="([^"]*)"', page)
    assert links == [b"site.css", b"tel:120", b"#main", b"https://example.org/"]
    assert b'<span class="brand">home</span>' in page
    assert b"<script" not in page


def test_the_same_pack_makes_the_same_bytes() -> None:
    assert bundle_pack("pk-x", PAGE, b"p{}", ()) == bundle_pack("pk-x", PAGE, b"p{}", ())


def test_the_packs_of_the_sample_county_stand_alone(site: Path) -> None:
    bundles = sorted(site.glob("c/gewuli/packs/*/*.zip"))
    assert len(bundles) > 10
    for bundle in bundles:
        found = members(bundle.read_bytes())
        names = [PurePosixPath(name) for name in found]
        assert all(not name.is_absolute() and ".." not in name.parts for name in names)
        assert {name.parts[0] for name in names} == {bundle.stem}
        page = found[f"{bundle.stem}/index.html"].decode()
        ids = set(re.findall(r' id="([^"]*)"', page))
        for url in re.findall(r' (?:href|src)="([^"]*)"', page):
            beside = f"{bundle.stem}/{url}" in found
            known = url.startswith("#") and url[1:] in ids
            assert beside or known or url.startswith(("tel:", "https:", "mailto:")), (bundle, url)


@pytest.mark.browser
def test_a_bundle_is_styled_when_opened_from_a_folder(
    site: Path, browser: Browser, tmp_path: Path
) -> None:
    bundle = min(site.glob("c/gewuli/packs/*/*.zip"))
    with zipfile.ZipFile(bundle) as archive:
        archive.extractall(tmp_path)
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto((tmp_path / bundle.stem / "index.html").as_uri())
    assert page.locator("h1").count() == 1
    sheet = page.locator(".printout__page").first
    assert sheet.evaluate("element => getComputedStyle(element).borderTopWidth") == "1px"
    assert said == []
    page.close()


def test_a_bundle_is_valid(site: Path, java: str, tmp_path: Path) -> None:
    checker = Path(__file__).parents[2] / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    if not checker.is_file():
        pytest.skip("没有找到 vnu.jar：先运行 npm ci")
    for bundle in sorted(site.glob("c/gewuli/packs/*/*.zip"))[:4]:
        with zipfile.ZipFile(bundle) as archive:
            archive.extractall(tmp_path)
    done = run_checker(java, checker, tmp_path)
    assert done == ""


def run_checker(java: str, checker: Path, folder: Path) -> str:
    words = [java, "-Xss4m", "-jar", str(checker), "--errors-only", "--skip-non-html", str(folder)]
    return subprocess.run(
        words, capture_output=True, text=True, encoding="utf-8", check=False
    ).stderr
