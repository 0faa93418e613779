"""From documents to typed entries: shape, references, content rules.

Comes in: documents that `kepu.read` has read. Goes out: layers of typed items and a list of problems. Nothing
is raised for an editor's mistake, and all mistakes of a run are collected.
"""
