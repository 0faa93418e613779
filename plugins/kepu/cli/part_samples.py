"""A short sample of each kind of exhibit part: plainly to be replaced, yet one that can be played to its end.

Comes in: a kind and the id of a picture. Goes out: the part's fields in the order in which an editor reads them.
"""

from collections.abc import Mapping
from typing import Any

from kepu.model.parts import PART_TITLES

Fields = Mapping[str, Any]

FIRST_KIND = "quiz"
"""The kind that a new exhibit begins with when nobody names one."""

_BODIES: Mapping[str, Fields] = {
    "quiz": {
        "questions": [
            {
                "id": "first",
                "ask": "（待填写：问题）",
                "choices": [
                    {"text": "（待填写：对的答案）", "right": True},
                    {"text": "（待填写：不对的答案）", "why": "（待填写：为什么不对）"},
                ],
                "explain": "（待填写：答完以后的说明）",
            }
        ],
    },
    "scenario": {
        "start": "begin",
        "nodes": [
            {
                "id": "begin",
                "text": "（待填写：眼前是什么情形）",
                "choices": [
                    {
                        "text": "（待填写：该这样做）",
                        "to": "safe",
                        "why": "（待填写：为什么）",
                        "right": True,
                    },
                    {"text": "（待填写：不该这样做）", "to": "begin", "why": "（待填写：为什么）"},
                ],
            },
            {"id": "safe", "text": "（待填写：结果怎样）", "ending": "good"},
        ],
    },
    "hotspot": {"find": "（待填写：找什么）", "checklist": "（待填写：清单的名称）"},
    "sorting": {
        "bins": [
            {"id": "left", "title": "（待填写：甲处）", "colour": "green"},
            {"id": "right", "title": "（待填写：乙处）", "colour": "blue"},
        ],
        "items": [
            {
                "id": "one",
                "title": "（待填写：一样东西）",
                "bins": ["left"],
                "why": "（待填写：为什么）",
            },
            {
                "id": "two",
                "title": "（待填写：另一样）",
                "bins": ["right"],
                "why": "（待填写：为什么）",
            },
        ],
    },
    "calculator": {
        "inputs": [
            {
                "id": "count",
                "title": "（待填写：一天几次）",
                "unit": "次",
                "min": 0,
                "max": 10,
                "step": 1,
                "start": 1,
            }
        ],
        "results": [
            {
                "id": "week",
                "title": "（待填写：一周几次）",
                "value": "count * 7",
                "unit": "次",
                "bands": [
                    {
                        "when": "week = 0",
                        "title": "（待填写：一次也没有）",
                        "text": "（待填写：说明）",
                        "tone": "notice",
                    },
                    {"title": "（待填写：其余情况）", "text": "（待填写：说明）"},
                ],
            }
        ],
    },
    "slider": {
        "controls": [
            {
                "id": "level",
                "title": "（待填写：拖什么）",
                "min": 1,
                "max": 3,
                "step": 1,
                "start": 1,
            }
        ],
        "states": [
            {
                "id": "low",
                "when": "level = 1",
                "title": "（待填写：在 1 时）",
                "text": "（待填写：是什么样）",
            },
            {"id": "high", "title": "（待填写：其余情况）", "text": "（待填写：是什么样）"},
        ],
    },
    "rhythm": {
        "slowest": 60,
        "fastest": 70,
        "beats": 8,
        "pause": 2,
        "pause_title": "（待填写：停下来做什么）",
        "rounds": 2,
        "slow": "慢了，快一点",
        "good": "节奏正好",
        "fast": "快了，慢一点",
        "stopped": "停下来了，接着按",
        "done": "（待填写：做完说什么）",
    },
    "builder": {
        "container": "（待填写：装的是什么）",
        "meters": [
            {
                "id": "load",
                "title": "份量",
                "unit": "格",
                "max": 3,
                "over": "（待填写：超了说什么）",
            }
        ],
        "items": [
            {
                "id": "one",
                "title": "（待填写：要装的）",
                "amounts": {"load": 1},
                "needed": True,
                "why": "（待填写：为什么要装）",
            },
            {
                "id": "two",
                "title": "（待填写：也要装的）",
                "amounts": {"load": 1},
                "needed": True,
                "why": "（待填写：为什么要装）",
            },
            {
                "id": "three",
                "title": "（待填写：不用装的）",
                "amounts": {"load": 2},
                "why": "（待填写：为什么不用）",
            },
        ],
        "done": "（待填写：装好了说什么）",
    },
    "dialogue": {
        "opening": "（待填写：对方先说的话）（模拟）",
        "slots": [
            {
                "id": "what",
                "title": "（待填写：要说清的第一件事）",
                "choices": [
                    {"text": "（待填写：说清了）", "right": True},
                    {"text": "（待填写：没说清）", "why": "（待填写：为什么不行）"},
                ],
            },
            {
                "id": "where",
                "title": "（待填写：要说清的第二件事）",
                "choices": [
                    {"text": "（待填写：说清了）", "right": True},
                    {"text": "（待填写：没说清）", "why": "（待填写：为什么不行）"},
                ],
            },
        ],
        "done": "（待填写：说完整了以后的话）",
    },
    "inspector": {
        "subject": "label",
        "samples": [
            {
                "id": "first",
                "title": "（待填写：标签的名称）（虚构）",
                "lines": [
                    {
                        "text": "（待填写：标签上的一行字）",
                        "title": "（待填写：这一行叫什么）",
                        "explain": "（待填写：怎么看）",
                    }
                ],
            }
        ],
    },
    "practice": {
        "tasks": [
            {
                "id": "tap",
                "action": "tap",
                "title": "点按",
                "text": "（待填写：怎么做）",
                "target": "（待填写：按钮上的字）",
                "done": "（待填写：做到了说什么）",
            }
        ],
    },
}
"""Kind → its own fields."""


def sample_part(kind: str, picture: str) -> dict[str, Any]:
    """Make the sample of one kind; `picture` is the id of the sample picture."""
    head = {
        "type": kind,
        "id": "first",
        "title": f"（待填写：{PART_TITLES[kind]}的名称）",
        "intro": "（待填写：开始前的说明；自编、示意的在这里说明）",
    }
    scenes = {"scenes": _scenes(picture)} if kind == "hotspot" else {}
    return head | dict(_BODIES[kind]) | scenes


def _scenes(picture: str) -> list[Fields]:
    return [
        {
            "id": "first",
            "title": "（待填写：画面的名称）",
            "picture": picture,
            "spots": [
                {
                    "id": "box",
                    "title": "（待填写：纸箱）",
                    "text": "（待填写：为什么要留意它）",
                    "fix": "（待填写：怎么改）",
                },
                {
                    "id": "lamp",
                    "title": "（待填写：台灯）",
                    "text": "（待填写：这里没有问题）",
                    "harmless": True,
                },
            ],
        }
    ]
