"""Real repositories whose commits are made object by object, so that they can hold what Git itself would refuse."""

import hashlib
import subprocess
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

PLAIN, PROGRAM, LINK, MODULE = "100644", "100755", "120000", "160000"
Entry = tuple[str, bytes]
"""A mode and a content; of a module, the name of its commit."""
Files = Mapping[str | bytes, Entry | bytes]
"""What a commit holds; a bare content is an ordinary file."""

BASE: dict[str | bytes, Entry | bytes] = {
    "build.py": (PROGRAM, b"print('base')\n"),
    "mkdocs.yml": b"site_name: base\n",
    ".gitattributes": b"* text=auto eol=lf\n",
    "plugins/kepu/__init__.py": b"",
    "catalog/catalog.yaml": b"id: kepu\n",
    "catalog/README.md": b"# catalogue\n",
    "catalog/schema/pack.schema.json": b"{}\n",
    "catalog/topics/health/resources/h-bp.yaml": b"title: \xe9\x87\x8f\xe8\xa1\x80\xe5\x8e\x8b\n",
    "catalog/topics/health/resources/h-old.yaml": b"title: old\n",
    "content/pages/about.md": b"# about\n",
}


@dataclass
class Fork:
    """A repository."""

    folder: Path
    made: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        for name in ("objects", "refs/heads"):
            (self.folder / ".git" / name).mkdir(parents=True)
        (self.folder / ".git/HEAD").write_text("ref: refs/heads/main\n", "utf-8")
        config = "[core]\n\trepositoryformatversion = 0\n\tbare = false\n"
        (self.folder / ".git/config").write_text(config, "utf-8")

    def git(self, *words: str) -> str:
        done = subprocess.run(
            ["git", "-C", str(self.folder), *words], capture_output=True, text=True, check=True
        )
        return done.stdout.strip()

    def object(self, kind: str, content: bytes) -> str:
        """Store an object as Git does, without its asking whether it ought to be."""
        whole = f"{kind} {len(content)}\0".encode() + content
        name = hashlib.sha1(whole, usedforsecurity=False).hexdigest()
        if name not in self.made:
            path = self.folder / ".git/objects" / name[:2] / name[2:]
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(zlib.compress(whole, 1))
            self.made.add(name)
        return name

    def tree(self, files: Mapping[bytes, Entry]) -> str:
        below: dict[bytes, dict[bytes, Entry]] = {}
        entries: list[tuple[bytes, str, str]] = []
        for path, (mode, content) in files.items():
            name, slash, rest = path.partition(b"/")
            if slash:
                below.setdefault(name, {})[rest] = (mode, content)
            else:
                id = content.decode() if mode == MODULE else self.object("blob", content)
                entries.append((name, mode, id))
        entries += [(name, "40000", self.tree(rest)) for name, rest in below.items()]
        entries.sort(key=lambda e: e[0] + (b"/" if e[1] == "40000" else b""))
        packed = (m.encode() + b" " + n + b"\0" + bytes.fromhex(id) for n, m, id in entries)
        return self.object("tree", b"".join(packed))

    def commit(self, files: Files, *parents: str) -> str:
        whole = {
            path.encode() if isinstance(path, str) else path: (PLAIN, entry)
            if isinstance(entry, bytes)
            else entry
            for path, entry in files.items()
        }
        ancestors = "".join(f"parent {parent}\n" for parent in parents)
        role = "role <role@example.org> 1795305600 +0800"
        text = f"tree {self.tree(whole)}\n{ancestors}author {role}\ncommitter {role}\n\nchange\n"
        return self.object("commit", text.encode())
