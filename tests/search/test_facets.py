"""Counts hold: each says how many results one would see with that value picked."""

import json
from collections import Counter
from collections.abc import Mapping
from typing import Any

import pytest
from kepu.index.search.record import FACETS
from kepu.plan.context import Context
from kepu.plan.searched import KIND_TITLES, PROSE

from .conftest import QUERIES, SITES, Site, same_draw

Counts = dict[str, dict[str, int]]
Picks = dict[str, list[str]]


def counts_of(answer: dict[str, Any]) -> Counts:
    return {
        facet["id"]: {value["id"]: value["count"] for value in facet["values"]}
        for facet in answer["facets"]
    }


def total(site: Site, query: str, picks: Picks) -> int:
    found: int = site.find(query, **picks)["total"]
    return found


def asked() -> list[str]:
    """Draw the same thirty queries at every run."""
    return same_draw().sample([query.text for query in QUERIES], 30)


def listed(context: Context) -> Counts:
    """Count the entries that a site lists by what their files say."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in FACETS}
    for kind in KIND_TITLES:
        for item in () if kind == PROSE else context.listed(kind):
            entry = item.value
            counts["kind"][kind] += 1
            counts["topic"].update([entry.id] if kind == "topic" else entry.topics)
            counts["audience"].update(entry.audiences)
            counts["format"].update([entry.format] if getattr(entry, "format", None) else [])
            counts["mode"].update([entry.delivery_mode] if kind == "service" else [])
            counts["cost"].update([entry.cost.type] if kind == "service" else [])
            if kind in {"venue", "event"}:
                place = entry.id if kind == "venue" else entry.venue
                counts["place"].update([place] if place else [])
    prose = [
        page.meta
        for page in context.prose
        if page.meta.kind != "topic-intro"
        and not page.name.startswith(("contribute/fields", "contribute/problems"))
    ]
    counts["kind"][PROSE] += len(prose)
    counts["topic"].update(meta.topic for meta in prose if meta.topic)
    return {name: dict(found) for name, found in counts.items()}


@pytest.mark.parametrize("id", ["gewuli", "hewan"])
def test_without_a_query_the_counts_are_those_of_the_catalogue(
    id: str, sites: Mapping[str, Site], indexed: Any
) -> None:
    counts = counts_of(sites[id].find(""))
    wanted = listed(indexed.communities[id])
    for name, known in counts.items():
        assert {value: count for value, count in known.items() if count} == wanted[name], name


def test_the_portals_counts_add_what_communities_have_themselves(
    portal: Site, indexed: Any
) -> None:
    counts = counts_of(portal.find(""))
    wanted = Counter(listed(indexed.portal)["kind"])
    for context in indexed.communities.values():
        own = [
            item for kind in KIND_TITLES if kind != PROSE for item in context.listed(kind)
            if item.provenance.layer == context.site.id
        ]  # fmt: skip
        wanted.update(item.kind for item in own)
        assert counts["place"][context.site.id] == len(own)
    assert counts["kind"] == dict(wanted)


def test_the_portal_offers_every_facet_and_no_value_that_finds_nothing(portal: Site) -> None:
    answer = portal.find("")
    assert [facet["title"] for facet in answer["facets"]] == list(FACETS.values())
    assert [
        (f["id"], v["id"]) for f in answer["facets"] for v in f["values"] if not v["count"]
    ] == []


def test_a_count_is_the_total_when_its_value_is_picked_instead(
    sites: Mapping[str, Site],
) -> None:
    draw = same_draw()
    for query in asked():
        site = sites[draw.choice(SITES)]
        counts = counts_of(site.find(query))
        for facet, known in counts.items():
            for value in draw.sample(sorted(known), min(3, len(known))):
                assert total(site, query, {facet: [value]}) == known[value], (query, facet, value)


def test_a_count_is_the_total_when_its_value_is_picked_as_well(
    sites: Mapping[str, Site],
) -> None:
    draw = same_draw(7)
    for query in ["", *asked()]:
        site = sites[draw.choice(SITES)]
        facet, other = draw.sample([str(name) for name in FACETS], 2)
        counts = counts_of(site.find(query))
        if not any(counts[facet].values()):
            continue
        picked = {facet: [max(counts[facet], key=lambda id: counts[facet][id])]}
        narrowed = counts_of(site.find(query, **picked))
        # A facet sets its own picks aside; the others narrow it.
        assert narrowed[facet] == counts[facet]
        for value, count in narrowed[other].items():
            assert total(site, query, {**picked, other: [value]}) == count


def test_picks_of_one_facet_add_up(sites: Mapping[str, Site]) -> None:
    draw = same_draw()
    for query in ["", *asked()[:15]]:
        site = sites[draw.choice(SITES)]
        counts = counts_of(site.find(query))["kind"]
        some = draw.sample(sorted(counts), 3)
        assert total(site, query, {"kind": some}) == sum(counts[kind] for kind in some)
        assert total(site, query, {"kind": sorted(counts)}) == total(site, query, {})


def test_every_result_has_a_picked_value_of_each_facet(community: Site) -> None:
    picks = {"topic": ["emergency", "health"], "kind": ["resource", "service"]}
    found = community.find("", **picks)
    assert found["total"] > 10
    assert {url.split("/")[0] for url in found["urls"]} == {"resources", "services"}
    picked = {v["id"] for f in found["facets"] for v in f["values"] if v["picked"]}
    assert picked == {"emergency", "health", "resource", "service"}


def test_picks_keep_the_order_of_the_results(portal: Site) -> None:
    every = portal.find("地震")["urls"]
    services = portal.find("地震", kind=["service", "exhibit"])["urls"]
    assert services
    assert services == [url for url in every if url.startswith(("services/", "exhibits/"))]


@pytest.mark.parametrize(
    "picks",
    [
        {"kind": ["nothing"]}, {"topic": ["<script>"]}, {"kind": ["constructor"]}, {"place": ["__proto__"]},
        {"kind": ["resource", "nothing"]}, {"nothing": ["at-all"]}, {"constructor": ["x"]},
    ],
)  # fmt: skip
def test_an_unknown_pick_finds_nothing_and_an_unknown_facet_narrows_nothing(
    picks: Picks, community: Site
) -> None:
    every = total(community, "", {})
    known = {facet: values for facet, values in picks.items() if facet in FACETS}
    found = community.find("", **picks)
    if not known:
        assert found["total"] == every
    elif picks == {"kind": ["resource", "nothing"]}:
        assert found["total"] == total(community, "", {"kind": ["resource"]})
    else:
        assert found["total"] == 0
    json.dumps(found)
