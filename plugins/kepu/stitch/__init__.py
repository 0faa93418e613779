"""One rendered page with slots, and one community's values, into bytes.

Comes in: the bytes of a page rendered with sentinels, and what a community's slots hold. Goes out: the page as a
plain build of that community alone would have written it.
"""
