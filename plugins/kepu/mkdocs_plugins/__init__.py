"""The rim: the only room that knows MkDocs.

Comes in: MkDocs' configuration and events. Goes out: pipeline calls, and pages in the theme's chrome. Nothing that
matters lives here, so that another renderer can take MkDocs' place.
"""
