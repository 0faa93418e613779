"""The catalogue and the finished pages as files for machines and for taking along.

Comes in: a site plan, a catalogue, bytes of pages. Goes out: `DataFile`s. Nothing is written here.
"""
