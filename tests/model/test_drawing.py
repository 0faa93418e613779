"""Drawings: what a browser would run, fetch or lose is refused at its line; the rest comes out as it went in."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kepu.model.drawing import MAX_LENGTH, Drawing, Shape, parse_drawing, walk
from kepu.render.drawing import render_drawing
from pydantic_core import PydanticCustomError

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
FRAME = f'<svg xmlns="{SVG}" viewBox="0 0 400 300">\n<title>灶台</title>\n<desc>一口锅</desc>\n<g/>\n</svg>\n'
FIRST = 4
"""The line on which a frame's content begins."""


def drawing(content: str) -> Drawing:
    return parse_drawing(FRAME.replace("<g/>", content))


def refusal(text: str) -> tuple[int, str]:
    with pytest.raises(PydanticCustomError) as caught:
        parse_drawing(text)
    context = caught.value.context
    assert context
    (line,) = context["at"]
    return line, caught.value.message()


def line_refused(content: str) -> tuple[int, str]:
    line, said = refusal(FRAME.replace("<g/>", content))
    return line - FIRST, said


# ── what may not be in it ──


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("<script>alert(1)</script>", "不能有 <script>"),
        (f'<s:script xmlns:s="{SVG}">alert(1)</s:script>', "不能有 <script>"),
        ('<script href="https://x.example.org/a.js"/>', "不能有 <script>"),
        ("<style>g{fill:red}</style>", "不能有 <style>"),
        ("<foreignObject><b/></foreignObject>", "不能有 <foreignObject>"),
        ('<use href="#a"/>', "不能有 <use>"),
        ('<image href="data:image/png;base64,AA"/>', "不能有 <image>"),
        ('<a href="javascript:alert(1)"><rect/></a>', "不能有 <a>"),
        ('<animate attributeName="href" to="x"/>', "不能有 <animate>"),
        ('<set attributeName="onload" to="alert(1)"/>', "不能有 <set>"),
        ("<filter/>", "不能有 <filter>"),
        ("<linearGradient/>", "不能有 <linearGradient>"),
        ("<clipPath/>", "不能有 <clipPath>"),
        ("<metadata/>", "不能有 <metadata>"),
        ("<svg/>", "不能有 <svg>"),
        ("<RECT/>", "不能有 <RECT>"),
        ('<rect xmlns=""/>', "<rect> 不是 SVG 的图形"),
        ('<img xmlns="http://www.w3.org/1999/xhtml" src="x"/>', "<img> 不是 SVG 的图形"),
        ('<h:rect xmlns:h="http://www.w3.org/1999/xhtml"/>', "<rect> 不是 SVG 的图形"),
        ('<m:math xmlns:m="http://www.w3.org/1998/Math/MathML"/>', "<math> 不是 SVG 的图形"),
        ('<rect onload="alert(1)"/>', "不能有 onload 这个属性"),
        ('<rect onclick="alert(1)"/>', "不能有 onclick 这个属性"),
        ('<rect style="fill:red"/>', "不能有 style 这个属性"),
        ('<rect class="btn"/>', "不能有 class 这个属性"),
        ('<rect href="#a"/>', "不能有 href 这个属性"),
        (f'<rect xmlns:xlink="{XLINK}" xlink:href="#a"/>', "href 这个属性"),
        (f'<rect xmlns:x="{SVG}" x:fill="#fff"/>', "fill 这个属性"),
        ('<text xml:space="preserve">a</text>', "space 这个属性"),
        ('<rect filter="url(#a)"/>', "不能有 filter 这个属性"),
        ('<rect clip-path="url(#a)"/>', "不能有 clip-path 这个属性"),
        ('<rect data-x="1"/>', "不能有 data-x 这个属性"),
        ('<rect FILL="#fff"/>', "不能有 FILL 这个属性"),
        ('<rect fill="url(#a)"/>', "fill 的值“url(#a)”写得不对"),
        ('<rect fill="javascript:alert(1)"/>', "fill 的值“javascript:alert(1)”"),
        ('<rect fill="red"/>', "fill 的值“red”写得不对"),
        ('<rect fill="#ffff"/>', "fill 的值"),
        ('<rect fill="#fff&#10;"/>', "fill 的值"),
        ('<rect fill="#fff;x:url(a)"/>', "fill 的值"),
        ('<path d="M0 0 javascript:1"/>', "d 的值"),
        ('<path d="M0 0&quot;"/>', "d 的值"),
        ('<rect x="1px"/>', "x 的值“1px”写得不对"),
        ('<rect x="50%"/>', "x 的值“50%”写得不对"),
        ('<rect x=""/>', "x 的值"),
        ('<rect x="1 2"/>', "x 的值"),
        ('<rect x="NaN"/>', "x 的值"),
        ('<rect x="１"/>', "x 的值"),  # noqa: RUF001 - a full-width figure
        ('<rect transform="url(#a)"/>', "transform 的值"),
        ('<rect transform="translate()"/>', "transform 的值"),
        ('<rect transform="matrix(1,0,0,1,0,0) expression(1)"/>', "transform 的值"),
        ('<polyline points="1,2 x"/>', "points 的值"),
        ('<g id="Stove"/>', "id 的值“Stove”写得不对"),
        ('<g id="a b"/>', "id 的值"),
        ('<g id=""/>', "id 的值"),
        ('<g id="a"/><g id="a"/>', "有两个 id 都叫 a"),
        ("散落的字", "文字“散落的字”要放在 <text> 里"),
        ("<g>散落的字</g>", "要放在 <text> 里"),
        ("<![CDATA[<script>]]>", "要放在 <text> 里"),
        ("<?php echo 1 ?>", "不能写 <? … ?>"),
        ('<?xml-stylesheet href="a.css"?>', "不能写 <? … ?>"),
        ("<text>&nbsp;</text>", "SVG 写法不完整"),
        ("<text>&#0;</text>", "SVG 写法不完整"),
        ("<text>a<b</text>", "SVG 写法不完整"),
        ("<rect x=1/>", "SVG 写法不完整"),
        ('<rect x="1" x="2"/>', "SVG 写法不完整"),
        ("<xlink:rect/>", "SVG 写法不完整"),
        ("<!-- a -- b -->", "SVG 写法不完整"),
        ("<title>又一个</title>", "<title> 只写一次"),
        ("<g><title>里面</title></g>", "<title> 只写一次"),
        ("<desc>又一个</desc>", "<desc> 只写一次"),
        ("<rect><circle/></rect>", "<circle> 不能放在 <rect> 里"),
        ("<path><text>a</text></path>", "<text> 不能放在 <path> 里"),
        ("<text><rect/></text>", "<rect> 不能放在 <text> 里"),
        ("<tspan>a</tspan>", "<tspan> 不能放在 <svg> 里"),
    ],
)
def test_what_may_not_be_in_it(content: str, said: str) -> None:
    line, message = line_refused(f"<g/>\n<g/>\n{content}")
    assert said in message
    assert line == 2


