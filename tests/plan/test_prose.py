"""Links and addresses of prose: what names nothing is a mistake, what is not shown is plain words."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from kepu.model.prose import ProseMeta, ProsePage
from kepu.plan.context import Context
from kepu.plan.links import check_links, pictures_in
from kepu.plan.pages.prose import links_in
from kepu.problems import codes

EAST = "catalog/counties/demo/communities/east"
Small = Callable[..., Context]


def page(body: str, name: str = "guides/one", **meta: Any) -> ProsePage:
    fields = {"title": "题", "summary": "摘要", "kind": "guide", "updated_on": "2026-11-22", **meta}
    return ProsePage(f"content/{name}.md", name, ProseMeta.model_validate(fields), body, 8)


@pytest.mark.parametrize(
    "target",
    ["resource/c-one", "service/sv-one", "topic/health", "hotline/hl-120", "calendar-rule/day-one",
     "page/hotlines", "page/guides/one", "resource/c-one#cautions"],
)  # fmt: skip
def test_links_to_what_there_is_are_right(target: str, small: Small) -> None:
    pages = (page(f"见[这里](kepu:{target})。"),)
    assert check_links(pages, small().catalog) == []


@pytest.mark.parametrize(
    ("target", "advice"),
    [("resource/c-oen", "c-one"), ("page/hotlins", "hotlines"), ("service/c-one", "sv-one"), ("service/zzzz", "核对"),
     ("vocabulary/audience", "核对"), ("nonsense/x", "核对")],
)  # fmt: skip
def test_a_broken_link_stands_at_its_place(target: str, advice: str, small: Small) -> None:
    text = f"第一行\n\n前面[这里](kepu:{target})\n"
    (problem,) = check_links((page(text),), small().catalog)
    assert (problem.code, problem.place) == (codes.BROKEN_LINK.id, ("content/guides/one.md", 10, 7))
    assert advice in problem.advice


def test_a_link_may_name_a_heading_that_there_is(small: Small) -> None:
    pages = (page("### KP102 两次\n\n见[这里](kepu:page/guides/one#kp102)。"),)
    assert check_links(pages, small().catalog) == []
    (problem,) = check_links(
        (page("## KP102 两次\n[这里](kepu:page/guides/one#kp103)"),), small().catalog
    )
    assert (problem.code, problem.place[1:]) == (codes.BROKEN_LINK.id, (9, 5))
    assert "kp102" in problem.advice


def test_nobody_follows_a_link_in_an_example(small: Small) -> None:
    example = "```\n[错](kepu:resource/nothing) ![](none.png)\n# KP102 不是小标题\n```\n"
    one = page(f"{example}\n[也错](kepu:page/guides/one#kp102)")
    (problem,) = check_links((one,), small().catalog)
    assert (problem.code, problem.place[1:]) == (codes.BROKEN_LINK.id, (13, 5))


def test_the_name_of_a_heading_goes_with_the_link(small: Small) -> None:
    body = "[甲](kepu:page/guides/one#kp102)、[乙](kepu:hotline/hl-120#x)"
    assert [url for _, url in links_in(body, small())] == ["guides/one/#kp102", "hotlines/#hl-120"]


def test_pictures_are_named_from_the_file_and_must_be_there(small: Small) -> None:
    one = page("![框](pictures/a.webp) ![出去](../../theme/x.png)", "contribute/one")
    assert pictures_in(one) == (("pictures/a.webp", "contribute/pictures/a.webp"),)
    there = ["content/contribute/pictures/a.webp"]
    (outside,) = check_links((one,), small().catalog, there)
    assert (outside.code, outside.message) == (codes.BROKEN_LINK.id, "没有图片 theme/x.png")
    (dumb,) = check_links(
        (page("![ ](pictures/a.webp)", "contribute/two"),), small().catalog, there
    )
    assert (dumb.code, dumb.place[1:]) == (codes.MISSING_FIELD.id, (8, 1))


def test_a_link_to_what_this_site_hides_is_plain_words(small: Small) -> None:
    body = "[甲](kepu:resource/c-three)、[乙](kepu:resource/c-one)、[丙](kepu:hotline/hl-120)"
    patch = "kind: resource\nid: c-three\nwhy: 试\nhide: true\n"
    found = dict(links_in(body, small({f"{EAST}/patches/c.yaml": patch})))
    assert found == {
        "kepu:resource/c-three": "", "kepu:resource/c-one": "resources/c-one/",
        "kepu:hotline/hl-120": "hotlines/#hl-120",
    }  # fmt: skip


def test_a_link_to_a_part_that_is_off_is_plain_words(small: Small) -> None:
    body = "[馆](kepu:page/hall)、[热线](kepu:page/hotlines)"
    off = small(features=frozenset())
    assert dict(links_in(body, off)) == {"kepu:page/hall": "", "kepu:page/hotlines": "hotlines/"}


def test_a_topics_introduction_names_its_topic(small: Small) -> None:
    catalog = small().catalog
    (problem,) = check_links((page("", "topics/x", kind="topic-intro", topic="helth"),), catalog)
    assert (problem.code, "health" in problem.advice) == (codes.UNKNOWN_TOPIC.id, True)
    (problem,) = check_links((page("", "topics/x", kind="topic-intro"),), catalog)
    assert problem.code == codes.MISSING_FIELD.id


@pytest.mark.parametrize("name", ["pages/search", "pages/hotlines", "hall/index", "topics"])
def test_prose_may_not_take_a_pages_address(name: str, small: Small) -> None:
    (problem,) = check_links((page("", name),), small().catalog)
    assert (problem.code, problem.place[0]) == (codes.DUPLICATE_ID.id, f"content/{name}.md")


def test_two_prose_files_may_not_share_an_address(small: Small) -> None:
    found = check_links((page("", "about"), page("", "pages/about")), small().catalog)
    assert [p.place[0] for p in found] == ["content/pages/about.md"]
    assert (
        check_links((page("", "pages/about"), page("", "contribute/index")), small().catalog) == []
    )


def test_dates_of_the_sample_prose_are_said(sample: Any) -> None:
    view = sample.pages("gewuli")["about/"].view
    assert view.updated.startswith(f"{dt.date(2026, 11, 22).year}年")
