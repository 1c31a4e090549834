"""Policies as rows that SQL joins to: the only form in which a policy reaches the models.

Add the rows of a new table as a file of its own, its columns in `schema.py`; keep out what the models do with them.
"""
