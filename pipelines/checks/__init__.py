"""The gates: runs the suites of `expectations/` inside DuckDB and says what failed, where and how often.

Add a module here for how checks are run or reported. What must be true is declared in expectations/, never here.
"""
