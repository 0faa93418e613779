"""A file of a site that is no page: a style sheet, a ZIP, a sitemap."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DataFile:
    """One file, relative to the site's root."""

    path: str
    content: bytes

    def below(self, folder: str) -> "DataFile":
        """Give the same file below a folder, whose name ends in a slash."""
        return DataFile(folder + self.path, self.content) if folder else self
