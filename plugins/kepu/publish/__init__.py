"""Bytes to a directory, whole or not at all.

Comes in: files with their paths. Goes out: a directory that a reader always finds complete. A build that fails
leaves the last good site standing.
"""
