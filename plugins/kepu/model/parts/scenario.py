"""A story in which each choice leads on (情景选择)."""

from collections.abc import Iterable
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from kepu.model.entry import Model
from kepu.model.parts.part import Part, require
from kepu.model.references import PictureId
from kepu.model.scalars import Bool, Line, Slug, Text


class Way(Model):
    """A choice at a node, and where it leads."""

    text: Line
    """选项。"""
    to: Slug
    """接着到哪个场景，写它的 id。"""
    why: Text | None = None
    """选了它以后说明的话。"""
    right: Bool = False
    """是不是该这样做。"""


class Node(Model):
    """One scene of the story."""

    id: Slug
    """场景编号。"""
    text: Text
    """眼前是什么情形。"""
    picture: PictureId | None = None
    """图画编号。"""
    choices: Annotated[tuple[Way, ...], Field(max_length=5)] = ()
    """可以怎么做，2 到 5 个；结局不写。"""
    ending: Literal["good", "bad"] | None = None
    """结局：good 好、bad 不好。"""

    @model_validator(mode="after")
    def _goes_on_or_ends(self) -> Self:
        if self.ending:
            require(
                not self.choices,
                "ending_goes_on",
                "写了 ending 就是结局，不再写 choices",
                "choices",
            )
        else:
            enough = len(self.choices) > 1
            require(enough, "dead_end", "这个场景要有两个以上的 choices，或者写 ending 说明是结局")
        return self


class Scenario(Part):
    """A story whose every scene can be reached and from every scene of which an ending can be."""

    type: Literal["scenario"]
    """scenario 情景选择。"""
    start: Slug
    """从哪个场景开始，写它的 id。"""
    nodes: Annotated[tuple[Node, ...], Field(min_length=2, max_length=60)]
    """场景，2 到 60 个。"""

    @model_validator(mode="after")
    def _whole(self) -> Self:
        ways = {node.id: {way.to for way in node.choices} for node in self.nodes}
        require(self.start in ways, "no_such_node", "没有这个场景，请写 nodes 里的一个 id", "start")
        for at, node in enumerate(self.nodes):
            for number, way in enumerate(node.choices):
                where = ("nodes", at, "choices", number, "to")
                require(way.to in ways, "no_such_node", f"没有 {way.to} 这个场景", *where)
        reached = _closure([self.start], ways)
        backwards = {id: {other for other in ways if id in ways[other]} for id in ways}
        saved = _closure([node.id for node in self.nodes if node.ending], backwards)
        for at, node in enumerate(self.nodes):
            lost = f"从开头走不到 {node.id} 这个场景，请让某个选项的 to 指向它，或删掉它"
            require(node.id in reached, "unreachable_node", lost, "nodes", at, "id")
            stuck = f"从 {node.id} 怎么选也走不到结局，会绕圈子；请让一个选项通向结局"
            require(node.id in saved, "endless_node", stuck, "nodes", at, "id")
        return self


def _closure(first: Iterable[str], ways: dict[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    waiting = list(first)
    while waiting:
        id = waiting.pop()
        if id not in seen:
            seen.add(id)
            waiting += ways[id]
    return seen
