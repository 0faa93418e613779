"""Markdown to safe HTML: Python-Markdown, then nh3; the catalogue's own links resolved in between.

Comes in: Markdown and the URLs of its `kepu:` targets and pictures. Goes out: HTML that holds nothing but prose, the
pictures it may show and, between two lines of three backticks, examples to copy. Raw HTML is no part of our Markdown:
it is shown as the text it is, and the sanitiser stands behind that.
"""

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup, escape

from kepu.model.prose import anchor_of
from kepu.model.tangle import find_tangle

_TAGS = {
    "a", "abbr", "b", "blockquote", "br", "code", "dd", "del", "div", "dl", "dt", "em", "h2", "h3", "h4", "h5",
    "hr", "img", "li", "ol", "p", "pre", "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
_CLASSES = {
    "div": {"admonition", "note", "warning", "danger", "tip"},
    "p": {"admonition-title"},
}
_HEADINGS = ("h2", "h3", "h4", "h5")
_SCHEMES = {"https", "mailto", "tel"}
_OUTBOUND = re.compile(
    r"https://[A-Za-z0-9.-]+(:[0-9]+)?([/?#][^\s\"'<>\\`]*)?|tel:\+?[0-9-]+|mailto:[\w.+-]+@[\w.-]+"
)
_FENCE = "```"
_OPENING = re.compile(r"```[a-z]* *")
_AFTER_NORMALISING = 25
"""Below Python-Markdown's own first stage (30), which takes out the signs that mark what is set aside."""
_AFTER_INLINE = 10
"""Below Python-Markdown's own inline stage (20), where links come into being."""


class SlowMarkdownError(ValueError):
    """A text that Markdown would take too long for; the check stage refuses it before it comes here."""


def render_markdown(text: str, urls: Mapping[str, str]) -> Markup:
    """Render Markdown to safe HTML.

    `urls` maps each `kepu:` target, and each picture as the text names it, to a URL relative to the page. A target
    mapped to nothing becomes plain words; so does a picture that is not in it.

    Raises:
        SlowMarkdownError: the text is longer or more tangled than Markdown can take in a second or two.
    """
    if tangle := find_tangle(text):
        raise SlowMarkdownError(tangle.message)
    safe = nh3.clean(
        _converter(urls).convert(text),
        tags=_TAGS,
        attributes={"a": {"href"}, "img": {"src", "alt", "loading"}, "ol": {"start"}}
        | {tag: {"id"} for tag in _HEADINGS},
        allowed_classes=_CLASSES,
        url_schemes=_SCHEMES,
        link_rel="noopener",
    )
    # What has been sanitised is the one text that may enter a template unescaped.
    return Markup(safe)  # noqa: S704


def _converter(urls: Mapping[str, str]) -> Markdown:
    converter = Markdown(extensions=["tables", "sane_lists", "admonition", "def_list"])
    converter.preprocessors.deregister("html_block")
    converter.inlinePatterns.deregister("html")
    converter.preprocessors.register(_Examples(converter), "examples", _AFTER_NORMALISING)
    converter.treeprocessors.register(_Prose(converter, urls), "prose", _AFTER_INLINE)
    return converter


class _Examples(Preprocessor):
    """Sets aside what stands between two fences, to be shown as it is.

    One pass over the lines: the library's own extension searches the rest of the text again at every open fence.
    """

    def run(self, lines: list[str]) -> list[str]:
        """Put a mark in place of every closed example."""
        kept: list[str] = []
        opened: int | None = None
        for line in lines:
            if opened is not None and line.rstrip() == _FENCE:
                code = escape("\n".join(kept[opened + 1 :]))
                shown = self.md.htmlStash.store(f"<pre><code>{code}\n</code></pre>")
                kept[opened:] = ["", shown, ""]
                opened = None
                continue
            if opened is None and _OPENING.fullmatch(line):
                opened = len(kept)
            kept.append(line)
        return kept


class _Prose(Treeprocessor):
    """Fits a rendered text into a page of the site: its headings below the title, its links to where they lead.

    A heading that can be named gets its name, and a picture its address.
    """

    def __init__(self, converter: Markdown, urls: Mapping[str, str]) -> None:
        super().__init__(converter)
        self._urls = urls

    def run(self, root: Element) -> None:
        """Change the tree in place."""
        named: set[str] = set()
        for element in root.iter():
            if element.tag in {"h1", "h6"}:
                # A page has one h1, its title; whatever level an editor begins with, prose begins at h2.
                element.tag = "h2" if element.tag == "h1" else "h5"
            if element.tag in _HEADINGS:
                anchor = anchor_of("".join(element.itertext()))
                if anchor and anchor not in named:
                    named.add(anchor)
                    element.set("id", anchor)
            elif element.tag == "a":
                self._lead(element)
            elif element.tag == "img":
                self._show(element)

    def _lead(self, link: Element) -> None:
        target = link.get("href", "")
        url = self._urls.get(target, "") or (target if _OUTBOUND.fullmatch(target) else "")
        if url:
            link.attrib = {"href": url}
        else:
            # A tag that the sanitiser does not know: it goes, and its words stay.
            link.tag = "span"

    def _show(self, picture: Element) -> None:
        words = picture.get("alt", "")
        if url := self._urls.get(picture.get("src", "")):
            # A page of many pictures loads as far as somebody reads.
            picture.attrib = {"src": url, "alt": words, "loading": "lazy"}
        else:
            picture.tag, picture.text, picture.attrib = "span", words, {}
