"""The list from A to Z: complete, in the order of sound, each entry with its kind."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from kepu.plan.addresses import address_of, prose_address
from kepu.plan.context import Context
from kepu.plan.pinyin import initial_of, sound_order
from kepu.plan.planner import plan_site

EAST = "catalog/counties/demo/communities/east"
EVENT = f"{EAST}/events/ev-east.yaml"
CARD = "catalog/topics/low-carbon/resources/c-one.yaml"
KINDS = ("resource", "rumour-check", "pack", "service", "exhibit", "event", "venue", "hotline")
Small = Callable[..., Context]


def a_z(context: Context) -> Any:
    return next(page.view for page in plan_site(context).pages if page.url == "a-z/")


def rows(context: Context) -> list[tuple[str, str, str]]:
    return [
        (letter, row.title, row.kind) for letter, found in a_z(context).letters for row in found
    ]


def test_golden(small: Small) -> None:
    assert rows(small()) == [
        ("A", "安全要点一", "资源"),
        ("D", "东茶座", "活动"),
        ("D", "东活动室", "阵地"),
        ("J", "急救", "热线"),
        ("J", "节能讲座", "服务"),
        ("J", "节约一小时", "资源包"),
        ("M", "没有这回事", "辟谣"),
        ("S", "少浪费", "资源"),
        ("S", "省电", "资源"),
        ("S", "省水", "资源"),
    ]


def test_every_listed_entry_and_guide_stands_there_once(sample: Any) -> None:
    for id in ("gewuli", "hean-xinju", "zhiwei"):
        context = sample.contexts[id]
        expected = [address_of(k, i.value.id) for k in KINDS for i in context.listed(k)]
        expected += [
            prose_address(p.name) for p in context.prose if p.meta.kind in {"guide", "policy"}
        ]
        view = sample.pages(id)["a-z/"].view
        shown = [line.url for _, lines in view.letters for line in lines]
        assert sorted(shown) == sorted(expected)
        assert view.total == len(shown)
        assert any(url.startswith("guides/") for url in shown)


def test_letters_and_titles_follow_their_sound(sample: Any) -> None:
    letters = sample.pages("gewuli")["a-z/"].view.letters
    names = [letter for letter, _ in letters]
    assert names == sorted(names)
    assert len(names) > 18
    for letter, lines in letters:
        assert {initial_of(line.title) for line in lines} == {letter}
        sounds = [sound_order(line.title) for line in lines]
        assert sounds == sorted(sounds)


@pytest.mark.parametrize(
    ("title", "letter"),
    [
        ("重阳节", "C"),
        ("“重阳”", "C"),
        ("AED", "A"),
        ("1234", "#"),
        ("《旅游法》", "L"),
        ("…", "#"),
    ],
)
def test_a_title_stands_under_how_it_is_read(title: str, letter: str, small: Small) -> None:
    context = small({CARD: ("title: 省电", f'title: "{title}"')})
    assert (letter, title, "资源") in rows(context)
    # What has no letter comes last.
    assert [name for name, _ in a_z(context).letters][:1] == ["A"]
    assert letter != "#" or a_z(context).letters[-1][0] == "#"


def test_an_event_says_what_has_become_of_it(small: Small) -> None:
    def kind(context: Context) -> str:
        return next(kind for _, title, kind in rows(context) if title == "东茶座")

    assert kind(small()) == "活动"
    off = small({EVENT: ("venue: v-east", "venue: v-east\nhappening: cancelled")})
    assert kind(off) == "活动 · 已取消"
    assert kind(small(today=dt.date(2027, 1, 1))) == "活动 · 已结束"


def test_what_a_list_may_not_show_is_not_there(small: Small) -> None:
    gone = small({CARD: ("conf: V", "status: withdrawn\nconf: V")})
    assert "省电" not in [title for _, title, _ in rows(gone)]
