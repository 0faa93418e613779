"""The site works wherever it lies: on a stick, in a sub-folder, at an address of its own, and a pack from its ZIP."""

import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
ADDRESS = "https://kepu.example.org/county/"
BRAND = "rgb(11, 92, 90)"
BAR = "getComputedStyle(document.querySelector('.header__bar')).backgroundColor"


def is_styled(page: Page) -> bool:
    found: bool = page.evaluate(f"{BAR} === '{BRAND}'")
    return found


def walk(page: Page) -> None:
    """Go from the portal to a pack and back to the start, by links alone."""
    page.locator("a[data-community=gewuli]").click()
    expect(page.locator(".brand")).to_have_text("格物里社区科普")
    page.get_by_role("link", name="想学点东西").click()
    page.get_by_role("link", name="卫生健康", exact=True).first.click()
    page.get_by_role("link", name="楼道里的急救课").first.click()
    page.get_by_role("link", name="打印整包").click()
    expect(page.locator(".printout")).to_be_visible()
    assert is_styled(page)
    page.locator(".brand").click()
    page.get_by_role("link", name="换一个社区").click()
    expect(page.get_by_role("heading", name="您住哪个社区")).to_be_visible()


def test_the_site_works_from_a_stick(browse: Callable[..., BrowserContext], site: Path) -> None:
    page = browse().new_page()
    page.goto((site / "index.html").as_uri())
    walk(page)
    page.locator("a[data-community=gewuli]").click()
    page.get_by_role("button", name="长辈版").click()
    # On a busy machine the browser writes down what a page keeps a moment after the page has said so.
    page.wait_for_timeout(1500)
    page.get_by_role("link", name="预约服务").first.click()
    expect(page.locator("html")).to_have_class(re.compile(r"\belder\b"))
    page.get_by_role("searchbox").fill("手机")
    expect(page.locator("[data-filter-count]")).to_contain_text("共")


def test_the_site_works_in_a_sub_folder(
    browse: Callable[..., BrowserContext], site: Path, serve: Callable[[Path], str]
) -> None:
    page = browse().new_page()
    page.goto(f"{serve(site.parent)}{site.name}/")
    walk(page)


@pytest.fixture(scope="module")
def addressed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the county for an address of its own; return the folder that stands for it."""
    copy = tmp_path_factory.mktemp("addressed")
    for folder in ("catalog", "content", "theme"):
        shutil.copytree(ROOT / folder, copy / folder)
    shutil.copy(ROOT / "mkdocs.yml", copy)
    catalog = copy / "catalog/catalog.yaml"
    catalog.write_text(f"{catalog.read_text('utf-8')}base_url: {ADDRESS}\n", "utf-8")
    words = ["build", "--today", "2026-11-22", "--quiet", "--site-dir", str(copy / "host")]
    built = subprocess.run(
        [sys.executable, "-m", "kepu.cli", *words],
        cwd=copy,
        env={**os.environ, "PYTHONPATH": str(ROOT / "plugins"), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert built.returncode == 0, built.stdout + built.stderr
    return copy / "host"


@pytest.fixture
def visitor(browse: Callable[..., BrowserContext], addressed: Path) -> Page:
    """Open a browser that finds the folder at its address, as a host would show it."""

    def answer(route: Route) -> None:
        inside = urlsplit(route.request.url).path.removeprefix(urlsplit(ADDRESS).path)
        file = addressed / inside
        file = file / "index.html" if file.is_dir() else file
        if file.is_file():
            route.fulfill(path=file)
        else:
            route.fulfill(path=addressed / "c/gewuli/404.html", status=404)

    context = browse(host=urlsplit(ADDRESS).hostname)
    context.route(f"{ADDRESS}**", answer)
    return context.new_page()


def test_the_site_works_at_an_address_of_its_own(visitor: Page) -> None:
    visitor.goto(ADDRESS)
    walk(visitor)
    assert visitor.url == ADDRESS
    service = f"{ADDRESS}c/gewuli/services/sv-cpr/"
    visitor.goto(service)
    assert visitor.locator("link[rel=canonical]").get_attribute("href") == service


def test_a_missing_page_leads_back_from_any_depth(visitor: Page) -> None:
    answer = visitor.goto(f"{ADDRESS}c/gewuli/resources/was-here/once/")
    assert answer is not None
    assert answer.status == 404
    assert is_styled(visitor)
    visitor.locator("main a").first.click()
    assert visitor.url.startswith(f"{ADDRESS}c/gewuli/")
    expect(visitor.get_by_role("heading", name="没有找到这一页")).to_have_count(0)


def test_without_an_address_nothing_claims_one(site: Path) -> None:
    assert not (site / "sitemap.xml").exists()
    for file in ("index.html", "c/gewuli/index.html"):
        assert "canonical" not in (site / file).read_text("utf-8")


@pytest.mark.parametrize("pack", ["pk-stairwell-first-aid", "pk-ebike-shed"])
def test_a_pack_opens_from_its_zip(
    visit: Callable[..., Page],
    browse: Callable[..., BrowserContext],
    tmp_path: Path,
    pack: str,
) -> None:
    shop = visit(f"c/gewuli/packs/{pack}/")
    with shop.expect_download() as waiting:
        shop.get_by_role("link", name="下载整包").click()
    assert waiting.value.suggested_filename == f"{pack}.zip"
    waiting.value.save_as(tmp_path / "pack.zip")
    with zipfile.ZipFile(tmp_path / "pack.zip") as archive:
        archive.extractall(tmp_path)
    page = browse().new_page()
    page.goto((tmp_path / pack / "index.html").as_uri())
    assert is_styled(page)
    assert page.locator("script").count() == 0
    for link in page.locator("a[href]").all():
        href = link.get_attribute("href") or ""
        is_file = (tmp_path / pack / href).is_file()
        assert href.startswith(("tel:", "https://", "#")) or is_file, href
    print_page = visit(f"c/gewuli/packs/{pack}/print/")
    wanted = print_page.locator(".points li, .table tbody tr").all_inner_texts()
    assert len(wanted) > 10
    assert page.locator(".points li, .table tbody tr").all_inner_texts() == wanted
    assert page.locator("header a[href='tel:120']").is_visible()
