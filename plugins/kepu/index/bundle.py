"""A pack as a ZIP to take to a room with no network.

Comes in: the print page of a pack as the site shows it, and the site's style sheet. Goes out: a ZIP whose one
page opens by a double click. The page keeps what works without a site: its text, telephone numbers, public
addresses. The same input makes the same bytes (with one release of zlib): no clock enters.
"""

import io
import re
import zipfile

from kepu.model.datafile import DataFile

_EPOCH = (1980, 1, 1, 0, 0, 0)
# What is only there to lead to other pages. None of these elements nests in its own kind.
_LEADING = (
    rb"<script\b[^>]*>[^<]*</script>",
    rb'<link rel="icon"[^>]*>',
    rb"<nav\b.*?</nav>",
    rb'<div class="tools">.*?</div>',
    rb'<ul class="footer__links">.*?</ul>',
)
_GONE = re.compile(rb"\s*(?:%b)" % b"|".join(_LEADING), re.DOTALL)
_SHEET = re.compile(rb'(<link rel="stylesheet" href=")[^"]*(")')
_LINK = re.compile(
    rb'<a\b([^>]*?\shref="(?!tel:|mailto:|https:|#)[^"]*"[^>]*)>(.*?)</a>', re.DOTALL
)
_CLASS = re.compile(rb'\sclass="[^"]*"')


def bundle_pack(
    pack: str, print_page: bytes, sheet: bytes, files: tuple[DataFile, ...]
) -> DataFile:
    """Make a pack's ZIP: the page, its style sheet, its attachments."""
    members = {
        f"{pack}/index.html": _standalone(print_page),
        f"{pack}/site.css": sheet,
        **{f"{pack}/files/{file.path}": file.content for file in files},
    }
    return DataFile(f"packs/{pack}/{pack}.zip", _zip(members))


def _standalone(page: bytes) -> bytes:
    """Make a page stand alone: its sheet beside it, no script, and words where a link would lead nowhere."""
    page = _SHEET.sub(rb"\1site.css\2", _GONE.sub(b"", page))
    return _LINK.sub(_words, page)


def _words(link: re.Match[bytes]) -> bytes:
    look = _CLASS.search(link[1])
    return b"<span%b>%b</span>" % (look[0] if look else b"", link[2])


def _zip(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            # Written the same on every system, whatever its umask.
            info.create_system, info.external_attr = 3, 0o644 << 16
            archive.writestr(info, content, compresslevel=9)
    return buffer.getvalue()
