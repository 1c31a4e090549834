"""What changed from one version of a policy to another, in words, and whether any of it decides a level.

`all.py` gathers; a file per part of a policy compares that part. Keep how a version itself is told in `document/`.
"""
