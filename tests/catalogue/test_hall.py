"""The hall holds what was promised of it: so many messages, questions, hazards and scenes, and no figure unused."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from kepu.model.hall import Exhibit, expressions_in
from kepu.read import parse_document

Raw = dict[str, Any]
Entries = Callable[[str], dict[str, Raw]]

_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")


def parts(exhibit: Raw, kind: str) -> list[Raw]:
    return [part for part in exhibit["parts"] if part["type"] == kind]


def spots(exhibit: Raw) -> list[list[Raw]]:
    """Give what is to be found, by scene."""
    scenes = [scene for part in parts(exhibit, "hotspot") for scene in part["scenes"]]
    return [[spot for spot in scene["spots"] if "harmless" not in spot] for scene in scenes]


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for inner in value.values() if isinstance(value, dict) else ():
        yield from texts(inner)
    for inner in value if isinstance(value, tuple) else ():
        yield from texts(inner)


def pictures(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if "picture" in value:
            yield value["picture"]
        for inner in value.values():
            yield from pictures(inner)
    for inner in value if isinstance(value, tuple) else ():
        yield from pictures(inner)


@pytest.fixture(scope="module")
def exhibits(entries: Entries) -> dict[str, Raw]:
    """Give the base's exhibits as they were read."""
    return entries("exhibit")


@pytest.fixture(scope="module")
def local(catalog: Path) -> dict[str, Raw]:
    """Give the exhibits of counties and communities, by path."""
    found = {}
    for path in sorted(catalog.glob("counties/**/hall/exhibits/*.yaml")):
        document, problems = parse_document(path.name, path.read_text("utf-8"))
        assert document, problems
        found[path.relative_to(catalog).as_posix()] = dict(document.value)
    return found


def test_every_figure_works_or_is_spoken_of(exhibits: dict[str, Raw]) -> None:
    idle = []
    for id, raw in exhibits.items():
        own = {name: value for name, value in raw.items() if name not in {"folder", "topics"}}
        exhibit = Exhibit.model_validate(own)
        computed = {
            name.partition(".")[0]
            for part in exhibit.parts
            for _, expression in expressions_in(part)
            for name in expression.constants
        }
        said = {
            number
            for text in texts((raw["parts"], raw["no_script_text"]))
            for number in _NUMBER.findall(text)
        }
        idle += [
            f"{id}: {constant.id}"
            for constant in exhibit.constants
            if constant.id not in computed
            and not set(_NUMBER.findall(" ".join(constant.values))) <= said
        ]
    assert idle == []
    assert sum(len(raw.get("constants", ())) for raw in exhibits.values()) > 20


def test_twelve_messages_of_which_some_are_true(exhibits: dict[str, Raw]) -> None:
    (quiz,) = parts(exhibits["ex-sms"], "quiz")
    assert len(quiz["questions"]) == 12
    assert all(question["message"] for question in quiz["questions"])
    assert "自编" in quiz["intro"]
    given_away = [question for question in quiz["questions"] if question.get("marks")]
    assert 6 <= len(given_away) < 12


def test_ten_questions_on_pictures_and_texts_by_machines(exhibits: dict[str, Raw]) -> None:
    (quiz,) = parts(exhibits["ex-ai"], "quiz")
    assert len(quiz["questions"]) == 10
    assert len({question.get("picture") for question in quiz["questions"]} - {None}) >= 5


def test_eight_hazards_of_charging(exhibits: dict[str, Raw]) -> None:
    assert sum(map(len, spots(exhibits["ex-ebike"]))) == 8


def test_twelve_hazards_in_five_rooms_with_a_list_to_print(exhibits: dict[str, Raw]) -> None:
    (part,) = parts(exhibits["ex-home-fall"], "hotspot")
    found = spots(exhibits["ex-home-fall"])
    assert (len(found), sum(map(len, found))) == (5, 12)
    assert part["checklist"] == "整改单"
    assert all(spot["fix"] for scene in found for spot in scene)


def test_ten_things_to_pack_within_a_limit(exhibits: dict[str, Raw]) -> None:
    (bag,) = parts(exhibits["ex-pack"], "builder")
    needed = [item for item in bag["items"] if item.get("needed") == "true"]
    assert len(needed) == 10
    assert bag["meters"]
    assert len(bag["items"]) > len(needed)


def test_eight_scenes_of_fire(exhibits: dict[str, Raw]) -> None:
    (story,) = parts(exhibits["ex-fire"], "scenario")
    scenes = [node for node in story["nodes"] if "ending" not in node]
    assert len(scenes) == 8
    for scene in scenes:
        assert any(way.get("right") == "true" for way in scene["choices"]), scene["id"]


def test_twelve_degrees_of_a_quake(exhibits: dict[str, Raw]) -> None:
    intensity, _ = parts(exhibits["ex-quake"], "slider")
    assert len(intensity["states"]) == 12
    (level,) = intensity["controls"]
    assert (level["min"], level["max"], level["step"]) == ("1", "12", "1")


def test_the_call_has_five_things_to_say_in_twenty_seconds(exhibits: dict[str, Raw]) -> None:
    (call,) = parts(exhibits["ex-119"], "dialogue")
    assert (len(call["slots"]), call["seconds"]) == (5, "20")


def test_every_kind_of_practice_is_there(exhibits: dict[str, Raw]) -> None:
    (practice,) = parts(exhibits["ex-bigfont"], "practice")
    actions = {task["action"] for task in practice["tasks"]}
    assert {"tap", "swipe", "back", "zoom", "type"} <= actions


def test_every_picture_is_shown_and_every_picture_shown_is_there(
    exhibits: dict[str, Raw], local: dict[str, Raw], catalog: Path
) -> None:
    drawn = {path.stem for path in catalog.glob("**/hall/pictures/*.svg")}
    shown = set(pictures((*exhibits.values(), *local.values())))
    assert drawn == shown
    assert len(drawn) > 150


def test_the_exhibits_of_communities_are_samples(local: dict[str, Raw]) -> None:
    assert len(local) >= 3
    unmarked = [path for path, raw in local.items() if raw.get("is_sample") != "true"]
    assert unmarked == []


def test_made_up_content_says_so_where_it_stands(exhibits: dict[str, Raw]) -> None:
    for id in ("ex-sms", "ex-url", "ex-label", "ex-code"):
        said = " ".join(texts(exhibits[id]["parts"]))
        assert re.search("自编|示意|虚构|模拟", said), id
