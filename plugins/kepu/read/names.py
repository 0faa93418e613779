"""Which names files and folders may have.

Takes one path component; hands on what is wrong with it, or None. The rule is a list of what is
allowed: checks for what is forbidden miss backslashes, drive letters, percent signs, full-width
dots and the names Windows keeps for itself. Names in lower-case ASCII cannot collide on any disk.
"""

import re

_ALLOWED = re.compile(r"[a-z0-9][a-z0-9._-]*")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?")
MAX_LENGTH = 100
"""Windows stops at 260 characters for the whole path."""


def fault_in_name(name: str) -> tuple[str, str] | None:
    """Give message and advice for a name that may not be used."""
    if _RESERVED.fullmatch(name.casefold()):
        return f"「{name}」是 Windows 留作他用的名字。", "换一个名字。"
    if len(name) > MAX_LENGTH:
        return f"名字有 {len(name)} 个字符，太长。", f"缩短到 {MAX_LENGTH} 个字符以内。"
    if _ALLOWED.fullmatch(name) and ".." not in name and not name.endswith("."):
        return None
    advice = "只用小写英文字母、数字、短横线和点"
    suggestion = re.sub(r"[\s_]+", "-", name.casefold())
    if suggestion != name and _ALLOWED.fullmatch(suggestion):
        advice += f"，例如 {suggestion}"
    return f"名字「{name}」里有不能用的字符。", f"{advice}。"


def shown_name(name: str) -> str:
    """Make a name from the disk fit for printing, whatever bytes it holds."""
    safe = name.encode("utf-8", "backslashreplace").decode("utf-8")
    return "".join(char if char.isprintable() else f"\\x{ord(char):02x}" for char in safe)
