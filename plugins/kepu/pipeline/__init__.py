"""The stages in order: the table of contents of the program.

read → validate → compose → plan → { render | index } → stitch → publish. MkDocs enters as a function that wraps a
body in the theme's chrome; nothing here imports it.
"""
