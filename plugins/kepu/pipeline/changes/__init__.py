"""What a proposal changes, in words: entry by entry, and page by page of each site.

Comes in: two checked trees, their plans and the files that differ. Goes out: a `Report`. It judges nothing; it shows
a reviewer what residents would read differently, numbers first.
"""
