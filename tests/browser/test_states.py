"""What a page owns up to: sample, local, out of date, called off; where to mend it; whom to call. No browser needed."""

import re
from html import unescape
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CATALOG = ROOT / "catalog"
RIBBON = '<p class="ribbon">示例数据 · 虚构地区 · 非政府网站</p>'
NOINDEX = '<meta name="robots" content="noindex, nofollow">'
EMERGENCY = "遇紧急情况请立即拨打 110/119/120，以政府和主管部门发布为准。"
HEALTH = "本文为健康科普，不能替代医生诊疗；急症请拨打120。"
EDIT = re.compile(r'href="https://example\.org/kepu/edit/main/([^"]+)"')
CARD = re.compile(r'<li class="card.*?</li>\s*(?=<li class="card|</ul>)', re.DOTALL)
EVENT = re.compile(r'<li>\s*<div class="event.*?</li>', re.DOTALL)
CALLED_OFF = [
    ("gewuli", "ev-gewuli-fire", "已延期"),
    ("shuyuanli", "ev-shuyuanli-astro", "已取消"),
]


@pytest.fixture(scope="module")
def texts(site: Path) -> dict[str, str]:
    """Give every page of every site: path → HTML."""
    return {
        file.relative_to(site).as_posix(): unescape(file.read_text("utf-8"))
        for file in site.rglob("*.html")
    }


def lacking(texts: dict[str, str], words: str) -> list[str]:
    return [path for path, text in texts.items() if words not in text]


def of_topics(texts: dict[str, str], kind: str, *topics: str) -> dict[str, str]:
    """Pick the pages of entries that lie in a topic's folder, in the base or in an overlay."""
    ids = {file.stem for topic in topics for file in CATALOG.rglob(f"topics/{topic}/{kind}/*.yaml")}
    pages = {path: text for path, text in texts.items() if f"{kind}/" in path}
    found = {path: text for path, text in pages.items() if path.split("/")[-2] in ids}
    # A page that only says that the entry is gone gives no advice.
    return {path: text for path, text in found.items() if "kind-gone" not in text}


def test_every_page_of_the_sample_says_so(texts: dict[str, str]) -> None:
    assert len(texts) > 2000
    assert lacking(texts, RIBBON) == []


def test_no_page_of_the_sample_wants_to_be_found(texts: dict[str, str], site: Path) -> None:
    assert lacking(texts, NOINDEX) == []
    for robots in [site / "robots.txt", *site.glob("c/*/robots.txt")]:
        assert "Disallow: /" in robots.read_text("utf-8").splitlines()


@pytest.mark.parametrize("kind", ["resources", "packs", "rumours"])
def test_emergency_pages_say_whom_to_call(texts: dict[str, str], kind: str) -> None:
    pages = of_topics(texts, kind, "emergency")
    assert len(pages) > 20
    assert lacking(pages, EMERGENCY) == []


@pytest.mark.parametrize("kind", ["resources", "packs", "rumours", "services"])
def test_health_pages_say_that_they_are_no_doctor(texts: dict[str, str], kind: str) -> None:
    pages = of_topics(texts, kind, "health", "mental-health")
    assert len(pages) > 20
    assert lacking(pages, HEALTH) == []


def test_every_page_defers_to_the_authorities(texts: dict[str, str]) -> None:
    assert lacking(texts, "以主管部门最新发布为准") == []
    assert lacking(texts, "数据日期") == []


def test_an_expired_entry_says_so_and_is_listed_nowhere(texts: dict[str, str]) -> None:
    gone = texts["c/gewuli/resources/gewuli-shed-works/index.html"]
    assert "已过期" in gone
    assert "有效期到2026年10月15日" in gone
    assert "施工期间东门车棚不停车" not in gone
    others = {path: text for path, text in texts.items() if text is not gone}
    assert [path for path, text in others.items() if "gewuli-shed-works/" in text] == []


@pytest.mark.parametrize(("community", "event", "word"), CALLED_OFF)
def test_an_event_that_is_called_off_says_so_wherever_it_is_shown(
    texts: dict[str, str], community: str, event: str, word: str
) -> None:
    page = texts[f"c/{community}/events/{event}/index.html"]
    head = page.partition("<main")[2].partition('<div class="panel event">')[0]
    assert word in head
    assert "活动有变" in head
    assert "当天到场即可" not in page
    assert "打印海报" not in page
    shown = [
        item
        for text in texts.values()
        for item in (*CARD.findall(text), *EVENT.findall(text))
        if f"events/{event}/" in item
    ]
    assert len(shown) >= 3
    assert [item for item in shown if word not in item] == []
    agenda = [item for item in shown if "agenda__where" in item]
    assert agenda
    assert all("原定" in item and "报名" not in item for item in agenda)


def test_what_a_community_added_is_marked_on_its_card(texts: dict[str, str]) -> None:
    own = {path.stem for path in CATALOG.rglob("communities/gewuli/**/*.yaml")}
    revised = {path.stem for path in CATALOG.rglob("communities/gewuli/patches/*.yaml")}
    marks = {"本社区新增": own - revised, "本社区修订": revised}
    cards = CARD.findall(texts["c/gewuli/services/index.html"])
    seen = dict.fromkeys(marks, 0)
    for card in cards:
        link = re.search(r'href="[^"]*?([a-z0-9-]+)/"', card)
        assert link
        for mark, ids in marks.items():
            assert (mark in card) == (link[1] in ids), link[1]
            seen[mark] += mark in card
    assert all(seen.values())


def test_another_community_and_the_portal_do_not_carry_the_marks(texts: dict[str, str]) -> None:
    for path in ("c/hewan/services/sv-phone1/index.html", "services/sv-phone1/index.html"):
        main = texts[path].partition("<main")[2]
        assert "本社区修订" not in main
        assert "本社区新增" not in main


@pytest.mark.parametrize(
    ("page", "paths"),
    [
        (
            "c/gewuli/resources/e-ebike/",
            [
                "catalog/topics/emergency/resources/e-ebike.yaml",
                "catalog/counties/zhiwei/communities/gewuli/patches/e-ebike.yaml",
            ],
        ),
        ("c/hewan/resources/e-ebike/", ["catalog/topics/emergency/resources/e-ebike.yaml"]),
        ("c/gewuli/guides/for-volunteers/", ["content/guides/for-volunteers.md"]),
    ],
)
def test_edit_links_open_the_right_file(texts: dict[str, str], page: str, paths: list[str]) -> None:
    assert list(dict.fromkeys(EDIT.findall(texts[f"{page}index.html"]))) == paths


def test_every_edit_link_opens_a_file(texts: dict[str, str]) -> None:
    found = {path for text in texts.values() for path in EDIT.findall(text)}
    assert len(found) > 300
    assert [path for path in found if not (ROOT / path).is_file()] == []


def test_every_entry_shows_its_sources_and_how_to_report_a_mistake(texts: dict[str, str]) -> None:
    entries = {
        path: text
        for path, text in texts.items()
        if re.search(r"(?:resources|packs|services|rumours|exhibits)/[^/]+/index", path)
    }
    entries = {path: text for path, text in entries.items() if "kind-gone" not in text}
    assert len(entries) > 1500
    for words in ("来源与复核", "前再查一次", "发现错误？"):
        assert lacking(entries, words) == []
