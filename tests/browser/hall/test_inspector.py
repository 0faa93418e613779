"""Addresses and labels are taken apart; nothing is opened, fetched, kept or judged."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

Found = tuple[Locator, dict[str, Any]]

EVIL = '<b>粗</b><img src=x onerror="window.hacked=1">'
DESK = {
    "type": "inspector",
    "id": "own",
    "title": "放大镜",
    "subject": "address",
    "own": True,
    "samples": [{"id": "a", "title": "例一", "address": "https://notice.example.org/news"}],
}
PACKAGE = {
    "type": "inspector",
    "id": "own",
    "title": "标签",
    "subject": "label",
    "samples": [
        {
            "id": "bread",
            "title": "一二三四五六七八九十" * 4,
            "ask": "哪样最多？",
            "text": "比一比。",
            "lines": [
                {"text": "配料：小麦粉", "title": "配料表", "explain": "排前面的加得多。"},
                {"text": EVIL, "title": EVIL, "explain": EVIL},
            ],
        },
        {"id": "rice", "title": "米饼（虚构）", "lines": [{"text": "净含量", "title": "份量", "explain": "看份量。"}]},
    ],
}  # fmt: skip

CYRILLIC_A = "\N{CYRILLIC SMALL LETTER A}"


def wide(text: str) -> str:
    """Give the letters that a Chinese keyboard types in its full-width mode."""
    return "".join(chr(ord(letter) + 0xFEE0) for letter in text)


MAINS = {
    "https://notice.example.org/news": "example.org",
    "notice.example.org": "example.org",
    "HTTPS://Notice.Example.ORG": "Example.ORG",
    "//example.org/": "example.org",
    "https://a.b.example.com.cn/x": "example.com.cn",
    "https://www.example.gov.cn": "example.gov.cn",
    "https://town.example.bj.cn": "example.bj.cn",
    "https://shop.example.co.uk": "example.co.uk",
    "https://example.com.example.org/": "example.org",
    "https://bank.example.com@login.example.net/pay": "example.net",
    "https://a@b@example.net": "example.net",
    "https://example.net\\@example.com/": "example.net",
    "https://example.net#@example.com": "example.net",
    "https://example.net?@example.com": "example.net",
    "https://example.org./": "example.org",
    wide("https://notice.example.org/"): "example.org",
    "https://notice。example。org/": "example.org",
    "https://%65xample.org/": "example.org",
    "https://192.0.2.7/login": "192.0.2.7",
    "https://3221225991/": "3221225991",
    "https://[2001:db8::1]:8443/": "[2001:db8::1]",
    "example.org:8080/a": "example.org",
    "https://exam\u200bple.org": "example.org",
    "  https://example.org  ": "example.org",
    f"https://ex{CYRILLIC_A}mple.org": f"ex{CYRILLIC_A}mple.org",
}
"""What one may type → whose it is."""

REMARKS = {
    "https://bank.example.com@example.net/": "真正去的是 @ 后面：“example.net”",
    "http://example.org": "http 后面没有 s",
    "https://examp1e.example.org": "数字 1 像字母 l",
    "https://examp0e.example.org": "数字 0 像字母 o",
    "https://exampIe.example.org": "大写字母 I 像小写字母 l",
    f"https://ex{CYRILLIC_A}mple.org": "不是英文字母",
    "https://xn--fsq.example.org": "“xn--”开头",
    "https://例子.example.org": "中文域名是有的",
    "https://192.0.2.7/": "一串数字代替了名字",
    "https://a.b.c.d.example.org": "有 4 节",
    "https://bank.example.org": "前缀里有“bank”",
    "https://www.example.com.example.org": "前缀里有“com”",
    "https://www-example-com.example.org": "横线不是点",
    "https://example.org/pay": "路径里有“pay”",
    "https://example.net/www.example.com/": "其实只是网站里的文件夹名",
    "https://example.org:8080/": "写了端口“8080”",
    "https://example.org/app.apk": "下载安装程序",
    "https://example.net/go?to=https://example.org": "后面还带着另一个网址",
    "https://example.net/" + "a" * 100: "一共 120 个字符，很长",
    wide("h") + "ttps://example.org": "全角",
    "https://exam\u200bple.org": "看不见的字符",
    "https:\\\\example.org": "斜杠写反了",
    "https://notice。example.org": "中文句号",
    "https://%65xample.org": "% 代码",
}

TROUBLES = {
    "": "还没有输入",
    "   ": "还没有输入",
    "javascript:window.hacked=1": "“javascript:”开头的不是网页的网址",
    "data:text/html,<script>window.hacked=1</script>": "“data:”开头的不是网页的网址",
    "tel:119": "“tel:”开头的不是网页的网址",
    "a" * 10_000: "这一串有 10000 个字符，太长了",
    "https://exa mple.org": "中间有空格",
    "您好 https://example.org": "中间有空格",
    "https://exa\u3000mple.org": "中间有空格",
    "https://": "没有看到域名",
    "https:///?#": "没有看到域名",
    "https://user@": "没有看到域名",
    "hello": "里没有点",
    "96110": "里没有点",
    "https://com.cn/": "“com.cn”只是后缀",
    "https://a..example.org": "多出来的点",
    "https://<b>.example.org": "域名里不会有“<”",
    "https://“example”.org": "域名里不会有““”",
    "https://example.org:80a/": "端口，只能是数字",
    "https://example.org:70000/": "端口最大是 65535",
    "https://" + "a" * 64 + ".example.org": "域名太长了",
    "https://%00.example.org": "域名里不会有",
}


def box(page: Page) -> Locator:
    return page.get_by_label("自己输入一个网址")


def result(page: Page) -> Locator:
    return page.locator(".inspector__result")


def trouble(page: Page) -> Locator:
    return page.locator(".inspector__trouble")


def ask(page: Page, text: str) -> None:
    box(page).fill(text)
    box(page).press("Enter")


def button(host: Locator, name: str) -> Locator:
    return host.locator(".inspector__desk").get_by_role("button", name=name, exact=True)


def verdict(host: Locator) -> Locator:
    return host.locator(".inspector__desk .feedback__verdict")


def main_of(address: str) -> str:
    host = re.split("[/?#]", address.partition("://")[2])[0].rpartition("@")[2]
    return ".".join(host.split(".")[-2:])


@pytest.mark.parametrize("hands", ["mouse", "keys"])
def test_the_addresses_of_the_exhibit_are_taken_apart(
    exhibit: Callable[..., Page],
    part_of: Callable[[Page, str], Found],
    tab_to: Callable[[Locator], None],
    hands: str,
) -> None:
    page = exhibit("ex-url")
    here = page.url
    host, data = part_of(page, "address")

    def press(target: Locator) -> None:
        if hands == "mouse":
            target.click()
        else:
            tab_to(target)
            page.keyboard.press("Enter")

    samples = data["samples"]
    for at, sample in enumerate(samples):
        main = main_of(sample["address"])
        expect(host.locator(".play__progress")).to_have_text(
            f"第{at + 1}个，共{len(samples)}个：{sample['title']}"
        )
        expect(host.locator("h3.play__ask")).to_have_text(sample["ask"])
        options = host.locator("button.choice")
        if options.count():
            press(options.filter(has=page.get_by_text(main, exact=True)))
            expect(verdict(host)).to_have_text(f"对。说了算的是“{main}”。")
        else:
            press(button(host, "直接拆开看"))
        expect(verdict(host)).to_be_focused()
        expect(host.locator(".inspector__piece--main code").first).to_have_text(main)
        expect(host.locator(".inspector__piece--main").first).to_contain_text("主体（主域名）")
        assert (
            "".join(host.locator(".inspector__pieces code").all_text_contents())
            == sample["address"]
        )
        if at + 1 < len(samples):
            press(button(host, "下一个"))
            expect(host.locator("h3.play__ask")).to_be_focused()
    expect(page.locator("[data-status]")).to_have_text(f"{len(samples)} 个网址都拆开看过了。")
    assert page.url == here


def test_a_wrong_guess_is_answered_with_the_right_piece(
    exhibit: Callable[..., Page], part_of: Callable[[Page, str], Found]
) -> None:
    page = exhibit("ex-url")
    host, _ = part_of(page, "address")
    host.locator("button.choice").first.click()
    expect(verdict(host)).to_have_text("再想想，不是“notice”。说了算的是“example.org”。")
    button(host, "下一个").click()
    button(host, "直接拆开看").click()
    expect(verdict(host)).to_have_text("说了算的是“example.org”。")
    button(host, "上一个").click()
    expect(verdict(host)).to_contain_text("再想想")


def test_whose_an_address_is(staged: Callable[..., Page]) -> None:
    page = staged(DESK)
    for typed, main in MAINS.items():
        ask(page, typed)
        expect(result(page).locator(".feedback__verdict")).to_have_text(f"说了算的是“{main}”")
        expect(result(page).locator(".feedback__verdict")).to_be_focused()
        expect(trouble(page)).to_have_text("")
        assert (
            result(page).locator(".inspector__piece--main, .inspector__piece--number").count() == 1
        )


def test_what_may_mislead_is_said(staged: Callable[..., Page]) -> None:
    page = staged(DESK)
    for typed, remark in REMARKS.items():
        ask(page, typed)
        expect(result(page).locator(".inspector__remarks")).to_contain_text(remark)
    ask(page, "https://notice.example.org/news")
    expect(result(page).locator(".inspector__remarks")).to_contain_text(
        "没有看到常见的几种伪装。这不说明可信"
    )
    assert not re.search(
        "是假的|是真的|钓鱼网站|安全网站|诈骗网站", page.locator(".play__stage").inner_text()
    )


def test_what_is_no_address_is_said_to_be_none(staged: Callable[..., Page]) -> None:
    page = staged(DESK)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    here = page.url
    for typed, words in TROUBLES.items():
        ask(page, typed)
        expect(trouble(page)).to_contain_text(words)
        expect(box(page)).to_have_attribute("aria-invalid", "true")
        expect(box(page)).to_be_focused()
        expect(result(page).locator("*")).to_have_count(0)
    assert page.evaluate("window.hacked") is None
    assert page.url == here
    # A browser fetches the page's icon when it likes.
    assert [url for url in asked if not url.endswith("/favicon.svg")] == []
    assert "example" not in page.evaluate(
        "JSON.stringify(localStorage) + JSON.stringify(sessionStorage)"
    )


@pytest.mark.parametrize(("width", "query"), [(320, ""), (390, "?elder=1"), (1280, "")])
def test_what_is_typed_stays_text_and_fits(
    staged: Callable[..., Page], width: int, query: str
) -> None:
    page = staged(DESK, query=query, width=width)
    ask(
        page,
        f"https://{'a' * 60}.{'b' * 60}.example.org/{'<img>' * 50}?{EVIL.replace(' ', '')}#{'好' * 900}",
    )
    expect(result(page).locator(".inspector__piece--query code")).to_have_text(
        f"?{EVIL.replace(' ', '')}"
    )
    assert page.locator(".play__stage img").count() == 0
    assert page.locator(".play__stage a").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    least = 60 if query else 44
    heights = page.locator(".play__stage button, .play__stage input").evaluate_all(
        "(all) => all.map((one) => one.getBoundingClientRect().height)"
    )
    assert min(heights) >= least


def test_what_is_typed_stays_while_one_looks_at_the_samples(staged: Callable[..., Page]) -> None:
    page = staged(DESK)
    ask(page, "https://example.net/")
    page.get_by_role("button", name="直接拆开看").click()
    expect(box(page)).to_have_value("https://example.net/")
    expect(result(page).locator(".feedback__verdict")).to_be_visible()


@pytest.mark.parametrize("hands", ["mouse", "keys"])
def test_a_label_explains_itself_line_by_line(
    staged: Callable[..., Page], tab_to: Callable[[Locator], None], hands: str
) -> None:
    page = staged(PACKAGE)
    lines = page.locator("button.inspector__line")
    expect(page.locator(".play__progress")).to_have_text("看了0行，共3行")
    for at in range(3):
        expect(lines.nth(at)).to_have_attribute("aria-expanded", "false")
        if hands == "mouse":
            lines.nth(at).click()
        else:
            tab_to(lines.nth(at))
            page.keyboard.press("Enter")
        expect(lines.nth(at)).to_have_attribute("aria-expanded", "true")
        expect(lines.nth(at)).to_contain_text("看过")
        expect(lines.nth(at)).to_be_focused()
        expect(page.locator(".play__progress")).to_have_text(f"看了{at + 1}行，共3行")
    expect(page.get_by_text("排前面的加得多。")).to_be_visible()
    expect(page.get_by_text("比一比。")).to_be_visible()
    expect(page.locator(".inspector__caption").last).to_have_text("标签上的 3 行都看过了。")
    expect(page.locator("[data-status]")).to_have_text("标签上的 3 行都看过了。")
    assert page.evaluate("window.hacked") is None
    assert page.locator(".play__stage img").count() == 0


def test_a_line_read_twice_counts_once(staged: Callable[..., Page]) -> None:
    page = staged(PACKAGE, width=320)
    first = page.locator("button.inspector__line").first
    for _ in range(3):
        first.click()
    expect(page.locator(".play__progress")).to_have_text("看了1行，共3行")
    expect(page.get_by_text("排前面的加得多。")).to_be_visible()
    first.click()
    expect(page.get_by_text("排前面的加得多。")).to_be_hidden()
    expect(first).to_contain_text("看过")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(("query", "scheme"), [("", "light"), ("", "dark"), ("?elder=1", "light")])
def test_nothing_stands_in_anyones_way(
    staged: Callable[..., Page], axe: Callable[..., list[str]], query: str, scheme: str
) -> None:
    page = staged(DESK, query=query, color_scheme=scheme, reduced_motion="reduce")
    ask(page, "javascript:1")
    assert axe(page, is_elder=bool(query)) == []
    ask(page, "http://www.example.com@bank.example.net:8080/a?b#c")
    button(page.locator("kepu-inspector"), "直接拆开看").click()
    assert axe(page, is_elder=bool(query)) == []
    page = staged(PACKAGE, query=query, color_scheme=scheme, reduced_motion="reduce")
    page.locator("button.inspector__line").first.click()
    assert axe(page, is_elder=bool(query)) == []
