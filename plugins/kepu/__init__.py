"""Kepu 社区科普门户: a catalogue of YAML files in, one static site per residential community out."""

__version__ = "0.1.0"