@pytest.mark.parametrize(
    "head",
    [
        "<!DOCTYPE svg>\n",
        '<!DOCTYPE svg SYSTEM "file:///etc/passwd">\n',
        f'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "{SVG}">\n',
        '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa">\n<!ENTITY b "&a;&a;&a;&a;">]>\n',
        '<!DOCTYPE svg [<!ENTITY % p SYSTEM "http://x.example.org/p">\n%p;]>\n',
    ],
)
def test_no_doctype_is_read_and_so_no_entity(head: str) -> None:
    assert refusal(head + FRAME.replace("<g/>", "<text>&a;&b;</text>")) == (
        1,
        "不能写 DOCTYPE，请删掉这一行",
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "SVG 写法不完整"),
        ("id: stove\n", "SVG 写法不完整"),
        ('<svg viewBox="0 0 400 300"/>', "根元素要写 <svg xmlns="),
        (f'<g xmlns="{SVG}"/>', "最外层要是 <svg>"),
        (f'<svg xmlns="{SVG}"><title>a</title><desc>b</desc></svg>', "要写 viewBox"),
        (f'<svg xmlns="{SVG}" viewBox="0 0 400 300"><desc>b</desc></svg>', "缺少 <title>"),
        (
            f'<svg xmlns="{SVG}" viewBox="0 0 400 300"><title> </title><desc>b</desc></svg>',
            "缺少 <title>",
        ),
        (f'<svg xmlns="{SVG}" viewBox="0 0 400 300"><title>a</title></svg>', "缺少 <desc>"),
        (FRAME.replace("一口锅", "长" * 301), "<desc> 有 301 个字，最多 300 个"),
        (FRAME.replace("灶台", "长" * 61), "<title> 有 61 个字，最多 60 个"),
        (FRAME.replace("viewBox=", 'width="9" viewBox='), "请去掉 width"),
        (FRAME.replace("viewBox=", 'onload="alert(1)" viewBox='), "请去掉 onload"),
        (FRAME.replace("viewBox=", 'id="a" viewBox='), "请去掉 id"),
        (FRAME.replace("0 0 400 300", "0 0 0 300"), "要写 viewBox"),
        (FRAME.replace("0 0 400 300", "-9 0 400 300"), "要写 viewBox"),
        (FRAME.replace("0 0 400 300", "0 0 99999 300"), "要写 viewBox"),
        (FRAME.replace("0 0 400 300", "0 0 4e9 300"), "要写 viewBox"),
        (FRAME + "<g/>", "SVG 写法不完整"),
        (FRAME.replace("</svg>", ""), "SVG 写法不完整"),
    ],
)
def test_what_is_no_drawing_at_all(text: str, said: str) -> None:
    assert said in refusal(text)[1]


def test_an_unclosed_shape_is_told_where_it_shows() -> None:
    line, said = line_refused("<g>\n<rect>\n</g>")
    assert (line, said) == (2, "这里的 SVG 写法不完整，多半是标签没有收尾")


