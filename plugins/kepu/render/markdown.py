"""Markdown to safe HTML: Python-Markdown, then nh3; the catalogue's own links resolved in between.

Comes in: Markdown and the URLs of its `kepu:` targets. Goes out: HTML that holds nothing but prose. Whatever
raw HTML, handler or script address an editor (or a stranger) wrote does not survive.
"""

import re
from collections.abc import Mapping

import nh3
from markdown import Markdown
from markupsafe import Markup

MAX_CHARACTERS = 64_000
"""Longer texts are refused before Markdown sees them: its inline parser is quadratic (11 s for 8,000 brackets)."""
MAX_BRACKETS = 500
"""Most `[`, `<` or backticks in one paragraph, for the same reason."""

_TAGS = {
    "a", "abbr", "b", "blockquote", "br", "code", "dd", "del", "div", "dl", "dt", "em", "h2", "h3", "h4", "h5",
    "hr", "li", "ol", "p", "pre", "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
_ATTRIBUTES = {
    "a": {"href"},
    "div": {"class"},
    "p": {"class"},
    "th": {"align"},
    "td": {"align"},
    "ol": {"start"},
    **{f"h{level}": {"id"} for level in range(2, 6)},
}
_CLASSES = {"div": {"admonition", "note", "warning", "tip"}, "p": {"admonition-title"}}
_LINK = re.compile(r'<a href="kepu:([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
_HEADING = re.compile(r"<(/?)h([1-6])")


class SlowMarkdownError(ValueError):
    """A text that Markdown would take too long for."""


def render_markdown(text: str, urls: Mapping[str, str]) -> Markup:
    """Render Markdown to safe HTML.

    `urls` maps each `kepu:` target to a URL relative to the page; a target mapped to nothing becomes plain words.

    Raises:
        SlowMarkdownError: the text is longer or more tangled than Markdown can take in a second or two.
    """
    refuse_slow(text)
    converter = Markdown(extensions=["tables", "sane_lists", "admonition", "def_list"])
    html = _HEADING.sub(_lower_heading, converter.convert(text))
    linked = _LINK.sub(lambda match: _link(match, urls), html)
    safe = nh3.clean(
        linked,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        allowed_classes=_CLASSES,
        url_schemes={"https", "mailto", "tel"},
        link_rel="noopener",
    )
    # What has been sanitised is the one text that may enter a template unescaped.
    return Markup(safe)  # noqa: S704


def refuse_slow(text: str) -> None:
    """Refuse a text that Markdown cannot take in reasonable time.

    Raises:
        SlowMarkdownError: the text is too long, or one paragraph holds too many openings.
    """
    if len(text) > MAX_CHARACTERS:
        raise SlowMarkdownError(f"文字太长：{len(text)} 字，最多 {MAX_CHARACTERS} 字")
    for mark in "[<`*_":
        most = max((part.count(mark) for part in text.split("\n\n")), default=0)
        if most > MAX_BRACKETS:
            raise SlowMarkdownError(f"同一段里有 {most} 个“{mark}”，最多 {MAX_BRACKETS} 个")


def _lower_heading(match: re.Match[str]) -> str:
    # A page has one h1, its title; whatever level an editor begins with, prose begins at h2.
    return f"<{match[1]}h{max(2, min(int(match[2]), 5))}"


def _link(match: re.Match[str], urls: Mapping[str, str]) -> str:
    url = urls.get(f"kepu:{match[1]}", "")
    # The marker attribute would not survive nh3; a relative URL does, because it has no scheme.
    return f'<a href="{url}">{match[2]}</a>' if url else match[2]
