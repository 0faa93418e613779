"""The kinds of the catalogue: for each, its model, its place in a layer's folder and its Chinese name.

A layer's folder has the same shape for the base, a county and a community, so one table serves all three.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from kepu.model.calendar import CalendarRule, Event
from kepu.model.catalog import Identity
from kepu.model.directory import Asset, Hotline, Provider, Team, Venue
from kepu.model.entry import Model
from kepu.model.hall import Exhibit, Hall, Room, Tour
from kepu.model.patch import Patch
from kepu.model.picture import Picture
from kepu.model.place import Community, County, Regions
from kepu.model.resource import Resource, RumourCheck
from kepu.model.search_words import SearchWords
from kepu.model.service import Pack, Service
from kepu.model.topic import Topic, Vocabulary

_NAME = "[a-z0-9][a-z0-9-]*"


@dataclass(frozen=True)
class Kind:
    """One kind: what it is called, what it looks like, where its files lie."""

    name: str
    """The kind's English name, as references and URLs use it."""
    title: str
    """The kind's Chinese name."""
    model: type[Model]
    place: str
    """Path inside a layer; `*` stands for one folder name, `{id}` for the id."""

    @property
    def is_yaml(self) -> bool:
        """Whether its files are YAML; a picture's file is the drawing itself."""
        return self.place.endswith(".yaml")

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Match a path inside a layer; group `id` is the id, group `topic` the topic folder."""
        pattern = re.escape(self.place).replace(r"\{id\}", f"(?P<id>{_NAME})")
        return re.compile(pattern.replace(r"\*", f"(?P<topic>{_NAME})") + r"\Z")


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("catalog", "总目录", Identity, "catalog.yaml"),
        Kind("vocabulary", "词表", Vocabulary, "vocabularies/{id}.yaml"),
        Kind("search-words", "搜索词", SearchWords, "search/{id}.yaml"),
        Kind("topic", "主题", Topic, "topics/*/topic.yaml"),
        Kind("resource", "科普资源", Resource, "topics/*/resources/{id}.yaml"),
        Kind("rumour-check", "辟谣", RumourCheck, "topics/*/rumours/{id}.yaml"),
        Kind("pack", "科普资源包", Pack, "topics/*/packs/{id}.yaml"),
        Kind("service", "科普服务", Service, "topics/*/services/{id}.yaml"),
        Kind("hall", "科普馆", Hall, "hall/hall.yaml"),
        Kind("room", "展厅", Room, "hall/rooms/{id}.yaml"),
        Kind("exhibit", "展品", Exhibit, "hall/exhibits/{id}.yaml"),
        Kind("tour", "参观路线", Tour, "hall/tours/{id}.yaml"),
        Kind("picture", "图画", Picture, "hall/pictures/{id}.svg"),
        Kind("calendar-rule", "节点", CalendarRule, "calendar/{id}.yaml"),
        Kind("event", "活动", Event, "events/{id}.yaml"),
        Kind("hotline", "热线", Hotline, "directory/hotlines/{id}.yaml"),
        Kind("venue", "阵地", Venue, "directory/venues/{id}.yaml"),
        Kind("team", "队伍", Team, "directory/teams/{id}.yaml"),
        Kind("provider", "提供单位", Provider, "directory/providers/{id}.yaml"),
        Kind("asset", "流动设施", Asset, "directory/assets/{id}.yaml"),
        Kind("regions", "区划", Regions, "regions.yaml"),
        Kind("county", "县", County, "county.yaml"),
        Kind("community", "社区", Community, "community.yaml"),
        Kind("patch", "补丁", Patch, "patches/{id}.yaml"),
    )
}
"""Every kind by name."""


def kind_of_path(path: str) -> Kind | None:
    """Find the kind whose place a path inside a layer matches, or None where no kind lives."""
    return next((kind for kind in KINDS.values() if kind.pattern.match(path)), None)
