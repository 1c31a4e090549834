"""Policies: YAML -> model -> linter -> rows, with calendars, windows and the slow, obvious reference grader.

Plain Python over plain values; no engine, no orchestrator. Add a rule kind as a model in `kinds/`, a fault rule in
`lint/`, a reference in `reference/<kind>.py` and its rows; keep out what customers did (metrics) and who they are.
"""
