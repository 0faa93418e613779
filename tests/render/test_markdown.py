"""What prose looks like when it is rendered, and which texts are refused before they take too long."""

import time
from contextlib import suppress

import pytest
from kepu.model.tangle import MAX_CHARACTERS, find_tangle
from kepu.render.markdown import SlowMarkdownError, render_markdown

URLS = {
    "kepu:resource/h-bp": "../../resources/h-bp/",
    "kepu:resource/hidden": "",
    "pictures/a.webp": "../pictures/a.webp",
}

UNITS = [
    *("[", "[^", "![", "](", "[](", "<a ", "``a`", "`", "` ", "*", "*a", "**a ", "_a ", "&", "\\[", "<!--"),
    *("> a\n", ">", "- ", "- a\n", "1. ", "* ", "  * a\n", "#", "# a ", "|", "a|b\n", "!!! note\n    a\n"),
    *("a\n: b\n", ": b\n", ": ", "[1]: x\n", "[a][b] ", "<http://a", "<https://a.b> ", "<div>", "<?", "<!["),
    *("a  \n", "[a](b)", "[a](", "[a](<", '[a](b "', "'", "[]", "((", "a_b", "***a", "_*", "    a\n", "a\n-\n"),
    *("```a\n\n", "```\n\n", "```\na\n```\n\n"),
    *("- \n", "&#", "  ", "\t", "> - a\n", "`a``", "- a\n\n    b\n\n", "a\n\n: b\n\n", "> a\n\n> b\n\n"),
]  # fmt: skip
NESTS = [
    "\n".join("    " * depth + "- a" for depth in range(150)),
    "\n".join(">" * depth + " a" for depth in range(1, 200)),
    "\n".join("    " * depth + "!!! note" for depth in range(100)),
    "- " * 500 + "a",
    "> 1. " * 300 + "a",
    "\n\n".join("    " * depth + "1. a" for depth in range(100)),
    "[" * 3000 + "]" * 3000,
]
SECONDS = 2.0


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("# 题\n\n###### 小", "<h2>题</h2>\n<h5>小</h5>"),
        ("[血压](kepu:resource/h-bp)", '<p><a href="../../resources/h-bp/" rel="noopener">血压</a></p>'),
        ("[已隐藏](kepu:resource/hidden)，[没有](kepu:resource/nothing)", "<p>已隐藏，没有</p>"),
        ("[外](https://example.org/?b&c)", '<p><a href="https://example.org/?b&amp;c" rel="noopener">外</a></p>'),
        ("[打电话](tel:120) [旧站](http://example.org)", '<p><a href="tel:120" rel="noopener">打电话</a> 旧站</p>'),
        ("[同站](other.md) ![图](a.png)", "<p>同站 图</p>"),
        ("![铅笔 & 框](pictures/a.webp)", '<p><img alt="铅笔 &amp; 框" loading="lazy" src="../pictures/a.webp"></p>'),
        ("![外](https://example.org/a.png)", "<p>外</p>"),
        ("### KP102 写了两次", '<h3 id="kp102">KP102 写了两次</h3>'),
        ("## quiz 问答\n\n## quiz", '<h2 id="on-quiz">quiz 问答</h2>\n<h2>quiz</h2>'),
        ("3 < 5 && 7 > 6", "<p>3 &lt; 5 &amp;&amp; 7 &gt; 6</p>"),
        ("3. 三\n4. 四", '<ol start="3">\n<li>三</li>\n<li>四</li>\n</ol>'),
        (
            "1. 一\n```yaml\n# a\n- b: `c`\n\n  [d](kepu:resource/h-bp) <b>\n```\n后",
            ("<ol>\n<li>一</li>\n</ol>\n"
            "<pre><code># a\n- b: `c`\n\n  [d](kepu:resource/h-bp) &lt;b&gt;\n</code></pre>\n<p>后</p>"),
        ),
        ("```\n没有收尾", "<p>```\n没有收尾</p>"),
    ],
)  # fmt: skip
def test_prose(text: str, html: str) -> None:
    assert render_markdown(text, URLS) == html


def test_a_note_keeps_its_class() -> None:
    html = render_markdown('!!! warning "当心"\n    烫', {})
    assert '<div class="admonition warning">' in html
    assert '<p class="admonition-title">当心</p>' in html


def test_a_table_keeps_its_cells_and_takes_no_style() -> None:
    html = render_markdown("| 甲 | 乙 |\n|:--|--:|\n| 1 | 2 |", {})
    assert "<th>甲</th>" in html
    assert "style" not in html


@pytest.mark.parametrize("unit", UNITS)
def test_a_hostile_text_is_refused_or_soon_done(unit: str) -> None:
    for text in (unit * (MAX_CHARACTERS // len(unit)), widest(unit)):
        assert seconds_for(text) < SECONDS


@pytest.mark.parametrize("text", NESTS)
def test_deep_nesting_is_refused(text: str) -> None:
    with pytest.raises(SlowMarkdownError):
        render_markdown(text, {})


def test_what_is_too_long_is_refused() -> None:
    with pytest.raises(SlowMarkdownError, match="20001 字"):
        render_markdown("字" * (MAX_CHARACTERS + 1), {})


def test_the_place_of_a_tangle_is_its_line() -> None:
    tangle = find_tangle("好\n\n好\n\n" + "> " * 20 + "深" * 100)
    assert tangle is not None
    assert tangle.line == 4
    assert "8 层" in tangle.message


def widest(unit: str) -> str:
    """Fill a text with paragraphs that each hold as much of the unit as is allowed."""
    paragraph = unit
    while len(paragraph) < MAX_CHARACTERS:
        longer = paragraph + unit * max(1, len(paragraph) // len(unit) // 4)
        if find_tangle(longer):
            break
        paragraph = longer
    return ((paragraph + "\n\n") * (MAX_CHARACTERS // (len(paragraph) + 2))) or paragraph[
        :MAX_CHARACTERS
    ]


def seconds_for(text: str) -> float:
    began = time.process_time()
    with suppress(SlowMarkdownError):
        render_markdown(text, {})
    return time.process_time() - began
