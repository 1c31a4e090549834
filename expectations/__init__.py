"""What must be true before anything is published, how severe it is, and why.

One folder per gate (`landed`, `graded`, `staged`), one file per relation, plain data only.
Add an expectation when a wrong row of this kind would reach a reader of the tiers; give it a case that fails it.
Keep out: how a check is run (pipelines/checks) and rules of grading (tests/spec).
"""
