"""What one does at an exhibit: eleven generic kinds, of which every exhibit is built by YAML alone."""

from typing import Annotated

from pydantic import Field

from kepu.model.parts.builder import Builder
from kepu.model.parts.calculator import Calculator
from kepu.model.parts.dialogue import Dialogue
from kepu.model.parts.hotspot import Hotspot
from kepu.model.parts.inspector import Inspector
from kepu.model.parts.part import Part
from kepu.model.parts.practice import Practice
from kepu.model.parts.quiz import Quiz
from kepu.model.parts.rhythm import Rhythm
from kepu.model.parts.scenario import Scenario
from kepu.model.parts.slider import Slider
from kepu.model.parts.sorting import Sorting

AnyPart = Annotated[
    Quiz
    | Scenario
    | Hotspot
    | Sorting
    | Calculator
    | Slider
    | Rhythm
    | Builder
    | Dialogue
    | Inspector
    | Practice,
    Field(discriminator="type"),
]
"""One part of an exhibit; its `type` says which."""

PART_TITLES = {
    "quiz": "问答",
    "scenario": "情景选择",
    "hotspot": "看图找一找",
    "sorting": "分一分",
    "calculator": "算一算",
    "slider": "拖一拖",
    "rhythm": "跟节拍",
    "builder": "装一装",
    "dialogue": "说一说",
    "inspector": "拆开看",
    "practice": "练一练",
}
"""What each kind is called on the pages."""

__all__ = [
    "PART_TITLES",
    "AnyPart",
    "Builder",
    "Calculator",
    "Dialogue",
    "Hotspot",
    "Inspector",
    "Part",
    "Practice",
    "Quiz",
    "Rhythm",
    "Scenario",
    "Slider",
    "Sorting",
]
