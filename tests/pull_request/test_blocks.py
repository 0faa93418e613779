"""A page's body as the blocks that a reader sees."""

import pytest
from kepu.render.blocks import DATA, DRAWING, Block, blocks_of


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        ("<h1>题</h1><p>一 <b>二</b>\n三</p>", [("标题", "题"), ("段落", "一 二 三")]),
        ("<ul><li>一<li>二</ul>", [("列表项", "一"), ("列表项", "二")]),
        ("<ul><li><p>一</p><p>二</p></li></ul>", [("列表项", "一"), ("列表项", "二")]),
        ("<table><tr><th>甲<td>乙<tr><td>丙</table>", [("表格", "甲 | 乙"), ("表格", "丙")]),
        ("<dl><dt>电话<dd>120</dl>", [("列表项", "电话"), ("列表项", "120")]),
        ("<p>一<br>二</p>", [("段落", "一 二")]),
        ("<div>散<p>段</p>尾</div>", [("段落", "散"), ("段落", "段"), ("段落", "尾")]),
        ("<p>&lt;b&gt; &amp;</p>", [("段落", "<b> &")]),
        ("<script>var 甲</script><style>乙{}</style><p>丙</p>", [("段落", "丙")]),
        ("<p><img src='a.png' alt='图'></p>", [("段落", "（图：图）")]),
        ("</p></b><p>一", [("段落", "一")]),
    ],
)
def test_blocks_are_what_a_reader_sees(html: str, blocks: list[tuple[str, str]]) -> None:
    assert [(block.kind, block.text) for block in blocks_of(html)] == blocks


def test_where_links_lead_is_part_of_a_block() -> None:
    (block,) = blocks_of('<p>打<a href="tel:120">120</a>，看<a href="../x/">这页</a></p>')
    assert block == Block("段落", "打120，看这页", ("tel:120", "../x/"))


def test_icons_are_left_out_and_drawings_are_told_apart() -> None:
    icon = '<span class="icon" aria-hidden="true"><svg><path d="M0"/></svg></span>'
    drawing = '<svg viewBox="0 0 1 1"><title>人</title><circle r="{}"></circle></svg>'
    one = blocks_of(f"<p>{icon}电话</p>{drawing.format(1)}")
    other = blocks_of(f"<p>电话</p>{drawing.format(2)}")
    assert one[0] == other[0] == Block("段落", "电话")
    assert (one[1].kind, one[1].text) == (DRAWING, "人")
    assert one[1] != other[1]


def test_an_exhibits_data_is_read_leaf_by_leaf() -> None:
    data = '{"steps": [{"text": "按\\u003c压", "seconds": 30}], "ok": true}'
    blocks = blocks_of(f'<script type="application/json">{data}</script><p>后</p>')
    assert [block.text for block in blocks if block.kind == DATA] == [
        "steps[1].text = 按<压",
        "steps[1].seconds = 30",
        "ok = True",
    ]
    assert blocks[-1] == Block("段落", "后")
