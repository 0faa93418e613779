"""Records made up for a test: every field has an answer, and a test names those it is about."""

from dataclasses import replace
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from kepu.index.search.record import Facets, Record
from kepu.index.search.words import Words

PLAIN = Record(
    kind="resource",
    id="one",
    url="resources/one/",
    title="没有名字",
    line="",
    texts=(),
    keywords=(),
    badges=(),
    facts="",
    facets=Facets("resource"),
    calls=(),
    prior=1.0,
)
NO_WORDS = Words({}, ())
briefly = settings(max_examples=40, deadline=None)
"""For laws over whole records, which take their time to make up."""


def make(title: str = "没有名字", **fields: Any) -> Record:
    """Make a record."""
    return replace(PLAIN, title=title, **fields)


# Few characters, so that records share terms; both planes of the alphabet, marks, and what must be escaped.
written = st.text('心肺复苏电动车火灾一二120aed\uff21\uff11，。 \u2028"\\\n😀', max_size=8)
several = st.lists(written, max_size=2).map(tuple)
ids = st.lists(st.sampled_from(["a", "b", "c"]), max_size=2, unique=True).map(tuple)
facets = st.builds(
    Facets, st.sampled_from(["resource", "service"]), topic=ids, audience=ids, format=ids, place=ids
)
records = st.lists(
    st.builds(
        make, written, line=written, texts=several, keywords=several, facets=facets,
        calls=st.sampled_from([(), (("119", "火警"),)]), prior=st.sampled_from([0.5, 0.85, 1.0]),
    ),
    max_size=6,
)  # fmt: skip
