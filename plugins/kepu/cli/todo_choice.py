"""Which part of the worklist is meant: ids or Chinese names, and did-you-mean where a word names nothing.

Comes in: the words of the command line, the desk. Goes out: a `Choice`. Refuses words that name nothing.
"""

from collections.abc import Mapping

from kepu.cli.todo_desk import Desk
from kepu.index.todo.worklist import Choice
from kepu.model.entry import Entry
from kepu.model.kinds import KINDS
from kepu.problems import nearest


class UnknownWordError(Exception):
    """A word of the command line names nothing; the message says what there is."""


def choose(topic: str | None, kind: str | None, place: str | None, desk: Desk) -> Choice:
    """Find the topic, the kind and the place that were asked for.

    Raises:
        UnknownWordError: one of them does not exist.
    """
    kinds = {k.name: k.title for k in KINDS.values() if issubclass(k.model, Entry)}
    return Choice(
        _find(topic, desk.topics, "主题"),
        _find(kind, kinds, "种类"),
        _find(place, desk.places, "社区"),
    )


def _find(word: str | None, titles: Mapping[str, str], noun: str) -> str:
    if word is None:
        return ""
    names = {title.removeprefix("科普"): id for id, title in titles.items()}
    names |= {title: id for id, title in titles.items()} | {id: id for id in titles}
    if word in names:
        return names[word]
    near = nearest(word, names)
    meant = f"是不是 {'、'.join(near)}？" if near else ""
    known = "、".join(f"{id}（{title}）" for id, title in titles.items())
    raise UnknownWordError(f"没有“{word}”这个{noun}。{meant}\n可以写：{known}")
