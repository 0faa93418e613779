"""Codes on paper: drawn dark on white, with a title, and the same every time."""

import segno
from kepu.render.qr import render_qr

ADDRESS = "https://kepu.example.org/c/gewuli/exhibits/ex-cpr/"


def test_the_code_is_that_of_the_address() -> None:
    drawn = render_qr(ADDRESS, "心肺复苏节拍器")
    plain = segno.make_qr(ADDRESS, error="m").svg_inline(
        svgclass=None, lineclass=None, omitsize=True, border=2, light="#fff"
    )
    shapes = plain.partition(">")[2]
    assert shapes in drawn.replace("<title>二维码：心肺复苏节拍器</title>", "")


def test_a_title_is_text() -> None:
    drawn = render_qr(ADDRESS, "<script>alert(1)</script>")
    assert "<script" not in drawn
    assert "&lt;script" in drawn


def test_it_is_an_image_for_those_who_listen() -> None:
    assert render_qr(ADDRESS, "一件展品").startswith('<svg role="img" ')
