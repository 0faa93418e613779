"""`kepu/search`: switches the list of everything on. Leave it out of mkdocs.yml and the site has no search page."""

from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin

from kepu.mkdocs_plugins.features import require_catalog


class SearchConfig(Config):
    """`kepu/search` has no options."""


class SearchPlugin(BasePlugin[SearchConfig]):
    """Stands for the search page in mkdocs.yml."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Make sure that there is a catalogue to list.

        Raises:
            ConfigurationError: mkdocs.yml has no `kepu/catalog`.
        """
        require_catalog(config, "kepu/search")
        return config
