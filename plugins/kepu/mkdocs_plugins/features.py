"""Which features mkdocs.yml switches on.

Comes in: a MkDocs configuration. Goes out: feature names that the planners know.
"""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError

from kepu.plan.site import FEATURES, Feature


def features_of(config: MkDocsConfig) -> frozenset[Feature]:
    """List the features whose plugins are switched on."""
    return frozenset(name for name in FEATURES if f"kepu/{name}" in config.plugins)


def require_catalog(config: MkDocsConfig, plugin: str) -> None:
    """Refuse a feature without its catalogue.

    Raises:
        ConfigurationError: mkdocs.yml has no `kepu/catalog`.
    """
    if "kepu/catalog" not in config.plugins:
        raise ConfigurationError(f"{plugin} 要和 kepu/catalog 一起写在 mkdocs.yml 的 plugins 里")
