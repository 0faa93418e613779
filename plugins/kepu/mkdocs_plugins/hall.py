"""`kepu/hall`: switches the digital science hall on. Leave it out of mkdocs.yml and no hall page is planned."""

from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin

from kepu.mkdocs_plugins.features import require_catalog


class HallConfig(Config):
    """`kepu/hall` has no options."""


class HallPlugin(BasePlugin[HallConfig]):
    """Stands for the hall in mkdocs.yml."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Make sure that there is a catalogue to take exhibits from.

        Raises:
            ConfigurationError: mkdocs.yml has no `kepu/catalog`.
        """
        require_catalog(config, "kepu/hall")
        return config
