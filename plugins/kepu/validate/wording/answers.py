"""What an editor has answered in the entry: `allow: - rule: KP5xx, why: …`.

Comes in: the problems of one entry, each with its code, and the answers. Goes out: the problems, answered ones as
notes; and the answers that answer nothing.
"""

from collections.abc import Callable, Iterator, Sequence

from kepu.model.entry import Allow
from kepu.problems import Location, Problem, all_codes, codes, nearest

Place = Callable[[int], Location]
"""Where the rule of an answer stands, by its number."""


def answer(problems: Sequence[Problem], answers: Sequence[Allow]) -> list[Problem]:
    """Turn what is answered into notes."""
    why = {one.rule: one.why for one in answers if _is_answerable(one.rule)}
    return [
        problem.answered(why[problem.code]) if problem.code in why else problem
        for problem in problems
    ]


def idle_answers(
    problems: Sequence[Problem], answers: Sequence[Allow], place: Place, *, is_whole: bool
) -> Iterator[Problem]:
    """Find the answers that answer nothing.

    `is_whole` says that these are all the problems the entry has on the layer that owns it: a layer above may have
    mended what the answer is for.
    """
    found = {problem.code for problem in problems}
    seen: set[str] = set()
    for number, one in enumerate(answers):
        wrong = _wrong(one.rule, found if is_whole else None, seen)
        seen.add(one.rule)
        if wrong:
            yield codes.IDLE_ANSWER.at(place(number), *wrong)


def _wrong(rule: str, found: set[str] | None, seen: set[str]) -> tuple[str, str] | None:
    code = {code.id: code for code in all_codes()}.get(rule)
    if code is None:
        return f"没有编号为 {rule} 的规则", _meant(rule)
    if not code.answerable:
        return f"{rule}（{code.title}）不能用说明放行", "照报错改内容，删掉这一条 allow"
    if rule in seen:
        return f"{rule} 已经说明过一次", "删掉多出来的一条"
    if found is not None and rule not in found:
        return f"这个条目没有 {rule}（{code.title}）的问题", "问题已经改好了，删掉这一条 allow"
    return None


def _meant(rule: str) -> str:
    near = nearest(rule, (code.id for code in all_codes() if code.answerable))
    return f"是不是 {'、'.join(near)}？" if near else "照报错里的编号写，例如 KP505"


def _is_answerable(rule: str) -> bool:
    return any(code.id == rule and code.answerable for code in all_codes())
