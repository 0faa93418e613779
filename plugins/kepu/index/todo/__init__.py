"""What editors have to do: the entries of all layers by when they must be checked, as values, JSON and a calendar.

Comes in: composed catalogues, the day. Goes out: a `Worklist` and its forms. Nothing here reads files or the clock.
"""
