"""Whatever stands in Markdown, prose is all that comes out, and nothing runs."""

import re
from html.parser import HTMLParser

import pytest
from kepu.render.markdown import render_markdown
from playwright.sync_api import Browser, Dialog, Page

TAGS = re.compile(
    "a|abbr|b|blockquote|br|code|dd|del|div|dl|dt|em|h[2-5]|hr|li|ol|p|pre|strong|sub|sup"
    "|table|tbody|td|th|thead|tr|ul"
)
ATTRIBUTES = {
    ("a", "href"): re.compile(r"(https:|mailto:|tel:|\.\./resources/)[^\s<>]*"),
    ("a", "rel"): re.compile("noopener"),
    ("ol", "start"): re.compile(r"[0-9]+"),
    ("div", "class"): re.compile(r"(admonition|note|warning|danger|tip| )*"),
    ("p", "class"): re.compile("admonition-title"),
    **{(f"h{level}", "id"): re.compile("kp[0-9]{3}|on-[a-z][a-z0-9-]*") for level in range(2, 6)},
}
URLS = {"kepu:resource/h-bp": "../resources/h-bp/"}


STIR = """() => document.querySelectorAll('body *').forEach(element => {
    for (const name of ['mouseover', 'focus', 'click', 'toggle', 'animationstart'])
        if (name !== 'click' || !element.href) element.dispatchEvent(new Event(name));
    if (element.href && element.protocol === 'javascript:') element.click();
})"""
"""The texts also wait for the pointer and the keyboard."""


class Inventory(HTMLParser):
    """Lists what is not prose."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.odd: list[object] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not TAGS.fullmatch(tag):
            self.odd.append(tag)
        for name, value in attrs:
            allowed = ATTRIBUTES.get((tag, name))
            if allowed is None or not allowed.fullmatch(value or ""):
                self.odd.append((tag, name, value))

    def handle_comment(self, data: str) -> None:
        self.odd.append(data)


def test_only_prose_comes_out(vector: str) -> None:
    html = render_markdown(vector, URLS)
    assert Inventory(html).odd == []


def test_only_prose_comes_out_between_other_prose(vector: str) -> None:
    html = render_markdown(f"## 标题\n\n- 一 {vector} 二\n- 三\n\n> {vector}\n\n完", URLS)
    assert Inventory(html).odd == []


def test_raw_html_is_shown_as_it_was_written() -> None:
    assert render_markdown("<b onclick=x>粗</b>", {}) == "<p>&lt;b onclick=x&gt;粗&lt;/b&gt;</p>"
    assert "&lt;script&gt;" in render_markdown("<script>\nalert(1)\n</script>", {})


@pytest.mark.browser
def test_nothing_runs_in_a_browser(vectors: list[str], browser: Browser) -> None:
    page = browser.new_page()
    dialogs = what_runs(page)
    page.set_content("".join(f"<div>{render_markdown(vector, URLS)}</div>" for vector in vectors))
    page.evaluate(STIR)
    page.wait_for_timeout(300)
    handlers = page.locator("xpath=//*[@*[starts-with(name(), 'on')]]").count()
    running = page.locator("script, iframe, object, embed, svg, style, link, meta, base, form")
    assert (dialogs, handlers, page.locator("div script").count()) == ([], 0, 0)
    assert page.locator("body").locator(running).count() == 0
    page.close()


@pytest.mark.browser
def test_the_same_texts_do_run_where_nobody_guards_them(
    vectors: list[str], browser: Browser
) -> None:
    page = browser.new_page()
    ran = what_runs(page)
    for vector in vectors[::20]:
        page.set_content(f"<div>{vector}</div>", wait_until="commit")
        page.evaluate(STIR)
    page.wait_for_timeout(300)
    page.close()
    assert len(ran) >= 10, "this net would catch nothing"


def what_runs(page: Page) -> list[str]:
    """Collect what the scripts of a page say, from now on."""
    said: list[str] = []

    def on_dialog(dialog: Dialog) -> None:
        said.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", on_dialog)
    return said
