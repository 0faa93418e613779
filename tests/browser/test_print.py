"""On paper: a pack is complete and leaves the chrome behind, and an item fits on two sheets."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

CATALOG = Path(__file__).parents[2] / "catalog"
PACKS = ["pk-stairwell-first-aid", "pk-ebike-shed", "pk-fraud-before-meeting"]
CHROME = [".nav", ".tools", ".elder-bar", ".crumbs", ".footer__links", "[data-print]", ".skip"]


def load(kind: str, id: str) -> Any:
    (file,) = (CATALOG / "topics").glob(f"*/{kind}/{id}.yaml")
    return yaml.load(file.read_text("utf-8"), Loader=yaml.BaseLoader)


SHEET = re.compile(rb"/Type\s*/Page\b")


def squeeze(text: str) -> str:
    """Leave out what typesetting adds: spaces and word joiners."""
    return re.sub(r"[\s\u2060]+", "", text)


def on_paper(page: Page) -> str:
    """Read the words that print rules leave standing."""
    page.emulate_media(media="print")
    return squeeze(page.locator("body").inner_text())


def sheets(page: Page) -> int:
    return len(SHEET.findall(page.pdf(format="A4")))


def contents(pack: Any) -> list[str]:
    """List every text that the paper of a pack must hold."""
    wanted = [pack["title"], pack["purpose"], *pack["risk_notes"]]
    for step in pack["run_sheet"]:
        wanted += [step[part] for part in ("title", "note", "who") if part in step]
    wanted += [thing["title"] for thing in pack["materials"]]
    wanted += [staff["duty"] for staff in pack["staffing"]]
    for item in pack["items"]:
        resource = load("resources", item["id"])
        wanted += [resource["title"], *resource["points"], *resource.get("cautions", [])]
        wanted += [source["name"] for source in resource["sources"]]
    return wanted


@pytest.mark.parametrize("id", PACKS)
def test_a_printed_pack_has_everything(visit: Callable[..., Page], id: str) -> None:
    page = visit(f"c/shuyuanli/packs/{id}/print/")
    paper = on_paper(page)
    wanted = contents(load("packs", id))
    assert len(wanted) > 30
    assert [text for text in wanted if squeeze(text) not in paper] == []
    assert "120" in paper


def test_the_chrome_stays_off_the_paper(visit: Callable[..., Page]) -> None:
    page = visit("c/gewuli/packs/pk-stairwell-first-aid/print/?elder=1", color_scheme="dark")
    page.emulate_media(media="print")
    for part in CHROME:
        assert page.locator(f"{part}:visible").count() == 0, part
    assert page.get_by_text("示例数据 · 虚构地区 · 非政府网站").is_visible()
    colours = page.evaluate(
        "[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]"
    )
    assert colours == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]


def test_every_resource_of_a_pack_has_a_sheet_of_its_own(visit: Callable[..., Page]) -> None:
    page = visit("c/gewuli/packs/pk-stairwell-first-aid/print/")
    parts = page.locator(".printout__page").count()
    assert parts <= sheets(page) <= 2 * parts


@pytest.mark.parametrize("query", ["", "?elder=1"])
@pytest.mark.parametrize(
    "path", ["resources/h-cpr-aed/", "resources/e-ebike/", "rumours/rc-just-bear-it/"]
)
def test_an_item_fits_on_two_sheets(visit: Callable[..., Page], path: str, query: str) -> None:
    assert sheets(visit(f"c/gewuli/{path}{query}")) <= 2


@pytest.mark.parametrize("path", ["resources/h-cpr-aed/", "packs/pk-stairwell-first-aid/print/"])
def test_the_print_button_prints(visit: Callable[..., Page], path: str) -> None:
    page = visit(f"c/gewuli/{path}")
    page.evaluate("window.print = () => { document.title = 'printed'; }")
    page.locator("[data-print]").first.click()
    assert page.title() == "printed"