def test_too_much_of_it() -> None:
    filled = FRAME.replace("<g/>", f'<path d="{"M0 0" * 20}"/>')
    longest = filled.replace("M0 0", "M0 0" + " " * (MAX_LENGTH - len(filled)), 1)
    assert len(longest) == MAX_LENGTH
    assert parse_drawing(longest).title == "灶台"
    assert "图画有 40001 个字符，最多 40000 个" in refusal(longest + "\n")[1]
    assert len(drawing("<g/>" * 1998).shapes) == 1998
    assert "图形太多" in line_refused("<g/>" * 1999)[1]
    assert "套得太深" in line_refused("<g>" * 13 + "</g>" * 13)[1]


@pytest.mark.parametrize(
    ("attribute", "piece"),
    [
        ("x", "9"),
        ("x", "9."),
        ("transform", " "),
        ("transform", "scale(1) "),
        ("transform", "translate(" + " "),
        ("points", "1, "),
        ("points", "11"),
        ("stroke-dasharray", ".1 "),
        ("id", "a-"),
        ("d", "1e"),
        ("fill", "#"),
    ],
)
def test_a_long_wrong_value_is_no_heavier_than_its_length(attribute: str, piece: str) -> None:
    # A pattern that goes back and tries again would not come to an end here.
    value = piece * (36_000 // len(piece)) + "!"
    assert f"{attribute} 的值" in line_refused(f'<g {attribute}="{value}"/>')[1]


# ── what may ──


def test_what_a_drawing_may_hold() -> None:
    read = drawing(
        '<!-- a note -->\n<g id="stove" transform="translate(1 2) rotate(-3.5)">'
        '<rect x="-.5" y="+1e2" width="10" height="20.25" fill="none" stroke="#3a3a36"/>'
        '<text x="1" font-size="18" text-anchor="middle">火<tspan dx="2">&lt;关&gt;</tspan></text>'
        "</g>"
    )
    assert (read.title, read.description, read.width, read.height) == ("灶台", "一口锅", 400, 300)
    assert [shape.name for shape in walk(read.shapes)] == ["g", "rect", "text", "tspan"]
    assert read.spots == {"stove"}
    assert read.shapes[0].spot == "stove"


def test_the_words_may_be_broken_over_lines_and_begin_with_a_declaration() -> None:
    text = '<?xml version="1.0" encoding="UTF-8"?>\n' + FRAME.replace("一口锅", "一口锅，\n  冒烟")
    assert parse_drawing(text).description == "一口锅， 冒烟"


def test_a_prefix_is_another_way_to_write_the_same() -> None:
    plain = FRAME.replace("<g/>", '<rect x="1"/>')
    prefixed = re.sub(r"<(/?)(?=\w)", r"<\1s:", plain).replace("xmlns=", "xmlns:s=")
    assert parse_drawing(prefixed).shapes == parse_drawing(plain).shapes


# ── the round trip ──

NUMBERS = st.integers(-999, 999).map(str) | st.floats(-99, 99).map(lambda value: f"{value:.2f}")
WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Zs", "Zl", "Zp"]),
    min_size=1,
    max_size=12,
)
COLOURS = st.sampled_from(["none", "currentColor", "#fff", "#3a3A36"])
PLAIN = st.builds(
    lambda name, x, fill: Shape(name, (("fill", fill), ("x", x)), ()),
    st.sampled_from(["rect", "path", "circle"]),
    NUMBERS,
    COLOURS,
)
TEXTS = st.builds(
    lambda y, words, inner: Shape(
        "text", (("y", y),), (words, Shape("tspan", (("dx", "1"),), (inner,)))
    ),
    NUMBERS,
    WORDS,
    WORDS,
)
GROUPS = st.recursive(
    PLAIN | TEXTS,
    lambda part: st.lists(part, max_size=4).map(lambda parts: Shape("g", (), tuple(parts))),
    max_leaves=12,
)


@settings(max_examples=100, deadline=None)
@given(st.lists(GROUPS, max_size=4).map(tuple), WORDS, WORDS)
def test_what_is_drawn_reads_the_same_again(
    shapes: tuple[Shape, ...], title: str, description: str
) -> None:
    drawn = Drawing(title, description, 400, 300, shapes, digest=repr(shapes))
    rendered = str(render_drawing(drawn, "stove"))
    head, _, body = rendered.partition(">")
    assert head.startswith('<svg data-picture="stove" viewBox="0 0 400 300" role="img" aria-label=')
    assert head.count('"') == 8
    again = drawing(body.removesuffix("</svg>"))
    assert again.shapes == shapes


def test_a_spot_is_found_by_its_data_and_carries_no_id() -> None:
    rendered = str(render_drawing(drawing('<g id="stove"><rect x="1"/></g>'), "kitchen"))
    assert '<g data-spot="stove"><rect x="1"/></g>' in rendered
    assert not re.search(r"\bid=", rendered)


def test_words_stay_words() -> None:
    held = drawing("<text>&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;</text>")
    evil = '">\'<img src=x onerror="alert(1)">'
    hostile = Drawing(evil, "</svg><script>", 1, 1, held.shapes, held.digest)
    rendered = str(render_drawing(hostile, "a"))
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;" in rendered
    assert re.findall(r"<(\w+)", rendered) == ["svg", "text"]
