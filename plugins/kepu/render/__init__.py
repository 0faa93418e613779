"""Page plans to body HTML, from autoescaped templates.

Comes in: a page plan and a source of slots. Goes out: HTML for the page's body. Text from the catalogue is
escaped for where it stands; fields declared as Markdown go through Markdown and then a sanitiser.
"""
