"""Worked cases of the rulebook, run on the reference grader and on DuckDB through the real models.

Cases are data: bands.csv and golden.csv come from the rulebook as they are; tenure.csv, influence.csv, overall.csv and
combined.csv hold its sections 4.3 to 4.5, combinations.csv the counts of its question Q1, shipped.csv its sections 4.9
to 4.11 on the policies as shipped, shares.csv and populations.csv its 4.15 and 4.16. The
others are ours. Add a case as a row; add a file when a rule reads other columns.
"""
