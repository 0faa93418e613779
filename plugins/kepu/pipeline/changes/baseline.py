"""The tree that a proposal starts from, composed without being checked once more.

Comes in: a folder. Goes out: a `Checked` tree with what reading and composing found. It was checked when it was
merged, and to look for unclear sentences in it again would take longer than everything else.
"""

from pathlib import Path

from kepu.compose.layers import compose
from kepu.pipeline.check import Checked, Documents, SiteCatalog, lay
from kepu.problems import has_errors
from kepu.read import ParseCache, read_prose, read_tree
from kepu.validate.layers import validate_layers
from kepu.validate.prose import validate_prose


def compose_tree(root: Path, cache: ParseCache) -> Checked | None:
    """Read and compose everything below a root; None where a file does not hold up."""
    tree, prose = read_tree(root, "catalog", cache), read_prose(root, "content")
    layers, misfits = validate_layers(tree.documents)
    pages, wrong = validate_prose(prose.prose, layers.base.items.get("hotline", {}))
    found = (*tree.problems, *prose.problems, *misfits, *wrong)
    if has_errors(found):
        return None
    documents: Documents = {document.path: document for document in tree.documents}
    base = compose([layers.base], documents)
    portals, communities = [], []
    for county in layers.counties:
        below = lay(base, county, documents)
        portals.append(SiteCatalog(county, county, below.catalog, below.problems))
        for layer in layers.communities[county.id]:
            above = lay(below, layer, documents)
            problems = (*above.problems, *below.problems)
            communities.append(SiteCatalog(layer, county, above.catalog, problems))
    return Checked(
        shared=(*found, *base.problems),
        portals=tuple(portals),
        communities=tuple(communities),
        prose=pages,
        sources=tree.sources,
        entries=sum(1 for _ in base.catalog.entries()),
        files=len(tree.documents) + len(prose.prose),
    )
