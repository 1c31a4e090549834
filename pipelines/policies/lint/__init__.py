"""The linter: what a policy file may state and still be wrong, one rule a function, gathered in `rules.py`.

A rule takes a version and yields problems with file, line and remedy. What a value alone can prove (its type, its
form) belongs to the models; keep grading out of here.
"""
