"""Rule kinds: one small model per kind, and the registry that the policy model reads.

Add a kind as a file here plus one line in `registry.py`. Keep grading, rows and faults of a kind in their own files.
"""
