"""What a resident does on a phone: knock at one of four doors, read a service, call for help."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser

PHONE_HEIGHT = 844
DOORS = [
    ("我遇到急事", "what-to-do/", "急事"),
    ("想请人来讲", "services/", "预约服务"),
    ("想学点东西", "topics/", "主题"),
    ("带孩子玩", "hall/", "科普馆"),
]
NUMBERS = ["120", "119", "110"]
COMMUNITIES = ["gewuli", "shuyuanli", "rongheli", "jiangxin", "hean-xinju", "hewan"]


def bottom(part: Locator) -> float:
    box = part.bounding_box()
    assert box is not None, part
    return box["y"] + box["height"]


@pytest.mark.parametrize("community", COMMUNITIES)
@pytest.mark.parametrize("mode", ["", "?elder=1"])
def test_four_doors_stand_on_the_first_screen(
    visit: Callable[..., Page], community: str, mode: str
) -> None:
    doors = visit(f"c/{community}/{mode}").locator(".door").all()
    assert len(doors) == len(DOORS)
    assert max(map(bottom, doors)) <= PHONE_HEIGHT


@pytest.mark.parametrize(("name", "path", "heading"), DOORS)
def test_each_door_leads_where_it_says(
    visit: Callable[..., Page], origin: str, name: str, path: str, heading: str
) -> None:
    page = visit("c/gewuli/")
    page.get_by_role("link", name=name).click()
    assert page.url == f"{origin}c/gewuli/{path}"
    assert heading in page.locator("h1").inner_text()


@pytest.mark.parametrize("path", ["hotlines/", "what-to-do/"])
def test_the_numbers_for_an_emergency_stand_first_and_large(
    visit: Callable[..., Page], path: str
) -> None:
    calls = visit(f"c/gewuli/{path}").locator("main a.call").all()[: len(NUMBERS)]
    assert {call.get_attribute("href") for call in calls} == {f"tel:{one}" for one in NUMBERS}
    assert max(map(bottom, calls)) <= PHONE_HEIGHT


def answers(page: Page) -> dict[str, Locator]:
    """Give the places where a service page answers what one asks first."""

    def fact(label: str) -> Locator:
        return page.locator(".fact", has=page.locator("dt", has_text=label)).locator("dd").first

    return {
        "what": page.locator(".page-head__lead"),
        "for whom": fact("对象"),
        "how long": fact("时长"),
        "cost": fact("费用"),
        "how to ask": page.locator("section", has=page.locator("#ask")).locator("li").first,
    }


@pytest.mark.parametrize("service", ["sv-cpr", "sv-home-fall", "sv-phone1", "gewuli-tea"])
def test_a_service_answers_everything_in_two_screens(
    visit: Callable[..., Page], service: str
) -> None:
    for question, place in answers(visit(f"c/gewuli/services/{service}/")).items():
        assert place.inner_text().strip(), question
        assert bottom(place) <= 2 * PHONE_HEIGHT, question


@pytest.mark.long
def test_every_service_answers_everything_in_two_screens(
    visit: Callable[..., Page], origin: str, site: Path
) -> None:
    services = sorted(site.glob("c/*/services/*/index.html"))
    page = visit("")
    for file in services:
        page.goto(f"{origin}{file.parent.relative_to(site).as_posix()}/")
        for question, place in answers(page).items():
            assert bottom(place) <= 2 * PHONE_HEIGHT, (file, question)
    assert services


def test_help_is_one_tap_away_on_every_kind_of_page(
    tour: Callable[..., Iterator[tuple[str, Page]]],
) -> None:
    for kind, page in tour(is_bare=False):
        links = page.locator("header a[href^='tel:']").all()
        numbers = [link.get_attribute("href") for link in links]
        assert numbers == [f"tel:{number}" for number in NUMBERS], kind
        assert all(link.is_visible() for link in links), kind
        assert max(map(bottom, links)) <= PHONE_HEIGHT / 3, kind
        page.evaluate("document.documentElement.classList.add('elder')")
        assert max(map(bottom, links)) <= PHONE_HEIGHT / 3, kind


def test_every_page_file_carries_the_emergency_numbers(site: Path) -> None:
    for file in site.rglob("*.html"):
        header, _, rest = file.read_text("utf-8").partition("</header>")
        # In a frame of another page there is no header; the numbers stand at the foot.
        place = rest.rpartition("<footer")[2] if 'class="bare"' in header else header
        assert re.findall(r'href="tel:(\d+)"', place) == NUMBERS, file
