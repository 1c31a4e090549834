"""The rules of the house as tests: how code, models, checks and files must look.

Add a rule here when a review would otherwise have to remember it: a function from text to faults, a test that the
house keeps it, and a small bad example that it catches. Keep out what ruff and mypy already say.
"""
