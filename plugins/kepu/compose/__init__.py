"""Layers into one catalogue: add, hide, patch, with provenance and structural sharing.

Comes in: layers, base first. Goes out: a catalogue that shares every entry it did not change, and problems.
The semantics are those of the design's overlay section; nothing is copied, nothing is lost.
"""
