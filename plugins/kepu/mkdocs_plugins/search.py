"""`kepu/search`: switches the list of everything on. Leave it out of mkdocs.yml and the site has no search page."""

from kepu.mkdocs_plugins.features import FeaturePlugin


class SearchPlugin(FeaturePlugin):
    """Stands for the search page in mkdocs.yml."""
