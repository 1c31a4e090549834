"""The reference grader: slow, obvious, in pure Python, one file a rule kind; every engine must agree with it.

Add a rule kind as a file of its own and one line in `grader.py`; keep out speed, frames and SQL.
"""
