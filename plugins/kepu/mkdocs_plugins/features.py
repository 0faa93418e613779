"""Which features mkdocs.yml switches on, and the plugin that stands for one there.

Comes in: a MkDocs configuration. Goes out: feature names that the planners know.
"""

from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.plugins import BasePlugin

from kepu.plan.site import FEATURES, Feature


class FeatureConfig(Config):
    """A feature has no options."""


class FeaturePlugin(BasePlugin[FeatureConfig]):
    """Stands for a feature in mkdocs.yml; what it plans is the catalogue's business."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Make sure that there is a catalogue to take the feature's entries from.

        Raises:
            ConfigurationError: mkdocs.yml has no `kepu/catalog`.
        """
        if "kepu/catalog" not in config.plugins:
            raise ConfigurationError("kepu/hall、kepu/search 要和 kepu/catalog 一起写在 plugins 里")
        return config


def features_of(config: MkDocsConfig) -> frozenset[Feature]:
    """List the features whose plugins are switched on."""
    return frozenset(name for name in FEATURES if f"kepu/{name}" in config.plugins)
