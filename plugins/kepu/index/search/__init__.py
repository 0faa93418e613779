"""The search index: what a site's entries say, cut into small files that a browser fetches as it needs them.

Comes in: a site's context. Goes out: `DataFile`s below `assets/search/`: a part that all sites of a county share and
that is made once, and a small part of the site's own. Nothing here ranks: the browser does
(`theme/assets/src/search/`).
"""
