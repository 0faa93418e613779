"""A pack as a ZIP to take to a room with no network.

Comes in: the print page of a pack as the site shows it, and the site's style sheet. Goes out: a ZIP whose one
page opens by a double click. The same input makes the same bytes: no clock, no compression level left to chance.
"""

import io
import re
import zipfile

from kepu.model.datafile import DataFile

_EPOCH = (1980, 1, 1, 0, 0, 0)
_SCRIPT = re.compile(rb"\s*<script\b[^>]*>\s*</script>")
_SHEET = re.compile(rb'href="[^"]*assets/site\.css"')
_ICON = re.compile(rb'\s*<link rel="icon"[^>]*>')
_LINK = re.compile(rb'<a\b([^>]*?)\shref="(?!tel:|https:|#)[^"]*"')


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
    """Make a page stand alone: its sheet beside it, no script, no link into a site that is not there."""
    page = _ICON.sub(b"", _SCRIPT.sub(b"", page))
    page = _SHEET.sub(b'href="site.css"', page)
    return _LINK.sub(rb"<a\1", page)


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
