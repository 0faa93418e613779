"""`kepu/hall`: switches the digital science hall on. Leave it out of mkdocs.yml and no hall page is planned."""

from kepu.mkdocs_plugins.features import FeaturePlugin


class HallPlugin(FeaturePlugin):
    """Stands for the hall in mkdocs.yml."""
