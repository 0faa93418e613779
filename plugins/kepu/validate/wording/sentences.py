"""Sentences that are too long for a small screen, and officialese with a plainer word for it.

Comes in: a text. Goes out: reminders. The limits were measured on the shipped catalogue: of its 9,700 sentences the
longest has 50 Chinese characters and the longest stretch without a pause 27; one in a thousand has more than 39.
"""

import re
from collections.abc import Iterator

from kepu.problems import codes
from kepu.validate.wording.finding import Finding, Passage, Rule
from kepu.validate.wording.plain_words import PLAIN_WORDS, plainer

MOST_CHARACTERS = 55
MOST_WITHOUT_PAUSE = 32
MOST_COMMAS = 6
"""Of a sentence, with as many characters as a list of figures does not have."""
_MANY_CHARACTERS = 30

FIELDS = frozenset({
    "summary", "points", "cautions", "prepare", "safety_notes", "risk_notes", "no_script_text", "try_at_home",
    "intro", "activity", "purpose", "explain", "eligibility_description", "question", "text", "note", "why", "use",
    "happening_note", "getting_there", "booking", "story", "accessibility_note", "title", "ask", "fix", "done",
})  # fmt: skip
"""What residents read."""

_SUSPECT = re.compile(f"[^\n]{{{MOST_WITHOUT_PAUSE + 1}}}|{PLAIN_WORDS.pattern}")

_SENTENCE = re.compile("[^。！？；!?;\n|：:]+")
_STRETCH = re.compile("[^。！？；!?;\n|：:，,、（）()“”《》—/]+")
_HAN = re.compile("[一-鿿]")


def find(passage: Passage) -> Iterator[Finding]:
    """Find the first sentence that is too long, and the first word that has a plainer one."""
    if passage.field not in FIELDS:
        return
    text = passage.text
    if len(text) > MOST_WITHOUT_PAUSE and (found := _too_long(text)):
        (start, end), said = found
        advice = "拆成两三句，一句说一件事"
        yield Finding(codes.LONG_SENTENCE, passage.path, said, advice, passage, start, end)
    if match := PLAIN_WORDS.search(text):
        said = f"“{match[0]}”可以说得更平常"
        advice = f"可以写：{plainer(text)}"
        yield Finding(codes.LONG_SENTENCE, passage.path, said, advice, passage, *match.span())


def _too_long(text: str) -> tuple[tuple[int, int], str] | None:
    for sentence in _SENTENCE.finditer(text):
        count, commas = len(_HAN.findall(sentence[0])), len(re.findall("[，,]", sentence[0]))
        if count > MOST_CHARACTERS:
            return sentence.span(), f"这一句有 {count} 个字，老人看到后面会忘了前面"
        if commas > MOST_COMMAS and count > _MANY_CHARACTERS:
            return sentence.span(), f"这一句有 {commas} 个逗号，停顿太多"
    for stretch in _STRETCH.finditer(text):
        if (count := len(_HAN.findall(stretch[0]))) > MOST_WITHOUT_PAUSE:
            return stretch.span(), f"这里一口气 {count} 个字，中间没有停顿"
    return None


RULE = Rule(_SUSPECT, find)
