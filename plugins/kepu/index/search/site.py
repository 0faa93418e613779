"""The search files of one site: the county's shared part, the site's own part, and the table of contents.

Comes in: a context and the county's shared index. Goes out: data files. A record that a community changed or hides is
struck out of the shared part by its number, so that a patched or hidden entry never shows its base version.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kepu.index.search.part import Part, data_script, digest_of, make_part, name_of
from kepu.index.search.record import FACETS, Record
from kepu.index.search.records import of_community, record_of, records_of
from kepu.index.search.shards import compact, table_facets
from kepu.index.search.tables import homophones, traditional
from kepu.index.search.words import Words, local_words, words_of
from kepu.model.datafile import DataFile
from kepu.plan.context import Context
from kepu.plan.searched import KIND_TITLES, PROSE, searched

FORMAT = 1
"""Version of the files; the page's script refuses a newer one and says so."""
_SHARED_SHARD, _OWN_SHARD = 7_500, 9_000
"""Raw bytes of a full shard, about 4 KiB compressed. What is small is cut less often: a request costs too."""
_FILES, _FILES_OF_MANY = 9, 7
"""Files of terms that one query may fetch; fewer where its ten results may lie in ten files of cards."""
_VOCABULARIES = {"audience": "audience", "format": "format", "mode": "delivery-mode"}
_COSTS = {"free": "免费", "material-fee": "可能收材料费"}


@dataclass(frozen=True)
class SharedIndex:
    """What all sites of a county share, made once."""

    county: Context
    records: tuple[Record, ...]
    numbers: Mapping[tuple[str, str], int]
    """Where each entry stands in the part."""
    facets: Mapping[str, object]
    used: Mapping[str, set[str]]
    """The ids of each facet that occur."""
    part: Part
    words: Words
    tables: Mapping[str, str]
    """What a browser fetches only when it needs it, by the name of its file."""
    files: tuple[DataFile, ...]
    """Everything to be written for each site."""


def share_index(county: Context, before: SharedIndex | None = None) -> SharedIndex:
    """Index what a county's sites share; an index made before serves again where no entry reads differently."""
    records = tuple(records_of(county))
    words = words_of(county)
    if before and (before.records, before.words) == (records, words):
        return replace(before, county=county)
    facets = table_facets(records)
    part = make_part(records, words, shard_bytes=_SHARED_SHARD)
    texts = {
        "facets": compact(facets),
        "homophones": homophones(),
        "traditional": traditional(),
    }
    tables = {name: data_script(f"{name}-{digest_of(text)}", text) for name, text in texts.items()}
    return SharedIndex(
        county=county,
        records=records,
        numbers={record.key: number for number, record in enumerate(records)},
        facets=facets,
        used=used_ids(records),
        part=part,
        words=words,
        tables={name: name_of(file) for name, file in tables.items()},
        files=(*part.files, *tables.values()),
    )


def index_search(context: Context, shared: SharedIndex) -> Iterator[DataFile]:
    """Make the search files of one site."""
    own, struck = own_records(context, shared)
    yield from assemble(context, shared, own, struck)


def assemble(
    context: Context, shared: SharedIndex, own: Sequence[Record], struck: Sequence[int]
) -> Iterator[DataFile]:
    """Put a site's files together from its own records and the numbers of the shared ones that it does not show."""
    yield from shared.files
    words = local_words(context)
    part = make_part(own, words, shard_bytes=_OWN_SHARD)
    yield from part.files
    contents = {
        "format": FORMAT,
        "parts": [
            _contents(shared.part, struck, is_own=False),
            _contents(part, (), is_own=context.site.kind == "community"),
        ],
        "files": _FILES_OF_MANY if part.is_scattered else _FILES,
        "tables": shared.tables,
        # A portal has no twin that could share its table: one file less to fetch.
        "lines": [*([shared.facets] if context.site.kind == "portal" else []), table_facets(own)],
        "fillers": (*shared.words.fillers, *words.fillers),
        "facets": FACETS,
        "titles": _titles(context, shared.used, used_ids(own)),
        "groups": [[each.site.id, each.site.place] for each in context.communities],
        "place": context.site.place,
    }
    yield data_script("index", compact(contents))


def _contents(part: Part, struck: Sequence[int], *, is_own: bool) -> dict[str, object]:
    return {
        "folder": part.folder,
        "entries": part.entries,
        "block": part.block,
        "first": part.first_terms,
        "struck": struck,
        "own": is_own,
    }


def own_records(
    context: Context, shared: SharedIndex
) -> tuple[tuple[Record, ...], tuple[int, ...]]:
    """Find a site's own records, and the numbers of the shared ones that it does not show."""
    if context.site.kind == "portal":
        return tuple(_of_communities(context)), ()
    county = shared.county.catalog
    own: list[Record] = []
    kept: set[tuple[str, str]] = set()
    for item in searched(context):
        key = (item.kind, item.value.id)
        if key in shared.numbers and county.get(*key) is item:
            kept.add(key)
        else:
            own.append(record_of(item, context))
    # Prose is the same for every site.
    struck = (
        number for key, number in shared.numbers.items() if key not in kept and key[0] != PROSE
    )
    return tuple(own), tuple(struck)


def _of_communities(portal: Context) -> Iterator[Record]:
    """Yield what the communities added themselves, for the county-wide search."""
    for community in portal.communities:
        id = community.site.id
        for item in searched(community):
            if item.provenance.layer == id:
                yield of_community(record_of(item, community), id)


def used_ids(records: Iterable[Record]) -> dict[str, set[str]]:
    """Collect the ids of each facet that records have."""
    used: dict[str, set[str]] = {name: set() for name in FACETS}
    for record in records:
        for name, ids in zip(FACETS, record.facets.values(), strict=True):
            used[name].update(ids)
    return used


def _titles(
    context: Context, shared: Mapping[str, set[str]], own: Mapping[str, set[str]]
) -> dict[str, dict[str, str]]:
    """Name the ids of each facet that occur, in the order in which a page offers them."""
    return {
        name: {id: title for id, title in known.items() if id in shared[name] or id in own[name]}
        for name, known in _known(context).items()
    }


def _known(context: Context) -> dict[str, dict[str, str]]:
    venues = {item.value.id: item.value.title for item in context.listed("venue")}
    communities = {each.site.id: each.site.place for each in context.communities}
    return {
        "kind": KIND_TITLES,
        "topic": {topic.id: topic.title for topic in context.topics},
        **{name: context.terms(vocabulary) for name, vocabulary in _VOCABULARIES.items()},
        "cost": _COSTS,
        "place": communities | venues,
    }
